import type { LoadedPack } from '#backend/packs/loadPack.ts';
import { HASHES } from '#backend/packs/loadPack.ts';
import { readPackFile } from '#backend/packs/packFiles.ts';
import type { NewPack } from '#backend/store/contract/packs.ts';

/** What a pack says of itself, as the store keeps it. */
export type PackHead = Omit<NewPack, 'origin' | 'installedAt' | 'state' | 'unseen'>;

/** The head of a pack that was read from a folder. */
export function headOf({ pack, hash }: LoadedPack, listHash: string): PackHead {
  return {
    hash,
    listHash,
    id: pack.pack,
    version: pack.version,
    seq: pack.seq,
    published: pack.published,
    effective: pack.effective,
    facts: {
      title: pack.title,
      publisher: pack.publisher,
      regimes: pack.regimes,
      rules: pack.rules.length,
      tables: Object.entries(pack.tables).map(([name, rows]) => ({ name, rows: rows.length })),
      tariffLines: pack.tariff?.length ?? 0,
    },
  };
}

/** The hash of a pack's list of hashes, which tells two packs apart without reading them; "" when there is none. */
export function listHashOf(dir: string): string {
  const list = readPackFile(dir, HASHES);
  return list.ok ? list.value.sha256 : '';
}
