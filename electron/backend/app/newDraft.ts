import type { Filled } from '#backend/store/contract/consignments.ts';
import type { FillSource } from '#shared/api/consignments.ts';
import type { Settings } from '#shared/api/profile.ts';
import type { Pointer } from '#shared/base/pointer.ts';
import { parsePointer, pointer } from '#shared/base/pointer.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import { emptyDraft } from '#shared/consignment/consignment.ts';
import type { Edit } from '#shared/consignment/edit.ts';
import { applyEdits, textAt } from '#shared/consignment/edit.ts';
import { FIELD_PATTERNS } from '#shared/consignment/fields.ts';
import type { RegimeCode, Route } from '#shared/consignment/regimes.ts';
import { switchEdits } from '#shared/consignment/switching.ts';

/** A draft and where the values in it came from. */
export interface FilledDraft {
  readonly draft: Draft;
  readonly filled: Filled;
}

/** The texts every new consignment starts with: the enterprise in its roles, then the seller's own defaults. */
export function startingTexts(
  settings: Settings,
): ReadonlyMap<Pointer, { text: string; source: FillSource }> {
  const { enterprise, defaults } = settings;
  const texts = new Map<Pointer, { text: string; source: FillSource }>();
  for (const role of ['seller', 'declarant', 'producer'] as const) {
    texts.set(pointer(role, 'code'), { text: enterprise.code, source: 'enterprise' });
    texts.set(pointer(role, 'name'), { text: enterprise.name, source: 'enterprise' });
  }
  texts.set(pointer('seller', 'telephone'), { text: enterprise.telephone, source: 'enterprise' });
  for (const [at, text] of Object.entries(defaults)) {
    const place = parsePointer(at);
    if (place !== null && FIELD_PATTERNS.has(place)) texts.set(place, { text, source: 'constant' });
  }
  return texts;
}

/** A new draft of a regime, by a route where one is chosen, with the starting texts filled in and shown as filled in. */
export function newDraft(
  { regime, route }: { readonly regime: RegimeCode; readonly route: Route | null },
  settings: Settings,
): FilledDraft {
  const empty = emptyDraft(regime);
  const edited = route === null ? null : applyEdits(empty, switchEdits(empty, { regime, route }));
  const draft = edited?.ok === true ? edited.value.draft : empty;
  return fillEmpty({ draft, filled: {} }, startingTexts(settings));
}

/** Fills the starting texts into fields that are empty. */
export function fillEmpty(
  given: FilledDraft,
  texts: ReadonlyMap<Pointer, { text: string; source: FillSource }>,
): FilledDraft {
  const wanted = [...texts].filter(([at, { text }]) => text !== '' && textAt(given.draft, at) === '');
  const edits = wanted.map(([at, { text }]): Edit => ({ kind: 'set', at, text }));
  const edited = applyEdits(given.draft, edits);
  if (!edited.ok) return given;
  const filled = Object.fromEntries(wanted.map(([at, { source }]) => [at, source]));
  return { draft: edited.value.draft, filled: { ...given.filled, ...filled } };
}

/** What belongs to one parcel only and is not copied: its numbers, its dates, what was paid for it. */
const NOT_COPIED: readonly Pointer[] = [
  pointer('order', 'orderNo'),
  pointer('order', 'copNo'),
  pointer('transport', 'waybillNo'),
  pointer('transport', 'exportDate'),
  pointer('payment', 'payNo'),
  pointer('payment', 'receivedAt'),
  pointer('declaration', 'licenseNo'),
];

/** A copy of a consignment as the start of another; every copied value is shown as copied. */
export function copyDraft(draft: Draft): FilledDraft {
  const cleared = applyEdits(
    draft,
    NOT_COPIED.map((at): Edit => ({ kind: 'set', at, text: '' })),
  );
  const copy = cleared.ok ? cleared.value.draft : draft;
  const filled: Record<string, FillSource> = {};
  for (const pattern of FIELD_PATTERNS.keys()) {
    const places = pattern.startsWith('items.*')
      ? copy.items.map((_, i) => pattern.replace('*', String(i)))
      : [pattern];
    for (const place of places) {
      const at = parsePointer(place);
      if (at !== null && (textAt(copy, at) ?? '') !== '') filled[at] = 'copy';
    }
  }
  return { draft: copy, filled };
}
