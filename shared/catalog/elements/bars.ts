/*
 * The bar between two elements. People and spreadsheets also write its full-width form, a box-drawing line or the
 * Chinese stroke 丨 for it; inside a value any of them would make two elements of one.
 */
const BAR = /[|｜￨│┃∣❘ǀ丨]/gu;
const UNUSUAL_BAR = /[｜￨│┃∣❘ǀ丨]/gu;

/** The parts between bars of any kind. */
export function splitAtBars(text: string): readonly string[] {
  return text.split(BAR);
}

/** Whether a text has a bar of any kind. */
export function hasBar(text: string): boolean {
  return text.search(BAR) >= 0;
}

/** How many bars of a text are not the official one. */
export function unusualBars(text: string): number {
  return text.match(UNUSUAL_BAR)?.length ?? 0;
}

/** A value without spaces at its ends and with one space at a time; line breaks and tabs are spaces too. */
export function cleanValue(value: string): string {
  return value.replace(/\s+/gu, ' ').trim();
}
