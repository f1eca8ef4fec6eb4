import { expect, it } from 'vitest';
import { FILE_PROBLEM_CODES } from '#backend/intake/fileProblem.ts';
import { FILE_NOTE_CODES } from '#backend/intake/orderFile.ts';
import { CELL_ISSUE_CODES, HOLD_CODES, SKIP_CODES } from '#shared/consignment/intake/rowIssue.ts';
import { intakeEn } from '#shared/i18n/en/intake.ts';
import { intakeZh } from '#shared/i18n/zh-CN/intake.ts';

it('has a text for every code', () => {
  const codes = [
    ...FILE_PROBLEM_CODES,
    ...FILE_NOTE_CODES,
    ...CELL_ISSUE_CODES,
    ...SKIP_CODES,
    ...HOLD_CODES,
  ];
  expect(codes.filter((code) => !Object.hasOwn(intakeZh, code))).toEqual([]);
});

it('names the same values in both languages', () => {
  const places = (text: string): readonly string[] => [...new Set(text.match(/\{\w+\}/g))].sort();
  const english: Readonly<Record<string, string>> = intakeEn;
  const differing = Object.entries(intakeZh).filter(
    ([key, text]) => places(text).join() !== places(english[key] ?? '').join(),
  );
  expect(differing).toEqual([]);
});
