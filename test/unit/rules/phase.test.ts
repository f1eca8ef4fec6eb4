import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { pointer } from '#shared/base/pointer.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import { compilePack } from '#shared/rules/compile.ts';
import { evaluate, evaluateIncremental } from '#shared/rules/evaluate.ts';
import type { PackRule, PackTests } from '#shared/rules/pack.ts';
import { packSchema, severityOn } from '#shared/rules/pack.ts';
import { runPackTests } from '#shared/rules/packTests.ts';
import { aDraft } from '#test/builders/consignment.ts';
import { aPack, aRule, starterPack } from '#test/builders/rulePack.ts';

const read = readConsignment(aDraft());
const day = (text: string) => text as CalendarDate;

function severities(rule: Partial<PackRule>, today: string): string[] {
  const compiled = compilePack(aPack(aRule({ assert: 'false', ...rule })), 'hash');
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return evaluate(compiled.value, read, { today: day(today) }).findings.map((f) => f.severity);
}

describe('a rule with a phase', () => {
  const phase = { warnBefore: '2026-02-01' };

  it.each([
    ['fatal', 'warning'],
    ['hold', 'warning'],
    ['verify', 'verify'],
    ['warning', 'warning'],
    ['info', 'info'],
  ] as const)(
    '%s weighs as %s on the last day of the phase and as itself from the next',
    (severity, before) => {
      expect(severities({ severity, phase }, '2026-01-31')).toEqual([before]);
      expect(severities({ severity, phase }, '2026-02-01')).toEqual([severity]);
      expect(severities({ severity }, '2026-01-31')).toEqual([severity]);
    },
  );

  it('begins only when the rule itself is in force', () => {
    const effective = { from: '2026-01-10', to: null };
    expect(severities({ phase, effective }, '2026-01-09')).toEqual([]);
    expect(severities({ phase, effective }, '2026-01-10')).toEqual(['warning']);
  });

  it('weighs the same checked again after an edit as checked anew, on both sides of the day', () => {
    const rule = aRule({ assert: "order.note == 'ok'", phase, at: ['order.note'] });
    const compiled = compilePack(aPack(rule), 'hash');
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
    const context = { today: day('2026-01-31') };
    const first = evaluate(compiled.value, read, context);
    for (const today of ['2026-01-31', '2026-02-01']) {
      const now = { today: day(today) };
      const again = evaluateIncremental(first, compiled.value, read, now, [pointer('order', 'freight')]);
      expect(again).toEqual(evaluate(compiled.value, read, now));
      expect(again.findings.map((f) => f.severity)).toEqual([severityOn(rule, today)]);
    }
  });
});

describe('the tests of a pack', () => {
  it('can say how much a finding weighs on each side of the day', () => {
    const rule = aRule({
      assert: "order.note != ''",
      at: ['order.note'],
      phase: { warnBefore: '2026-02-01' },
    });
    const places: [string, string][] = [['R0001', 'order.note']];
    const suite = (severity: PackRule['severity'], today: string): PackTests => ({
      ...{ today: '2026-01-05', regime: '9610', base: {} },
      cases: [{ name: 'no note', today, expect: places, expectSeverity: { R0001: severity } }],
    });
    const run = (severity: PackRule['severity'], today: string) => {
      const pack = packSchema.parse({ ...aPack(rule), tests: suite(severity, today) });
      const compiled = compilePack(pack, 'hash');
      if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
      return runPackTests(compiled.value, pack.tests).failed;
    };
    expect(run('warning', '2026-01-31')).toEqual([]);
    expect(run('fatal', '2026-02-01')).toEqual([]);
    expect(run('fatal', '2026-01-31')).toEqual([
      {
        name: 'no note',
        expected: ['R0001 order.note', 'R0001 fatal'],
        found: ['R0001 order.note', 'R0001 warning'],
      },
    ]);
  });
});

describe('the format of a rule', () => {
  it('takes a phase and an example, and refuses half an example or a phase without a day', () => {
    const text = { 'zh-CN': '例', en: 'example' };
    const parse = (extra: object) => packSchema.safeParse(aPack({ ...aRule(), ...extra })).success;
    expect(parse({})).toBe(true);
    expect(parse({ phase: { warnBefore: '2026-02-01' }, example: { wrong: text, right: text } })).toBe(true);
    expect(parse({ phase: { warnBefore: 'soon' } })).toBe(false);
    expect(parse({ phase: {} })).toBe(false);
    expect(parse({ example: { wrong: text } })).toBe(false);
    expect(parse({ example: { wrong: { en: 'x' }, right: text } })).toBe(false);
  });

  it('leaves the pack that ships as it was', () => {
    const { pack, hash, compiled } = starterPack();
    expect(packSchema.parse(pack)).toEqual(pack);
    expect(compiled.hash).toBe(hash);
  });
});
