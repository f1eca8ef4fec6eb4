import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import { cleanValue, hasBar } from '#shared/catalog/elements/bars.ts';
import type { ElementIssue } from '#shared/catalog/elements/issue.ts';
import { elementIssue, excerpt } from '#shared/catalog/elements/issue.ts';
import type { SlotList } from '#shared/catalog/elements/slots.ts';
import type { ElementValues } from '#shared/catalog/elements/values.ts';
import { partsOf } from '#shared/catalog/elements/values.ts';

/**
 * The element text: values in the official order, joined by |. A slot without a value keeps its place; without any
 * value the text is empty. A value with a bar in it has no text, because it would read as two.
 */
export function composeElements(list: SlotList, values: ElementValues): Result<string, ElementIssue> {
  const parts = partsOf(list, values);
  const split = parts.findIndex(hasBar);
  if (split >= 0) return err(barInside(list, split + 1, parts[split] ?? ''));
  return ok(joinParts(list, parts));
}

/** Parts without bars as one text. */
export function joinParts({ slots }: SlotList, parts: readonly string[]): string {
  const cleaned = parts.map(cleanValue);
  const nothing = cleaned.length <= slots.length && cleaned.every((part) => part === '');
  return nothing ? '' : cleaned.join('|');
}

/** Says that the value of a place has a bar in it. */
export function barInside({ slots }: SlotList, place: number, value: string): ElementIssue {
  const name = slots[place - 1]?.title ?? '';
  return elementIssue('elements.barInside', { place, name, value: excerpt(value) }, place);
}
