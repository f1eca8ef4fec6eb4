import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import type { Interpretation } from '#backend/store/contract/exchange.ts';
import { workFile } from '#backend/store/databaseFile.ts';
import type { SentKind } from '#shared/consignment/regimes.ts';
import {
  A_MORNING,
  aDocument,
  aFolder,
  aNewConsignment,
  anEntry,
  aReceipt,
  aStore,
  ofMany,
  opened,
} from '#test/builders/store.ts';

const UNDERSTOOD: Interpretation = {
  outcome: 'matched',
  consignmentId: 'c1',
  documentId: 'd1',
  documentKind: 'order',
  orderNo: 'EX20260105-0001',
  businessKey: 'EX20260105-0001',
  status: '2',
  info: '申报中',
  returnTime: '20260105160000000',
};

it('keeps the exact bytes of a sending, with an audit row for the sending and one for each document', () => {
  const { exchange, audit } = aStore();
  const body = Uint8Array.from([0, 255, 10, 13, 60]);
  exchange.freeze(
    [aDocument('d1', { body }), aDocument('d2', { kind: 'waybill' })],
    anEntry({ subject: 'c1' }),
  );
  expect(exchange.body('d1')).toEqual(body);
  expect(exchange.document('d1')).toMatchObject({
    state: 'queued',
    attempts: 0,
    bytes: 5,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    pack: { id: 'export', version: '2026.1', hash: 'p1' },
  });
  expect(exchange.outboxRow('d2')).toMatchObject({ kind: 'waybill', queuedAt: '2026-01-05T08:00:00.000Z' });
  expect(audit.head().n).toBe(4);
  expect(audit.ofSubject('d1', 9)[0]).toMatchObject({
    action: 'document.frozen',
    detail: { key: 'key-d1', sha256: exchange.document('d1')?.sha256 },
  });
  expect(exchange.body('gone')).toBeNull();
});

it('freezes all documents of a sending or none: a key is used once', () => {
  const { exchange, audit } = aStore();
  exchange.freeze([aDocument('d1')], anEntry());
  const head = audit.head();
  const again = [aDocument('d2', { sending: 2 }), aDocument('d3', { sending: 3, key: 'key-d1' })];
  expect(() => exchange.freeze(again, anEntry())).toThrow('store.failed');
  expect(exchange.document('d2')).toBeNull();
  expect(audit.head()).toEqual(head);
});

it('gives documents out when they are due and free', () => {
  const { exchange } = aStore();
  const now = A_MORNING;
  exchange.freeze(
    ['order', 'receipts', 'waybill'].map((kind, i) =>
      aDocument(`d${i + 1}`, { kind: kind as 'order', sending: i + 1 }),
    ),
    anEntry(),
  );
  exchange.patch('d2', { nextTryAt: now + 1000 });
  expect(exchange.due(now, 10).map(({ id }) => id)).toEqual(['d1', 'd3']);
  expect(exchange.due(now, 1).map(({ id }) => id)).toEqual(['d1']);
  expect(exchange.lease(['d1', 'd3'], now + 500, now)).toEqual(['d1', 'd3']);
  expect(exchange.lease(['d1', 'd2'], now + 500, now)).toEqual(['d2']);
  expect(exchange.due(now, 10)).toEqual([]);
  expect(exchange.nextDueAt()).toBe(now + 500);
  expect(exchange.setState('d1', 'queued', 'sending', { attempts: 1 }, anEntry())).toBe(true);
  expect(exchange.due(now + 500, 10).map(({ id, state }) => [id, state])).toEqual([
    ['d1', 'sending'],
    ['d3', 'queued'],
  ]);
  exchange.lease(['d3'], now + 9000, now + 500);
  exchange.releaseLeases();
  expect(exchange.due(now + 500, 10)).toHaveLength(2);
  expect(exchange.counts()).toEqual({ waiting: 3, unknown: 0 });
});

it('moves a document only from where it is thought to be', () => {
  const { exchange, audit } = aStore();
  exchange.freeze([aDocument('d1')], anEntry());
  const before = audit.head().n;
  const lastError = { code: 'sync.timeout', params: { seconds: 60 } };
  expect(
    exchange.setState(
      'd1',
      'queued',
      'unknown',
      { sentAt: A_MORNING, lastError, nextTryAt: null },
      anEntry(),
    ),
  ).toBe(true);
  expect(exchange.setState('d1', 'queued', 'acknowledged', {}, anEntry())).toBe(false);
  expect(exchange.document('d1')).toMatchObject({ state: 'unknown', lastError, nextTryAt: null });
  expect(exchange.counts()).toEqual({ waiting: 1, unknown: 1 });
  expect(audit.head().n).toBe(before + 1);
  expect(exchange.setState('d1', 'unknown', 'acknowledged', { lastError: null }, anEntry())).toBe(true);
  expect(exchange.outboxRow('d1')).toMatchObject({ state: 'acknowledged', lastError: null });
  expect(exchange.nextDueAt()).toBeNull();
  expect(exchange.sentSince(A_MORNING, 10, 0).map(({ id }) => id)).toEqual(['d1']);
});

