/** Units and names as supplier invoices have them, beside those of a goods item. */
import type { Decimal } from '#shared/base/decimal.ts';
import { searchText } from '#shared/base/normalize.ts';
import type { GoodsItem } from '#shared/consignment/consignment.ts';

/** Chinese name of a unit code; "" for an unknown one. */
export type UnitName = (code: string) => string;

/** A unit by name, and how much of a goods item is declared in it. */
export interface Measure {
  readonly name: string;
  readonly declared: Decimal | null;
}

/** The quantity of a goods item in a unit that an invoice names; null when the item is not declared in it. */
export function measureIn(item: GoodsItem, unit: string, unitName: UnitName): Measure | null {
  const measures = [
    [item.unit, item.qty],
    [item.unit1, item.qty1],
    [item.unit2, item.qty2],
  ] as const;
  const found = measures.find(([code]) => code !== '' && sameUnit(unitName(code), unit));
  return found === undefined ? null : { name: unitName(found[0]), declared: found[1] };
}

/** The names of the units a goods item is declared in, each once. */
export function unitNames(item: GoodsItem, unitName: UnitName): readonly string[] {
  const names = [item.unit, item.unit1, item.unit2].map((code) => (code === '' ? '' : unitName(code)));
  return [...new Set(names.filter((name) => name !== ''))];
}

/** Words that invoices and the unit table use for the same (公斤 and 千克). */
const SAME_UNITS: Readonly<Record<string, string>> = {
  公斤: '千克',
  kg: '千克',
  吨: '吨',
  t: '吨',
  m: '米',
  pcs: '个',
};

function sameUnit(one: string, other: string): boolean {
  const plain = (unit: string) => SAME_UNITS[searchText(unit)] ?? searchText(unit);
  return one !== '' && plain(one) === plain(other);
}

/** A name without spaces and case, to be compared by `samePlainName`. */
export function plainName(name: string): string {
  return searchText(name).replace(/\s+/g, '');
}

/** Whether two names that were made plain are of the same goods: one holds the other. */
export function samePlainName(one: string, other: string): boolean {
  return one !== '' && other !== '' && (one.includes(other) || other.includes(one));
}

/** Whether a name on an invoice and a declared one are of the same goods. */
export function sameName(invoice: string, declared: string): boolean {
  return samePlainName(plainName(invoice), plainName(declared));
}
