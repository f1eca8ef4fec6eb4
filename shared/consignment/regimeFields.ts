import type { FieldSpec } from '#shared/consignment/fields.ts';
import { FIELD_PATTERNS } from '#shared/consignment/fields.ts';
import type { RegimeCode } from '#shared/consignment/regimes.ts';
import { REGIME_CODES } from '#shared/consignment/regimes.ts';

/** Regimes with an electronic order and waybill. */
const E_COMMERCE = ['9610', '9710', '9810', '1210'] as const;
/** Regimes that send a payment receipt. */
const RETAIL = ['9610', '1210'] as const;
/** Business with an overseas firm or warehouse: by list or by declaration. */
const B2B = ['9710', '9810'] as const;
/** Regimes that may end in a customs declaration. */
const DECLARED = ['9710', '9810', '0110'] as const;

/** Fields, or whole sections ("payment.*"), that only some regimes ask for; every other field is for all. */
const ASKED_BY: Readonly<Record<string, readonly RegimeCode[]>> = {
  'order.copNo': E_COMMERCE,
  'order.platformCode': E_COMMERCE,
  'order.platformName': E_COMMERCE,
  'order.warehouseNo': ['9810'],
  'carrier.*': E_COMMERCE,
  'consignee.code': DECLARED,
  'transport.waybillNo': E_COMMERCE,
  'transport.exportDate': E_COMMERCE,
  'transport.totalPackageNo': E_COMMERCE,
  'transport.siteCode': E_COMMERCE,
  'payment.*': RETAIL,
  'trade.*': DECLARED,
  'zone.*': ['1210'],
  'declaration.route': B2B,
  'declaration.statisticsFlag': E_COMMERCE,
  'items.*.itemNo': E_COMMERCE,
  'items.*.itemName': E_COMMERCE,
  'items.*.barCode': E_COMMERCE,
  'items.*.recordNo': ['1210'],
  'items.*.originCountry': DECLARED,
  'items.*.district': DECLARED,
  'items.*.originPlace': DECLARED,
  'items.*.dutyMode': DECLARED,
};

/** Whether a regime asks for a field ("order.orderNo", "items.*.gcode"). */
export function asksFor(regime: RegimeCode, pattern: string): boolean {
  const [section = ''] = pattern.split('.', 1);
  const some = ASKED_BY[pattern] ?? (section === 'items' ? undefined : ASKED_BY[`${section}.*`]);
  return some === undefined || some.includes(regime);
}

/** The fields a regime asks for, in form order. */
export function fieldsOf(regime: RegimeCode): ReadonlyMap<string, FieldSpec> {
  return new Map([...FIELD_PATTERNS].filter(([pattern]) => asksFor(regime, pattern)));
}

/** The fields that some regime asks for, in form order: what imports and exports offer. */
export const OFFERED_FIELDS: ReadonlyMap<string, FieldSpec> = new Map(
  [...FIELD_PATTERNS].filter(([pattern]) => REGIME_CODES.some((code) => asksFor(code, pattern))),
);