it('tells sendings apart and finds documents by what receipts name them by', () => {
  const { exchange } = aStore();
  exchange.freeze([aDocument('d1'), aDocument('d2', { kind: 'inventory' })], anEntry());
  exchange.freeze([aDocument('d3', { sending: 2 })], anEntry());
  expect(exchange.latestSending('c1')).toMatchObject({ sending: 2, documents: [{ id: 'd3' }] });
  expect(exchange.latestSending('c2')).toEqual({ sending: 0, documents: [] });
  expect(exchange.documentsOf('c1').map(({ id }) => id)).toEqual(['d1', 'd2', 'd3']);
  expect(exchange.byBusinessKey('order', 'EX20260105-0001').map(({ id }) => id)).toEqual(['d3', 'd1']);
  expect(exchange.byGuid('guid-d2')?.id).toBe('d2');
});

it('lists the outbox by state and by what the search finds of the consignment', () => {
  const { exchange, consignments } = aStore();
  consignments.insert(aNewConsignment('c1'), ofMany);
  exchange.freeze([aDocument('d1')], anEntry());
  exchange.freeze([aDocument('d2', { consignmentId: 'c2' })], anEntry());
  const ids = (search: string, states: readonly 'queued'[] | readonly 'sending'[] = []) =>
    exchange.outbox({ search, states, offset: 0, limit: 10 }).rows.map(({ id }) => id);
  expect(ids('')).toEqual(['d2', 'd1']);
  expect(ids('麦秆')).toEqual(['d1']);
  expect(ids('', ['sending'])).toEqual([]);
  expect(exchange.outbox({ search: '', states: ['queued'], offset: 1, limit: 1 })).toMatchObject({
    total: 2,
    rows: [{ id: 'd1' }],
  });
});

it('logs every attempt with the documents it carried', () => {
  const { exchange } = aStore();
  exchange.freeze([aDocument('d1'), aDocument('d2', { kind: 'waybill' })], anEntry());
  const lost = {
    at: A_MORNING,
    endedAt: A_MORNING + 10_000,
    address: 'http://127.0.0.1:9',
    outcome: 'timeout',
    error: { code: 'sync.timeout' },
    documentIds: ['d1', 'd2'],
  };
  const answered = { ...lost, at: A_MORNING + 5, outcome: 'answered', error: null, documentIds: ['d2'] };
  exchange.recordAttempt(lost);
  exchange.recordAttempt(answered);
  expect(exchange.attempts(A_MORNING, A_MORNING + 5, 10)).toEqual([lost]);
  expect(exchange.attemptsOf('d2')).toEqual([lost, answered]);
});

it('keeps receipts and cursor together, a repeated receipt once, and the first bytes of a changed one', () => {
  const { exchange, audit } = aStore();
  expect(exchange.cursor('training')).toEqual({ channel: 'training', epoch: '', after: 0 });
  const cursor = { channel: 'training', epoch: 'e1', after: 2 };
  const lot = [aReceipt('r1', 1), aReceipt('r2', 2)];
  expect(exchange.storeReceipts(lot, cursor, A_MORNING)).toEqual({
    stored: ['r1', 'r2'],
    duplicates: 0,
    conflicting: [],
  });
  const changed = aReceipt('r2', 2, { body: new TextEncoder().encode('other') });
  const next = { ...cursor, after: 3 };
  expect(exchange.storeReceipts([aReceipt('r1', 1), changed, aReceipt('r3', 3)], next, A_MORNING)).toEqual({
    stored: ['r3'],
    duplicates: 1,
    conflicting: ['r2'],
  });
  expect(exchange.cursor('training')).toEqual(next);
  expect(new TextDecoder().decode(exchange.receiptBody('r2') ?? undefined)).toBe('<receipt>r2</receipt>');
  expect(audit.ofSubject('r2', 9).map(({ action }) => action)).toEqual([
    'receipt.stored',
    'receipt.conflicting',
  ]);
});

