import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadPack } from '#backend/packs/loadPack.ts';
import { trustClient } from '#backend/packs/trust/client.ts';
import {
  bytesOf,
  measureOf,
  readRoot,
  readSnapshot,
  readTimestamp,
  SIGNED_AT,
} from '#backend/packs/trust/metadata.ts';
import type { TrustProblem } from '#backend/packs/trust/problem.ts';
import { renewRepository, rotateRoot } from '#backend/packs/trust/publisher.ts';
import { expiryOf } from '#backend/packs/trust/signing.ts';
import type { TrustFloor } from '#backend/store/contract/trust.ts';
import { aRepository, copyOf, good, publisherKeys } from '#test/builders/packRepository.ts';
import { anEntry } from '#test/builders/store.ts';
import { aClient, aRig, DAY, metadataOf, publishNext, refused, TODAY } from '#test/builders/trustRig.ts';
import { inside } from '#test/migrations/oldDatabase.ts';

beforeEach(() => void vi.setSystemTime(TODAY));
afterEach(() => void vi.useRealTimers());

describe('refused by signature, number and day', () => {
  it('rollback: an old timestamp with its snapshot and targets', async () => {
    const rig = await aRig();
    const old = copyOf(rig.dir);
    publishNext(rig, 2);
    good(await rig.client.refresh());
    const kept = rig.store.trust.kept('test');
    rig.server.state.dir = old;
    expect(refused(await rig.client.refresh())).toEqual({
      code: 'packs.trust.rollback',
      params: { role: 'timestamp', offered: 2, floor: 3 },
    });
    expect(rig.store.trust.kept('test')).toEqual(kept);
  });

  it('rollback: an old snapshot under a stolen timestamp key', async () => {
    const rig = await aRig();
    const oldSnapshot = readFileSync(metadataOf(rig.dir, '2.snapshot.json'));
    publishNext(rig, 2);
    good(await rig.client.refresh());
    const timestamp = readTimestamp(readFileSync(metadataOf(rig.dir, 'timestamp.json'))).toJSON();
    const signed = { ...Object(timestamp['signed']), version: 9 };
    signed.meta = { 'snapshot.json': { version: 2, ...measureOf(oldSnapshot) } };
    const forged = readTimestamp(new TextEncoder().encode(JSON.stringify({ signatures: [], signed })));
    for (const key of rig.keys.timestamp) forged.sign(key.sign);
    writeFileSync(metadataOf(rig.dir, 'timestamp.json'), bytesOf(forged));
    expect(refused(await rig.client.refresh())).toEqual({
      code: 'packs.trust.rollback',
      params: { role: 'snapshot', offered: 2, floor: 3 },
    });
  });

  it('freeze: a timestamp that is no longer renewed', async () => {
    const rig = await aRig();
    good(await rig.client.refresh());
    const pack = good(await rig.client.fetchPack('test.pack', 1, rig.packs));
    vi.setSystemTime(TODAY + 2 * DAY);
    expect(refused(await rig.client.refresh())).toEqual({
      code: 'packs.trust.freeze',
      params: { role: 'timestamp', expires: '2026-03-03T08:00:00Z' },
    });
    expect(refused(await rig.client.fetchPack('test.pack', 1, rig.packs)).code).toBe('packs.trust.freeze');
    expect(loadPack(pack.dir).ok).toBe(true);
    good(renewRepository(rig.dir, rig.keys, Date.now()));
    good(await rig.client.refresh());
  });

  it('expired: the keys themselves', async () => {
    const rig = await aRig();
    vi.setSystemTime(TODAY + 366 * DAY);
    good(renewRepository(rig.dir, rig.keys, Date.now()));
    expect(refused(await rig.client.refresh())).toMatchObject({
      code: 'packs.trust.expired',
      params: { role: 'root' },
    });
  });

  it('mix and match: old targets under a new snapshot', async () => {
    const rig = await aRig();
    const old = readFileSync(metadataOf(rig.dir, '2.targets.json'));
    publishNext(rig, 2);
    writeFileSync(metadataOf(rig.dir, '3.targets.json'), old);
    expect(refused(await rig.client.refresh())).toEqual({
      code: 'packs.trust.mixAndMatch',
      params: { role: 'targets' },
    });
  });

  it('mix and match: another snapshot than the timestamp names', async () => {
    const rig = await aRig();
    const old = readSnapshot(readFileSync(metadataOf(rig.dir, '1.snapshot.json')));
    writeFileSync(metadataOf(rig.dir, '2.snapshot.json'), bytesOf(old));
    expect(refused(await rig.client.refresh())).toEqual({
      code: 'packs.trust.mixAndMatch',
      params: { role: 'snapshot' },
    });
  });

  it("a stranger's keys", async () => {
    const rig = await aRig();
    good(await rig.client.refresh());
    const strange = aRepository(TODAY);
    publishNext(strange, 2);
    rig.server.state.dir = strange.dir;
    expect(refused(await rig.client.refresh())).toEqual({
      code: 'packs.trust.stranger',
      params: { role: 'timestamp' },
    });
  });

  it('one signature where two are needed', async () => {
    const rig = await aRig();
    const next = publisherKeys();
    good(rotateRoot(rig.dir, { keys: next, signers: [...rig.keys.root, ...next.root], daily: next }, TODAY));
    const root = readRoot(readFileSync(metadataOf(rig.dir, '2.root.json')));
    for (const key of rig.keys.root.slice(1)) delete root.signatures[key.id];
    writeFileSync(metadataOf(rig.dir, '2.root.json'), bytesOf(root));
    expect(refused(await rig.client.refresh())).toEqual({
      code: 'packs.trust.threshold',
      params: { role: 'root', signed: 1, needed: 2 },
    });
  });

  it('new keys with a step left out', async () => {
    const rig = await aRig();
    const all = { keys: rig.keys, signers: rig.keys.root, daily: rig.keys };
    good(rotateRoot(rig.dir, all, TODAY));
    good(rotateRoot(rig.dir, all, TODAY));
    writeFileSync(metadataOf(rig.dir, '2.root.json'), readFileSync(metadataOf(rig.dir, '3.root.json')));
    expect(refused(await rig.client.refresh())).toEqual({
      code: 'packs.trust.skippedRoot',
      params: { expected: 2, offered: 3 },
    });
  });

  it('something else than metadata', async () => {
    const rig = await aRig();
    rig.server.state.tricks.push([/timestamp/, (_, response) => void response.end('<html>login</html>')]);
    expect(refused(await rig.client.refresh()).code).toBe('packs.trust.badMetadata');
  });
});

