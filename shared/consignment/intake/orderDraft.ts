import type { Decimal } from '#shared/base/decimal.ts';
import { add, divide, multiply, parseDecimal, sum } from '#shared/base/decimal.ts';
import { atIndex } from '#shared/base/pointer.ts';
import { unreachable } from '#shared/base/result.ts';
import type { Draft, ItemDraft, SectionDrafts } from '#shared/consignment/consignment.ts';
import { emptyDraft, emptyItem } from '#shared/consignment/consignment.ts';
import { FIELD_PATTERNS } from '#shared/consignment/fields.ts';
import type { ColumnMapping, Computation } from '#shared/consignment/intake/columnMapping.ts';
import type { RegimeCode } from '#shared/consignment/regimes.ts';

/** Where the text of a field came from: the file, a constant of the mapping, working out, the product list, the firm's profile. */
export type Origin = 'import' | 'constant' | 'computed' | 'product' | 'profile';

/** Texts that stand in every draft unless the file says otherwise: the firm's profile. */
export type SectionDefaults = { readonly [S in keyof SectionDrafts]?: Partial<SectionDrafts[S]> };

/** The texts of one order before what follows from them is worked out. Keys are field patterns. */
export interface OrderTexts {
  readonly once: ReadonlyMap<string, string>;
  readonly items: readonly ReadonlyMap<string, string>[];
  /** Numbers that a field of an item is worked out from, by that field. */
  readonly ingredients: readonly ReadonlyMap<string, string>[];
}

/** A draft and the origin of every field that was filled. */
export interface FilledDraft {
  readonly draft: Draft;
  readonly filled: Readonly<Record<string, Origin>>;
}

/** What the drafts of one import have in common. */
export interface DraftRecipe {
  readonly regime: RegimeCode;
  readonly mapping: ColumnMapping;
  readonly defaults: SectionDefaults;
  /** What the seller's product list knows of an item number. */
  readonly product?: (itemNo: string) => Partial<ItemDraft> | undefined;
}

type Texts = Map<string, { readonly text: string; readonly origin: Origin }>;

/**
 * Prepares the building of drafts: what the file says, then constants, the product list, computed fields, templates.
 * What all drafts share is worked out once.
 */
export function draftBuilder(recipe: DraftRecipe): (order: OrderTexts) => FilledDraft {
  const { mapping, defaults, product } = recipe;
  const blank = emptyDraft(recipe.regime);
  const { item, whole } = plan(mapping);
  return (order) => {
    const once: Texts = new Map();
    for (const [section, texts] of Object.entries(defaults)) {
      for (const [name, text] of Object.entries(texts)) put(once, `${section}.${name}`, text, 'profile');
    }
    for (const [field, text] of order.once) put(once, field, text, 'import');
    const work: Work = { once, items: order.items.map(fromFile), ingredients: order.ingredients };
    fillConstants(mapping, work);
    if (product !== undefined) fillFromProducts(product, work.items);
    for (const step of item) step(work);
    for (const step of whole) step(work);
    fillTemplates(mapping, work);
    return assemble(blank, work);
  };
}

interface Work {
  readonly once: Texts;
  readonly items: readonly Texts[];
  readonly ingredients: readonly ReadonlyMap<string, string>[];
}

function fromFile(texts: ReadonlyMap<string, string>): Texts {
  const item: Texts = new Map();
  for (const [field, text] of texts) put(item, field, text, 'import');
  return item;
}

function put(texts: Texts, field: string, text: string | undefined, origin: Origin): void {
  if (text !== undefined && text !== '') texts.set(field, { text, origin });
}

function fillConstants(mapping: ColumnMapping, work: Work): void {
  for (const [field, source] of Object.entries(mapping)) {
    if (source.from !== 'constant') continue;
    for (const texts of isItem(field) ? work.items : [work.once]) put(texts, field, source.text, 'constant');
  }
}

function fillFromProducts(product: NonNullable<DraftRecipe['product']>, items: readonly Texts[]): void {
  for (const texts of items) {
    const known = product(texts.get('items.*.itemNo')?.text ?? '');
    for (const [name, text] of Object.entries(known ?? {})) {
      const field = `items.*.${name}`;
      if (!texts.has(field)) put(texts, field, text, 'product');
    }
  }
}

/** The computations in the order in which they need each other: of one item first, of the whole order after. */
function plan(mapping: ColumnMapping): { item: ((w: Work) => void)[]; whole: ((w: Work) => void)[] } {
  const item: ((w: Work) => void)[] = [];
  const whole: ((w: Work) => void)[] = [];
  for (const [field, source] of Object.entries(mapping)) {
    if (source.from !== 'computed') continue;
    const step = (w: Work): void => compute(field, source, w);
    (isItem(field) ? item : whole).push(step);
    // A field may copy one that is itself worked out further down the table.
    if (source.how === 'sameAs') whole.push(step);
  }
  return { item, whole };
}

