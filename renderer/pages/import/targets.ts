import type { Settings } from '#shared/api/profile.ts';
import type { SectionName } from '#shared/consignment/fields.ts';
import { SECTION_NAMES } from '#shared/consignment/fields.ts';
import type { ColumnMapping } from '#shared/consignment/intake/columnMapping.ts';
import { OFFERED_FIELDS } from '#shared/consignment/regimeFields.ts';

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

/**
 * Fields without which a check of a retail export (9610) always stops: the required elements of the order, payment,
 * waybill and inventory messages, edition 202205.
 */
export const NEEDED: ReadonlySet<string> = new Set([
  'order.orderNo',
  'order.copNo',
  'order.platformCode',
  'order.platformName',
  'order.currency',
  'order.freight',
  'order.insuredFee',
  'items.*.itemNo',
  'items.*.itemName',
  'items.*.gcode',
  'items.*.gname',
  'items.*.gmodel',
  'items.*.barCode',
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
  'carrier.code',
  'carrier.name',
  'transport.waybillNo',
  'transport.customsCode',
  'transport.portCode',
  'transport.exportDate',
  'transport.mode',
  'transport.country',
  'transport.port',
  'transport.packaging',
  'transport.packages',
  'transport.grossWeight',
  'transport.netWeight',
  'payment.payName',
  'payment.charge',
  'payment.currency',
  'payment.receivedAt',
  'declaration.statisticsFlag',
]);

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
export function lacksSource(field: string, mapping: ColumnMapping, defaults: Defaults): boolean {
  return NEEDED.has(field) && mapping[field] === undefined && (defaults[field] ?? '') === '';
}

/** The groups with the fields that a filter and a search leave; groups without any are left out. */
export function shownGroups(
  filter: TargetFilter,
  search: string,
  mapping: ColumnMapping,
  defaults: Defaults,
  label: (field: string) => string,
): readonly TargetGroup[] {
  const wanted = search.trim().toLowerCase();
  const shown = (field: string): boolean => {
    if (wanted !== '') return `${label(field)} ${field}`.toLowerCase().includes(wanted);
    switch (filter) {
      case 'all':
        return true;
      case 'missing':
        return lacksSource(field, mapping, defaults);
      case 'open':
        return NEEDED.has(field) || mapping[field] !== undefined;
    }
  };
  return TARGET_GROUPS.flatMap((group) => {
    const fields = group.fields.filter(shown);
    return fields.length === 0 ? [] : [{ ...group, fields }];
  });
}

/** How many of the needed fields have no source. */
export function missingCount(mapping: ColumnMapping, defaults: Defaults): number {
  return [...OFFERED_FIELDS.keys()].filter((field) => lacksSource(field, mapping, defaults)).length;
}
