import type { CalendarDate, LocalTime } from '#shared/base/calendarDate.ts';
import { parseDate, parseLocalTime } from '#shared/base/calendarDate.ts';
import type { Decimal } from '#shared/base/decimal.ts';
import { parseDecimal } from '#shared/base/decimal.ts';
import { tidyText } from '#shared/base/normalize.ts';
import type { Pointer } from '#shared/base/pointer.ts';
import { pointer } from '#shared/base/pointer.ts';
import type { FieldSpec, SectionName } from '#shared/consignment/fields.ts';
import { ITEM_FIELDS, SECTION_FIELDS, SECTION_NAMES } from '#shared/consignment/fields.ts';
import { asksFor } from '#shared/consignment/regimeFields.ts';
import type { RegimeCode } from '#shared/consignment/regimes.ts';
import { procedureOf } from '#shared/consignment/regimes.ts';

type ValueOf<S extends FieldSpec> = S extends { readonly kind: 'decimal' | 'integer' }
  ? Decimal | null
  : S extends { readonly kind: 'date' }
    ? CalendarDate | null
    : S extends { readonly kind: 'time' }
      ? LocalTime | null
      : string;

type Typed<G extends Record<string, FieldSpec>> = { readonly [K in keyof G]: ValueOf<G[K]> };
type AsTyped<G> = { readonly [K in keyof G]: string };

/** One goods item exactly as typed; "" where nothing was entered. */
export type ItemDraft = AsTyped<typeof ITEM_FIELDS>;
/** The sections of a consignment exactly as typed. */
export type SectionDrafts = { readonly [S in SectionName]: AsTyped<(typeof SECTION_FIELDS)[S]> };
/** A consignment exactly as typed: what is stored, edited and undone. Nothing in it need be valid. */
export type Draft = SectionDrafts & {
  readonly regime: RegimeCode;
  readonly items: readonly ItemDraft[];
};

/** One goods item, read: decimals, dates and codes, null or "" where nothing usable was entered. */
export type GoodsItem = Typed<typeof ITEM_FIELDS>;
/**
 * A consignment, read: what rules look at and documents are derived from. What its regime and route do not ask for is
 * empty, even where the draft keeps a value for another regime.
 */
export type Consignment = { readonly [S in SectionName]: Typed<(typeof SECTION_FIELDS)[S]> } & {
  readonly regime: RegimeCode;
  readonly items: readonly GoodsItem[];
};

/** A consignment together with the fields whose text could not be read as what they are. */
export interface ReadConsignment {
  readonly consignment: Consignment;
  readonly unreadable: ReadonlySet<Pointer>;
}

/** A draft with nothing entered. */
export function emptyDraft(regime: RegimeCode): Draft {
  const sections = Object.fromEntries(
    SECTION_NAMES.map((section) => [section, blank(SECTION_FIELDS[section])]),
  ) as unknown as SectionDrafts;
  return { ...sections, regime, items: [] };
}

/** A goods item with nothing entered. */
export function emptyItem(): ItemDraft {
  return blank(ITEM_FIELDS);
}

/** Reads every field of a draft. Never fails: what cannot be read is null and named in `unreadable`. */
export function readConsignment(draft: Draft): ReadConsignment {
  const forms = formsOf(draft);
  const unreadable = new Set<Pointer>();
  const sections = Object.fromEntries(
    forms.sections.map(([section, form]) => [section, readGroup(form, draft[section], section, unreadable)]),
  );
  const items = draft.items.map((item, i) => readGroup(forms.item, item, pointer('items', i), unreadable));
  return {
    // The field table is the type's own source, so the groups it reads have the type's shape.
    consignment: { ...sections, regime: draft.regime, items } as unknown as Consignment,
    unreadable,
  };
}

/** Reads one field's text by its kind: a value, "" or null when empty, undefined when it cannot be read. */
export function readField(
  spec: FieldSpec,
  text: string,
): string | Decimal | CalendarDate | LocalTime | null | undefined {
  const tidy = tidyText(text);
  switch (spec.kind) {
    case 'text':
    case 'code':
    case 'choice':
      return tidy;
    case 'decimal':
      return tidy === '' ? null : (parseDecimal(tidy) ?? undefined);
    case 'integer':
      return tidy === '' ? null : /^\d{1,15}$/.test(tidy) ? (parseDecimal(tidy) ?? undefined) : undefined;
    case 'date':
      return tidy === '' ? null : (parseDate(tidy) ?? undefined);
    case 'time':
      return tidy === '' ? null : (parseLocalTime(tidy) ?? undefined);
  }
}

function blank<G extends Record<string, FieldSpec>>(group: G): AsTyped<G> {
  return Object.fromEntries(Object.keys(group).map((name) => [name, ''])) as AsTyped<G>;
}

/** What was read of one section or item by which form, and which of its fields could not be read. */
interface ReadGroup {
  readonly form: GroupForm;
  readonly values: Record<string, unknown>;
  readonly unreadable: readonly string[];
}

/**
 * What was read of a section or item before. A draft is never changed in place, so after a keystroke only the part that
 * was typed in is read again; what no draft holds any more is forgotten with it.
 */
const readBefore = new WeakMap<object, ReadGroup>();

function readGroup(
  form: GroupForm,
  texts: Readonly<Record<string, string>>,
  path: string,
  unreadable: Set<Pointer>,
): Record<string, unknown> {
  const before = readBefore.get(texts);
  const known = before?.form === form ? before : readAnew(form, texts);
  for (const name of known.unreadable) unreadable.add(pointer(path, name));
  return known.values;
}

function readAnew(form: GroupForm, texts: Readonly<Record<string, string>>): ReadGroup {
  const { fields, nothing } = form;
  const values = { ...nothing };
  const unreadable: string[] = [];
  for (const { name, spec } of fields) {
    const text = texts[name] ?? '';
    if (text === '') continue;
    const value = readField(spec, text);
    if (value === undefined) unreadable.push(name);
    values[name] = value === undefined ? null : value;
  }
  const read = { form, values, unreadable };
  readBefore.set(texts, read);
  return read;
}

/** The fields of a section or item, and what is read of one in which nothing was entered: most fields are empty. */
interface GroupForm {
  readonly fields: readonly { readonly name: string; readonly spec: FieldSpec }[];
  readonly nothing: Readonly<Record<string, unknown>>;
}

/** The forms of all sections and of an item. */
interface Forms {
  readonly sections: readonly (readonly [SectionName, GroupForm])[];
  readonly item: GroupForm;
}

const formsKnown = new Map<string, Forms>();

/** What is read of drafts of a regime and route: only the fields these ask for. */
function formsOf({ regime, declaration }: Draft): Forms {
  const typed = tidyText(declaration.route);
  const route = procedureOf(regime, typed).route === typed ? typed : '';
  const key = `${regime} ${route}`;
  const known = formsKnown.get(key);
  if (known !== undefined) return known;
  const form = (path: string, group: Record<string, FieldSpec>) =>
    formOf(group, (name) => asksFor(regime, `${path}.${name}`, route));
  const made = {
    sections: SECTION_NAMES.map((section) => [section, form(section, SECTION_FIELDS[section])] as const),
    item: form('items.*', ITEM_FIELDS),
  };
  formsKnown.set(key, made);
  return made;
}

function formOf(group: Record<string, FieldSpec>, asked: (name: string) => boolean): GroupForm {
  const fields = Object.entries(group).map(([name, spec]) => ({ name, spec }));
  return {
    fields: fields.filter(({ name }) => asked(name)),
    nothing: Object.fromEntries(fields.map(({ name, spec }) => [name, readField(spec, '')])),
  };
}
