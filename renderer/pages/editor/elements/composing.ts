import type { OtherText } from '#shared/catalog/elements/agreement.ts';
import { splitAtBars } from '#shared/catalog/elements/bars.ts';
import type { ElementIssue } from '#shared/catalog/elements/issue.ts';
import type { OtherReading } from '#shared/catalog/elements/parse.ts';
import { parseElements, proposeReading } from '#shared/catalog/elements/parse.ts';
import type { SlotList } from '#shared/catalog/elements/slots.ts';
import type { ElementValues } from '#shared/catalog/elements/values.ts';

/** Where a text that is held against the elements stands; its name is `composer.where.<place>`. */
export type OtherPlace =
  | 'itemName'
  | 'gname'
  | 'nameEn'
  | 'note'
  | 'productBrand'
  | 'productModel'
  | 'productName';

/** Texts that are held against the elements; empty ones are left out. */
export type OtherTexts = readonly OtherText<OtherPlace>[];

/** A text read into the places of a code. */
export interface Begun {
  readonly values: ElementValues;
  /** What did not fit or was put right on reading. */
  readonly notes: readonly ElementIssue[];
  /** Another way to read the same text, for the person to agree to. */
  readonly other: OtherReading | null;
}

/** Reads what is there. */
export function begin(list: SlotList, text: string): Begun {
  const { values, notes } = parseElements(list, text);
  // An empty field has too few parts, and that is no news.
  return { values, notes: text.trim() === '' ? [] : notes, other: proposeReading(list, text) };
}

/** The values with another one at a place, from 1. */
export function withValue(values: ElementValues, place: number, text: string): ElementValues {
  const bySlot = [...values.bySlot];
  while (bySlot.length < place) bySlot.push('');
  return { ...values, bySlot: bySlot.with(place - 1, text) };
}

/** The values after the last place as one text, with bars. */
export function restText({ beyond }: ElementValues): string {
  return beyond.join('|');
}

/** The values with others after the last place. */
export function withRest(values: ElementValues, text: string): ElementValues {
  return { ...values, beyond: text.trim() === '' ? [] : splitAtBars(text) };
}

/** Whether two sets of values say the same. */
export function sameValues(one: ElementValues, other: ElementValues): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
