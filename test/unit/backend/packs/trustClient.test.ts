import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadPack } from '#backend/packs/loadPack.ts';
import { trustClient } from '#backend/packs/trust/client.ts';
import { channelPath } from '#backend/packs/trust/formats.ts';
import { readRoot } from '#backend/packs/trust/metadata.ts';
import { publishChannel, renewRepository, rotateRoot } from '#backend/packs/trust/publisher.ts';
import { exportStick } from '#backend/packs/trust/stick.ts';
import { aRepository, aTrustFolder, good, publisherKeys } from '#test/builders/packRepository.ts';
import { aClient, aRig, DAY, metadataOf, publishNext, refused, TODAY } from '#test/builders/trustRig.ts';

beforeEach(() => void vi.setSystemTime(TODAY));
afterEach(() => void vi.useRealTimers());

describe('what is honest goes through', () => {
  it('fetches a pack, keeps what was verified, and an update carries only what changed', async () => {
    const rig = await aRig();
    const offer = good(await rig.client.refresh());
    expect(offer).toMatchObject({
      versions: { root: 1, targets: 2 },
      packs: [{ pack: 'test.pack', seq: 1 }],
    });
    const first = good(await rig.client.fetchPack('test.pack', 1, rig.packs));
    expect(good(loadPack(first.dir)).pack.seq).toBe(1);
    expect(rig.store.trust.kept('test').metadata).toHaveLength(4);
    expect(rig.store.audit.ofSubject('test', 9)).toMatchObject([
      { action: 'packs.refreshed', detail: { targets: 2 } },
    ]);

    publishNext(rig, 2);
    const progress: number[] = [];
    good(await rig.client.refresh());
    const second = good(
      await rig.client.fetchPack('test.pack', 2, rig.packs, {
        onProgress: ({ doneBytes, totalBytes }) => progress.push(doneBytes / totalBytes),
      }),
    );
    expect(second.fetchedBytes).toBeLessThan(first.fetchedBytes / 10);
    expect(progress.at(-1)).toBe(1);
    expect(readdirSync(rig.packs)).toHaveLength(2);
    expect(good(await rig.client.fetchPack('test.pack', 2, rig.packs)).fetchedBytes).toBe(0);
  });

  it('reads a channel, and none where there is none', async () => {
    const rig = await aRig();
    const packs = [{ pack: 'test.pack', seq: 1, start: '2026-03-01T00:00:00Z', sharePercent: 10 }];
    good(publishChannel(rig.dir, { channel: 'stable', packs }, rig.keys, TODAY));
    good(await rig.client.refresh());
    expect(good(await rig.client.channel('stable'))).toEqual({ channel: 'stable', packs });
    expect(good(await rig.client.channel('pilot'))).toBeNull();
    expect(channelPath('stable')).toBe('channels/stable.json');
  });

  it('goes the same way from a folder', async () => {
    const { dir, firstRoot } = aRepository(TODAY);
    const rig = aClient({ kind: 'folder', path: dir }, firstRoot);
    good(await rig.client.refresh());
    expect(good(await rig.client.fetchPack('test.pack', 1, rig.packs)).index.seq).toBe(1);
    const gone = aClient({ kind: 'folder', path: join(dir, 'nowhere') }, firstRoot);
    expect(refused(await gone.client.refresh()).code).toBe('packs.trust.unreachable');
  });

  it('takes a stick that was twenty days on its way, and the network after it', async () => {
    const rig = await aRig();
    good(await rig.client.refresh());
    publishNext(rig, 2);
    const stick = join(aTrustFolder(), 'stick');
    good(exportStick(rig.dir, stick, rig.keys, TODAY, 30));
    vi.setSystemTime(TODAY + 20 * DAY);
    expect(refused(await rig.client.refresh()).code).toBe('packs.trust.freeze');
    const source = { kind: 'folder', path: stick } as const;
    const byHand = trustClient({ ...rig.settings, source });
    good(await byHand.refresh());
    expect(good(await byHand.fetchPack('test.pack', 2, rig.packs)).index.seq).toBe(2);
    good(renewRepository(rig.dir, rig.keys, Date.now()));
    publishNext(rig, 3);
    good(await rig.client.refresh());
    good(await rig.client.fetchPack('test.pack', 3, rig.packs));
    expect(refused(await byHand.refresh()).code).toBe('packs.trust.rollback');
    vi.setSystemTime(TODAY + 31 * DAY);
    const late = aClient(source, rig.firstRoot);
    expect(refused(await late.client.refresh()).code).toBe('packs.trust.freeze');
  });

  it('follows a change of keys step by step', async () => {
    const rig = await aRig();
    good(await rig.client.refresh());
    let old = rig.keys;
    for (const version of [2, 3]) {
      const next = publisherKeys();
      const signers = [...old.root.slice(0, 2), ...next.root.slice(1)];
      good(rotateRoot(rig.dir, { keys: next, signers, daily: next }, TODAY));
      expect(readRoot(readFileSync(metadataOf(rig.dir, `${version}.root.json`))).signed.version).toBe(
        version,
      );
      old = next;
    }
    expect(good(await rig.client.refresh()).versions.root).toBe(3);
    expect(rig.store.trust.kept('test').floors).toContainEqual({ role: 'root', floor: 3, keys: '' });
    good(await rig.client.fetchPack('test.pack', 1, rig.packs));
  });
});
