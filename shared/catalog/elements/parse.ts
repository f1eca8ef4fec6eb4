import { cleanValue, hasBar, splitAtBars, unusualBars } from '#shared/catalog/elements/bars.ts';
import type { ElementIssue } from '#shared/catalog/elements/issue.ts';
import { elementIssue, excerpt } from '#shared/catalog/elements/issue.ts';
import { meantBrandType, meantPreference } from '#shared/catalog/elements/leadingCodes.ts';
import type { SlotList } from '#shared/catalog/elements/slots.ts';
import { hasLead } from '#shared/catalog/elements/slots.ts';
import type { ElementValues } from '#shared/catalog/elements/values.ts';
import { noValues, placedValues } from '#shared/catalog/elements/values.ts';

/** An element text read into slots. */
export interface ElementReading {
  readonly values: ElementValues;
  /** What did not fit or was put right on the way; nothing is dropped without standing here. */
  readonly notes: readonly ElementIssue[];
}

const SEMICOLON = /[;；]/gu;

/** Reads any text into the slots of a code, by place alone: the first part is the first slot. */
export function parseElements(list: SlotList, text: string): ElementReading {
  if (cleanValue(text) === '') {
    return {
      values: noValues(list),
      notes: text === '' ? [] : [elementIssue('elements.spaces', { count: 1 })],
    };
  }
  const raw = splitAtBars(text);
  const parts = raw.map(cleanValue);
  const spaced = parts.filter((part, i) => part !== raw[i]).length;
  const bars = unusualBars(text);
  const notes = [
    ...(bars > 0 ? [elementIssue('elements.unusualBars', { count: bars })] : []),
    ...(spaced > 0 ? [elementIssue('elements.spaces', { count: spaced })] : []),
    ...countNotes(list, parts),
    ...leadNotes(list, parts),
    ...semicolonNotes(text),
  ];
  return { values: placedValues(list, parts), notes };
}

/** A better reading of a text whose parts stand at the wrong places; a person must agree to it. */
export interface OtherReading {
  readonly because: 'semicolons' | 'leadMissing';
  /** The text it is the reading of. */
  readonly text: string;
  readonly reading: ElementReading;
}

/** Reads a text another way, if one suggests itself: semicolons for bars, or brand type and preference left out. */
export function proposeReading(list: SlotList, text: string): OtherReading | null {
  if (!hasBar(text)) {
    const barred = text.replace(SEMICOLON, '|');
    const parts = splitAtBars(barred).map(cleanValue);
    const fits = list.open ? parts.length > list.slots.length : parts.length === list.slots.length;
    if (parts.length > 1 && fits && !lacksLead(list, parts)) {
      return { because: 'semicolons', text: barred, reading: parseElements(list, barred) };
    }
  }
  const parts = splitAtBars(text).map(cleanValue);
  const room = list.open || parts.length <= list.slots.length - 2;
  if (!room || !lacksLead(list, parts)) return null;
  const led = `||${text}`;
  return { because: 'leadMissing', text: led, reading: parseElements(list, led) };
}

function countNotes({ slots, open }: SlotList, parts: readonly string[]): readonly ElementIssue[] {
  const params = { wanted: slots.length, given: parts.length };
  if (parts.length < slots.length) return [elementIssue('elements.tooFew', params)];
  const nothing = parts.every((part) => part === '');
  if (parts.length === slots.length && nothing)
    return [elementIssue('elements.tooFew', { ...params, given: 0 })];
  if (open || parts.length === slots.length) return [];
  return [tooMany(slots.length, parts.length, parts.slice(slots.length))];
}

/** Says that there are values without a slot, and which. */
export function tooMany(wanted: number, given: number, beyond: readonly string[]): ElementIssue {
  return elementIssue(
    'elements.tooMany',
    { wanted, given, beyond: excerpt(beyond.slice(0, 60).join('|')) },
    wanted + 1,
  );
}

function leadNotes(list: SlotList, parts: readonly string[]): readonly ElementIssue[] {
  return lacksLead(list, parts)
    ? [elementIssue('elements.leadMissing', { first: excerpt(parts[0] ?? '') }, 1)]
    : [];
}

/** Whether a text begins with goods and not with brand type and preference, as list declarations often do. */
function lacksLead(list: SlotList, parts: readonly string[]): boolean {
  const [first = '', second = ''] = parts;
  if (!hasLead(list) || first === '' || isDigit(first) || isDigit(second)) return false;
  // Written out, they stand where they should: "无品牌|不享惠|…".
  return meantBrandType(first) === null && meantPreference(second) === null;
}

function isDigit(text: string): boolean {
  return /^\d$/.test(text.normalize('NFKC'));
}

function semicolonNotes(text: string): readonly ElementIssue[] {
  const count = hasBar(text) ? 0 : (text.match(SEMICOLON)?.length ?? 0);
  return count > 0 ? [elementIssue('elements.semicolons', { count })] : [];
}
