import { describe, expect, it } from 'vitest';
import { buildMessage } from '#shared/messages/build.ts';
import { EXPORT_TABLES, tableOf } from '#shared/messages/catalogue.ts';
import { checkRecord } from '#shared/messages/check.ts';
import type { FurtherReceiptKind } from '#shared/messages/furtherReceipts.ts';
import { furtherKey, readFurtherReceipts } from '#shared/messages/furtherReceipts.ts';
import { parseMessage } from '#shared/messages/parse.ts';
import { readReceipts } from '#shared/messages/receipts.ts';
import type { MessageRecord, MessageTable } from '#shared/messages/table.ts';
import { aReceipt, MESSAGE_GUID } from '#test/builders/messages.ts';

const RECORD_GUID = '0A1B2C3D-0000-4000-8000-0000000000AB';
const END = { returnStatus: '399', returnTime: '20260105093512345', returnInfo: '审结' };
const PRE_NO = 'B20260105000000001';
const INVT_NO = '46062026E000000001';
const AGENT = '4199000001';
const CARRIER = '4199000003';
const SITE = '4199000004';
const NO = 'DOC-20260105-01';

/** Each receipt as the schema wants it, and what it says beside its status. */
const RECEIPTS: Readonly<Record<FurtherReceiptKind, readonly [MessageRecord['head'], string, object]>> = {
  CEB214Message: [
    { agentCode: AGENT, coElNo: NO, invtNo: INVT_NO },
    `${AGENT}|${NO}`,
    { request: 'CEB213Message', invtNo: INVT_NO },
  ],
  CEB216Message: [
    { operatorCode: SITE, logisticsCode: CARRIER, logisticsNo: 'WB1', coElNo: NO, preNo: PRE_NO },
    `${SITE}|${NO}`,
    { request: 'CEB215Message', preNo: PRE_NO },
  ],
  CEB508Message: [
    {
      operatorCode: SITE,
      logisticsCode: CARRIER,
      preNo: PRE_NO,
      copNo: NO,
      billNo: '784-12345675',
      msgSeqNo: '2',
    },
    `${SITE}|${NO}`,
    { request: 'CEB507Message', preNo: PRE_NO, part: '2' },
  ],
  CEB510Message: [
    { logisticsCode: CARRIER, copNo: NO, preNo: PRE_NO, msgSeqNo: '1' },
    `${CARRIER}|${NO}`,
    { request: 'CEB509Message', part: '1' },
  ],
  CEB606Message: [
    { agentCode: AGENT, copNo: NO, preNo: PRE_NO, invtNo: INVT_NO },
    `${AGENT}|${NO}`,
    { request: 'CEB605Message', invtNo: INVT_NO },
  ],
  CEB608Message: [
    {
      agentCode: AGENT,
      logisticsCode: CARRIER,
      copNo: NO,
      preNo: PRE_NO,
      billNo: '784-12345675',
      msgSeqNo: '1',
    },
    `${AGENT}|${NO}`,
    { request: 'CEB607Message', part: '1' },
  ],
  CEB702Message: [
    { agentCode: AGENT, ebcCode: '4199000002', copNo: NO, preNo: PRE_NO, msgSeqNo: '1' },
    `${AGENT}|${NO}`,
    { request: 'CEB701Message', part: '1' },
  ],
};
const CASES = (Object.keys(RECEIPTS) as FurtherReceiptKind[]).map((kind) => {
  const [head, key, facts] = RECEIPTS[kind];
  return { kind, record: { head: { guid: RECORD_GUID, ...head, ...END }, list: [] }, key, facts };
});

function table(kind: string): MessageTable {
  const found = tableOf(kind);
  if (found === undefined) throw new Error(kind);
  return found;
}

function parsed(kind: string, ...records: readonly MessageRecord[]) {
  const message = parseMessage(buildMessage(table(kind), records, { guid: MESSAGE_GUID }));
  if (!message.ok) throw new Error(message.error.code);
  return message.value;
}

describe('readFurtherReceipts', () => {
  it.each(CASES)('reads the status in $kind and the document it answers', ({ kind, record, key, facts }) => {
    expect(checkRecord(table(kind), record)).toEqual([]);
    const { receipts, problems } = readFurtherReceipts(parsed(kind, record));
    expect(problems).toEqual([]);
    expect(receipts).toMatchObject([
      { message: kind, businessKey: key, status: '399', time: END.returnTime, info: '审结', ...facts },
    ]);
  });

  it.each(CASES)('names in $kind the document by elements its request has too', ({ kind, record, key }) => {
    const [answer] = readFurtherReceipts(parsed(kind, record)).receipts;
    if (answer === undefined) throw new Error('not read');
    const { elements } = table(answer.request).head;
    const names = new Set(elements.filter((element) => element.required).map((element) => element.name));
    const sent = Object.entries(record.head).filter(([name]) => names.has(name));
    expect(furtherKey(kind, { head: Object.fromEntries(sent) })).toBe(key);
  });

  it('does not lose good receipts to a bad one', () => {
    const [{ kind, record }] = CASES as [(typeof CASES)[number]];
    const bad = { ...record, head: { ...record.head, returnTime: 'yesterday' } };
    const { receipts, problems } = readFurtherReceipts(parsed(kind, bad, record));
    expect(receipts).toHaveLength(1);
    expect(problems).toMatchObject([{ code: 'messages.receipt.badTime', record: 0 }]);
  });

  it('leaves the receipts of a consignment’s own documents to their reader, and takes none of its', () => {
    const message = parsed('CEB604Message', aReceipt('inventory'));
    expect(readFurtherReceipts(message)).toEqual({ receipts: [], problems: [] });
    for (const { kind, record } of CASES) {
      expect(readReceipts(parsed(kind, record))).toEqual({ receipts: [], problems: [] });
    }
  });

  it('has a reader for every receipt that bears a status but those of a consignment’s own documents', () => {
    const own = ['CEB304Message', 'CEB404Message', 'CEB506Message', 'CEB604Message'];
    const bearing = EXPORT_TABLES.filter((one: MessageTable) =>
      one.head.elements.some((element) => element.name === 'returnStatus'),
    ).map((one) => one.kind);
    expect(bearing.filter((kind) => !own.includes(kind))).toEqual(Object.keys(RECEIPTS));
  });
});