function compute(field: string, computation: Computation, work: Work): void {
  if (!isItem(field)) {
    put(work.once, field, wholeValue(computation, work), 'computed');
    return;
  }
  work.items.forEach((texts, i) => {
    // What the seller's own product list says of an item is better than what can be worked out.
    if (texts.get(field)?.origin === 'product') return;
    put(texts, field, itemValue(field, computation, work, i), 'computed');
  });
}

function itemValue(field: string, computation: Computation, work: Work, index: number): string | undefined {
  const qty = decimalAt(work, 'items.*.qty', index);
  switch (computation.how) {
    case 'qtyTimesPrice':
      return product(qty, decimalAt(work, 'items.*.price', index));
    case 'totalPerQty': {
      const total = decimalAt(work, 'items.*.totalPrice', index);
      return qty === null || total === null ? undefined : divide(total, qty, 5)?.toString();
    }
    case 'perUnitTimesQty':
      return product(qty, parseDecimal(work.ingredients[index]?.get(field) ?? ''));
    case 'sameAs':
      return textAt(work, computation.field, index);
    case 'sumOfTotals':
    case 'sumOfTotalsAndFees':
    case 'sumOfNetWeights':
      return undefined;
    default:
      return unreachable(computation);
  }
}

function wholeValue(computation: Computation, work: Work): string | undefined {
  switch (computation.how) {
    case 'sumOfTotals':
      return total(work, 'items.*.totalPrice')?.toString();
    case 'sumOfTotalsAndFees': {
      const goods = total(work, 'items.*.totalPrice');
      const freight = decimalAt(work, 'order.freight', 0);
      const insurance = decimalAt(work, 'order.insuredFee', 0);
      if (goods === null) return undefined;
      return [freight, insurance]
        .reduce<Decimal>((t, fee) => (fee === null ? t : add(t, fee)), goods)
        .toString();
    }
    case 'sumOfNetWeights':
      return total(work, 'items.*.netWeight')?.toString();
    case 'sameAs':
      return textAt(work, computation.field, 0);
    case 'qtyTimesPrice':
    case 'totalPerQty':
    case 'perUnitTimesQty':
      return undefined;
    default:
      return unreachable(computation);
  }
}

/** The sum over all items; null when one of them has none, because a sum of some would look like a sum of all. */
function total(work: Work, field: string): Decimal | null {
  const values = work.items.map((_, i) => decimalAt(work, field, i));
  const known = values.filter((value) => value !== null);
  return known.length === values.length && known.length > 0 ? sum(known) : null;
}

function product(a: Decimal | null, b: Decimal | null): string | undefined {
  return a === null || b === null ? undefined : multiply(a, b).toString();
}

function textAt(work: Work, field: string, index: number): string | undefined {
  return (isItem(field) ? work.items[index] : work.once)?.get(field)?.text;
}

function decimalAt(work: Work, field: string, index: number): Decimal | null {
  return parseDecimal(textAt(work, field, index) ?? '');
}

function fillTemplates(mapping: ColumnMapping, work: Work): void {
  for (const [field, source] of Object.entries(mapping)) {
    if (source.from !== 'template') continue;
    (isItem(field) ? work.items : [work.once]).forEach((texts, i) => {
      let complete = true;
      const text = source.text.replace(/\{([^{}]*)\}/g, (_, name: string) => {
        const value = textAt(work, name, i);
        complete &&= value !== undefined;
        return value ?? '';
      });
      if (complete) put(texts, field, text, 'computed');
    });
  }
}

const BLANK_ITEM = emptyItem();

function assemble(blank: Draft, work: Work): FilledDraft {
  const filled: Record<string, Origin> = {};
  const sections: Record<string, Record<string, string>> = {};
  for (const [field, { text, origin }] of work.once) {
    if (!FIELD_PATTERNS.has(field)) continue;
    const [section = '', name = ''] = field.split('.');
    const texts = sections[section] ?? { ...blank[section as keyof SectionDrafts] };
    texts[name] = text;
    sections[section] = texts;
    filled[field] = origin;
  }
  const items = work.items.map((texts, i): ItemDraft => {
    const item: Record<string, string> = {};
    for (const [field, { text, origin }] of texts) {
      if (!FIELD_PATTERNS.has(field)) continue;
      item[field.slice(ITEM_PREFIX.length)] = text;
      filled[atIndex(field, i)] = origin;
    }
    return { ...BLANK_ITEM, ...item };
  });
  return { draft: { ...blank, ...sections, items }, filled };
}

const ITEM_PREFIX = 'items.*.';

function isItem(field: string): boolean {
  return field.startsWith('items.');
}
