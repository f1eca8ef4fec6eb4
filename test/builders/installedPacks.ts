import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeVariant } from '#backend/packs/authoring/writeVariant.ts';
import { loadPack } from '#backend/packs/loadPack.ts';
import { headOf, listHashOf } from '#backend/packs/packHead.ts';
import { packFolder } from '#backend/packs/trust/assemble.ts';
import { profileFolderName } from '#backend/ports.ts';
import type { PackState } from '#backend/store/contract/packs.ts';
import { openWorkStore } from '#backend/store/openWorkStore.ts';
import type { ProfileKind } from '#shared/api/profile.ts';
import type { RulePack } from '#shared/rules/pack.ts';
import { STARTER_PACK, starterPack } from '#test/builders/rulePack.ts';

/** The next edition of the pack that ships, with single parts changed. */
export function nextEdition(change: (pack: RulePack) => Partial<RulePack>): RulePack {
  const { pack } = starterPack();
  const version = pack.version.replace(/\d+$/, (patch) => String(Number(patch) + 1));
  return { ...pack, seq: pack.seq + 1, version, ...change(pack) };
}

/**
 * Puts a pack into a closed profile as an update would have, files and row; from the next opening it is there. Gives its
 * hash.
 */
export function installPack(
  dataFolder: string,
  kind: ProfileKind,
  pack: RulePack,
  state: PackState,
  at: number,
): string {
  const profile = join(dataFolder, profileFolderName(kind));
  const scratch = mkdtempSync(join(tmpdir(), 'highland-pack-'));
  try {
    const written = writeVariant(STARTER_PACK, scratch, pack);
    if (!written.ok) throw new Error(JSON.stringify(written.error));
    const loaded = loadPack(scratch);
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
    const { hash } = loaded.value;
    cpSync(scratch, packFolder(join(profile, 'packs'), hash), { recursive: true });
    const store = openWorkStore(profile, { now: () => at, appVersion: '0.0.0-test' });
    if (!store.ok) throw new Error(JSON.stringify(store.error));
    const head = headOf(loaded.value, listHashOf(scratch));
    const audit = { at, actor: 'user', action: 'packs.installed', subject: hash, detail: {} };
    store.value.packs.install({ ...head, origin: 'stick', installedAt: at, state, unseen: false }, audit);
    store.value.close();
    return hash;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
