import type { DocumentKind, Procedure } from '#shared/consignment/regimes.ts';

/** The parts of a consignment, by the documents that carry them. */
export const PARTS = ['order', 'goods', 'payment', 'waybill', 'customs', 'trade', 'own'] as const;
/** A part of a consignment. */
export type Part = (typeof PARTS)[number];

/** The fields of each part, as patterns ("order.*", "items.*.gcode"), and the documents that carry them. */
const CARRIED: Readonly<
  Record<Part, { readonly fields: readonly string[]; readonly by: readonly DocumentKind[] }>
> = {
  order: {
    fields: ['order.orderNo', 'order.platform*', 'order.currency', 'order.freight', 'order.note', 'seller.*'],
    by: ['order', 'inventory', 'declaration'],
  },
  goods: { fields: ['items.*'], by: ['order', 'inventory', 'declaration'] },
  payment: { fields: ['payment.*'], by: ['receipts'] },
  waybill: {
    fields: [
      'carrier.*',
      'transport.waybillNo',
      'transport.grossWeight',
      'transport.packages',
      'order.insuredFee',
    ],
    by: ['waybill', 'inventory'],
  },
  customs: {
    fields: ['order.copNo', 'declarant.*', 'producer.*', 'transport.*', 'zone.*', 'declaration.*'],
    by: ['inventory', 'declaration'],
  },
  trade: { fields: ['trade.*', 'consignee.*'], by: ['declaration'] },
  own: { fields: ['consignee.*'], by: [] },
};

/** The part a field ("order.orderNo", "items.*.gcode") belongs to in a procedure: the first that names it and is sent. */
export function partOf(procedure: Procedure, pattern: string): Part {
  const sent = PARTS.filter((part) => carriersOf(procedure, part).length > 0);
  return sent.find((part) => CARRIED[part].fields.some((field) => names(field, pattern))) ?? 'own';
}

function names(field: string, pattern: string): boolean {
  return field.endsWith('*') && field !== pattern
    ? pattern.startsWith(field.slice(0, -1))
    : pattern === field;
}

/** The documents of a procedure that carry a part. */
export function carriersOf(procedure: Procedure, part: Part): readonly DocumentKind[] {
  return CARRIED[part].by.filter((kind) => procedure.documents.includes(kind));
}
