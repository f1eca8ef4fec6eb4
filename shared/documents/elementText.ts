/** How values of a consignment become the text of an element. */
import type { CalendarDate, LocalTime } from '#shared/base/calendarDate.ts';
import { compactDate, compactTime } from '#shared/base/calendarDate.ts';
import type { Decimal } from '#shared/base/decimal.ts';
import type { CodeTables } from '#shared/catalog/codes.ts';
import { customsCode } from '#shared/catalog/codes.ts';
import type { Consignment } from '#shared/consignment/consignment.ts';
import type { CodeTableName } from '#shared/consignment/fields.ts';
import type { DocumentKind } from '#shared/consignment/regimes.ts';
import type { DerivationContext } from '#shared/documents/derivation.ts';

/** Canonical decimal text; "" for none. */
export function amount(value: Decimal | null): string {
  return value === null ? '' : value.toString();
}

/** "YYYYMMDD"; "" for none. */
export function day(value: CalendarDate | null): string {
  return value === null ? '' : compactDate(value);
}

/** "YYYYMMDDhhmmss"; "" for none. */
export function time(value: LocalTime | null): string {
  return value === null ? '' : compactTime(value);
}

/** The code customs uses for a stored key; "" for none. */
export function code(tables: CodeTables, table: CodeTableName, key: string): string {
  return key === '' ? '' : customsCode(tables, table, key);
}

/** Only the values that say something: an optional element without a value is left out, never sent empty. */
export function present<const V extends Readonly<Record<string, string>>>(
  values: V,
): { readonly [K in keyof V]?: string } {
  const kept: { -readonly [K in keyof V]?: string } = {};
  for (const name of Object.keys(values) as (keyof V & string)[]) {
    const value = values[name];
    if (value !== undefined && value !== '') kept[name] = value;
  }
  return kept;
}

/** What every document starts with; it is always declared (appStatus 2), never only saved. */
export function start(context: DerivationContext, kind: DocumentKind) {
  return {
    guid: context.guid(kind),
    appType: context.appType,
    appTime: context.appTime,
    appStatus: '2',
  };
}

/** Platform and seller, as order, payment receipt and inventory carry them. */
export function parties(consignment: Consignment) {
  return {
    ebpCode: consignment.order.platformCode,
    ebpName: consignment.order.platformName,
    ebcCode: consignment.seller.code,
    ebcName: consignment.seller.name,
  };
}
