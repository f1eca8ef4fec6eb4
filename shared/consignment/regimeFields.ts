import type { FieldSpec } from '#shared/consignment/fields.ts';
import { FIELD_PATTERNS } from '#shared/consignment/fields.ts';
import type { Procedure, RegimeCode } from '#shared/consignment/regimes.ts';
import { proceduresOf, REGIME_CODES } from '#shared/consignment/regimes.ts';

/** One procedure: regime and route. */
type ProcedureName = `${RegimeCode} ${'list' | 'declaration'}`;

/** By inventory list (清单). */
const LISTED = ['9610 list', '9710 list', '9810 list', '1210 list'] as const;
/** By customs declaration (报关单). */
const DECLARED = ['9710 declaration', '9810 declaration', '0110 declaration'] as const;
/** Business with an overseas firm or warehouse, by either route. */
const B2B = ['9710 list', '9810 list', '9710 declaration', '9810 declaration'] as const;
/** Procedures with an electronic order. */
const ORDERED = ['9610 list', '1210 list', ...B2B] as const;
/** Procedures that may send a payment receipt. */
const RETAIL = ['9610 list', '1210 list'] as const;

/** Fields, or whole sections ("payment.*"), that only some procedures ask for; every other field is for all. */
const ASKED_BY: Readonly<Record<string, readonly ProcedureName[]>> = {
  'order.copNo': LISTED,
  'order.platformCode': ORDERED,
  'order.platformName': ORDERED,
  'order.warehouseNo': ['9810 list', '9810 declaration'],
  'carrier.*': LISTED,
  'consignee.code': DECLARED,
  'transport.waybillNo': LISTED,
  'transport.exportDate': LISTED,
  'transport.totalPackageNo': LISTED,
  'transport.siteCode': LISTED,
  'payment.*': RETAIL,
  'trade.*': DECLARED,
  'zone.*': ['1210 list'],
  'declaration.route': B2B,
  'declaration.statisticsFlag': LISTED,
  'items.*.itemNo': ORDERED,
  'items.*.itemName': ORDERED,
  'items.*.barCode': ORDERED,
  'items.*.recordNo': ['1210 list'],
  'items.*.originCountry': DECLARED,
  'items.*.district': DECLARED,
  'items.*.originPlace': DECLARED,
  'items.*.dutyMode': DECLARED,
};

/** Whether a procedure asks for a field ("order.orderNo", "items.*.gcode"). */
function asks({ code, route }: Procedure, pattern: string): boolean {
  const [section = ''] = pattern.split('.', 1);
  const some: readonly string[] | undefined =
    ASKED_BY[pattern] ?? (section === 'items' ? undefined : ASKED_BY[`${section}.*`]);
  return some === undefined || some.includes(`${code} ${route}`);
}

/**
 * Whether a regime asks for a field by a route ("list", "declaration"). Where the route is none of the regime's, because
 * none is chosen yet, what any of its routes asks for is asked.
 */
export function asksFor(regime: RegimeCode, pattern: string, route = ''): boolean {
  const procedures: readonly Procedure[] = proceduresOf(regime);
  const chosen = procedures.filter((procedure) => procedure.route === route);
  return (chosen.length > 0 ? chosen : procedures).some((procedure) => asks(procedure, pattern));
}

/** The fields a regime asks for by a route, in form order; by any of its routes where the route is none of its own. */
export function fieldsOf(regime: RegimeCode, route = ''): ReadonlyMap<string, FieldSpec> {
  return new Map([...FIELD_PATTERNS].filter(([pattern]) => asksFor(regime, pattern, route)));
}

/** The fields that some regime asks for, in form order: what imports and exports offer. */
export const OFFERED_FIELDS: ReadonlyMap<string, FieldSpec> = new Map(
  [...FIELD_PATTERNS].filter(([pattern]) => REGIME_CODES.some((code) => asksFor(code, pattern))),
);
