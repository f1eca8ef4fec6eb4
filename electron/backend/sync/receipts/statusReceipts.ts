import type { StoredDocument } from '#backend/store/contract/exchange.ts';
import { moveDocument } from '#backend/sync/documentMoves.ts';
import type { Understood } from '#backend/sync/receipts/reader.ts';
import { matchedWith } from '#backend/sync/receipts/reader.ts';
import type { SyncContext } from '#backend/sync/syncContext.ts';
import { compactMillisInChina } from '#shared/base/calendarDate.ts';
import type { SentKind } from '#shared/consignment/regimes.ts';
import { stateOfReceipt } from '#shared/exchange/documentState.ts';
import type { StatusFacts } from '#shared/messages/receiptFacts.ts';

/** One record of a receipt message: what it says, the kind of document it means, its own guid and order number. */
export interface StatusReceipt {
  readonly kind: SentKind;
  readonly facts: StatusFacts;
  readonly guid: string;
  readonly orderNo: string;
}

/** A message may carry several receipts: each moves its document; the row shows the first. Null without any. */
export function applyReceipts(
  context: SyncContext,
  receipts: readonly StatusReceipt[],
  at: number,
): Understood | null {
  const [first] = receipts;
  if (first === undefined) return null;
  const documents = receipts.map((receipt) => applyReceipt(context, receipt, at));
  const document = documents[0] ?? null;
  return {
    interpretation: {
      ...matchedWith(document),
      documentKind: first.kind,
      orderNo: document?.orderNo ?? first.orderNo,
      businessKey: first.facts.businessKey,
      status: first.facts.status,
      info: first.facts.info,
      returnTime: first.facts.time,
    },
    touched: documents.flatMap((found) => (found === null ? [] : [found.consignmentId])),
  };
}

function applyReceipt(context: SyncContext, receipt: StatusReceipt, at: number): StoredDocument | null {
  const document = documentOf(context, receipt);
  if (document === null) return null;
  const { status, info, preNo = '', invtNo = '', sumNo = '' } = receipt.facts;
  context.store.exchange.noteNumbers(document.id, { preNo, invtNo, sumNo });
  const says = stateOfReceipt(status);
  if (receipt.kind === 'inventory' && (says === 'released' || says === 'closed'))
    context.store.summaries.noteRelease(document.id, says, receipt.facts.time);
  const moved = moveDocument(context.store, document, { kind: 'receipt', status }, at, {});
  const confirms = says === document.state;
  if (moved || confirms) context.store.exchange.patch(document.id, { lastStatus: status, lastInfo: info });
  return document;
}

/**
 * The document a receipt means. Customs names documents by business key; a correction has the same one, so that the
 * guid decides where it is echoed, else the time: a receipt cannot be older than what it answers.
 */
function documentOf(context: SyncContext, { kind, facts, guid }: StatusReceipt): StoredDocument | null {
  const { exchange } = context.store;
  const echoed = guid === '' ? null : exchange.byGuid(guid);
  if (echoed !== null && echoed.kind === kind) return echoed;
  const known = exchange.byBusinessKey(kind, facts.businessKey);
  // One that never left cannot be meant, unless nothing left: then this profile was restored from a backup.
  const sent = known.filter((document) => document.sentAt !== null);
  const candidates = sent.length > 0 ? sent : known;
  const answered = candidates.find((document) => compactMillisInChina(document.queuedAt) <= facts.time);
  return answered ?? candidates[0] ?? null;
}
