import type { Interpretation, StoredDocument } from '#backend/store/contract/exchange.ts';
import { moveDocument } from '#backend/sync/documentMoves.ts';
import type { ReceiptReader } from '#backend/sync/receipts/reader.ts';
import { matchedWith, NOTHING } from '#backend/sync/receipts/reader.ts';
import type { SyncContext } from '#backend/sync/syncContext.ts';
import type { DocumentEvent } from '#shared/exchange/documentState.ts';
import { targetOf } from '#shared/exchange/documentState.ts';
import { channelStatus, importStatus } from '#shared/messages/dec/channels.ts';
import type { DeclarationReply, ImportReply, ResultReply } from '#shared/messages/dec/replies.ts';
import { readDeclarationReplies } from '#shared/messages/dec/replies.ts';

/** The number of the single window (统一编号), by the element that brings it first; later replies name it alone. */
const SINGLE_WINDOW_NUMBER = 'SeqNo';
/** The number of customs (海关编号). */
const ENTRY_NUMBER = 'ENTRY_ID';

/** Replies to a customs declaration: taken in (DecImportResponse), and what became of it (DEC_RESULT). */
export const readDeclarationReply: ReceiptReader = ({ context, message, xml, at }) => {
  if (message !== null) return null;
  const read = readDeclarationReplies(xml);
  if (read === null) return null;
  const [first] = read.replies;
  if (first === undefined) return { interpretation: NOTHING, touched: [] };
  const documents = read.replies.map((reply) => apply(context, reply, at));
  const [document = null] = documents;
  return {
    interpretation: interpretationOf(first, document),
    touched: documents.flatMap((found) => (found === null ? [] : [found.consignmentId])),
  };
};

function apply(context: SyncContext, reply: DeclarationReply, at: number): StoredDocument | null {
  switch (reply.kind) {
    case 'import':
      return applyImport(context, reply, at);
    case 'result':
      return applyResult(context, reply, at);
  }
}

function applyImport(context: SyncContext, reply: ImportReply, at: number): StoredDocument | null {
  const { exchange } = context.store;
  const [document] = exchange.byBusinessKey('declaration', reply.clientSeqNo);
  if (document === undefined) return null;
  move(context, document, { kind: 'imported', responseCode: reply.responseCode }, wordsOf(reply), at);
  if (reply.seqNo === '') return document;
  exchange.noteNumbers(document.id, { [SINGLE_WINDOW_NUMBER]: reply.seqNo });
  catchUp(context, reply.seqNo);
  return document;
}

function applyResult(context: SyncContext, reply: ResultReply, at: number): StoredDocument | null {
  const { exchange } = context.store;
  const document =
    (reply.seqNo === '' ? null : exchange.byNumber(SINGLE_WINDOW_NUMBER, reply.seqNo)) ??
    (reply.entryId === '' ? null : exchange.byNumber(ENTRY_NUMBER, reply.entryId));
  if (document === null) return null;
  exchange.noteNumbers(document.id, { [ENTRY_NUMBER]: reply.entryId });
  move(context, document, { kind: 'channel', channel: reply.channel }, wordsOf(reply), at);
  return document;
}

/** Results that overtook the answer which says whose number they name: they count now. */
function catchUp(context: SyncContext, seqNo: string): void {
  const { exchange } = context.store;
  for (const receipt of exchange.unmatchedReceipts(seqNo)) {
    const replies = readDeclarationReplies(Buffer.from(receipt.body).toString('utf8'))?.replies ?? [];
    const documents = replies.map((reply) =>
      reply.kind === 'result' ? applyResult(context, reply, receipt.receivedAt) : null,
    );
    const [first] = replies;
    const document = documents.find((found) => found !== null);
    if (first === undefined || document === undefined) continue;
    exchange.markInterpreted(receipt.id, interpretationOf(first, document), {
      at: context.now(),
      actor: 'platform',
      action: 'receipt.matched',
      subject: receipt.id,
      detail: { status: wordsOf(first).lastStatus, document: document.id },
    });
  }
}

function move(
  { store }: SyncContext,
  document: StoredDocument,
  event: DocumentEvent,
  words: { readonly lastStatus: string; readonly lastInfo: string },
  at: number,
): void {
  const now = store.exchange.document(document.id) ?? document;
  const moved = moveDocument(store, now, event, at, {});
  if (moved || targetOf(event) === now.state) store.exchange.patch(document.id, words);
}

function wordsOf(reply: DeclarationReply): { readonly lastStatus: string; readonly lastInfo: string } {
  return reply.kind === 'import'
    ? { lastStatus: importStatus(reply.responseCode), lastInfo: reply.message }
    : { lastStatus: channelStatus(reply.channel), lastInfo: reply.note };
}

function interpretationOf(reply: DeclarationReply, document: StoredDocument | null): Interpretation {
  const { lastStatus, lastInfo } = wordsOf(reply);
  const given = reply.kind === 'import' ? reply.seqNo : reply.entryId;
  return {
    ...matchedWith(document),
    documentKind: 'declaration',
    orderNo: document?.orderNo ?? '',
    businessKey: reply.kind === 'import' ? reply.clientSeqNo : reply.seqNo || reply.entryId,
    status: lastStatus,
    // The number that was given goes before the words, so that it is seen wherever a receipt is.
    info: [given, lastInfo].filter((text) => text !== '').join(' '),
    returnTime: reply.kind === 'import' ? '' : reply.noticeTime,
  };
}
