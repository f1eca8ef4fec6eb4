import type { FindingCounts } from '#shared/api/consignments.ts';
import { add, ZERO } from '#shared/base/decimal.ts';
import type { Draft, ReadConsignment } from '#shared/consignment/consignment.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import type { Finding } from '#shared/rules/finding.ts';
import type { Severity } from '#shared/rules/pack.ts';
import { SEVERITIES } from '#shared/rules/pack.ts';

/** What a list shows and searches of a draft. */
export interface DraftSummary {
  readonly orderNo: string;
  readonly copNo: string;
  readonly seller: string;
  readonly consignee: string;
  readonly country: string;
  readonly waybillNo: string;
  readonly goods: string;
  readonly items: number;
  /** Sum of the items' totals as decimal text; "" when one of them cannot be read. */
  readonly total: string;
  readonly currency: string;
  /** Everything a search looks through. */
  readonly searchable: string;
}

const GOODS_SHOWN = 3;

/** The summary of a draft. */
export function summarise(draft: Draft, read: ReadConsignment = readConsignment(draft)): DraftSummary {
  const { consignment } = read;
  const { order, seller, consignee, transport, items } = consignment;
  const names = [...new Set(items.map((item) => item.gname || item.itemName).filter((name) => name !== ''))];
  let total = ZERO;
  let complete = true;
  for (const item of items) {
    if (item.totalPrice === null) complete = false;
    else total = add(total, item.totalPrice);
  }
  return {
    orderNo: order.orderNo,
    copNo: order.copNo,
    seller: seller.name,
    consignee: consignee.name,
    country: transport.country,
    waybillNo: transport.waybillNo,
    goods: names.slice(0, GOODS_SHOWN).join('、') + (names.length > GOODS_SHOWN ? '…' : ''),
    items: items.length,
    total: complete && items.length > 0 ? total.toString() : '',
    currency: order.currency,
    searchable: [
      order.orderNo,
      order.copNo,
      transport.waybillNo,
      seller.name,
      consignee.name,
      ...names,
      ...items.flatMap((item) => [item.itemName, item.itemNo, item.gcode]),
    ].join(' '),
  };
}

/** How many findings of each severity. */
export function countFindings(findings: readonly Finding[]): FindingCounts {
  const counts = Object.fromEntries(SEVERITIES.map((severity) => [severity, 0])) as Record<Severity, number>;
  for (const finding of findings) counts[finding.severity] += 1;
  return counts;
}

/** Whether something stops sending: a fatal finding, or one that wants a document or a second look. */
export function stopsSending(counts: FindingCounts): boolean {
  return counts.fatal > 0 || counts.hold > 0;
}