describe('what the update library alone lets through', () => {
  async function rolledBack(damage: (folder: string) => void): Promise<TrustProblem> {
    const rig = await aRig();
    const old = copyOf(rig.dir);
    publishNext(rig, 2);
    good(await rig.client.refresh());
    rig.store.close();
    damage(rig.folder);
    rig.server.state.dir = old;
    const again = aClient(rig.settings.source, rig.firstRoot, rig.folder);
    const problem = refused(await again.client.refresh());
    expect(again.store.trust.kept('test').floors).toContainEqual(
      expect.objectContaining({ role: 'timestamp', floor: 3 }),
    );
    return problem;
  }

  it('damaged local metadata, then the first version served', async () => {
    const problem = await rolledBack((folder) =>
      inside(folder, (sql) => sql.run(`UPDATE trust_metadata SET bytes = x'7b22', sha256 = 'x'`)),
    );
    expect(problem).toMatchObject({ code: 'packs.trust.rollback', params: { offered: 2, floor: 3 } });
  });

  it('deleted local metadata, then the first version served', async () => {
    const problem = await rolledBack((folder) =>
      inside(folder, (sql) => sql.run('DELETE FROM trust_metadata')),
    );
    expect(problem).toMatchObject({ code: 'packs.trust.rollback', params: { offered: 2, floor: 3 } });
  });

  it('half-written local metadata with its hash in order', async () => {
    const problem = await rolledBack((folder) =>
      inside(folder, (sql) =>
        sql.run(
          `UPDATE trust_metadata SET bytes = x'616263',
            sha256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'`,
        ),
      ),
    );
    expect(problem.code).toBe('packs.trust.rollback');
  });

  it('new keys withheld once local metadata is gone', async () => {
    const rig = await aRig();
    const old = copyOf(rig.dir);
    good(rotateRoot(rig.dir, { keys: rig.keys, signers: rig.keys.root, daily: rig.keys }, TODAY));
    good(await rig.client.refresh());
    rig.store.close();
    inside(rig.folder, (sql) => sql.run('DELETE FROM trust_metadata'));
    rig.server.state.dir = old;
    const again = aClient(rig.settings.source, rig.firstRoot, rig.folder);
    expect(refused(await again.client.refresh())).toEqual({
      code: 'packs.trust.rollback',
      params: { role: 'root', offered: 1, floor: 2 },
    });
  });

  it('the clock set back 200 days, with an expired repository', async () => {
    const rig = await aRig();
    good(await rig.client.refresh());
    const pack = good(await rig.client.fetchPack('test.pack', 1, rig.packs));
    vi.setSystemTime(TODAY - 200 * DAY);
    const late = trustClient({ ...rig.settings, buildDate: 0 });
    expect(refused(await late.refresh())).toEqual({
      code: 'packs.trust.clockBack',
      params: { clock: '2025-08-14T08:00:00.000Z', floor: '2026-03-02T08:00:00.000Z' },
    });
    expect(loadPack(pack.dir).ok).toBe(true);
  });

  it('the clock set back before the first refresh: the signature itself tells the time', async () => {
    const rig = await aRig();
    vi.setSystemTime(TODAY - 200 * DAY);
    const first = trustClient({ ...rig.settings, buildDate: 0 });
    expect(refused(await first.refresh()).code).toBe('packs.trust.clockBack');
    const built = trustClient(rig.settings);
    expect(refused(await built.refresh())).toMatchObject({
      code: 'packs.trust.clockBack',
      params: { floor: '2026-03-02T08:00:00.000Z' },
    });
  });

  it('the clock set back within the tolerance: the floor is the time', async () => {
    const rig = await aRig();
    vi.setSystemTime(TODAY + 3 * DAY);
    good(renewRepository(rig.dir, rig.keys, Date.now()));
    good(await rig.client.refresh());
    const stale = copyOf(rig.dir);
    vi.setSystemTime(TODAY + 3.9 * DAY);
    good(renewRepository(rig.dir, rig.keys, Date.now()));
    good(await rig.client.refresh());
    vi.setSystemTime(TODAY + 3.2 * DAY);
    rig.server.state.dir = stale;
    rig.store.close();
    inside(rig.folder, (sql) => {
      sql.run('DELETE FROM trust_metadata');
      sql.run(`DELETE FROM trust_floor WHERE role <> 'clock'`);
      sql.run(`UPDATE trust_floor SET floor = floor + ${DAY / 4}`);
    });
    const again = aClient(rig.settings.source, rig.firstRoot, rig.folder);
    expect(refused(await again.client.refresh()).code).toBe('packs.trust.freeze');
  });

  it('a stolen timestamp key that ran ahead, in number and in time: new keys take it back', async () => {
    const rig = await aRig();
    const far = Date.UTC(2099, 0, 1);
    const honest = readFileSync(metadataOf(rig.dir, 'timestamp.json'));
    const timestamp = readTimestamp(honest).toJSON();
    const signed = { ...Object(timestamp['signed']), version: 999_999, expires: expiryOf(far + DAY) };
    signed[SIGNED_AT] = new Date(far).toISOString();
    const forged = readTimestamp(new TextEncoder().encode(JSON.stringify({ signatures: [], signed })));
    for (const key of rig.keys.timestamp) forged.sign(key.sign);
    writeFileSync(metadataOf(rig.dir, 'timestamp.json'), bytesOf(forged));
    expect(refused(await rig.client.refresh()).code).toBe('packs.trust.clockBack');
    vi.setSystemTime(far);
    refused(await rig.client.refresh());
    rig.store.trust.keep(
      'test',
      { metadata: [], floors: stolenFloors(rig.keys.timestamp[0]?.id ?? '', far), confirmedAt: far },
      anEntry(),
    );
    vi.setSystemTime(TODAY);
    writeFileSync(metadataOf(rig.dir, 'timestamp.json'), honest);
    expect(refused(await rig.client.refresh()).code).toBe('packs.trust.rollback');
    const next = { ...rig.keys, timestamp: publisherKeys().timestamp };
    good(rotateRoot(rig.dir, { keys: next, signers: rig.keys.root, daily: next }, TODAY));
    good(await rig.client.refresh());
    good(await rig.client.fetchPack('test.pack', 1, rig.packs));
  });
});

const stolenFloors = (keys: string, far: number): readonly TrustFloor[] => [
  { role: 'timestamp', floor: 999_999, keys },
  { role: 'clock', floor: far, keys },
];
