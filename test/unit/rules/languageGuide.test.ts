import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compilePack } from '#shared/rules/compile.ts';
import { FORMATS } from '#shared/rules/formats.ts';
import { FUNCTIONS } from '#shared/rules/functions.ts';
import { MACROS } from '#shared/rules/syntax.ts';
import { aRule, STARTER_PACK, starterPack } from '#test/builders/rulePack.ts';

const guide = readFileSync(join(STARTER_PACK, '..', 'README.md'), 'utf8');
const { pack } = starterPack();

/** The table of fields and expressions, a row each: what is written, and what it means. */
const rows = (guide.split(/^## /m).find((part) => part.startsWith('4.')) ?? '')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.replaceAll('\\|', '\u0000').split('|'))
  .map((cells) => cells.map((cell) => cell.replaceAll('\u0000', '|').trim()))
  .map(([, written = '', meaning = '']) => ({ written, meaning }));
const examples = rows.flatMap(({ written }) =>
  [...written.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code),
);
const calls = examples.filter((code) => code.includes('('));

/** Whether it is an expression of the language, of any type and in either scope. */
function compiles(code: string): boolean {
  return (['item', 'consignment'] as const).some((scope) =>
    [code, `(${code}) == (${code})`].some(
      (assert) => compilePack({ ...pack, rules: [aRule({ id: 'R9999', scope, assert })] }).ok,
    ),
  );
}

/** What a rule may call: the functions, the macros, and what the compiler knows by itself. */
const NAMES = [
  ...FUNCTIONS.map(({ name, method }) => (method === true ? `.${name}(` : `${name}(`)),
  ...MACROS.map((name) => `.${name}(`),
  ...['given', 'dec', 'sum', 'count', 'distinct', 'size'].map((name) => `${name}(`),
];

describe('the guide to the rule language', () => {
  it.each(NAMES)('has an example of %s', (call) => {
    const alone = (code: string): boolean =>
      code
        .split(call)
        .slice(0, -1)
        .some((before) => call.startsWith('.') || !/[\w.]$/.test(before));
    expect(calls.filter(alone)).not.toEqual([]);
  });

  it.each(calls)('shows %s as it is written', (code) => {
    expect(compiles(code)).toBe(true);
  });

  it('names every format', () => {
    const row = rows.find(({ written }) => written.includes('fmt('));
    const named = new Set(/`([^`]+)`/.exec(row?.meaning ?? '')?.[1]?.split(' '));
    expect([...named].toSorted()).toEqual(Object.keys(FORMATS).toSorted());
  });

  it('would notice an example that is none', () => {
    expect(compiles('chars(item.nothing) <= 250')).toBe(false);
    expect(compiles('charz(item.gname) <= 250')).toBe(false);
  });
});
