import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { methodOf } from '#shared/api/methods.ts';
import { cliTextsOf, findCliText } from '#shared/i18n/cliTexts.ts';
import type { Language } from '#shared/i18n/texts.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const LANGUAGES: readonly Language[] = ['zh-CN', 'en'];

/** Calls that make an error value of a literal code, and objects that are one. */
const MADE_BY =
  /\b(?:fail|appError|storeProblem|refuse|unknown|CliError|BackendStartError)\(\s*'([^']+)'|\bcode: '([a-z][A-Za-z]*(?:\.[A-Za-z]+)+)'|(?<!action: )'((?:store|messages|edit|packs|intake|documents|sync)\.[A-Za-z]+(?:\.[A-Za-z]+)?)'/g;

/** Codes that stay where they are made: no person ever reads them under their own name. */
const NEVER_SHOWN: Readonly<Record<string, string>> = {
  'backend.crashed': 'a note for the log, under host.log',
  'consignment.unknown': 'the store says it to its caller, who says consignment.missing',
};

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    // The training platform answers over HTTP in words of its own; rule packs and texts are no code.
    if (entry.isDirectory()) return ['training', 'i18n'].includes(entry.name) ? [] : sources(path);
    return entry.name.endsWith('.ts') ? [path] : [];
  });
}

function codesIn(path: string): readonly string[] {
  return [...readFileSync(path, 'utf8').matchAll(MADE_BY)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? '',
  );
}

const codes = [
  ...new Set(['electron', 'shared'].flatMap((folder) => sources(join(ROOT, folder))).flatMap(codesIn)),
]
  // The name of a call is written like a code and is none.
  .filter((code) => /^[a-zA-Z]+\./.test(code) && methodOf(code) === undefined)
  .sort();

it('finds the codes in the sources', () => {
  expect(codes.length).toBeGreaterThan(100);
  expect(codes).toEqual(expect.arrayContaining(['sync.cut', 'store.full', 'exchange.state', 'backend.gone']));
});

it.each(LANGUAGES)('has a text for every code (%s)', (language) => {
  const without = codes.filter(
    (code) =>
      !Object.hasOwn(NEVER_SHOWN, code) &&
      findCliText(language, `error.${code}`) === null &&
      findCliText(language, code) === null,
  );
  expect(without).toEqual([]);
});

it('speaks of the same values in both languages', () => {
  const places = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort().join();
  const english: Readonly<Record<string, string>> = cliTextsOf('en');
  const differing = Object.entries(cliTextsOf('zh-CN')).filter(
    ([key, text]) => key.startsWith('error.') && places(text) !== places(english[key] ?? ''),
  );
  expect(differing).toEqual([]);
});
