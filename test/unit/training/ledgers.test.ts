import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { LEDGER_VERSION } from '#training/ledgerSchema.ts';
import {
  aFolder,
  aPlatform,
  aPlatformProcess,
  closePlatform,
  firmKey,
  ledgerOf,
  receiptPage,
  send,
  settled,
  statuses,
} from './aPlatform.ts';
import { channels, declaration, importAnswers } from './declarations.ts';
import { FIRM, fourMessages, item, itemsOf } from './messages.ts';
import { cancellation, declared, heldAt, signedItem, summary, takeBack } from './requests.ts';

/** The tables of a ledger of version 1, as that version made them. */
const FIRST_SCHEMA = `
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE enrolment (
  certificate TEXT PRIMARY KEY, cop_code TEXT NOT NULL, cop_name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- every message as it came; key is the client's idempotency key
CREATE TABLE message (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, type TEXT NOT NULL, sha256 TEXT NOT NULL,
  body TEXT NOT NULL, received_at INTEGER NOT NULL, waiting INTEGER NOT NULL
) STRICT;
CREATE INDEX message_waiting ON message (id) WHERE waiting = 1;

-- every document of every message; effect 1: it was accepted, current 1: it is the latest accepted of its business key
CREATE TABLE document (
  id INTEGER PRIMARY KEY, message INTEGER NOT NULL REFERENCES message (id), position INTEGER NOT NULL,
  kind TEXT NOT NULL, business_key TEXT NOT NULL, order_key TEXT, waybill_key TEXT,
  effect INTEGER NOT NULL, current INTEGER NOT NULL, state TEXT NOT NULL,
  head TEXT NOT NULL, lines TEXT NOT NULL, pre_no TEXT NOT NULL, invt_no TEXT NOT NULL,
  course TEXT, reason_code TEXT, reason_info TEXT, hold_ms INTEGER, last_return_at INTEGER NOT NULL,
  UNIQUE (message, position)
) STRICT;
CREATE UNIQUE INDEX document_current ON document (kind, business_key) WHERE current = 1;
CREATE INDEX document_of_order ON document (kind, order_key) WHERE current = 1;
CREATE INDEX document_of_waybill ON document (waybill_key) WHERE current = 1 AND waybill_key IS NOT NULL;
CREATE INDEX document_effects ON document (kind, business_key) WHERE effect = 1;

-- what is still to happen; a row, not a timer, so that it outlives the process
CREATE TABLE step (
  id INTEGER PRIMARY KEY, document INTEGER NOT NULL UNIQUE REFERENCES document (id), name TEXT NOT NULL,
  since INTEGER NOT NULL, steps INTEGER NOT NULL, hold_ms INTEGER, due INTEGER NOT NULL
) STRICT;
CREATE INDEX step_due ON step (due, id);

CREATE TABLE receipt (
  seq INTEGER PRIMARY KEY, type TEXT NOT NULL, body TEXT NOT NULL,
  document INTEGER REFERENCES document (id), status TEXT NOT NULL
) STRICT;
`;

/** A folder with a ledger of version 1: two messages, one of them not looked at yet, one order declared. */
async function anOldLedger(): Promise<string> {
  const folder = aFolder();
  const db = new Database(join(folder, 'training.db'));
  db.exec(FIRST_SCHEMA);
  db.pragma('user_version = 1');
  const about = db.prepare('INSERT INTO about (name, value) VALUES (?, ?)');
  about.run('epoch', 'the-old-epoch');
  const script = { outcomes: [{ when: { orderNo: '*-00001' }, do: 'inspect', holdMs: 0 }], seen: [3] };
  about.run('officer', JSON.stringify(script));
  const key = await firmKey();
  const certificate = key.certificate.replace(/-----[^-]+-----|\s/g, '');
  db.prepare('INSERT INTO enrolment VALUES (?, ?, ?)').run(certificate, FIRM.copCode, FIRM.copName);
  const [order, , waybill, inventory] = itemsOf(1, key);
  if (order === undefined || waybill === undefined || inventory === undefined)
    throw new Error('four messages');
  const message = db.prepare(
    'INSERT INTO message (id, key, type, sha256, body, received_at, waiting) VALUES (?, ?, ?, ?, ?, 0, ?)',
  );
  for (const [i, { key, type, sha256, body }] of [order, waybill, inventory].entries()) {
    message.run(i + 1, key, type, sha256, body, i === 0 ? 0 : 1);
  }
  db.prepare(
    `INSERT INTO document (id, message, position, kind, business_key, order_key, waybill_key, effect, current, state,
       head, lines, pre_no, invt_no, last_return_at) VALUES (1, 1, 0, 'order', ?, ?, NULL, 1, 1, '0', ?, ?, '', '', 0)`,
  ).run(
    JSON.stringify(['EX20260105-00001', '4199000002']),
    JSON.stringify(['EX20260105-00001', '4199000002']),
    JSON.stringify(elementsIn(order.body, 'OrderHead')),
    JSON.stringify([elementsIn(order.body, 'OrderList')]),
  );
  db.prepare("INSERT INTO step (document, name, since, steps, due) VALUES (1, 'declare', 0, 1, 0)").run();
  db.close();
  return folder;
}