it('leaves the cursor where it was when the receipts cannot be kept', () => {
  const { exchange } = aStore();
  const bad = aReceipt('r2', Number.NaN);
  expect(() =>
    exchange.storeReceipts([aReceipt('r1', 1), bad], { channel: 'x', epoch: 'e1', after: 2 }, A_MORNING),
  ).toThrow();
  expect(exchange.cursor('x').after).toBe(0);
  expect(exchange.receipt('r1')).toBeNull();
});

it('hands receipts out in order until they are interpreted', () => {
  const { exchange } = aStore();
  exchange.storeReceipts(
    [aReceipt('r1', 1), aReceipt('r2', 2)],
    { channel: 'training', epoch: 'e1', after: 2 },
    A_MORNING,
  );
  expect(exchange.uninterpreted(1)).toMatchObject([
    { id: 'r1', interpretation: null, body: aReceipt('r1', 1).body },
  ]);
  exchange.markInterpreted('r1', UNDERSTOOD, anEntry({ subject: 'r1' }));
  expect(exchange.uninterpreted(9).map(({ id }) => id)).toEqual(['r2']);
  expect(exchange.receipt('r1')?.interpretation).toEqual(UNDERSTOOD);
  expect(exchange.receiptsOf('c1').map(({ id }) => id)).toEqual(['r1']);
  exchange.markInterpreted('r2', { ...UNDERSTOOD, outcome: 'unknown', consignmentId: null }, anEntry());
  const ids = (search: string, outcome: 'any' | 'matched' | 'unknown' | 'unreadable') =>
    exchange.receipts({ search, outcome, offset: 0, limit: 10 }).rows.map(({ id }) => id);
  expect(ids('', 'any')).toEqual(['r2', 'r1']);
  expect(ids('', 'matched')).toEqual(['r1']);
  expect(ids('EX2026', 'unknown')).toEqual(['r2']);
  expect(ids('nothing', 'any')).toEqual([]);
  expect(exchange.receiptRow('r1')).toMatchObject({ status: '2', info: '申报中', outcome: 'matched' });
});

it('notices stored bytes that are no longer what they were', () => {
  const folder = aFolder();
  const store = opened(folder);
  store.exchange.freeze([aDocument('d1')], anEntry());
  store.close();
  const raw = new Database(workFile(folder));
  raw.exec('DROP TRIGGER document_body_keeps');
  raw.prepare('UPDATE document_body SET body = ?').run(Buffer.from('<d1>other</d1>'));
  raw.close();
  expect(() => opened(folder).exchange.body('d1')).toThrow(
    expect.objectContaining({
      problem: { code: 'store.damagedRow', params: { table: 'document', id: 'd1' } },
    }),
  );
});

it('deletes nothing and changes no sent bytes, whoever asks', () => {
  const folder = aFolder();
  const store = opened(folder);
  store.exchange.freeze([aDocument('d1')], anEntry());
  store.exchange.storeReceipts([aReceipt('r1', 1)], { channel: 'x', epoch: 'e1', after: 1 }, A_MORNING);
  store.close();
  const raw = new Database(workFile(folder));
  for (const text of [
    'DELETE FROM document_body',
    `UPDATE document SET key = 'other'`,
    `UPDATE document_body SET body = x'00'`,
    'DELETE FROM receipt_body',
    `UPDATE receipt SET sha256 = ''`,
    `UPDATE audit SET actor = 'nobody'`,
    'DELETE FROM audit',
  ]) {
    expect(() => raw.exec(text), text).toThrow(/never/);
  }
  raw.close();
});

it('names the consignments declared last once each, with their latest sending, and none that has not left', () => {
  const { exchange } = aStore();
  const sent = (id: string, consignmentId: string, sending: number, at: number, kind: SentKind = 'order') => {
    exchange.freeze([aDocument(id, { consignmentId, sending, kind, queuedAt: at - 1 })], anEntry());
    exchange.patch(id, { sentAt: at });
  };
  sent('d1', 'c1', 1, 10);
  sent('d2', 'c2', 1, 20);
  sent('d3', 'c1', 2, 30);
  // Requests declare nothing: the consignment stays where its declaration was.
  sent('d5', 'c2', 2, 40, 'cancellation');
  sent('d6', 'month', 1, 50, 'summary');
  exchange.freeze([aDocument('d4', { consignmentId: 'c3' })], anEntry());
  const orderNo = aDocument('d1').orderNo;
  expect(exchange.lastSent(9)).toEqual([
    { consignmentId: 'c1', orderNo, queuedAt: 29 },
    { consignmentId: 'c2', orderNo, queuedAt: 19 },
  ]);
  expect(exchange.lastSent(1).map(({ consignmentId }) => consignmentId)).toEqual(['c1']);
});
