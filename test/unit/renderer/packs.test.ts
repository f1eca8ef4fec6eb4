import { describe, expect, it } from 'vitest';
import { packNotices } from '#renderer/pages/home/packNotices.ts';
import { countKinds, shownChanges } from '#renderer/pages/rules/changeKinds.ts';
import { outcomeOf, share } from '#renderer/pages/rules/packRun.ts';
import { appError } from '#shared/api/errors.ts';
import type { JobProgress } from '#shared/api/events.ts';
import { canGoBack, chosenPair, defaultPair, isWhatIf, pairOf } from '#shared/api/packPair.ts';
import type { Language } from '#shared/i18n/texts.ts';
import { findText } from '#shared/i18n/texts.ts';
import { diffPacks } from '#shared/rules/packDiff.ts';
import { diffWords } from '#shared/rules/packDiffWords.ts';
import { phraseText } from '#shared/rules/phrase.ts';
import type { TariffLine } from '#shared/rules/tariff.ts';
import { aPackInfo } from '#test/builders/fakePacks.ts';
import { aPack, aRule } from '#test/builders/rulePack.ts';

const kept = aPackInfo('1.0.0', 'kept');
const active = aPackInfo('2.0.0', 'active');
const waiting = aPackInfo('3.0.0', 'waiting');
const held = aPackInfo('4.0.0', 'held');
const versions = (pair: ReturnType<typeof defaultPair>) =>
  pair === null ? null : [pair.before.version, pair.after.version];

describe('going back from the active pack', () => {
  const today = '2026-11-26';
  it.each([
    ['an earlier one', [active, kept], true],
    ['no other', [active], false],
    ['only one that was withdrawn', [active, aPackInfo('5.0.0', 'withdrawn')], false],
    ['only one to decide on', [active, held], false],
    ['only one to come', [active, aPackInfo('3.0.0', 'waiting', { effectiveFrom: '2026-11-27' })], false],
    ['only one whose days are over', [active, aPackInfo('1.0.0', 'kept', { effectiveTo: today })], false],
    ['one without a first day', [active, aPackInfo('1.0.0', 'kept', { effectiveFrom: '' })], true],
  ])('with %s', (_, installed, expected) => {
    expect(canGoBack(installed, today)).toBe(expected);
  });
});

describe('the two packs that the radar compares', () => {
  it.each([
    ['one pack', [active], null],
    ['an earlier one', [active, kept], ['1.0.0', '2.0.0']],
    ['one to come', [active, waiting, kept], ['2.0.0', '3.0.0']],
    ['one to decide on, newer than one to come', [active, held, waiting, kept], ['2.0.0', '4.0.0']],
    ['only one that was withdrawn', [active, aPackInfo('5.0.0', 'withdrawn')], ['2.0.0', '5.0.0']],
    [
      'one that was withdrawn, and an earlier one',
      [active, aPackInfo('5.0.0', 'withdrawn'), kept],
      ['1.0.0', '2.0.0'],
    ],
    ['no active one', [kept, waiting], null],
  ])('unasked, with %s', (_, installed, expected) => {
    expect(versions(defaultPair(installed))).toEqual(expected);
  });

  it('stand in the order of their numbers, whichever of them is active', () => {
    const installed = [active, held, waiting, kept];
    expect(versions(pairOf(installed, kept.hash))).toEqual(['1.0.0', '2.0.0']);
    expect(versions(pairOf(installed, waiting.hash))).toEqual(['2.0.0', '3.0.0']);
    expect(versions(pairOf(installed, active.hash))).toEqual(['1.0.0', '2.0.0']);
    expect(pairOf(installed, 'f'.repeat(64))).toBeNull();
  });

  it('prefer the earlier pack of the same name', () => {
    const other = aPackInfo('1.9.0', 'kept', { id: 'cn.other', hash: 'b'.repeat(64) });
    const oldest = aPackInfo('0.9.0', 'kept', { seq: 0 });
    expect(versions(pairOf([active, other, oldest], active.hash))).toEqual(['0.9.0', '2.0.0']);
  });

  it('are those an address names; what it names wrongly is chosen as unasked', () => {
    const installed = [active, waiting, kept];
    const asked = (before?: string, after?: string) => versions(chosenPair(installed, { before, after }));
    expect(asked(waiting.hash, kept.hash)).toEqual(['3.0.0', '1.0.0']);
    expect(asked(undefined, active.hash)).toEqual(['1.0.0', '2.0.0']);
    expect(asked(active.hash, active.hash)).toEqual(['1.0.0', '2.0.0']);
    expect(asked('gone', 'gone')).toEqual(['2.0.0', '3.0.0']);
  });

  it('are a preview while the newer one is not in use', () => {
    expect(isWhatIf({ before: active, after: waiting })).toBe(true);
    expect(isWhatIf({ before: kept, after: active })).toBe(false);
  });
});

