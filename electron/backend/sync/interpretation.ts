import type { Interpretation, StoredDocument, StoredReceipt } from '#backend/store/contract/exchange.ts';
import { moveDocument, refreshConsignment } from '#backend/sync/documentMoves.ts';
import type { SyncContext } from '#backend/sync/syncContext.ts';
import { compactMillisInChina } from '#shared/base/calendarDate.ts';
import { stateOfReceipt } from '#shared/exchange/documentState.ts';
import type { FormatReceiptFacts } from '#shared/messages/formatReceipts.ts';
import { readFormatReceipts } from '#shared/messages/formatReceipts.ts';
import { parseMessage } from '#shared/messages/parse.ts';
import type { ReceiptFacts } from '#shared/messages/receipts.ts';
import { readReceipts } from '#shared/messages/receipts.ts';

const LOT = 200;

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

interface Understood {
  readonly interpretation: Interpretation;
  readonly touched: readonly string[];
}

const NOTHING: Interpretation = {
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

/** A message may carry several receipts: each moves its document; the row shows the first. */
function understand(context: SyncContext, receipt: StoredReceipt, xml: string): Understood {
  const message = parseMessage(xml);
  if (!message.ok) return { interpretation: NOTHING, touched: [] };
  const [format] = readFormatReceipts(message.value);
  if (format !== undefined) return understandFormat(context, format, receipt.receivedAt);
  const { receipts } = readReceipts(message.value);
  const heads = message.value.form === 'records' ? message.value.records.map((record) => record.head) : [];
  const guids = heads.map((head) => head['guid'] ?? '');
  const orderNo = heads[0]?.['orderNo'] ?? '';
  const first = receipts[0];
  if (first === undefined) return { interpretation: NOTHING, touched: [] };
  const documents = receipts.map((facts, i) =>
    applyReceipt(context, facts, guids[i] ?? '', receipt.receivedAt),
  );
  const document = documents[0] ?? null;
  return {
    interpretation: {
      outcome: document === null ? 'unknown' : 'matched',
      consignmentId: document?.consignmentId ?? null,
      documentId: document?.id ?? null,
      documentKind: first.documentKind,
      orderNo: document?.orderNo ?? orderNo,
      businessKey: first.businessKey,
      status: first.status,
      info: first.info,
      returnTime: first.time,
    },
    touched: documents.flatMap((found) => (found === null ? [] : [found.consignmentId])),
  };
}

/** A message that failed the format check is returned: it can never become a declaration as it is. */
function understandFormat(context: SyncContext, facts: FormatReceiptFacts, at: number): Understood {
  const { store } = context;
  const document = store.exchange.byKey(facts.messageId);
  if (document !== null && stateOfReceipt(facts.status) === 'returned') {
    const words = { lastStatus: facts.status, lastInfo: facts.info };
    moveDocument(store, document, { kind: 'receipt', status: facts.status }, at, words);
  }
  return {
    interpretation: {
      ...NOTHING,
      outcome: document === null ? 'unknown' : 'matched',
      consignmentId: document?.consignmentId ?? null,
      documentId: document?.id ?? null,
      documentKind: document?.kind ?? null,
      orderNo: document?.orderNo ?? '',
      businessKey: document?.businessKey ?? '',
      status: facts.status,
      info: facts.info,
      returnTime: facts.time,
    },
    touched: document === null ? [] : [document.consignmentId],
  };
}

function applyReceipt(
  context: SyncContext,
  facts: ReceiptFacts,
  guid: string,
  at: number,
): StoredDocument | null {
  const document = documentOf(context, facts, guid);
  if (document === null) return null;
  const words = { lastStatus: facts.status, lastInfo: facts.info };
  const moved = moveDocument(context.store, document, { kind: 'receipt', status: facts.status }, at, {});
  const confirms = stateOfReceipt(facts.status) === document.state;
  if (moved || confirms) context.store.exchange.patch(document.id, words);
  return document;
}

/**
 * The document a receipt means. Customs names documents by business key; a correction has the same one, so that the
 * guid decides where it is echoed, else the time: a receipt cannot be older than what it answers.
 */
function documentOf(context: SyncContext, facts: ReceiptFacts, guid: string): StoredDocument | null {
  const { exchange } = context.store;
  const echoed = guid === '' ? null : exchange.byGuid(guid);
  if (echoed !== null && echoed.kind === facts.documentKind) return echoed;
  const known = exchange.byBusinessKey(facts.documentKind, facts.businessKey);
  // One that never left cannot be meant, unless nothing left: then this profile was restored from a backup.
  const sent = known.filter((document) => document.sentAt !== null);
  const candidates = sent.length > 0 ? sent : known;
  const answered = candidates.find((document) => compactMillisInChina(document.queuedAt) <= facts.time);
  return answered ?? candidates[0] ?? null;
}
