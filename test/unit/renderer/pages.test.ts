import { describe, expect, test } from 'vitest';
import { OUTBOX_FILTERS } from '#renderer/pages/exchange/outboxFilters.ts';
import { attentionGroups, isEmpty } from '#renderer/pages/home/attention.ts';
import { packAge } from '#renderer/pages/home/packAge.ts';
import { noteChange, takeBack } from '#renderer/pages/settings/changes.ts';
import { judgeEnterpriseCode } from '#renderer/pages/settings/enterpriseCode.ts';
import { EMPTY_RULE, movedUp, ruleOf, whoOf, withWhat } from '#renderer/pages/training/officerRules.ts';
import type { Settings } from '#shared/api/profile.ts';
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { parseDate } from '#shared/base/calendarDate.ts';
import { DOCUMENT_STATES } from '#shared/exchange/documentState.ts';

const NO_COUNTS = {
  draft: 0,
  queued: 0,
  underway: 0,
  inspection: 0,
  returned: 0,
  released: 0,
  closed: 0,
  turnedBack: 0,
  cancelled: 0,
  takenBack: 0,
};

describe('what wants the seller now', () => {
  test('comes by state, returns first, with what is not shown counted', () => {
    const row = (id: string, state: 'returned' | 'inspection') => ({ id, orderNo: id, state, info: '' });
    const groups = attentionGroups({
      counts: { ...NO_COUNTS, inspection: 1, returned: 7 },
      needsAction: [row('i', 'inspection'), ...'abcdef'.split('').map((id) => row(id, 'returned'))],
    });
    expect(groups.map(({ state, count, more }) => [state, count, more])).toEqual([
      ['returned', 7, 2],
      ['inspection', 1, 0],
    ]);
  });

  test('a workstation with only released goods is not empty', () => {
    expect(isEmpty({ counts: NO_COUNTS })).toBe(true);
    expect(isEmpty({ counts: { ...NO_COUNTS, released: 1 } })).toBe(false);
  });
});

describe('the age of a rule pack', () => {
  const on = (day: string, to: string | null = null) =>
    packAge(
      { published: '2026-01-01', effectiveFrom: '2026-01-01', effectiveTo: to },
      parseDate(day) as CalendarDate,
    );

  test.each([
    ['2025-12-31', 'notYet', 1],
    ['2026-01-01', 'fresh', 0],
    ['2026-03-02', 'fresh', 60],
    ['2026-03-03', 'aging', 61],
    ['2026-07-01', 'old', 181],
  ])('on %s it is %s', (day, meaning, days) => {
    expect(on(day)).toEqual({ meaning, days });
  });

  test('ends on the first day no longer in force', () => {
    expect(on('2026-01-31', '2026-02-01')?.meaning).toBe('fresh');
    expect(on('2026-02-01', '2026-02-01')?.meaning).toBe('expired');
  });
});

describe('an enterprise code', () => {
  test.each([
    ['', 'empty'],
    ['4199000001', 'customs'],
    ['91350100M000100Y43', 'credit'],
    ['914101', 'length'],
  ])('%j is %s', (code, kind) => {
    expect(judgeEnterpriseCode(code).kind).toBe(kind);
  });

  test('with a wrong check character names the right one', () => {
    expect(judgeEnterpriseCode('91350100M000100Y47')).toEqual({ kind: 'checkDigit', expected: '3' });
  });

  test('names the character that cannot stand there', () => {
    expect(judgeEnterpriseCode('4199-00001')).toEqual({ kind: 'characters', character: '-' });
    expect(judgeEnterpriseCode('91350100MO00100Y43')).toEqual({ kind: 'characters', character: 'O' });
  });
});

describe('changes of the settings', () => {
  const settings: Settings = {
    enterprise: { code: '', name: '', telephone: '', dxpId: '' },
    language: 'zh-CN',
    theme: 'system',
    backupFolder: '',
    defaults: {},
    letterhead: { nameEn: '', addressZh: '', addressEn: '', bankName: '', bankAccount: '', bankCode: '' },
    exportSets: [],
  };

  test('typing in one field is one change', () => {
    const first = noteChange([], 0, 'backupFolder', settings, { backupFolder: '/a' });
    const second = noteChange(
      first,
      500,
      'backupFolder',
      { ...settings, backupFolder: '/a' },
      { backupFolder: '/ab' },
    );
    expect(takeBack(second)).toEqual({ changes: [], part: { backupFolder: '' } });
  });

  test('another field is another change, taken back first', () => {
    const first = noteChange([], 0, 'backupFolder', settings, { backupFolder: '/a' });
    const second = noteChange(first, 10, 'theme', settings, { theme: 'dark' });
    const taken = takeBack(second);
    expect(taken?.part).toEqual({ theme: 'system' });
    expect(takeBack(taken?.changes ?? [])?.part).toEqual({ backupFolder: '' });
    expect(takeBack([])).toBeNull();
  });
});

describe('the trainer’s rules', () => {
  test('a form becomes a rule only when it is complete', () => {
    expect(ruleOf({ ...EMPTY_RULE, count: '3', info: ' 品名不符 ' })).toEqual({
      next: 3,
      do: 'return',
      info: '品名不符',
    });
    expect(ruleOf({ ...EMPTY_RULE, count: '0' })).toBeNull();
    expect(ruleOf({ ...EMPTY_RULE, who: 'orderNo' })).toBeNull();
  });

  test('words and numbers that do not belong to a release are left out', () => {
    expect(ruleOf({ ...EMPTY_RULE, who: 'all', do: 'release', code: '-1', info: 'x' })).toEqual({
      do: 'release',
    });
  });

  test('a rule for one kind of document says so, and asks nothing of it that cannot be', () => {
    const inspecting = { ...EMPTY_RULE, do: 'inspect' } as const;
    expect(ruleOf(withWhat(inspecting, 'return'))).toEqual({ document: 'return', next: 1, do: 'inspect' });
    expect(ruleOf(withWhat(inspecting, 'summary'))).toEqual({ document: 'summary', next: 1, do: 'return' });
    expect(ruleOf(withWhat(withWhat(inspecting, 'return'), 'declared'))).toEqual({ next: 1, do: 'inspect' });
  });

  test('reading a rule back says what it fits', () => {
    expect(whoOf({ every: 5, do: 'inspect' })).toEqual({ who: 'every', count: 5 });
    expect(whoOf({ do: 'release' }).who).toBe('all');
  });

  test('moving up changes the order and nothing else', () => {
    const rules = [{ do: 'release' }, { do: 'inspect' }] as const;
    expect(movedUp(rules, 1)).toEqual([{ do: 'inspect' }, { do: 'release' }]);
    expect(movedUp(rules, 0)).toBe(rules);
  });
});

test('the outbox filters cover every state of a document once', () => {
  expect(Object.values(OUTBOX_FILTERS).flat().toSorted()).toEqual(DOCUMENT_STATES.toSorted());
});
