import { sha256 } from '#backend/store/sha256.ts';
import type { Sql } from '#backend/store/sql.ts';
import { isAscii, searchText, searchTokens } from '#shared/base/normalize.ts';
import type { Draft } from '#shared/consignment/consignment.ts';

/** The texts of one consignment in the search index. */
export interface SearchEntry {
  readonly words: string;
  readonly tails: string;
}

/** The fewest last characters of a number by which it is found. */
export const FEWEST_TAIL_CHARACTERS = 4;
const MOST_TERMS = 16;
const HAN_RUN = /\p{Script=Han}+/gu;
const HAN_OR_OTHER = /\p{Script=Han}+|[^\p{Script=Han}]+/gu;

/** What the search finds of a draft: order, document and waybill number, seller, consignee, goods, SKUs, HS codes. */
export function searchEntry(draft: Draft): SearchEntry {
  const numbers = [draft.order.orderNo, draft.order.copNo, draft.transport.waybillNo];
  const names = [draft.seller.name, draft.seller.code, draft.consignee.name];
  const goods = draft.items.flatMap((item) => [item.itemName, item.gname, item.itemNo, item.gcode]);
  return entryOf(numbers, [...names, ...goods]);
}

/** An entry of numbers, which are also found by their last characters, and of other texts. */
export function entryOf(numbers: readonly string[], others: readonly string[]): SearchEntry {
  const texts = [...new Set([...numbers, ...others])].filter((text) => text !== '');
  const compact = numbers.map(withoutPunctuation).filter((number) => number !== '');
  const ends = texts.flatMap((text) =>
    isAscii(text) ? [] : [...text.normalize('NFKC').matchAll(HAN_RUN)].map(([run]) => lastOf(run)),
  );
  return {
    words: [...texts.map(searchTokens), ...compact].join(' '),
    tails: [...new Set([...compact.map(backwards), ...ends])].join(' '),
  };
}

/** Changes when the entry does. */
export function searchHash(entry: SearchEntry): string {
  return sha256(`${entry.words}\n${entry.tails}`).slice(0, 32);
}

/** Puts an entry in the place of the one before it, if there was one. */
export function writeSearchEntry(sql: Sql, n: number, entry: SearchEntry, known: boolean): void {
  if (known) sql.run('DELETE FROM consignment_search WHERE rowid = ?', [n]);
  sql.run('INSERT INTO consignment_search (rowid, words, tails) VALUES (?, ?, ?)', [
    n,
    entry.words,
    entry.tails,
  ]);
}

/**
 * The full-text question for what a person typed; null when nothing in it can be searched for. Every part must be
 * found: a word from its start, Chinese anywhere, a number also by its last characters. The person's text only ever
 * stands inside quotes.
 */
export function searchQuestion(typed: string): string | null {
  const terms = searchText(typed).split(' ').slice(0, MOST_TERMS);
  const parts = terms.flatMap(questionsOfTerm);
  return parts.length === 0 ? null : parts.slice(0, MOST_TERMS).join(' AND ');
}

/** The question for one text as it stands, from its first word to its last; null when nothing in it can be searched for. */
export function exactQuestion(text: string): string | null {
  return /[\p{L}\p{N}]/u.test(text) ? `words : ${quoted(searchTokens(text))}` : null;
}

function questionsOfTerm(term: string): readonly string[] {
  const runs = term.match(HAN_OR_OTHER) ?? [];
  return runs.filter((run) => /[\p{L}\p{N}]/u.test(run)).map((run) => questionOfRun(run, runs.length === 1));
}

function questionOfRun(run: string, whole: boolean): string {
  const fromStart = `words : ${quoted(searchTokens(run))} *`;
  if (/^\p{Script=Han}+$/u.test(run)) {
    return [...run].length === 1 ? `(${fromStart} OR tails : ${quoted(run)})` : `(${fromStart})`;
  }
  const characters = withoutPunctuation(run);
  if (!whole || characters.length < FEWEST_TAIL_CHARACTERS) return `(${fromStart})`;
  return `(${fromStart} OR words : ${quoted(characters)} * OR tails : ${quoted(backwards(characters))} *)`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function withoutPunctuation(text: string): string {
  return searchText(text).replace(/[^\p{L}\p{N}]/gu, '');
}

function backwards(text: string): string {
  return [...text].reverse().join('');
}

function lastOf(run: string): string {
  return [...run].at(-1) ?? '';
}
