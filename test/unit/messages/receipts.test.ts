import { describe, expect, it } from 'vitest';
import { messagesEn } from '#shared/i18n/en/messages.ts';
import { messagesZh } from '#shared/i18n/zh-CN/messages.ts';
import { buildMessage } from '#shared/messages/build.ts';
import { DOCUMENT_MESSAGES } from '#shared/messages/ofDocument.ts';
import { parseMessage } from '#shared/messages/parse.ts';
import { businessKey, readReceipts } from '#shared/messages/receipts.ts';
import { RETURN_STATUSES, returnErrorKey, returnStatus } from '#shared/messages/returnStatus.ts';
import type { MessageRecord } from '#shared/messages/table.ts';
import type { RetailKind } from '#test/builders/messages.ts';
import { aReceipt, documentsOf, MESSAGE_GUID } from '#test/builders/messages.ts';

const KINDS: readonly RetailKind[] = ['order', 'receipts', 'waybill', 'inventory'];

function read(kind: RetailKind, ...records: readonly MessageRecord[]) {
  const parsed = parseMessage(buildMessage(DOCUMENT_MESSAGES[kind].receipt, records, { guid: MESSAGE_GUID }));
  if (!parsed.ok) throw new Error(parsed.error.code);
  return readReceipts(parsed.value);
}

describe('readReceipts', () => {
  it.each(KINDS)('finds the %s that was sent by its business key', (kind) => {
    const { receipts, problems } = read(kind, aReceipt(kind, '100', '退单'));
    expect(problems).toEqual([]);
    expect(receipts).toMatchObject([
      {
        message: DOCUMENT_MESSAGES[kind].receipt.kind,
        documentKind: kind,
        businessKey: businessKey(kind, documentsOf()[kind]),
        status: '100',
        time: '20260105093512345',
        info: '退单',
      },
    ]);
  });

  it('gives the numbers of port and customs', () => {
    expect(read('inventory', aReceipt('inventory')).receipts[0]).toMatchObject({
      preNo: 'B20260105000000001',
      invtNo: '46062026E000000001',
    });
    expect(read('order', aReceipt('order')).receipts[0]).not.toHaveProperty('invtNo');
  });

  it('does not lose good receipts to a bad one', () => {
    const bad = aReceipt('order');
    const { receipts, problems } = read('order', aReceipt('order'), {
      ...bad,
      head: { ...bad.head, returnTime: 'yesterday' },
    });
    expect(receipts).toHaveLength(1);
    expect(problems).toMatchObject([{ code: 'messages.receipt.badTime', record: 1 }]);
  });

  it('finds no receipts in a request', () => {
    const parsed = parseMessage('<CEB303Message xmlns="http://www.chinaport.gov.cn/ceb"/>');
    expect(parsed.ok && readReceipts(parsed.value)).toEqual({ receipts: [], problems: [] });
  });
});

describe('businessKey', () => {
  it('keeps parts apart, whatever they hold', () => {
    const key = (ebcCode: string, orderNo: string) => businessKey('order', { head: { ebcCode, orderNo } });
    expect(key('a|b', 'c')).not.toBe(key('a', 'b|c'));
    expect(key('a%7C', 'c')).not.toBe(key('a|', 'c'));
    expect(key('a', '')).toBe('');
  });
});

describe('returnStatus', () => {
  it('knows the listed codes, takes negative numbers for errors and keeps unknown codes', () => {
    expect(returnStatus('800')).toMatchObject({ zh: '放行', group: 'released', confidence: 'confirmed' });
    expect(returnStatus('-621029')).toMatchObject({ code: '-621029', group: 'error' });
    expect(returnStatus('777')).toMatchObject({ code: '777', group: 'unknown' });
    expect(RETURN_STATUSES.size).toBe(20);
  });

  it('explains error numbers by texts there are in both languages', () => {
    const numbers = ['-301010', '-304001', '-621015', '-999999', '-5', 'constructor'];
    const keys = numbers.map(returnErrorKey);
    expect(keys).toEqual([
      'messages.returnError.exists',
      'messages.returnError.exists',
      'messages.returnError.signer',
      'messages.returnError.schema',
      'messages.returnError.other',
      'messages.returnError.other',
    ]);
    for (const key of keys) expect([messagesZh[key], messagesEn[key]]).not.toContain(undefined);
  });
});