function elementsIn(xml: string, node: string): Readonly<Record<string, string>> {
  const inner = new RegExp(`<ceb:${node}>([\\s\\S]*)</ceb:${node}>`).exec(xml)?.[1] ?? '';
  return Object.fromEntries(
    [...inner.matchAll(/<ceb:(\w+)>([^<]*)</g)].map(([, name = '', value = '']) => [name, value]),
  );
}

describe('a ledger of an earlier version', () => {
  it('goes on where it stopped, under its epoch and its script, and knows what is new', async () => {
    const dataDir = await anOldLedger();
    const platform = await aPlatform({ dataDir });
    const receipts = await settled(platform);
    expect((await receiptPage(platform, 'after=0')).epoch).toBe('the-old-epoch');
    expect(statuses(receipts, 'CEB304Message')).toEqual(['2', '120']);
    expect(statuses(receipts, 'CEB604Message')).toEqual(['2', '120', '399', '500', '800', '899']);
    const invtNo = await declared(platform, 2);
    await send(platform, [item(takeBack('BACK-1', invtNo))]);
    expect(statuses(await settled(platform), 'CEB214Message')).toEqual(['2', '120', '800']);
    await closePlatform(platform);
    const again = await aPlatform({ dataDir });
    expect(await settled(again)).toHaveLength((await ledgerOf(again)).receipts);
  });

  it('is refused when it is of a later version, and left as it was', async () => {
    const dataDir = aFolder();
    await closePlatform(await aPlatform({ dataDir }));
    const file = join(dataDir, 'training.db');
    const change = new Database(file);
    change.pragma(`user_version = ${LEDGER_VERSION + 1}`);
    change.close();
    await expect(aPlatform({ dataDir })).rejects.toMatchObject({ code: 'newerLedger' });
    const look = new Database(file, { readonly: true });
    expect(look.pragma('user_version', { simple: true })).toBe(LEDGER_VERSION + 1);
    look.close();
  });
});

describe('a list that is held', () => {
  it('is still held after a restart, and goes on when the cancellation is turned down', async () => {
    const dataDir = aFolder();
    const first = await aPlatform({ dataDir });
    const outcomes = [
      { when: { document: 'cancellation' }, do: 'return' },
      { when: {}, do: 'inspect', holdMs: 3_600_000 },
    ] as const;
    first.control.officer({ outcomes });
    const invtNo = await heldAt(first, 1, '500');
    first.control.pace({ stepMs: 3_600_000 });
    await send(first, [await signedItem(cancellation(1, invtNo))]);
    await closePlatform(first);
    const second = await aPlatform({ dataDir, pace: { stepMs: 3_600_000 } });
    // The inspection is over while the cancellation is being decided.
    expect(second.control.resolve('EX20260105-00001')).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(statuses((await receiptPage(second, 'after=0')).items, 'CEB604Message').at(-1)).toBe('500');
    second.control.pace({ stepMs: 0 });
    const receipts = await settledAfter(second);
    expect(statuses(receipts, 'CEB606Message')).toEqual(['2', '100']);
    expect(statuses(receipts, 'CEB604Message').slice(-2)).toEqual(['800', '899']);
  });
});

describe('applications and a declaration', () => {
  it('take effect once when the platform is killed at any moment', async () => {
    const dataDir = aFolder();
    const first = await aPlatform({ dataDir });
    const lists = [1, 2].map((serial) => declared(first, serial, { inventory: { statisticsFlag: 'B' } }));
    const [one = '', two = ''] = await Promise.all(lists);
    await closePlatform(first);
    const order = item(fourMessages(3, { order: { orderType: 'B' } }).order);
    const items = [
      order,
      item(declaration(3)),
      await signedItem(summary('SUM-1', [one, two])),
      item(takeBack('BACK-1', one)),
    ];
    for (const killAfterMs of [0, 5, 20, 60]) {
      const child = await aPlatformProcess(dataDir, 5);
      expect((await send(child, items)).length).toBe(items.length);
      await new Promise((resolve) => setTimeout(resolve, killAfterMs));
      await child.kill();
    }
    const platform = await aPlatform({ dataDir });
    const receipts = await settled(platform);
    expect(receipts.map(({ seq }) => seq)).toEqual(receipts.map((_receipt, i) => i + 1));
    expect(channels(receipts)).toEqual(['L', 'J', 'P', 'R']);
    expect(importAnswers(receipts)).toHaveLength(1);
    expect(statuses(receipts, 'CEB702Message')).toEqual(['2', '399']);
    expect(receipts.filter(({ type }) => type === 'CEB792Message')).toHaveLength(1);
    expect(statuses(receipts, 'CEB214Message')).toEqual(['2', '120', '800']);
    const { effects } = await ledgerOf(platform);
    expect(effects).toMatchObject({ repeatedByKey: [], repeatedByBusinessKey: [], refusedAsDuplicate: 0 });
  });
});

/** Ends what is held for an hour, and waits until nothing more happens. */
async function settledAfter(platform: Awaited<ReturnType<typeof aPlatform>>) {
  while ((await ledgerOf(platform)).pendingSteps > 0) platform.control.resolve('EX20260105-00001');
  return settled(platform);
}
