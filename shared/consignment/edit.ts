import type { Pointer } from '#shared/base/pointer.ts';
import { pointerParts, pointerPattern } from '#shared/base/pointer.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok, unreachable } from '#shared/base/result.ts';
import type { Draft, ItemDraft } from '#shared/consignment/consignment.ts';
import { emptyItem } from '#shared/consignment/consignment.ts';
import { FIELD_PATTERNS } from '#shared/consignment/fields.ts';
import type { RegimeCode } from '#shared/consignment/regimes.ts';

/** The longest text a field keeps, as typed. Longer input is refused whole, never cut. */
export const MAX_FIELD_TEXT = 4000;
/** The most goods items a draft keeps; a regime's own limit is a rule, this bounds the store. */
export const MAX_DRAFT_ITEMS = 2000;

/** One change to a draft. Every edit has an exact inverse. */
export type Edit =
  | { readonly kind: 'set'; readonly at: Pointer; readonly text: string }
  | { readonly kind: 'insertItem'; readonly index: number; readonly item: ItemDraft }
  | { readonly kind: 'removeItem'; readonly index: number }
  /** Another regime; every text that was typed stays. */
  | { readonly kind: 'setRegime'; readonly regime: RegimeCode };

/** Why an edit was refused; the draft is as it was. */
export type EditProblem =
  | { readonly code: 'edit.unknownField'; readonly at: string }
  | { readonly code: 'edit.noSuchItem'; readonly index: number }
  | { readonly code: 'edit.tooLong'; readonly at: string; readonly max: number }
  | { readonly code: 'edit.tooManyItems'; readonly max: number };

/** A draft after edits, and the edits that bring back the one before. */
export interface Edited {
  readonly draft: Draft;
  readonly inverse: readonly Edit[];
}

/** Applies edits in turn: all of them, or none and the reason. */
export function applyEdits(draft: Draft, edits: readonly Edit[]): Result<Edited, EditProblem> {
  let current = draft;
  const inverse: Edit[] = [];
  for (const edit of edits) {
    const step = applyEdit(current, edit);
    if (!step.ok) return step;
    current = step.value.draft;
    inverse.unshift(...step.value.inverse);
  }
  return ok({ draft: current, inverse });
}

/** The text at a pointer; null when the draft has no such field. */
export function textAt(draft: Draft, at: Pointer): string | null {
  if (!FIELD_PATTERNS.has(pointerPattern(at))) return null;
  const [head = '', second = '', third] = pointerParts(at);
  if (head === 'items') {
    const item = draft.items[Number(second)];
    return item === undefined ? null : (item[third as keyof ItemDraft] ?? null);
  }
  const section = draft[head as Exclude<keyof Draft, 'items' | 'regime'>] as Readonly<Record<string, string>>;
  return section[second] ?? null;
}

function applyEdit(draft: Draft, edit: Edit): Result<Edited, EditProblem> {
  switch (edit.kind) {
    case 'set':
      return setField(draft, edit.at, edit.text);
    case 'insertItem':
      return insertItem(draft, edit.index, edit.item);
    case 'removeItem':
      return removeItem(draft, edit.index);
    case 'setRegime':
      return ok({
        draft: { ...draft, regime: edit.regime },
        inverse: [{ kind: 'setRegime', regime: draft.regime }],
      });
    default:
      return unreachable(edit);
  }
}

function setField(draft: Draft, at: Pointer, text: string): Result<Edited, EditProblem> {
  if (text.length > MAX_FIELD_TEXT) return err({ code: 'edit.tooLong', at, max: MAX_FIELD_TEXT });
  const before = textAt(draft, at);
  if (before === null) return err({ code: 'edit.unknownField', at });
  const [head = '', second = '', third = ''] = pointerParts(at);
  const next =
    head === 'items'
      ? {
          ...draft,
          items: draft.items.with(Number(second), withText(draft.items[Number(second)], third, text)),
        }
      : { ...draft, [head]: { ...draft[head as 'order'], [second]: text } };
  return ok({ draft: next, inverse: [{ kind: 'set', at, text: before }] });
}

function insertItem(draft: Draft, index: number, item: ItemDraft): Result<Edited, EditProblem> {
  if (draft.items.length >= MAX_DRAFT_ITEMS) return err({ code: 'edit.tooManyItems', max: MAX_DRAFT_ITEMS });
  if (!Number.isInteger(index) || index < 0 || index > draft.items.length) {
    return err({ code: 'edit.noSuchItem', index });
  }
  const whole = { ...emptyItem(), ...item };
  return ok({
    draft: { ...draft, items: draft.items.toSpliced(index, 0, whole) },
    inverse: [{ kind: 'removeItem', index }],
  });
}

function removeItem(draft: Draft, index: number): Result<Edited, EditProblem> {
  const item = draft.items[index];
  if (item === undefined) return err({ code: 'edit.noSuchItem', index });
  return ok({
    draft: { ...draft, items: draft.items.toSpliced(index, 1) },
    inverse: [{ kind: 'insertItem', index, item }],
  });
}

function withText(item: ItemDraft | undefined, name: string, text: string): ItemDraft {
  return { ...(item ?? emptyItem()), [name]: text };
}
