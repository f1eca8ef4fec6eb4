import { afterEach, describe, expect, it, vi } from 'vitest';
import { addDays, dateInChina } from '#shared/base/calendarDate.ts';
import { starterPack } from '#test/builders/rulePack.ts';
import type { TestWorkstation } from '#test/builders/workstation.ts';
import { aWorkstation, until } from '#test/builders/workstation.ts';

// Publishing signs, writes and tests whole packs; a busy machine does that slowly.
vi.setConfig({ testTimeout: 120_000 });

let station: TestWorkstation;
afterEach(() => station.close());

describe('the trainer’s lessons', () => {
  it('are listed and published by calls of the window', async () => {
    station = await aWorkstation({ publishes: true });
    await station.call('profile.create', { kind: 'training' });
    const { lessons, published } = await station.call('training.lessons', {});
    expect(lessons.length).toBeGreaterThanOrEqual(5);
    const { pack } = starterPack();
    expect(published).toMatchObject([{ version: pack.version, seq: pack.seq }]);
    const day = addDays(dateInChina(Date.now()), 3);
    const after = await station.call('training.publishLesson', {
      lesson: 'loosenedWithTransition',
      effectiveFrom: day,
    });
    expect(after.lessons).toEqual(lessons);
    expect(after.published).toMatchObject([{ seq: pack.seq + 1, effectiveFrom: day }, { seq: pack.seq }]);
  });

  it('that cannot be published come back with the reason of the publisher', async () => {
    station = await aWorkstation({ publishes: true });
    await station.call('profile.create', { kind: 'training' });
    const publish = (lesson: string, effectiveFrom: string) =>
      station.backend.call('training.publishLesson', { lesson, effectiveFrom });
    expect(await publish('noSuchLesson', 'today')).toEqual({
      ok: false,
      error: { code: 'packs.lesson.unknown', params: { lesson: 'noSuchLesson' } },
    });
    expect(await publish('backToStart', '2020-01-01')).toMatchObject({
      error: { code: 'packs.lesson.past' },
    });
  });

  it('are there for training only, and only where the platform publishes', async () => {
    station = await aWorkstation();
    await station.call('profile.create', { kind: 'training' });
    expect(await station.backend.call('training.lessons', {})).toMatchObject({
      error: { code: 'training.noRules' },
    });
    await station.call('profile.create', { kind: 'live' });
    expect(await station.backend.call('training.lessons', {})).toMatchObject({
      error: { code: 'training.only' },
    });
  });

  it('reach the workstation: one touches drafts, one is held by the trial, and the way back is forward', async () => {
    station = await aWorkstation({ publishes: true });
    await station.call('profile.create', { kind: 'training' });
    const { ids } = await station.call('consignments.ids', { check: 'ready' });
    await station.call('exchange.send', { ids: ids.slice(0, 2) });
    await until(
      () => station.call('home.summary', {}),
      (summary) => summary.counts.closed === 2,
    );
    const take = async (lesson: string) => {
      const { published } = await station.call('training.publishLesson', { lesson, effectiveFrom: 'today' });
      const seq = published[0]?.seq ?? 0;
      const found = () => station.call('packs.installed', {});
      const idle = () =>
        until(
          () => station.call('packs.status', {}),
          ({ busy }) => busy === null,
          60_000,
        );
      await idle();
      await station.call('packs.update', {});
      const installed = await until(found, (packs) => packs.some((pack) => pack.seq === seq), 60_000);
      await idle();
      return installed.find((pack) => pack.seq === seq)?.hash ?? '';
    };
    const standing = async (hash: string) =>
      (await station.call('packs.installed', {})).find((pack) => pack.hash === hash)?.standing;
    const starting = (await station.call('packs.installed', {})).find(({ active }) => active)?.hash ?? '';

    const tightened = await take('telephoneRequired');
    expect(await standing(tightened)).toBe('active');
    const radar = await station.call('packs.radar', { before: starting, after: tightened });
    expect(radar.touched).toBeGreaterThan(0);
    expect(radar.byRule.map(({ rule }) => rule)).toContain('R6009');

    const faulty = await take('againstAccepted');
    expect([await standing(faulty), await standing(tightened)]).toEqual(['held', 'active']);
    const trial = await station.call('packs.shadow', { hash: faulty });
    expect([trial.stops, trial.refused.length]).toEqual([true, 2]);

    const back = await take('backToStart');
    expect([await standing(back), await standing(faulty)]).toEqual(['active', 'held']);
    const changes = await station.call('packs.changes', { before: starting, after: back });
    expect(changes.lines).toEqual([]);
  });
});
