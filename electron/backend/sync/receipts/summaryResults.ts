import type { StoredSummary, SummaryResult } from '#backend/store/contract/summaries.ts';
import type { ReceiptReader } from '#backend/sync/receipts/reader.ts';
import { matchedWith, NOTHING } from '#backend/sync/receipts/reader.ts';
import type { SyncContext } from '#backend/sync/syncContext.ts';
import type { MessageRecord } from '#shared/messages/table.ts';

/** What came of a summary (792): the declarations customs made of the inventories that were summed up. */
export const readSummaryResults: ReceiptReader = ({ context, message, at }) => {
  if (message?.form !== 'records' || message.kind !== 'CEB792Message') return null;
  const read = message.records.map((record) => ({ record, result: resultOf(record) }));
  const [first] = read;
  if (first === undefined) return { interpretation: NOTHING, touched: [] };
  const kept = read.map(({ result }) => keep(context, result, at));
  const summary = kept[0] ?? null;
  const document = summary === null ? null : (context.store.exchange.documentsOf(summary.id).at(-1) ?? null);
  return {
    interpretation: {
      ...matchedWith(document),
      documentKind: 'summary',
      orderNo: summary?.wishes.copNo ?? '',
      businessKey: first.result.declSeqNo,
      status: '',
      info: [first.result.entryId, first.record.head['note'] ?? ''].filter((text) => text !== '').join(' '),
      returnTime: first.result.opDate,
    },
    touched: [],
  };
};

/** Null when nobody here asked for it. */
function keep({ store }: SyncContext, result: SummaryResult, at: number): StoredSummary | null {
  const asked = store.exchange.byNumber('sumNo', result.sumNo);
  const summary =
    (asked === null ? null : store.summaries.get(asked.consignmentId)) ??
    // The result may overtake the receipt that brings the number.
    result.lines.map(({ invtNo }) => store.summaries.ofInventory(invtNo)).find((found) => found !== null) ??
    null;
  if (summary === null) return null;
  store.summaries.keepResult(summary.id, result, {
    at,
    actor: 'platform',
    action: 'summary.result',
    subject: summary.id,
    detail: { declSeqNo: result.declSeqNo, entryId: result.entryId, decState: result.decState },
  });
  return summary;
}

function resultOf({ head, list }: MessageRecord): SummaryResult {
  const of = (values: MessageRecord['head'], name: string) => values[name]?.trim() ?? '';
  return {
    declSeqNo: of(head, 'declSeqNo'),
    sumNo: of(head, 'sumNo'),
    entryId: of(head, 'entryId'),
    decState: of(head, 'decState'),
    opDate: of(head, 'opDate'),
    grossWeight: of(head, 'grossWeight'),
    netWeight: of(head, 'netWeight'),
    part: Number(of(head, 'msgCount')) > 1,
    lines: list.map((line) => ({
      invtNo: of(line, 'invtNo'),
      logisticsNo: of(line, 'logisticsNo'),
      gseqno: of(line, 'gseqno'),
      gnum: of(line, 'gnum'),
      gcode: of(line, 'gcode'),
    })),
  };
}
