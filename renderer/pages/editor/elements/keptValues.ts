import type { ElementValues } from '#shared/catalog/elements/values.ts';

/*
 * Values that were filled in but not taken: kept in the browser until they are taken or given up, so that neither Escape
 * nor a closed window loses them.
 */

const keyOf = (place: string) => `highland.elements.${place}`;

/** What is kept of a place: the values, and the text that stood in the field when they were begun. */
interface Kept {
  readonly text: string;
  readonly values: ElementValues;
}

/** Keeps values of a place ("consignment pointer"). */
export function keepValues(place: string, kept: Kept): void {
  try {
    window.localStorage.setItem(keyOf(place), JSON.stringify(kept));
  } catch {
    // Without local storage the values last as long as the panel.
  }
}

/** Gives up what is kept of a place. */
export function dropValues(place: string): void {
  try {
    window.localStorage.removeItem(keyOf(place));
  } catch {
    // Nothing was kept, then.
  }
}

/** What is kept of a place; null when nothing is, or when the field has another text by now. */
export function keptValues(place: string, text: string): ElementValues | null {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(keyOf(place)) ?? 'null');
    return isKept(kept) && kept.text === text ? kept.values : null;
  } catch {
    return null;
  }
}

function isKept(value: unknown): value is Kept {
  return (
    typeof value === 'object' &&
    value !== null &&
    'text' in value &&
    typeof value.text === 'string' &&
    'values' in value &&
    isValues(value.values)
  );
}

function isValues(value: unknown): value is ElementValues {
  return (
    typeof value === 'object' &&
    value !== null &&
    'bySlot' in value &&
    areTexts(value.bySlot) &&
    'beyond' in value &&
    areTexts(value.beyond)
  );
}

function areTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((text: unknown) => typeof text === 'string');
}
