import { createHash } from 'node:crypto';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import type {
  PlatformHealth,
  ReceiptPage,
  SendAnswer,
  SendItem,
  SendOutcome,
} from '#shared/messages/platformProtocol.ts';
import { MAX_BATCH_BYTES, MAX_BATCH_ITEMS } from '#shared/messages/platformProtocol.ts';
import { documentOfMessage } from './documentTables.ts';
import type { Enrolments } from './enrolments.ts';
import type { Route } from './httpServer.ts';
import { refuse } from './httpServer.ts';
import type { Ledger } from './ledger.ts';
import { DECLARATION_MESSAGE } from './readDeclaration.ts';
import type { ReceiptFeed } from './receiptFeed.ts';
import { isRecord } from './untrusted.ts';
import { XML_BOUNDS } from './xmlTree.ts';

/** What the enterprise's side of the platform works with. */
export interface Counter {
  readonly ledger: Ledger;
  readonly enrolments: Enrolments;
  readonly feed: ReceiptFeed;
  readonly now: () => number;
  /** Messages taken in and not looked at yet. */
  readonly backlog: () => number;
  readonly onTakenIn: (messages: number) => void;
}

const MOST_BACKLOG = 100_000;
const BUSY_SECONDS = 2;
const MOST_WAIT_SECONDS = 25;
const MOST_RECEIPTS = 1000;
const USUAL_RECEIPTS = 200;
const MOST_ENROLMENT_BYTES = 64 * 1024;

/** The endpoints of an enterprise. */
export function messageRoutes(counter: Counter): readonly Route[] {
  const { ledger, enrolments, feed, now } = counter;
  return [
    {
      method: 'POST',
      path: '/v1/messages',
      side: 'enterprise',
      mostBytes: MAX_BATCH_BYTES,
      answer({ body }) {
        const items = readItems(body);
        if (!items.ok) return refuse(400, 'badRequest', { pointer: items.error });
        return { status: 200, body: takeIn(counter, items.value) };
      },
    },
    {
      method: 'GET',
      path: '/v1/receipts',
      side: 'enterprise',
      mostBytes: 0,
      async answer({ query, signal }) {
        const after = readWhole(query.get('after') ?? '0', Number.MAX_SAFE_INTEGER);
        const limit = readWhole(query.get('limit') ?? String(USUAL_RECEIPTS), MOST_RECEIPTS);
        const wait = readWhole(query.get('wait') ?? '0', MOST_WAIT_SECONDS);
        if (after === null || limit === null || limit === 0 || wait === null) return refuse(400, 'badQuery');
        if (wait > 0 && ledger.head() === after) await feed.change(wait * 1000, signal);
        const page: ReceiptPage = {
          epoch: ledger.epoch,
          items: ledger.receiptsAfter(after, limit),
          head: ledger.head(),
        };
        return { status: 200, body: page };
      },
    },
    {
      method: 'GET',
      path: '/v1/health',
      side: 'open',
      mostBytes: 0,
      answer() {
        const time = new Date(now()).toISOString();
        const health: PlatformHealth = { epoch: ledger.epoch, training: true, time };
        return { status: 200, body: health };
      },
    },
    {
      method: 'POST',
      path: '/v1/enrolments',
      side: 'enterprise',
      mostBytes: MOST_ENROLMENT_BYTES,
      answer({ body }) {
        const enrolled = enrolments.enrol(body);
        if (!enrolled.ok) return refuse(400, 'badRequest', { pointer: enrolled.error });
        return { status: 200, body: { ok: true } };
      },
    },
  ];
}

/** Stores a batch in one transaction; nothing is answered before it is durable. */
function takeIn(counter: Counter, items: readonly SendItem[]): SendAnswer {
  const { ledger, now, backlog, onTakenIn } = counter;
  const busy = backlog() + items.length > MOST_BACKLOG;
  const at = now();
  let taken = 0;
  const outcomes = ledger.transaction(() =>
    items.map((item): SendOutcome => {
      const { key, sha256 } = item;
      if (busy) return { key, outcome: 'busy', retryAfterSeconds: BUSY_SECONDS };
      const refusal = itemRefusal(item);
      if (refusal !== null) return { key, outcome: 'refused', ...refusal };
      const outcome = ledger.takeIn(item, at);
      if (outcome === 'keyReused') {
        return { key, outcome: 'refused', code: outcome, info: '同一幂等键已用于另一份报文' };
      }
      if (outcome === 'accepted') taken += 1;
      return { key, outcome, sha256 };
    }),
  );
  if (taken > 0) onTakenIn(taken);
  return { epoch: ledger.epoch, items: outcomes };
}

function itemRefusal({ type, sha256, body }: SendItem): { code: string; info: string } | null {
  if (body.length > XML_BOUNDS.characters) return { code: 'tooLarge', info: '单份报文过大' };
  if (type !== DECLARATION_MESSAGE && documentOfMessage(type) === undefined)
    return { code: 'unknownType', info: '报文类型不受支持' };
  const digest = createHash('sha256').update(body, 'utf8').digest('hex');
  return digest === sha256 ? null : { code: 'digestMismatch', info: '报文摘要与内容不一致' };
}

function readItems(body: unknown): Result<readonly SendItem[], string> {
  if (!isRecord(body) || !Array.isArray(body['items'])) return err('items');
  const given: readonly unknown[] = body['items'];
  if (given.length === 0 || given.length > MAX_BATCH_ITEMS) return err('items');
  const items: SendItem[] = [];
  for (const [i, item] of given.entries()) {
    if (!isRecord(item)) return err(`items.${i}`);
    const { key, type, sha256, body: xml } = item;
    if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key)) return err(`items.${i}.key`);
    if (typeof type !== 'string' || type.length > 40) return err(`items.${i}.type`);
    if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) return err(`items.${i}.sha256`);
    if (typeof xml !== 'string') return err(`items.${i}.body`);
    items.push({ key, type, sha256, body: xml });
  }
  return ok(items);
}

function readWhole(text: string, most: number): number | null {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  return value <= most ? value : null;
}
