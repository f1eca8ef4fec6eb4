import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import { ruleTables } from '#shared/rules/codeLists.ts';
import { compilePack } from '#shared/rules/compile.ts';
import { evaluate } from '#shared/rules/evaluate.ts';
import { activationOf, celEngine } from '#test/bench/rules/celEngine.ts';
import { aDraft, anItem } from '#test/builders/consignment.ts';
import { aPack, aRule } from '#test/builders/rulePack.ts';

/*
 * What the rule language must mean, case by case, after the semantics of the CEL language definition: errors ("unknown"
 * with us) are absorbed by && and || from either side, comparisons and macros pass them on, a conditional works out
 * only the branch it takes. Decimals and days are our own additions. Each case runs on the compiled rules and on the
 * evaluator of the parser's library.
 */

const TODAY = '2026-01-05' as CalendarDate;
/** Freight is 6.50; the insurance fee is absent, so whatever needs it is an error. Two items of 3 and 2 pieces. */
const DRAFT = aDraft({
  order: { insuredFee: '', note: 'Straw 麦秆' },
  items: [anItem({ qty: '3', unit: '011' }), anItem({ qty: '2', unit: '006', itemNo: 'B', qty2: '' })],
});
const ERROR = 'order.insuredFee == 0';

type Outcome = true | false | 'error';
type Case = readonly [expression: string, outcome: Outcome];

function packOf(expression: string) {
  return aPack(
    aRule({ id: 'R0001', assert: expression }),
    aRule({ id: 'R0002', assert: `!(${expression})` }),
  );
}

function outcomeOf(failed: readonly string[]): Outcome {
  if (failed.includes('R0001')) return false;
  return failed.includes('R0002') ? true : 'error';
}

function ours(expression: string): Outcome {
  const compiled = compilePack(packOf(expression));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  const { findings, blocked } = evaluate(compiled.value, readConsignment(DRAFT), { today: TODAY });
  const outcome = outcomeOf(findings.map(({ rule }) => rule));
  // An error shows in both the expression and its opposite.
  expect(blocked.length).toBe(outcome === 'error' ? 2 : 0);
  return outcome;
}

function oracle(expression: string): Outcome {
  const pack = packOf(expression);
  return outcomeOf(celEngine(pack, ruleTables(pack.tables))(activationOf(readConsignment(DRAFT), TODAY)));
}

