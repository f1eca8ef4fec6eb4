import type { DocumentKind } from '#shared/consignment/regimes.ts';
import { CEB303 } from '#shared/messages/ceb303.ts';
import { CEB304 } from '#shared/messages/ceb304.ts';
import { CEB403 } from '#shared/messages/ceb403.ts';
import { CEB404 } from '#shared/messages/ceb404.ts';
import { CEB505 } from '#shared/messages/ceb505.ts';
import { CEB506 } from '#shared/messages/ceb506.ts';
import { CEB603 } from '#shared/messages/ceb603.ts';
import { CEB604 } from '#shared/messages/ceb604.ts';
import type { MessageTable } from '#shared/messages/table.ts';

/** The message that carries a document, and the one that answers it. */
export interface DocumentMessages {
  readonly request: MessageTable;
  readonly receipt: MessageTable;
}

/** The messages of each kind of document. */
export const DOCUMENT_MESSAGES = {
  order: { request: CEB303, receipt: CEB304 },
  receipts: { request: CEB403, receipt: CEB404 },
  waybill: { request: CEB505, receipt: CEB506 },
  inventory: { request: CEB603, receipt: CEB604 },
} as const satisfies Record<DocumentKind, DocumentMessages>;
