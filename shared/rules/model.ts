import type { Decimal } from '#shared/base/decimal.ts';
import type { Consignment, GoodsItem, ReadConsignment } from '#shared/consignment/consignment.ts';
import type { FieldSpec } from '#shared/consignment/fields.ts';
import { ITEM_FIELDS, SECTION_FIELDS, SECTION_NAMES } from '#shared/consignment/fields.ts';

/** What an expression can be. Day and Moment are a calendar date and a local time; bool, int and text are CEL's. */
export type ScalarType = 'bool' | 'int' | 'string' | 'Decimal' | 'Day' | 'Moment';

/** A value in a field's slot: absent numbers, dates and times are null, absent texts are "". */
export type Slot = string | number | Decimal | null;
/** The fields of one group in the order of the field table, so that reading one is an array load. */
export type Slots = readonly Slot[];

/** A consignment laid out for the compiled rules. */
export interface Frame {
  readonly head: Slots;
  readonly items: readonly Slots[];
  readonly unreadable: ReadonlySet<string>;
}

/** Where a field stands and what it holds. */
export interface FieldSlot {
  readonly group: 'head' | 'item';
  readonly slot: number;
  readonly type: ScalarType;
  /** Field pattern, e.g. "order.freight" or "items.*.qty"; null for what is no field (itemNo, today). */
  readonly pattern: string | null;
  /** What may stand in a message in its place. */
  readonly name: string;
}

function typeOf(spec: FieldSpec): ScalarType {
  switch (spec.kind) {
    case 'text':
    case 'code':
    case 'choice':
      return 'string';
    case 'decimal':
    case 'integer':
      return 'Decimal';
    case 'date':
      return 'Day';
    case 'time':
      return 'Moment';
  }
}

const HEAD: readonly FieldSlot[] = SECTION_NAMES.flatMap((section) =>
  Object.entries(SECTION_FIELDS[section]).map(([name, spec]) => ({ path: `${section}.${name}`, spec })),
).map(({ path, spec }, slot) => ({ group: 'head', slot, type: typeOf(spec), pattern: path, name: path }));

const ITEM: readonly FieldSlot[] = Object.entries(ITEM_FIELDS).map(([name, spec], slot) => ({
  group: 'item',
  slot,
  type: typeOf(spec),
  pattern: `items.*.${name}`,
  name: `item.${name}`,
}));

/** The day the check is made; the slot after the last field. */
export const TODAY: FieldSlot = {
  group: 'head',
  slot: HEAD.length,
  type: 'Day',
  pattern: null,
  name: 'today',
};
/** The number of the goods item, from 1; the slot after the last field. */
export const ITEM_NO: FieldSlot = {
  group: 'item',
  slot: ITEM.length,
  type: 'int',
  pattern: null,
  name: 'itemNo',
};

/** Every readable field by the name rules use: "order.freight", "item.qty", "itemNo", "today". */
export const FIELD_SLOTS: ReadonlyMap<string, FieldSlot> = new Map(
  [...HEAD, ...ITEM, TODAY, ITEM_NO].map((field) => [field.name, field]),
);

/** Lays out a consignment. Every section is written out so that each read is a plain property load. */
export function layOut(read: ReadConsignment, today: string): Frame {
  const { consignment, unreadable } = read;
  return { head: headSlots(consignment, today), items: consignment.items.map(itemSlots), unreadable };
}

function headSlots(consignment: Consignment, today: string): Slots {
  const { order, seller, declarant, producer, carrier, consignee, transport, payment } = consignment;
  const { trade, zone, declaration } = consignment;
  return [
    order.orderNo,
    order.copNo,
    order.platformCode,
    order.platformName,
    order.warehouseNo,
    order.currency,
    order.freight,
    order.insuredFee,
    order.note,
    seller.code,
    seller.name,
    seller.telephone,
    declarant.code,
    declarant.name,
    producer.code,
    producer.name,
    carrier.code,
    carrier.name,
    consignee.code,
    consignee.name,
    consignee.address,
    consignee.telephone,
    transport.waybillNo,
    transport.customsCode,
    transport.portCode,
    transport.exportDate,
    transport.mode,
    transport.meansName,
    transport.voyageNo,
    transport.billNo,
    transport.totalPackageNo,
    transport.siteCode,
    transport.country,
    transport.port,
    transport.packaging,
    transport.packages,
    transport.grossWeight,
    transport.netWeight,
    payment.payCode,
    payment.payName,
    payment.payNo,
    payment.charge,
    payment.currency,
    payment.receivedAt,
    trade.contractNo,
    trade.term,
    trade.country,
    trade.levyNature,
    trade.exitPort,
    trade.marks,
    zone.code,
    zone.name,
    zone.emsNo,
    declaration.route,
    declaration.statisticsFlag,
    declaration.licenseNo,
    declaration.refundWanted,
    today,
  ];
}

function itemSlots(item: GoodsItem, index: number): Slots {
  return [
    item.itemNo,
    item.itemName,
    item.gcode,
    item.gname,
    item.gmodel,
    item.barCode,
    item.recordNo,
    item.country,
    item.originCountry,
    item.district,
    item.originPlace,
    item.dutyMode,
    item.qty,
    item.unit,
    item.qty1,
    item.unit1,
    item.qty2,
    item.unit2,
    item.price,
    item.totalPrice,
    item.netWeight,
    item.wildlife,
    item.speciesPermitNo,
    item.inspectionNo,
    item.battery,
    item.antique,
    index + 1,
  ];
}
