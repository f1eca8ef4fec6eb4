import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { sealFolder } from '#backend/packs/authoring/sealFolder.ts';
import { PACK_BOUNDS } from '#backend/packs/packFiles.ts';
import { createRepository, publishPack } from '#backend/packs/trust/publisher.ts';
import { aPackFolder, aTrustFolder, good, publisherKeys } from '#test/builders/packRepository.ts';
import { aClient, TODAY } from '#test/builders/trustRig.ts';

beforeEach(() => {
  vi.setSystemTime(TODAY);
  return () => void vi.useRealTimers();
});

/** A pack with a tariff as an agency has it: more lines than one JSON file may hold, one on each line. */
function aTariffPack(): string {
  const dir = aPackFolder();
  const lines = Array.from({ length: 13_500 }, (_, n) =>
    JSON.stringify({
      code: String(6_900_000_000 + n),
      zh: `商品 ${n}`,
      en: `Goods ${n}`,
      ...{ unit1: 'unknown', unit2: 'none', elements: 'unknown', control: 'none', inspection: 'none' },
      ...{ exportDuty: 'none', rebate: '13', confidence: 'toBeConfirmed' },
    }).padEnd(330, ' '),
  );
  writeFileSync(join(dir, 'tables', 'tariff.ndjson'), `${lines.join('\n')}\n`);
  const manifest = join(dir, 'manifest.json');
  const read = JSON.parse(readFileSync(manifest, 'utf8')) as Readonly<Record<string, unknown>>;
  writeFileSync(manifest, JSON.stringify({ ...read, tariff: 'tables/tariff.ndjson' }));
  good(sealFolder(dir));
  return dir;
}

it('publishes and fetches a tariff of lines above the bound of a single JSON value', async () => {
  const repository = join(aTrustFolder(), 'repository');
  const keys = publisherKeys();
  const firstRoot = good(createRepository(repository, keys, TODAY));
  const dir = aTariffPack();
  expect(statSync(join(dir, 'tables', 'tariff.ndjson')).size).toBeGreaterThan(PACK_BOUNDS.fileBytes);
  const { index } = good(publishPack(repository, dir, keys, TODAY));
  const rig = aClient({ kind: 'folder', path: repository }, firstRoot);
  good(await rig.client.refresh());
  const fetched = good(await rig.client.fetchPack('test.pack', 1, rig.packs));
  expect(fetched.index.hash).toBe(index.hash);
  expect(fetched.fetchedBytes).toBeGreaterThan(PACK_BOUNDS.fileBytes);
});
