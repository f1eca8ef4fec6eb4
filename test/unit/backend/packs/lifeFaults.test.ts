import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { assemblePack } from '#backend/packs/trust/assemble.ts';
import { publishChannel, publishPack } from '#backend/packs/trust/publisher.ts';
import { writeStickFile } from '#backend/packs/trust/stickFile.ts';
import { addDays, dateInChina } from '#shared/base/calendarDate.ts';
import { publishUnchecked } from '#test/builders/careless.ts';
import { aPackFolder, aTrustFolder, good } from '#test/builders/packRepository.ts';
import type { AuditNote, PackStation } from '#test/builders/packStation.ts';
import { aPackStation, someResources, updated } from '#test/builders/packStation.ts';
import { aWorkstation, until } from '#test/builders/workstation.ts';
import { inside } from '#test/migrations/oldDatabase.ts';

const DAY = 86_400_000;

afterEach(() => void vi.useRealTimers());

function damage({ folder }: PackStation, hash: string): void {
  writeFileSync(join(folder, 'packs', hash, 'presence.json'), '{"title":{},"rules":[]}');
}

/** Opens the same data with a release of the program that ships another pack. */
async function afterProgramUpdate(rig: PackStation, parts: Parameters<typeof someResources>[0]) {
  await rig.station().backend.close();
  const resources = someResources(parts);
  const station = await aWorkstation({
    dataFolder: rig.station().dataFolder,
    resources,
    now: () => Date.now(),
  });
  onTestFinished(() => station.close());
  return station;
}

describe('a pack that was gone back from', () => {
  it('does not slip in again when the days of the one in use end, also where it comes with the program', async () => {
    const ends = addDays(dateInChina(Date.now()), 1);
    const rig = await aPackStation({ resources: someResources({ to: ends }) });
    const { hash } = await rig.active();
    const station = await afterProgramUpdate(rig, { seq: 2, text: '新' });
    const active = async () => (await station.call('packs.installed', {})).find((pack) => pack.active);
    await until(active, (pack) => pack?.seq === 2);
    await station.call('packs.rollBack', {});
    vi.setSystemTime(Date.now() + 2 * DAY);
    expect(await active()).toMatchObject({ hash, standing: 'active' });
    const again = await station.restart();
    onTestFinished(() => again.close());
    expect(await again.call('packs.installed', {})).toMatchObject([
      { hash, standing: 'active' },
      { seq: 2, standing: 'withdrawn' },
    ]);
  });

  it('is not taken away where the files of the one before are damaged', async () => {
    const rig = await aPackStation();
    const first = await rig.active();
    const hash = rig.publish({ seq: 2 });
    await updated(rig);
    await rig.station().backend.close();
    damage(rig, first.hash);
    await rig.restart();
    expect(await rig.refusal('packs.rollBack', {})).toBe('packs.damaged');
    expect(await rig.active()).toMatchObject({ hash, standing: 'active' });
    expect((await rig.notes()).map(({ action }) => action)).not.toContain('packs.withdrawn');
  });
});

describe('a check as of a day whose pack is damaged', () => {
  it('says so each time, and never answers by another pack', async () => {
    const rig = await aPackStation({ samples: true });
    const hash = rig.publish({ seq: 2, from: '2026-02-01' });
    await updated(rig);
    await rig.station().backend.close();
    damage(rig, hash);
    await rig.restart();
    const [id = ''] = (await rig.call('consignments.ids', {})).ids;
    for (let time = 0; time < 2; time += 1) {
      expect(await rig.refusal('passports.asOf', { id, day: '2026-03-01' })).toBe('packs.damaged');
    }
    expect((await rig.call('passports.asOf', { id, day: '2026-01-15' })).pack.seq).toBe(1);
  });
});

describe('a pack that comes with the program', () => {
  it('is tried before it is in force, also beside one of a higher number whose day is still to come', async () => {
    const rig = await aPackStation({ samples: true });
    rig.publish({ seq: 5, from: '2099-01-01' });
    await updated(rig);
    const station = await afterProgramUpdate(rig, { seq: 3, text: '新' });
    const [active] = await until(
      () => station.call('packs.installed', {}),
      ([pack]) => pack?.seq === 3,
    );
    await station.call('profile.close', {});
    const notes = inside(rig.folder, (sql) =>
      sql.all<AuditNote>(
        'SELECT action, subject, detail FROM audit WHERE subject = ? AND action LIKE ? ORDER BY n',
        [active?.hash ?? '', 'packs.%'],
      ),
    );
    expect(notes.map(({ action }) => action)).toEqual(['packs.installed', 'packs.tried', 'packs.activated']);
  });
});

