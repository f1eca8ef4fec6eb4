import type { Settings } from '#shared/api/profile.ts';
import type { SectionName } from '#shared/consignment/fields.ts';
import { SECTION_NAMES } from '#shared/consignment/fields.ts';
import type { MappingProfile } from '#shared/consignment/intake/columnMapping.ts';
import { regimeOfProfile } from '#shared/consignment/intake/columnMapping.ts';
import { asksFor, OFFERED_FIELDS } from '#shared/consignment/regimeFields.ts';
import type { Procedure } from '#shared/consignment/regimes.ts';
import { isRegimeCode, proceduresOf } from '#shared/consignment/regimes.ts';
import type { Way } from '#shared/consignment/switching.ts';

/** A heading of the form and the fields under it. */
export interface TargetGroup {
  readonly name: SectionName | 'items';
  /** Field patterns, in form order. */
  readonly fields: readonly string[];
}

/** All fields an import can fill, by heading: the order and its goods first, they are what a file has. */
export const TARGET_GROUPS: readonly TargetGroup[] = [
  ...(['order', 'items'] as const),
  ...SECTION_NAMES.filter((name) => name !== 'order'),
].flatMap((name) => {
  const fields = [...OFFERED_FIELDS.keys()].filter((field) => field.startsWith(`${name}.`));
  return fields.length === 0 ? [] : [{ name, fields }];
});

/** Fields without which a check of any regime always stops. */
const ALWAYS = [
  'order.currency',
  'items.*.gcode',
  'items.*.gname',
  'items.*.gmodel',
  'items.*.qty',
  'items.*.unit',
  'items.*.qty1',
  'items.*.unit1',
  'items.*.price',
  'items.*.totalPrice',
  'seller.code',
  'seller.name',
  'declarant.code',
  'declarant.name',
  'producer.code',
  'producer.name',
  'transport.customsCode',
  'transport.portCode',
  'transport.mode',
  'transport.country',
  'transport.port',
  'transport.packaging',
  'transport.packages',
  'transport.grossWeight',
  'transport.netWeight',
] as const;

/** Fields that stop a check of some regimes: each is needed where the regime and route ask for it. */
const WHERE_ASKED = [
  'order.copNo',
  'order.platformCode',
  'order.platformName',
  'items.*.itemNo',
  'items.*.itemName',
  'items.*.recordNo',
  'carrier.code',
  'carrier.name',
  'transport.waybillNo',
  'transport.exportDate',
  'payment.payName',
  'payment.charge',
  'payment.currency',
  'payment.receivedAt',
  'trade.term',
  'trade.country',
  'trade.exitPort',
  'items.*.originCountry',
  'items.*.district',
  'items.*.dutyMode',
  'zone.code',
  'zone.name',
  'zone.emsNo',
  'declaration.route',
  'declaration.statisticsFlag',
] as const;

/** Fields of the order, the waybill and the list that a regime with an electronic order needs. */
const ORDERED = ['order.orderNo', 'order.freight', 'order.insuredFee'] as const;
/** Fields of the list and of the declaration that both kinds of drafts have, and only one stops for. */
const LISTED = ['items.*.barCode'] as const;
const DECLARED = ['consignee.name'] as const;

/**
 * Fields without which a check of a consignment of a regime and route always stops: the required elements of its
 * messages, edition 202205. Where no route is chosen yet, those that every route needs.
 */
export function neededFields({ regime, route }: Way): ReadonlySet<string> {
  const procedures: readonly Procedure[] = proceduresOf(regime);
  const chosen = procedures.filter((procedure) => procedure.route === route);
  const each = (chosen.length > 0 ? chosen : procedures).map(neededBy);
  const [first = new Set<string>(), ...others] = each;
  return new Set([...first].filter((field) => others.every((other) => other.has(field))));
}

function neededBy({ code, route, orderType }: Procedure): ReadonlySet<string> {
  const asked = isRegimeCode(code) ? WHERE_ASKED.filter((field) => asksFor(code, field, route)) : [];
  return new Set<string>([
    ...(orderType === null ? [] : ORDERED),
    ...ALWAYS,
    ...asked,
    ...(route === 'list' ? LISTED : DECLARED),
  ]);
}

/** Regime and route of what an import makes: the route where the mapping has one text for all. */
export function wayOfImport(profile: Pick<MappingProfile, 'mapping' | 'regime'>): Way {
  const route = profile.mapping['declaration.route'];
  return { regime: regimeOfProfile(profile), route: route?.from === 'constant' ? route.text : '' };
}

/** What decides which fields an import has to fill. */
export type ImportMapping = Pick<MappingProfile, 'mapping' | 'regime'>;

/** Which fields are shown. */
export type TargetFilter = 'open' | 'missing' | 'all';

/** Where a field's text would come from if the file has none: the settings. */
export type Defaults = Readonly<Record<string, string>>;

/** What every new consignment starts with: the enterprise in its roles, then the seller's own defaults. */
export function startingTexts(settings: Pick<Settings, 'enterprise' | 'defaults'> | null): Defaults {
  if (settings === null) return {};
  const { code, name, telephone } = settings.enterprise;
  const roles = ['seller', 'declarant', 'producer'].flatMap((role) => [
    [`${role}.code`, code],
    [`${role}.name`, name],
  ]);
  return { ...Object.fromEntries(roles), 'seller.telephone': telephone, ...settings.defaults };
}

/** Whether a field has no source at all though the check needs it. */
export function lacksSource(
  field: string,
  { mapping, ...profile }: ImportMapping,
  defaults: Defaults,
  needed: ReadonlySet<string> = neededFields(wayOfImport({ mapping, ...profile })),
): boolean {
  return needed.has(field) && mapping[field] === undefined && (defaults[field] ?? '') === '';
}

/** The groups with the fields that a filter and a search leave; groups without any are left out. */
export function shownGroups(
  filter: TargetFilter,
  search: string,
  profile: ImportMapping,
  defaults: Defaults,
  label: (field: string) => string,
): readonly TargetGroup[] {
  const { mapping } = profile;
  const way = wayOfImport(profile);
  const needed = neededFields(way);
  const wanted = search.trim().toLowerCase();
  const shown = (field: string): boolean => {
    if (wanted !== '') return `${label(field)} ${field}`.toLowerCase().includes(wanted);
    switch (filter) {
      case 'all':
        return asksFor(way.regime, field, way.route) || mapping[field] !== undefined;
      case 'missing':
        return lacksSource(field, profile, defaults, needed);
      case 'open':
        return needed.has(field) || mapping[field] !== undefined;
    }
  };
  return TARGET_GROUPS.flatMap((group) => {
    const fields = group.fields.filter(shown);
    return fields.length === 0 ? [] : [{ ...group, fields }];
  });
}

/** How many of the needed fields have no source. */
export function missingCount(profile: ImportMapping, defaults: Defaults): number {
  const needed = neededFields(wayOfImport(profile));
  return [...OFFERED_FIELDS.keys()].filter((field) => lacksSource(field, profile, defaults, needed)).length;
}
