import type { SlotList } from '#shared/catalog/elements/slots.ts';

/** What is entered: one value a slot, and values that have no slot. */
export interface ElementValues {
  /** By place; "" where nothing is entered. */
  readonly bySlot: readonly string[];
  /** Values after the last slot; kept, so that nothing of a text from elsewhere is lost. */
  readonly beyond: readonly string[];
}

/** The values of a form nobody has filled in. */
export function noValues({ slots }: SlotList): ElementValues {
  return { bySlot: slots.map(() => ''), beyond: [] };
}

/** What is entered at a place, from 1; "" for nothing. */
export function valueAt(values: ElementValues, place: number): string {
  return values.bySlot[place - 1] ?? '';
}

/** Values in the order of the text, put to the slots they belong to. */
export function placedValues({ slots }: SlotList, parts: readonly string[]): ElementValues {
  return {
    bySlot: slots.map((_, i) => parts[i] ?? ''),
    beyond: parts.slice(slots.length),
  };
}

/** Values in the order of the text, a place for each slot. */
export function partsOf({ slots }: SlotList, { bySlot, beyond }: ElementValues): readonly string[] {
  const places = Math.max(slots.length, bySlot.length);
  return [...Array.from({ length: places }, (_, i) => bySlot[i] ?? ''), ...beyond];
}
