/** Which characters a message can carry, and how they stand in its text. */

const NEEDS_CARE = /[&<>\p{Cc}\p{Cs}\uFFFE\uFFFF]/u;
const UNSENDABLE = /[^\P{Cc}\t\n]|[\p{Cs}\uFFFE\uFFFF]/u;

/** Whether a text can stand in a message as it is. */
export function isPlain(value: string): boolean {
  return !NEEDS_CARE.test(value);
}

/**
 * Whether a text holds what no message may carry: a control character but tab and line feed, half of a surrogate
 * pair, a non-character.
 */
export function isUnsendable(value: string): boolean {
  return NEEDS_CARE.test(value) && UNSENDABLE.test(value);
}

/** Text with the three characters replaced that Canonical XML 1.0 replaces in content. */
export function escapeText(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Text as it stands in an attribute between double quotes. */
export function escapeAttribute(value: string): string {
  return escapeText(value).replaceAll('"', '&quot;');
}

/** Length in Unicode characters, as an XML schema counts (a pair of surrogates is one). */
export function lengthInCharacters(value: string): number {
  let length = 0;
  for (const _ of value) length += 1;
  return length;
}