describe('what the first page says of the rules', () => {
  const quiet = { source: 'training', expired: false, clock: null, unseen: [], damaged: [] } as const;
  const kinds = (...args: Parameters<typeof packNotices>) =>
    packNotices(...args).map((notice) =>
      'pack' in notice
        ? `${notice.kind} ${notice.pack.version}`
        : 'pair' in notice
          ? `${notice.kind} ${notice.pair.before.version} ${notice.pair.after.version}`
          : notice.kind,
    );

  it('is nothing while nothing is new and all is in order', () => {
    expect(kinds(quiet, [active, kept, aPackInfo('5.0.0', 'withdrawn')])).toEqual([]);
  });

  it('speaks of changes until they have been seen, of a pack to come until it is in use', () => {
    const installed = [active, waiting, kept];
    expect(kinds({ ...quiet, unseen: [active.hash] }, installed)).toEqual([
      'changed 1.0.0 2.0.0',
      'waiting 3.0.0',
    ]);
    expect(kinds(quiet, installed)).toEqual(['waiting 3.0.0']);
  });

  it('speaks of each pack once: of a new one that waits as changed, of a held one as held', () => {
    const installed = [active, held, waiting, kept];
    expect(kinds({ ...quiet, unseen: [held.hash, waiting.hash, active.hash] }, installed)).toEqual([
      'held 4.0.0',
      'changed 2.0.0 3.0.0',
    ]);
  });

  it('says nothing of a pack while it is being tried', () => {
    const trying = aPackInfo('4.0.0', 'trying');
    expect(kinds({ ...quiet, unseen: [trying.hash] }, [active, trying, kept])).toEqual([]);
  });

  it('is silent on packs that a newer one in use has overtaken', () => {
    const newest = aPackInfo('6.0.0', 'active');
    expect(kinds(quiet, [newest, held, waiting, { ...active, active: false, standing: 'kept' }])).toEqual([]);
  });

  it('has nothing to compare the only pack with', () => {
    expect(kinds({ ...quiet, unseen: [active.hash] }, [active])).toEqual([]);
  });

  it('speaks of expiry only where there is a source that could mend it', () => {
    expect(kinds({ ...quiet, expired: true }, [active])).toEqual(['expired']);
    expect(kinds({ ...quiet, expired: true, source: 'none' }, [active])).toEqual([]);
  });

  it('speaks of a wrong clock and of damaged packs', () => {
    const clock = appError('packs.trust.clockBack');
    const damaged = [appError('packs.damaged'), appError('packs.damaged')];
    expect(kinds({ ...quiet, clock, damaged }, [active])).toEqual(['damaged', 'clock']);
  });
});

const LINE: TariffLine = {
  ...{ code: '4602190000', zh: '草编', en: 'Straw', unit1: '035', unit2: 'none', elements: 'unknown' },
  ...{ control: 'none', inspection: 'none', exportDuty: 'none', rebate: '13', confidence: 'confirmed' },
};

