import type { Interpretation, StoredDocument } from '#backend/store/contract/exchange.ts';
import type { SyncContext } from '#backend/sync/syncContext.ts';
import type { ParsedMessage } from '#shared/messages/parse.ts';

/** A receipt as it came in. */
export interface GivenReceipt {
  readonly context: SyncContext;
  readonly xml: string;
  /** When it was received. */
  readonly at: number;
  /** As a message of the unified system; null when it is none. */
  readonly message: ParsedMessage | null;
}

/** What was read from a receipt, and the consignments (or other subjects) whose documents it may have moved. */
export interface Understood {
  readonly interpretation: Interpretation;
  readonly touched: readonly string[];
}

/** Understands one family of receipts and lets them move their documents; null for a receipt of another family. */
export type ReceiptReader = (receipt: GivenReceipt) => Understood | null;

/** The reading of a receipt that nobody understands. */
export const NOTHING: Interpretation = {
  outcome: 'unreadable',
  consignmentId: null,
  documentId: null,
  documentKind: null,
  orderNo: '',
  businessKey: '',
  status: '',
  info: '',
  returnTime: '',
};

/** What a receipt's reading says of the document it was matched with; none was found where it is null. */
export function matchedWith(
  document: StoredDocument | null,
): Pick<Interpretation, 'outcome' | 'consignmentId' | 'documentId'> {
  return {
    outcome: document === null ? 'unknown' : 'matched',
    consignmentId: document?.consignmentId ?? null,
    documentId: document?.id ?? null,
  };
}
