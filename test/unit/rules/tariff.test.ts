import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import { compilePack } from '#shared/rules/compile.ts';
import { evaluate } from '#shared/rules/evaluate.ts';
import { packSchema } from '#shared/rules/pack.ts';
import { runPackTests } from '#shared/rules/packTests.ts';
import type { TariffLine } from '#shared/rules/tariff.ts';
import { MAX_TARIFF_LINES, tariffLineSchema, tariffSchema } from '#shared/rules/tariff.ts';
import { aDraft } from '#test/builders/consignment.ts';
import { aPack, aRule, starterPack } from '#test/builders/rulePack.ts';

const KNOWN: TariffLine = {
  code: '0902109000',
  zh: '绿茶',
  en: 'Green tea',
  unit1: '035',
  unit2: '007',
  elements: [
    { name: '品牌类型', required: true },
    { name: '其他', required: false },
  ],
  control: [
    { code: 'A', direction: 'import' },
    { code: 'B', direction: 'export' },
  ],
  inspection: ['R', 'S'],
  exportDuty: '0.5',
  rebate: '9',
  confidence: 'confirmed',
};
const NONE: TariffLine = {
  ...KNOWN,
  code: '6913100000',
  unit2: 'none',
  control: 'none',
  inspection: 'none',
  exportDuty: 'none',
  rebate: '0.0',
  confidence: 'toBeConfirmed',
};
const UNKNOWN: TariffLine = {
  ...NONE,
  code: '69131000',
  unit1: 'unknown',
  unit2: 'unknown',
  elements: 'unknown',
  control: 'unknown',
  inspection: 'unknown',
  exportDuty: 'unknown',
  rebate: 'unknown',
};
const TARIFF = [KNOWN, NONE, UNKNOWN];

function holds(assert: string, tariff: TariffLine[] | null = TARIFF): boolean {
  const pack = aPack(aRule({ assert }));
  const compiled = compilePack(tariff === null ? pack : { ...pack, tariff });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  const { findings, blocked } = evaluate(compiled.value, readConsignment(aDraft()), {
    today: '2026-01-05' as CalendarDate,
  });
  expect(blocked).toEqual([]);
  return findings.length === 0;
}

describe('the tariff in rules', () => {
  it.each([
    ['a value', "'0902109000'", ['S', 'B'], '035', '007', 2, [true, true, true, true, true]],
    ['known to be none', "'6913100000'", [], '035', '', 2, [true, true, true, true, true]],
    ['unknown', "'69131000'", [], '', '', 0, [false, false, false, false, false]],
    ['no line', "'9999999999'", [], '', '', 0, [false, false, false, false, false]],
    ['what is no code at all', "'__proto__'", [], '', '', 0, [false, false, false, false, false]],
  ] as const)('keeps apart: %s', (_name, code, has, unit1, unit2, elements, known) => {
    expect(holds(`tariffUnit1(${code}) == '${unit1}' && tariffUnit2(${code}) == '${unit2}'`)).toBe(true);
    expect(holds(`elementCount(${code}) == ${elements}`)).toBe(true);
    expect(holds(`hasControl(${code}, 'B')`)).toBe(has.some((one) => one === 'B'));
    expect(holds(`hasControl(${code}, 'b')`)).toBe(false);
    expect(holds(`inspectionHas(${code}, 'S')`)).toBe(has.some((one) => one === 'S'));
    expect(holds(`hasExportDuty(${code})`)).toBe(has.length > 0);
    expect(holds(`hasRebate(${code})`)).toBe(has.length > 0);
    const names = ['tariffUnit2Known', 'controlKnown', 'inspectionKnown', 'exportDutyKnown', 'rebateKnown'];
    expect(names.map((name) => holds(`${name}(${code})`))).toEqual(known);
  });

  it('says whether there is a line, and whether it is confirmed', () => {
    expect(holds("tariffFound('69131000') && !tariffFound('6913')")).toBe(true);
    expect(holds("tariffConfirmed('0902109000') && !tariffConfirmed('6913100000')")).toBe(true);
    expect(holds("!tariffFound('0902109000')", [])).toBe(true);
    expect(holds("!tariffFound('0902109000')", null)).toBe(true);
  });

  it('counts parts, and knows how declaration elements begin', () => {
    expect(holds("parts('', '|') == 0 && parts('a', '|') == 1 && parts('a||b', '|') == 3")).toBe(true);
    expect(holds("parts('abc', '') == 1")).toBe(true);
    expect(holds("fmt('elements', '4|2|x') && fmt('elements', '0|0')")).toBe(true);
    expect(holds("fmt('elements', '0|3|x') || fmt('elements', '5|0|x') || fmt('elements', '')")).toBe(false);
  });

  it('is type-checked, and noted as a table the rule reads', () => {
    for (const assert of [
      'hasControl(item.gcode)',
      'tariffUnit1(item.qty)',
      'tariffFound(item.gcode) == 1',
    ]) {
      expect(compilePack(aPack(aRule({ scope: 'item', assert }))).ok, assert).toBe(false);
    }
    const compiled = compilePack(aPack(aRule({ scope: 'item', assert: "hasControl(item.gcode, 'B')" })));
    expect(compiled.ok && [...(compiled.value.rules[0]?.tables ?? [])]).toEqual(['tariff']);
  });

  it('shows the made-up lines of the tests to the cases and to nothing else', () => {
    const pack = aPack(aRule({ scope: 'item', at: ['item.gcode'], assert: '!tariffFound(item.gcode)' }));
    const base = { 'items.0.gcode': '0902109000' };
    const cases = [{ name: 'found', expect: [['R0001', 'items.0.gcode'] as [string, string]] }];
    const tests = { ...pack.tests, base, cases, tariff: [KNOWN] };
    const compiled = compilePack({ ...pack, tests });
    if (!compiled.ok) throw new Error('does not compile');
    expect(runPackTests(compiled.value, tests)).toEqual({ failed: [], neverFailed: [] });
    const draft = aDraft({ items: aDraft().items.map((item) => ({ ...item, gcode: '0902109000' })) });
    const today = '2026-01-05' as CalendarDate;
    expect(evaluate(compiled.value, readConsignment(draft), { today }).findings).toEqual([]);
  });
});

