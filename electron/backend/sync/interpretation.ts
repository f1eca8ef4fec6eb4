import type { StoredReceipt } from '#backend/store/contract/exchange.ts';
import { refreshConsignment } from '#backend/sync/documentMoves.ts';
import { readDeclarationReply } from '#backend/sync/receipts/declarationReplies.ts';
import { readDocumentReceipts } from '#backend/sync/receipts/documentReceipts.ts';
import { readFormatReceipt } from '#backend/sync/receipts/formatReceipts.ts';
import type { ReceiptReader, Understood } from '#backend/sync/receipts/reader.ts';
import { NOTHING } from '#backend/sync/receipts/reader.ts';
import { readRequestReceipts } from '#backend/sync/receipts/requestReceipts.ts';
import { readSummaryResults } from '#backend/sync/receipts/summaryResults.ts';
import type { SyncContext } from '#backend/sync/syncContext.ts';
import { parseMessage } from '#shared/messages/parse.ts';

const LOT = 200;

/** What receipts are understood by; the first that knows one speaks for it. */
const READERS: readonly ReceiptReader[] = [
  readFormatReceipt,
  readDocumentReceipts,
  readRequestReceipts,
  readSummaryResults,
  readDeclarationReply,
];

/** Interprets every receipt that was kept and not understood yet, in lots, each one transaction. */
export function interpretReceipts(context: SyncContext): void {
  const { store } = context;
  for (;;) {
    const lot = store.exchange.uninterpreted(LOT);
    if (lot.length === 0) return;
    const touched = new Set<string>();
    store.transaction(() => {
      for (const receipt of lot) {
        const read = understand(context, receipt, Buffer.from(receipt.body).toString('utf8'));
        for (const id of read.touched) touched.add(id);
        store.exchange.markInterpreted(receipt.id, read.interpretation, {
          at: context.now(),
          actor: 'platform',
          action: `receipt.${read.interpretation.outcome}`,
          subject: receipt.id,
          detail: { status: read.interpretation.status, document: read.interpretation.documentId },
        });
      }
      for (const id of touched) refreshConsignment(store, id, context.now());
    });
    if (touched.size > 0) context.events.emit('consignments.changed', { ids: [...touched] });
  }
}

function understand(context: SyncContext, receipt: StoredReceipt, xml: string): Understood {
  const parsed = parseMessage(xml);
  const given = { context, xml, at: receipt.receivedAt, message: parsed.ok ? parsed.value : null };
  for (const read of READERS) {
    const understood = read(given);
    if (understood !== null) return understood;
  }
  return { interpretation: NOTHING, touched: [] };
}
