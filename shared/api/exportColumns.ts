import { z } from 'zod';
import { OFFERED_FIELDS } from '#shared/consignment/regimeFields.ts';

/** Columns that are no field of a consignment; texts under `exportColumns.column.<name>`. */
const EXTRA_COLUMNS = [
  'state',
  'regime',
  /** number of the goods item, from 1 */ 'line',
  /** 电子口岸编号 */ 'preNo',
  /** 清单编号 */ 'invtNo',
  /** 报关单号 */ 'entryId',
  /** the state of the latest document of each kind */ 'documents',
  /** text of the receipt that came last */ 'lastInfo',
  'createdAt',
  'updatedAt',
] as const;
/** A column that is no field. */
export type ExtraColumn = (typeof EXTRA_COLUMNS)[number];

/** Every column an export offers: fields by pattern ("order.orderNo", "items.*.gcode"), then the extra ones. */
export const EXPORT_COLUMNS: readonly string[] = [...OFFERED_FIELDS.keys(), ...EXTRA_COLUMNS];

/** The most sets a seller keeps. */
export const MOST_COLUMN_SETS = 30;
/** The longest list of columns. */
const MOST_COLUMNS = 200;

/** Some columns in their order. One that a later version no longer knows is refused when it is used, not when it is read. */
export const columnNames = z.array(z.string().min(1).max(60)).min(1).max(MOST_COLUMNS);

/** A seller's own column set. */
export const columnSetSchema = z.strictObject({
  name: z.string().min(1).max(60),
  columns: columnNames,
});
/** A seller's own column set. */
export type ColumnSet = z.output<typeof columnSetSchema>;

/** What is exported when nobody chose: every field, so that the file can be imported again. */
export const FIELD_COLUMNS: readonly string[] = [...OFFERED_FIELDS.keys()];

/** Sets that are always there; names under `exportColumns.set.<name>`. */
export const STANDARD_SETS = {
  all: EXPORT_COLUMNS,
  short: [
    'order.orderNo',
    'state',
    'regime',
    'consignee.name',
    'transport.country',
    'transport.waybillNo',
    'items.*.gname',
    'items.*.gcode',
    'items.*.qty',
    'items.*.unit',
    'items.*.totalPrice',
    'order.currency',
  ],
  accountant: [
    'order.orderNo',
    'trade.contractNo',
    'transport.exportDate',
    'state',
    'regime',
    'invtNo',
    'entryId',
    'consignee.name',
    'transport.country',
    'line',
    'items.*.gcode',
    'items.*.gname',
    'items.*.qty',
    'items.*.unit',
    'items.*.qty1',
    'items.*.unit1',
    'items.*.price',
    'items.*.totalPrice',
    'order.currency',
    'order.freight',
    'order.insuredFee',
    'payment.payName',
    'payment.payNo',
    'payment.charge',
    'payment.receivedAt',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;
/** A set that is always there. */
export type StandardSet = keyof typeof STANDARD_SETS;
/** The names of the sets that are always there, in the order in which they are offered. */
export const STANDARD_SET_NAMES = ['all', 'short', 'accountant'] as const satisfies readonly StandardSet[];

/** Whether a column is no field of a consignment. */
export function isExtraColumn(name: string): name is ExtraColumn {
  return EXTRA_COLUMNS.some((one) => one === name);
}

/** The first of some columns that no export offers; null when there is none. */
export function unknownColumn(columns: readonly string[]): string | null {
  return columns.find((name) => !OFFERED_FIELDS.has(name) && !isExtraColumn(name)) ?? null;
}