describe('a pack whose trial the closing of the program cut short', () => {
  it('is tried on the next opening, whoever it came from and without a network', async () => {
    const rig = await aPackStation();
    const hash = rig.publish({ seq: 2 });
    await updated(rig);
    await rig.station().backend.close();
    await rig.server.close();
    inside(rig.folder, (sql) => sql.exec("UPDATE rule_pack SET state = 'untried' WHERE seq = 2"));
    await rig.restart();
    await until(rig.active, (pack) => pack.hash === hash);
  });
});

describe('an update of which one pack is no good', () => {
  it('refuses that one, and still brings the one that puts it right', async () => {
    const rig = await aPackStation();
    const { dir, keys } = rig.repository;
    publishUnchecked(rig.repository, aPackFolder({ seq: 2, expect: [] }));
    const { index } = good(publishPack(dir, aPackFolder({ seq: 3 }), keys, Date.now()));
    const given = [2, 3].map((seq) => ({
      ...{ pack: 'test.pack', seq, start: '2026-01-01T00:00:00Z', sharePercent: 100 },
    }));
    good(publishChannel(dir, { channel: 'stable', packs: given }, keys, Date.now()));
    expect(await updated(rig)).toMatchObject({ state: 'failed', error: { code: 'packs.ownTests' } });
    expect((await rig.active()).hash).toBe(index.hash);
    expect((await rig.call('packs.status', {})).offered).toMatchObject([{ seq: 2 }]);
  });
});

describe('a change of the pack that the disk did not take', () => {
  it('is written down and told of as soon as it can be', async () => {
    const rig = await aPackStation({ samples: true });
    const hash = rig.publish({
      seq: 2,
      from: addDays(dateInChina(Date.now()), 1),
      assert: "order.orderNo == 'EX1'",
    });
    await updated(rig);
    await rig.call('packs.seen', {});
    inside(rig.folder, (sql) =>
      sql.exec(`CREATE TRIGGER full BEFORE UPDATE OF activation ON rule_pack
        BEGIN SELECT RAISE(ABORT, 'disk is full'); END`),
    );
    vi.setSystemTime(Date.now() + DAY);
    const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect(await rig.active()).toMatchObject({ hash });
    expect(String(log.mock.calls[0]?.[0])).toContain('highland: packs: StoreFailure');
    log.mockRestore();
    expect((await rig.call('packs.status', {})).unseen).toEqual([]);
    inside(rig.folder, (sql) => sql.exec('DROP TRIGGER full'));
    expect((await rig.call('packs.status', {})).unseen).toEqual([hash]);
    await until(
      () => rig.call('consignments.ids', { check: 'blocked' }),
      ({ ids }) => ids.length > 0,
    );
    const activated = (await rig.notes()).filter(
      ({ action, subject }) => action === 'packs.activated' && subject === hash,
    );
    expect(activated).toHaveLength(1);
  });
});

describe('a disk that does not take what is to be written', () => {
  it('is named, and not the update file, which may be good', async () => {
    const rig = await aPackStation();
    rig.publish({ seq: 2 });
    const path = join(aTrustFolder(), 'rules.zip');
    good(writeStickFile(rig.repository.dir, path, rig.repository.keys, Date.now(), 60));
    const scratch = join(rig.folder, 'pack-downloads');
    rmSync(scratch, { recursive: true, force: true });
    writeFileSync(scratch, 'in the way');
    const ticket = await rig.station().backend.offerFile(path, 'rules.zip');
    const { job } = await rig.call('packs.takeFile', { ticket });
    expect(await rig.ended(job)).toMatchObject({ state: 'failed', error: { code: 'packs.trust.disk' } });
  });

  it('is left without half a pack', () => {
    const folder = aTrustFolder();
    const sha256 = 'a'.repeat(64);
    const index = {
      pack: 'test.pack',
      version: '1.0.0',
      seq: 1,
      published: '2026-01-01',
      hash: 'b'.repeat(64),
    };
    const files = [{ name: 'manifest.json', bytes: 1, sha256 }];
    expect(
      assemblePack(folder, { ...index, files }, new Map([[sha256, join(folder, 'gone')]])),
    ).toMatchObject({
      ok: false,
      error: { code: 'packs.trust.disk' },
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});