const GROUPS: Readonly<Record<string, readonly Case[]>> = {
  'logical and': [
    ['true && true', true],
    ['true && false', false],
    ['false && true', false],
    [`false && ${ERROR}`, false],
    [`${ERROR} && false`, false],
    [`true && ${ERROR}`, 'error'],
    [`${ERROR} && true`, 'error'],
    [`${ERROR} && ${ERROR}`, 'error'],
    [`${ERROR} && true && false`, false],
  ],
  'logical or': [
    ['false || false', false],
    ['false || true', true],
    ['true || false', true],
    [`true || ${ERROR}`, true],
    [`${ERROR} || true`, true],
    [`false || ${ERROR}`, 'error'],
    [`${ERROR} || false`, 'error'],
    [`${ERROR} || false || true`, true],
  ],
  'not and precedence': [
    ['!true', false],
    ['!!true', true],
    [`!(${ERROR})`, 'error'],
    ['true || false && false', true],
    ['(true || false) && false', false],
    ['!false && false', false],
    ['1 + 2 == 3 && true', true],
    ['size(items) - 1 - 1 == 0', true],
    ['order.freight + order.freight * 2 == dec("19.5")', true],
    ['(order.freight + order.freight) * 2 == 26', true],
  ],
  conditional: [
    ['true ? true : false', true],
    ['false ? true : false', false],
    [`true ? true : ${ERROR}`, true],
    [`false ? ${ERROR} : true`, true],
    [`${ERROR} ? true : true`, 'error'],
    ['(size(items) == 2 ? 1 : 0) == 1', true],
    ['false ? false : true ? true : false', true],
    ['(order.note == "" ? "a" : "b") == "b"', true],
  ],
  'equality of texts': [
    ['order.currency == "USD"', true],
    ["order.currency == 'USD'", true],
    ['order.currency == "usd"', false],
    ['order.currency != "EUR"', true],
    ['order.note == ""', false],
    ['"\\u4e2d" == "中"', true],
    ['"a\\tb" == "a\tb"', true],
    ['r"\\d" == "\\\\d"', true],
    ['order.currency == order.currency', true],
  ],
  'whole numbers': [
    ['size(items) == 2', true],
    ['size(items) != 2', false],
    ['size(items) < 2', false],
    ['size(items) <= 2', true],
    ['size(items) > 2', false],
    ['size(items) >= 3', false],
    ['size(items) + 40 == 42', true],
    ['1 < size(items)', true],
    ['9007199254740991 > size(items)', true],
  ],
  'decimals (our own)': [
    ['dec("0.1") + dec("0.2") == dec("0.3")', true],
    ['dec("1.0") == dec("1.00")', true],
    ['dec("1.0") == 1', true],
    ['dec("2.5") * 2 == 5', true],
    ['1 - dec("1.5") < 0', true],
    ['order.freight == dec("6.50")', true],
    ['order.freight != 6', true],
    ['6 < order.freight', true],
    ['dec("0.00000000000000000001") > 0', true],
    ['dec("123456789012345678901234567890") + 1 == dec("123456789012345678901234567891")', true],
    [
      'order.freight > 6 && order.freight < 7 && order.freight >= dec("6.5") && order.freight <= dec("6.5")',
      true,
    ],
    ['roundHalfUp(dec("2.345"), 2) == dec("2.35")', true],
    ['roundHalfUp(0 - dec("2.345"), 2) == 0 - dec("2.35")', true],
    ['abs(0 - dec("3")) == 3', true],
    ['fits(dec("99.99"), 2, 2)', true],
    ['fits(dec("100"), 2, 2)', false],
    ['order.insuredFee + order.freight > 0', 'error'],
    ['order.insuredFee < order.insuredFee', 'error'],
    ['order.insuredFee != 0', 'error'],
    ['roundHalfUp(order.insuredFee, 2) == 0', 'error'],
  ],
  'days (our own)': [
    ['today < transport.exportDate', true],
    ['today >= transport.exportDate', false],
    ['today == today', true],
    ['today != transport.exportDate', true],
    ['days(today, transport.exportDate) == 1', true],
    ['day(payment.receivedAt) == today', true],
    ['payment.receivedAt >= payment.receivedAt', true],
  ],
  membership: [
    ['order.currency in ["EUR", "USD"]', true],
    ['order.currency in ["EUR"]', false],
    ['order.currency in []', false],
    ['!(order.currency in ["EUR"])', true],
    ['size(items) in [1, 2]', true],
    ['size(items) in [3]', false],
  ],
  texts: [
    ['order.note.startsWith("Straw")', true],
    ['order.note.startsWith("straw")', false],
    ['order.note.startsWith("")', true],
    ['order.note.endsWith("麦秆")', true],
    ['order.note.contains("w 麦")', true],
    ['order.note.contains("")', true],
    ['order.note.contains("麦秆麦")', false],
    ['chars(order.note) == 8', true],
    ['gbkBytes(order.note) == 10', true],
    [
      'left(order.note, 5) == "Straw" && left(order.note, 0) == "" && left(order.note, 99) == order.note',
      true,
    ],
  ],
  'matches (RE2, anywhere in the text)': [
    ['order.note.matches("^Straw")', true],
    ['order.note.matches("raw")', true],
    ['order.note.matches("^raw")', false],
    ['order.note.matches("麦秆$")', true],
    ['order.currency.matches("^[A-Z]{3}$")', true],
    ['order.currency.matches("^[A-Z]{2}$")', false],
    ['order.currency.matches("EUR|USD")', true],
    ['order.currency.matches("^(EUR|GBP)$")', false],
    ['"".matches("")', true],
    ['"".matches("^$")', true],
    ['"a".matches("^$")', false],
    ['"ab12".matches("^[a-z]+[0-9]*$")', true],
    ['"a.b".matches("^a\\\\.b$")', true],
    ['"axb".matches("^a\\\\.b$")', false],
    ['"a1".matches(r"^\\w\\d$")', true],
    ['"aaa".matches("^a{2,3}$")', true],
    ['"aaaa".matches("^a{2,3}$")', false],
    ['"a\\nb".matches("a.b")', false],
    ['order.orderNo.matches("a") || true', true],
  ],
  macros: [
    ['items.all(x, x.qty >= 2)', true],
    ['items.all(x, x.qty > 2)', false],
    ['items.exists(x, x.qty > 2)', true],
    ['items.exists(x, x.qty > 3)', false],
    ['items.exists_one(x, x.qty > 2)', true],
    ['items.exists_one(x, x.qty > 1)', false],
    [`items.all(x, x.qty > 2 && ${ERROR})`, false],
    [`items.exists(x, x.qty > 2 || ${ERROR})`, true],
    [`items.all(x, ${ERROR})`, 'error'],
    [`items.exists(x, ${ERROR})`, 'error'],
    [`items.exists_one(x, x.qty > 2 || ${ERROR})`, 'error'],
    ['size(items.filter(x, x.qty > 2)) == 1', true],
    [`size(items.filter(x, ${ERROR})) >= 0`, 'error'],
    ['sum(items.map(x, x.qty)) == 5', true],
    ['sum(items.map(x, x.qty2)) == 0', 'error'],
    ['count(items.map(x, x.unit == "011")) == 1', true],
    ['size(distinct(items.map(x, x.unit))) == 2', true],
    ['size(distinct(items.map(x, x.gname))) == 1', true],
  ],
  'presence (our own)': [
    ['given(order.freight)', true],
    ['given(order.insuredFee)', false],
    ['given(order.note)', true],
    ['given(transport.voyageNo)', false],
    ['given(order.insuredFee) && order.insuredFee > 0', false],
    ['!given(order.insuredFee) || order.insuredFee > 0', true],
  ],
};

describe.each(Object.entries(GROUPS))('%s', (_group, cases) => {
  it.each(cases)('%s is %s', (expression, outcome) => {
    expect(ours(expression)).toBe(outcome);
    expect(oracle(expression)).toBe(outcome);
  });
});
