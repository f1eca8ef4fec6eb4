import type { SentKind } from '#shared/consignment/regimes.ts';
import { CEB213 } from '#shared/messages/ceb213.ts';
import { CEB303 } from '#shared/messages/ceb303.ts';
import { CEB304 } from '#shared/messages/ceb304.ts';
import { CEB403 } from '#shared/messages/ceb403.ts';
import { CEB404 } from '#shared/messages/ceb404.ts';
import { CEB505 } from '#shared/messages/ceb505.ts';
import { CEB506 } from '#shared/messages/ceb506.ts';
import { CEB603 } from '#shared/messages/ceb603.ts';
import { CEB604 } from '#shared/messages/ceb604.ts';
import { CEB605 } from '#shared/messages/ceb605.ts';
import { CEB701 } from '#shared/messages/ceb701.ts';
import { DEC_FORMAT } from '#shared/messages/dec/format.ts';
import type { DocumentFormat } from '#shared/messages/format.ts';
import { cebFormat } from '#shared/messages/format.ts';
import { KEY_ELEMENTS } from '#shared/messages/receipts.ts';
import type { MessageTable } from '#shared/messages/table.ts';

/** The message that carries a document, and the one that answers it. */
export interface DocumentMessages {
  readonly request: MessageTable;
  readonly receipt: MessageTable;
}

/** The messages of the documents that lead to an inventory's release in the unified system. */
export const DOCUMENT_MESSAGES = {
  order: { request: CEB303, receipt: CEB304 },
  receipts: { request: CEB403, receipt: CEB404 },
  waybill: { request: CEB505, receipt: CEB506 },
  inventory: { request: CEB603, receipt: CEB604 },
} as const satisfies Partial<Record<SentKind, DocumentMessages>>;

/** How each kind of document and request is written and read back. */
export const DOCUMENT_FORMATS: Readonly<Record<SentKind, DocumentFormat>> = {
  order: cebFormat(CEB303, KEY_ELEMENTS.order),
  receipts: cebFormat(CEB403, KEY_ELEMENTS.receipts),
  waybill: cebFormat(CEB505, KEY_ELEMENTS.waybill),
  inventory: cebFormat(CEB603, KEY_ELEMENTS.inventory),
  declaration: DEC_FORMAT,
  cancellation: cebFormat(CEB605, KEY_ELEMENTS.cancellation),
  return: cebFormat(CEB213, KEY_ELEMENTS.return),
  summary: cebFormat(CEB701, KEY_ELEMENTS.summary),
};