describe('the changes between two packs', () => {
  const row = (code: string, zh: string) => ({
    ...{ code, zh, en: code, customs: '', confidence: 'confirmed' as const },
  });
  // Each rule names its regime, so that another one of the pack is no change of theirs.
  const ofRegime = (change: Parameters<typeof aRule>[0]) => aRule({ ...change, regimes: ['9610'] });
  const before = {
    ...aPack(
      ofRegime({ id: 'R0001' }),
      ofRegime({ id: 'R0002', severity: 'hold' }),
      ofRegime({ id: 'R0003' }),
      ofRegime({ id: 'R0004', severity: 'hold' }),
    ),
    tables: { port: [row('USA999', '停用港')] },
  };
  const after = {
    ...aPack(
      ofRegime({ id: 'R0001', msg: { 'zh-CN': '请填订单编号', en: 'Enter the order number' } }),
      ofRegime({ id: 'R0002', severity: 'fatal' }),
      ofRegime({ id: 'R0004', severity: 'warning' }),
      ofRegime({ id: 'R0005', phase: { warnBefore: '2026-06-01' } }),
    ),
    seq: 2,
    regimes: ['9610', '9710'],
    effective: { from: '2026-03-01', to: null },
    tables: { port: [] },
    tariff: [LINE],
  };
  const lines = diffWords(diffPacks(before, after));
  const say = (language: Language) => (phrase: Parameters<typeof phraseText>[0]) =>
    phraseText(phrase, (key) => findText(language, key));
  const shown = (
    kind: Parameters<typeof shownChanges>[1]['kind'],
    search = '',
    language: Language = 'zh-CN',
  ) =>
    shownChanges(lines, { kind, search }, say(language)).flatMap((part) =>
      part.lines.map(({ line }) => `${part.group} ${line.about.name}`),
    );

  it('are each of one kind, counted for the filter', () => {
    expect(countKinds(lines).map(({ kind, count }) => `${kind} ${count}`)).toEqual([
      'added 1',
      'dropped 1',
      'tightened 1',
      'loosened 1',
      'codes 1',
      'tariff 1',
      'other 2',
    ]);
    expect(countKinds([])).toEqual([]);
  });

  it('stand by what they are about', () => {
    expect(shown('all')).toEqual([
      'pack 9710',
      'rules R0001',
      'rules R0002',
      'rules R0004',
      'rules R0005',
      'rules R0003',
      'codes port',
      'tariff tariff',
    ]);
    expect(shown('added')).toEqual(['rules R0005']);
    expect(shown('other')).toEqual(['pack 9710', 'rules R0001']);
  });

  it('are found by the words they are shown with, in the language of the reader', () => {
    expect(shown('all', '停用港')).toEqual(['codes port']);
    expect(shown('all', 'usa999', 'en')).toEqual(['codes port']);
    expect(shown('tariff', '停用港')).toEqual([]);
  });

  it('say their first day, or leave it to be said beside them', () => {
    const said = shownChanges(lines, { kind: 'all', search: '' }, say('zh-CN')).flatMap((part) => part.lines);
    expect(said.filter((one) => !one.saysDay).map(({ line }) => line.about.name)).toEqual(['R0001']);
    expect(said.every(({ line }) => line.from === '2026-03-01')).toBe(true);
  });
});

describe('an update that was asked for', () => {
  const progress = (state: JobProgress['state'], done = 0, total: number | null = null): JobProgress => ({
    ...{ job: 'j1', kind: 'packs', state, done, total, importId: null, counts: null, error: null },
  });
  const run = (state: JobProgress['state'] | null) => ({
    ...{ job: 'j1', before: [active.hash], progress: state === null ? null : progress(state) },
  });

  it('tells what arrived from what was there', () => {
    expect(outcomeOf(run('done'), [active, waiting])).toEqual({ kind: 'arrived', packs: [waiting] });
    expect(outcomeOf(run('done'), [active])).toEqual({ kind: 'nothing' });
    expect(outcomeOf(run(null), [active, waiting])).toEqual({ kind: 'running' });
    expect(outcomeOf(run('cancelled'), [active, waiting])).toEqual({ kind: 'cancelled' });
  });

  it('knows how far it is once the length is known', () => {
    expect(share(progress('running', 5))).toBeNull();
    expect(share(progress('running', 5, 0))).toBeNull();
    expect(share(progress('running', 5, 20))).toBe(0.25);
    expect(share(progress('running', 30, 20))).toBe(1);
  });
});
