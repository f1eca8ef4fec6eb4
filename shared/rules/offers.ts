import type { CodeRow } from '#shared/catalog/codes.ts';
import { codeState } from '#shared/rules/codeValidity.ts';
import { containsWord } from '#shared/rules/words.ts';

/** The most words offered for one name. */
export const MAX_OFFERS = 8;

const CHINESE = /\p{Script=Han}/u;

/** What the words of a table offer, with the row each is for. */
interface OfferRow {
  readonly row: CodeRow;
  readonly isIn: (text: string) => boolean;
}

/** Thousands of names may ask the same table. */
const prepared = new WeakMap<readonly CodeRow[], readonly OfferRow[]>();

/**
 * Better words for a name, from a table whose rows have, under a vague word or another key, words to write instead
 * ("麦秆画、木雕", "wheat-straw picture, wood carving"). The row of `key` answers where there is one, else the rows whose
 * word stands in the name. In the language of the name; never the name itself.
 */
export function betterWords(
  rows: readonly CodeRow[],
  name: string,
  key: string,
  day: string,
): readonly string[] {
  const known = prepared.get(rows) ?? rows.map((row) => ({ row, isIn: containsWord([row.code]) }));
  prepared.set(rows, known);
  const inForce = known.filter(({ row }) => codeState(row, day) === 'inForce');
  const keyed = key === '' ? [] : inForce.filter(({ row }) => row.code === key);
  const chosen = keyed.length > 0 ? keyed : inForce.filter(({ isIn }) => isIn(name));
  const chinese = CHINESE.test(name);
  const texts = chosen.flatMap(({ row }) => (chinese ? row.zh : row.en).split(/[、,，]/u));
  const tidy = texts.map((text) => text.trim()).filter((text) => text !== '' && text !== name);
  return [...new Set(tidy)].slice(0, MAX_OFFERS);
}
