import type { Decimal } from '#shared/base/decimal.ts';
import type { Value } from '#shared/rules/functions.ts';
import type { BothLanguages } from '#shared/rules/pack.ts';

/** A message split at its placeholders: texts at even places, parameter names at odd ones. */
type Pieces = readonly string[];

const PLACEHOLDER = /\{([a-zA-Z][a-zA-Z0-9.]{0,60})\}/;

/** A text in both languages, ready to be filled in. */
export interface Template {
  readonly zh: Pieces;
  readonly en: Pieces;
  /** The parameters both texts name. */
  readonly names: ReadonlySet<string>;
}

/** Prepares a text in both languages. */
export function template(text: BothLanguages): Template {
  const zh = text['zh-CN'].split(PLACEHOLDER);
  const en = text.en.split(PLACEHOLDER);
  return {
    zh,
    en,
    names: new Set([...zh, ...en].filter((_piece, i) => i !== zh.length && isName(i, zh.length))),
  };
}

function isName(index: number, zhLength: number): boolean {
  return (index < zhLength ? index : index - zhLength) % 2 === 1;
}

/** Fills a template in. */
export function fillIn(made: Template, params: Readonly<Record<string, string>>): BothLanguages {
  return { 'zh-CN': fill(made.zh, params), en: fill(made.en, params) };
}

function fill(pieces: Pieces, params: Readonly<Record<string, string>>): string {
  let text = '';
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i] ?? '';
    text += i % 2 === 0 ? piece : (params[piece] ?? '');
  }
  return text;
}

/** The most characters of a value that a message shows. */
const MAX_SHOWN = 300;

/** A value as a message shows it: a decimal plainly, an absent one as a dash, a very long one cut. */
export function shown(value: Value | Decimal | null): string {
  if (value === null || value === '') return '—';
  const text = String(value);
  return text.length <= MAX_SHOWN ? text : `${text.slice(0, MAX_SHOWN)}…`;
}
