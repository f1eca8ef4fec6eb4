import type { DocumentRecords, ElementValues } from '#shared/documents/documents.ts';
import { present } from '#shared/documents/elementText.ts';

/** The numbers customs gave an inventory, from its receipts. */
export interface InventoryNumbers {
  /** preNo 电子口岸编号; "" where none came. */
  readonly preNo: string;
  /** invtNo 清单编号. */
  readonly invtNo: string;
}

/** What a request adds to the inventory it is about. */
export interface RequestContext {
  /** 36 characters, upper case. */
  readonly guid: string;
  /** Time of sending in China, "YYYYMMDDhhmmss". */
  readonly appTime: string;
}

/** A head with lines, whatever document it is of. */
export interface SentRecord {
  readonly head: ElementValues;
  readonly list: readonly ElementValues[];
}

/** What the seller says of a cancellation. */
export interface CancellationWish {
  readonly reason: string;
  readonly note: string;
}

/** What every request starts with; always new and always declared. */
export function requestStart(context: RequestContext) {
  return { guid: context.guid, appType: '1', appTime: context.appTime, appStatus: '2' };
}

/** The application to cancel an inventory (撤销申请单, CEB605), from the inventory as it was sent and its receipts. */
export function deriveCancellation(
  inventory: SentRecord,
  numbers: InventoryNumbers,
  wish: CancellationWish,
  context: RequestContext,
): DocumentRecords['cancellation'] {
  const { head } = inventory;
  return {
    head: {
      ...requestStart(context),
      customsCode: head['customsCode'],
      copNo: head['copNo'],
      ...present({ preNo: numbers.preNo }),
      invtNo: numbers.invtNo,
      reason: wish.reason,
      agentCode: head['agentCode'],
      agentName: head['agentName'],
      ebcCode: head['ebcCode'],
      ebcName: head['ebcName'],
      ...present({ note: wish.note }),
    },
    list: [],
  };
}