describe('tariff lines from outside', () => {
  it.each([
    ['a short code', { code: '0902' }],
    ['a unit by name', { unit1: '千克' }],
    ['no first unit', { unit1: 'none' }],
    ['an empty list of conditions', { control: [] }],
    ['a condition of two letters', { control: [{ code: 'AB', direction: 'export' }] }],
    ['a duty that is no number', { exportDuty: '20%' }],
    ['a part nobody declared', { extra: 1 }],
  ])('are refused: %s', (_name, part) => {
    expect(tariffLineSchema.safeParse({ ...KNOWN, ...part }).success).toBe(false);
  });

  it('are refused twice, and without end', () => {
    expect(tariffSchema.safeParse([KNOWN, NONE, KNOWN]).success).toBe(false);
    expect(tariffSchema.safeParse(Array(MAX_TARIFF_LINES + 1).fill(KNOWN)).success).toBe(false);
  });
});

describe('the tariff that ships', () => {
  const { pack } = starterPack();

  it('is well-formed, with units of the unit table and conditions of the table of documents', () => {
    expect(packSchema.safeParse(pack).success).toBe(true);
    const units = new Set((pack.tables['unit'] ?? []).map(({ code }) => code));
    const documents = new Set((pack.tables['document'] ?? []).map(({ code }) => code));
    expect(pack.tariff?.length).toBe(107);
    for (const { code, unit1, unit2, control } of pack.tariff ?? []) {
      for (const unit of [unit1, unit2]) expect(/^\d/.test(unit) ? units.has(unit) : true, code).toBe(true);
      if (typeof control !== 'string') for (const one of control) expect(documents.has(one.code)).toBe(true);
    }
  });

  /** Findings above a hint by the rules that look into the tariff, for items of this line under any other circumstances. */
  function grave(line: TariffLine): readonly string[] {
    const compiled = compilePack({ ...pack, tariff: [line] });
    if (!compiled.ok) throw new Error('does not compile');
    const asking = new Set(
      compiled.value.rules.filter(({ tables }) => tables.has('tariff')).map(({ rule }) => rule.id),
    );
    expect(asking.size).toBeGreaterThan(30);
    const today = '2026-01-05' as CalendarDate;
    return ['A', 'B'].flatMap((statisticsFlag) =>
      ['yes', 'no', ''].flatMap((given) => {
        const unit2 = given === 'yes' ? '007' : '';
        const item = { gcode: line.code, gmodel: '', wildlife: given, inspectionNo: '', unit1: '035', unit2 };
        const items = aDraft().items.map((one) => ({ ...one, ...item }));
        const declaration = { statisticsFlag, licenseNo: '', refundWanted: given };
        const { findings } = evaluate(compiled.value, readConsignment(aDraft({ items, declaration })), {
          today,
        });
        return findings
          .filter(({ rule, severity }) => asking.has(rule) && severity !== 'info')
          .map(({ rule }) => rule);
      }),
    );
  }

  it.each(['confirmed', 'toBeConfirmed'] as const)(
    'never takes what nobody has looked up for none, nor for some: a line of which all is unknown (%s)',
    (confidence) => {
      expect(grave({ ...UNKNOWN, code: '6913100000', confidence })).toEqual([]);
    },
  );

  it('takes known to be none as an answer: a second unit is too much, and no refund is given', () => {
    const none = { ...NONE, confidence: 'confirmed' as const };
    expect([...new Set(grave(none))].sort()).toEqual(['C7152', 'R7207']);
    expect(grave({ ...none, unit2: 'unknown', rebate: 'unknown' })).toEqual([]);
  });

  it('takes a value as an answer: conditions that are known hold the consignment up', () => {
    const control = [{ code: 'B', direction: 'export' as const }];
    expect(grave({ ...UNKNOWN, code: '4602190000', confidence: 'confirmed', control })).toContain('C7132');
  });

  it('confirms few lines, and claims to know no export duty', () => {
    const lines = pack.tariff ?? [];
    expect(lines.filter(({ confidence }) => confidence === 'confirmed')).toHaveLength(8);
    expect(lines.every(({ exportDuty }) => exportDuty === 'unknown')).toBe(true);
  });
});
