import type { Pointer } from '#shared/base/pointer.ts';
import { atIndex, parsePointer, pointer } from '#shared/base/pointer.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import type { Edit } from '#shared/consignment/edit.ts';
import { textAt } from '#shared/consignment/edit.ts';
import { FIELD_PATTERNS } from '#shared/consignment/fields.ts';
import { asksFor } from '#shared/consignment/regimeFields.ts';
import type { Procedure, RegimeCode } from '#shared/consignment/regimes.ts';
import { proceduresOf, REGIME_CODES } from '#shared/consignment/regimes.ts';

const ROUTE = pointer('declaration', 'route');

/** A regime and a route of it; "" where none is chosen. */
export interface Way {
  readonly regime: RegimeCode;
  readonly route: string;
}

/** The regime and route of a draft as it stands. */
export function wayOf(draft: Draft): Way {
  return { regime: draft.regime, route: draft.declaration.route.trim() };
}

/**
 * The edits that take a draft to another regime and route: one step to undo, and nothing typed is lost. The route is only
 * written where the regime has a choice of them.
 */
export function switchEdits(draft: Draft, { regime, route }: Way): readonly Edit[] {
  const edits: Edit[] = [];
  if (draft.regime !== regime) edits.push({ kind: 'setRegime', regime });
  if (hasRoutes(regime) && draft.declaration.route !== route) {
    edits.push({ kind: 'set', at: ROUTE, text: route });
  }
  return edits;
}

/** Every regime with every route of it, in the order they are offered. */
export const WAYS: readonly (Way & { readonly procedure: Procedure })[] = REGIME_CODES.flatMap((regime) =>
  proceduresOf(regime).map((procedure) => ({ regime, route: procedure.route, procedure })),
);

/** Whether a regime leaves a choice of routes. */
export function hasRoutes(regime: RegimeCode): boolean {
  return proceduresOf(regime).length > 1;
}

/**
 * Where a draft has values that a regime and route do not ask for: they are kept, and neither checked nor sent. The route
 * itself is a choice that comes with the regime, and not counted.
 */
export function keptPlaces(draft: Draft, { regime, route }: Way): readonly Pointer[] {
  const unasked = [...FIELD_PATTERNS.keys()].filter(
    (pattern) => pattern !== ROUTE && !asksFor(regime, pattern, route),
  );
  return unasked.flatMap((pattern) => placesOf(draft, pattern).filter((at) => textAt(draft, at) !== ''));
}

/** The fields ("trade.term", "items.*.district") that one way asks for and another does not, and that are empty somewhere. */
export function newlyAsked(draft: Draft, from: Way, to: Way): readonly string[] {
  return [...FIELD_PATTERNS.keys()].filter(
    (pattern) =>
      asksFor(to.regime, pattern, to.route) &&
      !asksFor(from.regime, pattern, from.route) &&
      placesOf(draft, pattern).some((at) => textAt(draft, at) === ''),
  );
}

function placesOf(draft: Draft, pattern: string): readonly Pointer[] {
  if (pattern.startsWith('items.*')) return draft.items.map((_, i) => atIndex(pattern, i));
  const at = parsePointer(pattern);
  return at === null ? [] : [at];
}
