import type { Draft, ItemDraft, SectionDrafts } from '#shared/consignment/consignment.ts';
import { emptyDraft, emptyItem } from '#shared/consignment/consignment.ts';
import { SECTION_NAMES } from '#shared/consignment/fields.ts';
import { asksFor } from '#shared/consignment/regimeFields.ts';
import type { RegimeCode } from '#shared/consignment/regimes.ts';

/** A draft as some version wrote it: fields and sections that version did not have are missing. */
export type StoredDraft = { readonly [S in keyof SectionDrafts]?: Partial<SectionDrafts[S]> } & {
  readonly regime: RegimeCode;
  readonly items: readonly Partial<ItemDraft>[];
};

/** A stored draft as this version has drafts: what it lacks is empty, and fields that are no more are left out. */
export function wholeDraft(stored: StoredDraft): Draft {
  const blank = emptyDraft(stored.regime);
  const item = emptyItem();
  const sections = Object.fromEntries(
    SECTION_NAMES.map((section) => [section, known(blank[section], stored[section])]),
  );
  return { ...blank, ...sections, items: stored.items.map((kept) => known(item, kept)) };
}

/**
 * What of a draft counts as entered: without the empty fields that its regime does not ask for. So a draft says the
 * same after an update that brought fields for other regimes.
 */
export function enteredPart(draft: Draft): StoredDraft {
  const { regime } = draft;
  const sections = SECTION_NAMES.flatMap((section) => {
    const texts = counting(regime, section, draft[section]);
    return Object.keys(texts).length === 0 ? [] : [[section, texts] as const];
  });
  return {
    ...Object.fromEntries(sections),
    regime,
    items: draft.items.map((item) => counting(regime, 'items.*', item)),
  };
}

function known<G extends Readonly<Record<string, string>>>(blank: G, stored: Partial<G> | undefined): G {
  if (stored !== undefined && isWhole(blank, stored)) return stored;
  const texts = Object.entries(blank).map(([name, text]) => [name, stored?.[name] ?? text]);
  // The names are those of the blank group, so the result has its shape.
  return Object.fromEntries(texts) as G;
}

/** Nearly every draft is of this version: then there is nothing to copy, on a keystroke or for ten thousand drafts. */
function isWhole<G extends Readonly<Record<string, string>>>(blank: G, stored: Partial<G>): stored is G {
  const names = Object.keys(blank);
  return Object.keys(stored).length === names.length && names.every((name) => stored[name] !== undefined);
}

function counting<G extends Readonly<Record<string, string>>>(
  regime: RegimeCode,
  path: string,
  texts: G,
): Partial<G> {
  const kept = Object.entries(texts).filter(
    ([name, text]) => text !== '' || asksFor(regime, `${path}.${name}`),
  );
  // Some of the group's own entries.
  return Object.fromEntries(kept) as Partial<G>;
}
