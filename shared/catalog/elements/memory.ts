import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { searchText } from '#shared/base/normalize.ts';
import { joinParts } from '#shared/catalog/elements/compose.ts';
import type { ElementIssue } from '#shared/catalog/elements/issue.ts';
import { foldedName } from '#shared/catalog/elements/names.ts';
import { parseElements } from '#shared/catalog/elements/parse.ts';
import type { SlotList } from '#shared/catalog/elements/slots.ts';
import type { ElementValues } from '#shared/catalog/elements/values.ts';
import { partsOf, valueAt } from '#shared/catalog/elements/values.ts';

/** An element text that was used before. */
export interface RememberedElements {
  /** The commodity code it was used with. */
  readonly code: string;
  readonly goodsName: string;
  readonly text: string;
  /** How often. */
  readonly times: number;
  readonly lastUsed: CalendarDate;
}

/** What one wants to fill in. */
export interface Wanted {
  readonly code: string;
  readonly goodsName: string;
  readonly list: SlotList;
}

/** An earlier text offered for a code, read into the slots the code has now. */
export interface ElementProposal {
  readonly values: ElementValues;
  /** As it would be entered now. */
  readonly text: string;
  readonly times: number;
  readonly lastUsed: CalendarDate;
  /** It has as many parts as the code has slots now; another number is from another year's catalogue. */
  readonly fits: boolean;
  /** It was used for goods of the same name. */
  readonly sameGoods: boolean;
  /** What did not fit. */
  readonly notes: readonly ElementIssue[];
}

/**
 * Earlier texts of the same code: those that fit first, then those of goods of the same name, then the most used, the
 * latest, and by the text itself, so that the order never depends on how they were stored.
 */
export function proposeElements(
  { code, goodsName, list }: Wanted,
  remembered: readonly RememberedElements[],
  max = 8,
): readonly ElementProposal[] {
  const byText = new Map<string, ElementProposal>();
  for (const each of remembered) {
    if (each.code !== code) continue;
    const { values, notes } = parseElements(list, each.text);
    const text = joinParts(list, partsOf(list, values));
    if (text === '') continue;
    const proposal: ElementProposal = {
      values,
      text,
      times: each.times,
      lastUsed: each.lastUsed,
      fits: !notes.some(isMisfit),
      sameGoods: goodsName !== '' && foldedName(each.goodsName) === foldedName(goodsName),
      notes,
    };
    const known = byText.get(text);
    byText.set(text, known === undefined ? proposal : together(known, proposal));
  }
  return [...byText.values()].sort(inOrder).slice(0, max);
}

/** A value offered for one slot. */
export interface SlotProposal {
  readonly value: string;
  readonly times: number;
  readonly lastUsed: CalendarDate;
}

/** Earlier values of one slot that hold what is typed so far, the most used first. Only texts that fit count. */
export function proposeForSlot(
  wanted: Wanted,
  place: number,
  typed: string,
  remembered: readonly RememberedElements[],
  max = 8,
): readonly SlotProposal[] {
  const byValue = new Map<string, SlotProposal>();
  const sought = searchText(typed);
  for (const { fits, values, times, lastUsed } of proposeElements(wanted, remembered, remembered.length)) {
    const value = valueAt(values, place);
    if (!fits || value === '' || !searchText(value).includes(sought)) continue;
    const known = byValue.get(value);
    byValue.set(value, {
      value,
      times: times + (known?.times ?? 0),
      lastUsed: known === undefined ? lastUsed : later(known.lastUsed, lastUsed),
    });
  }
  return [...byValue.values()]
    .sort((a, b) => b.times - a.times || byText(b.lastUsed, a.lastUsed) || byText(a.value, b.value))
    .slice(0, max);
}

function isMisfit({ code }: ElementIssue): boolean {
  return ['elements.tooFew', 'elements.tooMany', 'elements.leadMissing'].includes(code);
}

/** The same text from two memories; the better fitting one says how it fits. */
function together(one: ElementProposal, other: ElementProposal): ElementProposal {
  const [best] = [one, other].sort(
    (a, b) =>
      Number(b.fits) - Number(a.fits) ||
      a.notes.length - b.notes.length ||
      byText(JSON.stringify(a.notes), JSON.stringify(b.notes)),
  );
  return {
    ...(best ?? one),
    times: one.times + other.times,
    lastUsed: later(one.lastUsed, other.lastUsed),
    sameGoods: one.sameGoods || other.sameGoods,
  };
}

function inOrder(a: ElementProposal, b: ElementProposal): number {
  return (
    Number(b.fits) - Number(a.fits) ||
    Number(b.sameGoods) - Number(a.sameGoods) ||
    b.times - a.times ||
    byText(b.lastUsed, a.lastUsed) ||
    byText(a.text, b.text)
  );
}

function later(one: CalendarDate, other: CalendarDate): CalendarDate {
  return byText(one, other) >= 0 ? one : other;
}

/** By code units: the same on every machine. */
function byText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
