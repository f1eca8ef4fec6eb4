import { expect, it } from 'vitest';
import { exportControls } from '#backend/packs/exportControls.ts';
import { compilePack } from '#shared/rules/compile.ts';
import type { TariffLine } from '#shared/rules/tariff.ts';
import { aPack, aRule, starterPack } from '#test/builders/rulePack.ts';

const line = (code: string, control: TariffLine['control']): TariffLine => ({
  code,
  zh: '',
  en: '',
  unit1: 'unknown',
  unit2: 'unknown',
  elements: 'unknown',
  control,
  inspection: 'unknown',
  exportDuty: 'unknown',
  rebate: 'unknown',
  confidence: 'toBeConfirmed',
});

it('gives the conditions that concern exports, and none for what nobody has looked up', () => {
  const tariff = [
    line('7113191000', [
      { code: 'J', direction: 'both' },
      { code: 'A', direction: 'import' },
      { code: 'a', direction: 'unknown' },
      { code: '4', direction: 'export' },
    ]),
    line('6913900000', 'unknown'),
    line('4602190000', 'none'),
  ];
  const compiled = compilePack({ ...aPack(aRule()), tariff }, 'h');
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  const controls = exportControls(compiled.value);
  expect(controls('7113191000')).toEqual(['J', '4']);
  for (const code of ['6913900000', '4602190000', '1234567890', '']) expect(controls(code)).toEqual([]);
  expect(exportControls(compiled.value)('7113191000')).toEqual(['J', '4']);
});

it('knows the conditions of the starting rules', () => {
  expect(exportControls(starterPack().compiled)('0902109000')).toEqual(['B']);
});
