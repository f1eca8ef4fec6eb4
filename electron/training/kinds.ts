/**
 * What the platform takes in messages of the unified system: 电子订单 303, 收款单 403, 运单 505, 出口清单 603,
 * 撤销申请单 605, 退货申请单 213, 汇总申请单 701.
 */
export const PAPER_KINDS = [
  'order',
  'receipts',
  'waybill',
  'inventory',
  'cancellation',
  'return',
  'summary',
] as const;
/** What travels in a message of the unified system. */
export type PaperKind = (typeof PAPER_KINDS)[number];

/** Everything the platform takes: the papers and the customs declaration (报关单, DecMessage). */
export type Kind = PaperKind | 'declaration';

/** What the officer decides on: what is declared, and what is applied for. */
export const DECIDED_KINDS = ['inventory', 'declaration', 'cancellation', 'return', 'summary'] as const;
/** What the officer decides on. */
export type DecidedKind = (typeof DECIDED_KINDS)[number];

/** Whether the officer decides on a document of this kind. */
export function isDecided(kind: Kind): kind is DecidedKind {
  return (DECIDED_KINDS as readonly Kind[]).includes(kind);
}
