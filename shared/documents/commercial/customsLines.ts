import type { Named, PaperInput, Shown } from '#shared/documents/commercial/paperInput.ts';
import { figure, named, needed } from '#shared/documents/commercial/particulars.ts';

/** A quantity with its unit. */
export interface Measured {
  readonly quantity: Shown;
  readonly unit: Named | null;
}

/** One goods item as customs forms list it. */
export interface CustomsLine {
  readonly number: number;
  readonly itemNo: string;
  readonly code: Shown;
  readonly name: Shown;
  /** 规格型号 */
  readonly model: string;
  readonly barCode: string;
  /** Declared quantity (申报数量, 成交数量). */
  readonly declared: Measured;
  /** First statutory quantity (法定第一数量). */
  readonly first: Measured;
  /** Second statutory quantity; null where there is none. */
  readonly second: Measured | null;
  readonly price: Shown;
  readonly total: Shown;
  readonly currency: Named | null;
  readonly origin: Named | null;
  /** Country of final destination. */
  readonly destination: Named | null;
  /** 境内货源地 */
  readonly district: Named | null;
  /** 征免 */
  readonly dutyMode: Named | null;
}

/** The goods items of a consignment as customs forms list them. Numbers stand as they go into the messages. */
export function customsLinesOf(input: PaperInput): readonly CustomsLine[] {
  const { order, transport, items } = input.consignment;
  return items.map((item, index) => ({
    number: index + 1,
    itemNo: item.itemNo,
    code: needed(item.gcode),
    name: needed(item.gname),
    model: item.gmodel,
    barCode: item.barCode,
    declared: { quantity: figure(item.qty), unit: named(input, 'unit', item.unit) },
    first: { quantity: figure(item.qty1), unit: named(input, 'unit', item.unit1) },
    second:
      item.qty2 === null && item.unit2 === ''
        ? null
        : { quantity: figure(item.qty2), unit: named(input, 'unit', item.unit2) },
    price: figure(item.price),
    total: figure(item.totalPrice),
    currency: named(input, 'currency', order.currency),
    origin: named(input, 'country', item.originCountry),
    destination: named(input, 'country', item.country || transport.country),
    district: named(input, 'region', item.district),
    dutyMode: named(input, 'dutyMode', item.dutyMode),
  }));
}
