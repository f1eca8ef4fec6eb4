import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TargetFile, Targets } from '@tufjs/models';
import { HASHES, loadPack } from '#backend/packs/loadPack.ts';
import type { PackIndex } from '#backend/packs/trust/formats.ts';
import { channelPath, filePath, indexPath, targetFile } from '#backend/packs/trust/formats.ts';
import { measureOf } from '#backend/packs/trust/metadata.ts';
import { readRepository, writeRepositoryFile } from '#backend/packs/trust/repositoryFiles.ts';
import type { DailyKeys } from '#backend/packs/trust/signing.ts';
import { headOf, writeEdition } from '#backend/packs/trust/signing.ts';
import { good } from '#test/builders/packRepository.ts';

const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

/** Signs and gives out the pack of a folder as a careless publisher would: whether it passes its tests is not looked at. */
export function publishUnchecked(
  { dir, keys }: { readonly dir: string; readonly keys: DailyKeys },
  packDir: string,
): PackIndex {
  const { pack, hash, files } = good(loadPack(packDir));
  const contents = [...files.map(({ name }) => name), HASHES].map((name) => ({
    name,
    bytes: new Uint8Array(readFileSync(join(packDir, name))),
  }));
  const index: PackIndex = {
    ...{ pack: pack.pack, version: pack.version, seq: pack.seq, published: pack.published, hash },
    files: contents.map(({ name, bytes }) => ({
      ...{ name, bytes: bytes.length },
      sha256: measureOf(bytes).hashes.sha256,
    })),
  };
  const given = { pack: pack.pack, seq: pack.seq, start: '2026-01-01T00:00:00Z', sharePercent: 100 };
  const added = new Map([
    [indexPath(pack.pack, pack.seq), bytesOf(index)],
    [channelPath('stable'), bytesOf({ channel: 'stable', packs: [given] })],
    ...contents.map(({ bytes }) => [filePath(measureOf(bytes).hashes.sha256), bytes] as const),
  ]);
  const { root, targets, snapshot, timestamp } = good(readRepository(dir));
  const next = new Targets({
    ...headOf('targets', targets.signed.version + 1, Date.now()),
    targets: { ...targets.signed.targets },
  });
  for (const [path, bytes] of added) {
    const measure = measureOf(bytes);
    next.addTarget(new TargetFile({ path, ...measure }));
    writeRepositoryFile(dir, targetFile(path, measure.hashes.sha256), bytes);
  }
  const snapshotVersion = snapshot.signed.version + 1;
  const timestampVersion = timestamp.signed.version + 1;
  good(writeEdition(dir, { root, targets: next, snapshotVersion, timestampVersion }, keys, Date.now()));
  return index;
}
