import { Decimal, equals, parseDecimal } from '#shared/base/decimal.ts';
import type { Pointer } from '#shared/base/pointer.ts';
import { pointer } from '#shared/base/pointer.ts';
import type { Consignment, GoodsItem } from '#shared/consignment/consignment.ts';
import type { Edit } from '#shared/consignment/edit.ts';
import type { ITEM_FIELDS, SectionName } from '#shared/consignment/fields.ts';
import type { CrossRuleId } from '#shared/documents/sheet/crossRules.ts';
import type { SheetInput } from '#shared/documents/sheet/sheet.ts';

/** A draft as it was read, with what else values are worked out from. */
export interface Scene {
  readonly consignment: Consignment;
  readonly input: SheetInput;
}

/** A place a value comes from: a field, or what other fields come to. */
export interface Source {
  /** As comparable text: decimals canonical, codes by their stored key; "" for nothing. */
  read(scene: Scene, item: number): string;
  /** The fields it stands in. */
  at(scene: Scene, item: number): readonly Pointer[];
  /** What makes it this value; null where that cannot be. */
  set(scene: Scene, item: number, value: string): readonly Edit[] | null;
  /** The check between documents it must keep with the fact's first source. */
  readonly rule?: CrossRuleId;
}

/** A section's field. */
export function fieldSource<S extends SectionName>(
  section: S,
  name: keyof Consignment[S] & string,
  rule?: CrossRuleId,
): Source {
  const at = pointer(section, name);
  return {
    read: ({ consignment }) => comparable(consignment[section][name]),
    at: () => [at],
    set: (_, __, value) => [{ kind: 'set', at, text: value }],
    ...ruled(rule),
  };
}

/** A field of the goods item. */
export function itemSource(name: keyof typeof ITEM_FIELDS, rule?: CrossRuleId): Source {
  return {
    read: ({ consignment }, item) => comparable(consignment.items[item]?.[name]),
    at: (_, item) => [pointer('items', item, name)],
    set: (_, item, value) => [{ kind: 'set', at: pointer('items', item, name), text: value }],
    ...ruled(rule),
  };
}

/** What other fields come to. Without `set` it follows them and takes no value of its own. */
export function workedOut(source: {
  readonly read: (scene: Scene, item: number) => Decimal | string | null;
  readonly at: (scene: Scene, item: number) => readonly Pointer[];
  readonly set?: (scene: Scene, item: number, value: string) => readonly Edit[] | null;
  readonly rule?: CrossRuleId;
}): Source {
  return {
    read: (scene, item) => comparable(source.read(scene, item)),
    at: source.at,
    set: source.set ?? (() => null),
    ...ruled(source.rule),
  };
}

/** What the cartons say; only the packing itself can change it. */
export function packedSource(read: (scene: Scene, item: number) => string | undefined): Source {
  return { read: (scene, item) => read(scene, item) ?? '', at: () => [], set: () => null, rule: 'cartons' };
}

/** The goods items whose value of a field is a number, or null as soon as one has none. */
export function numbersOf(
  items: readonly GoodsItem[],
  name: 'netWeight' | 'totalPrice',
): readonly Decimal[] | null {
  const numbers = items.flatMap((item) => item[name] ?? []);
  return numbers.length === items.length && items.length > 0 ? numbers : null;
}

/** A number; what begins with a needless zero is a code or a number of something ("007"). */
const PLAIN_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** Whether two comparable texts are the same value; numbers by their size. */
export function sameValue(one: string, other: string): boolean {
  if (one === other) return true;
  if (!PLAIN_NUMBER.test(one) || !PLAIN_NUMBER.test(other)) return false;
  const [a, b] = [parseDecimal(one), parseDecimal(other)];
  return a !== null && b !== null && equals(a, b);
}

function comparable(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : value instanceof Decimal ? value.toString() : String(value);
}

function ruled(rule: CrossRuleId | undefined) {
  return rule === undefined ? {} : { rule };
}
