import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { WorkStore } from '#backend/store/contract/workStore.ts';
import { StoreFailure, storeProblem } from '#backend/store/problem.ts';
import type { DocumentState } from '#shared/exchange/documentState.ts';
import type { SendItem } from '#shared/messages/platformProtocol.ts';
import type { ScriptedPlatform } from '#test/builders/scriptedPlatform.ts';
import { aScriptedPlatform, json } from '#test/builders/scriptedPlatform.ts';
import {
  aDocument,
  aFolder,
  aNewConsignment,
  anEntry,
  aStore,
  ofMany,
  opened,
} from '#test/builders/store.ts';
import { aSyncRig } from '#test/builders/syncRig.ts';
import { until } from '#test/builders/workstation.ts';
import { startPlatform } from '#training/platform.ts';

async function aPlatform(): Promise<ScriptedPlatform> {
  const platform = await aScriptedPlatform();
  onTestFinished(() => platform.close());
  return platform;
}

const stateOf = (store: WorkStore, id: string) => store.exchange.document(id)?.state;
const reaches = (store: WorkStore, id: string, state: DocumentState) =>
  until(
    () => stateOf(store, id),
    (now) => now === state,
  );
const freeze = (store: WorkStore, ...ids: string[]) =>
  store.exchange.freeze(
    ids.map((id) => aDocument(id, { consignmentId: id })),
    anEntry(),
  );

describe('a store that cannot write for a while', () => {
  /** The store as it is on a full disk while `full` says so. */
  function filling(store: WorkStore): { readonly store: WorkStore; full: boolean } {
    const disk = { full: false };
    const refuse = <T>(work: () => T): T => {
      if (disk.full) throw new StoreFailure(storeProblem('store.full'));
      return work();
    };
    return Object.assign(disk, {
      store: { ...store, transaction: <T>(work: () => T) => refuse(() => store.transaction(work)) },
    });
  }

  it('is told as the state of the connection, and sending goes on once there is room', async () => {
    const platform = await aPlatform();
    const disk = filling(aStore());
    disk.full = true;
    freeze(disk.store, 'd1');
    const { engine } = aSyncRig(disk.store, platform.url);
    const down = await until(
      () => engine.connection(),
      (connection) => connection.lastError !== null,
    );
    expect(down).toMatchObject({ status: 'down', lastError: { code: 'store.full' } });
    disk.full = false;
    engine.tryNow();
    await reaches(disk.store, 'd1', 'acknowledged');
    expect(engine.connection()).toMatchObject({ status: 'connected', lastError: null });
  });

  it('does not leave a document on its way when the answer could not be stored', async () => {
    const platform = await aPlatform();
    const disk = filling(aStore());
    const accept = platform.onMessages;
    platform.onMessages = (items, response) => {
      disk.full = platform.received.length === 1;
      accept(items, response);
    };
    freeze(disk.store, 'd1');
    const { engine } = aSyncRig(disk.store, platform.url);
    await until(
      () => engine.connection().lastError?.code,
      (code) => code === 'store.full',
    );
    disk.full = false;
    engine.tryNow();
    await reaches(disk.store, 'd1', 'acknowledged');
    expect(new Set(platform.received.map((item) => `${item.key} ${item.body}`)).size).toBe(1);
  });

  it('interprets later what it could only keep', async () => {
    const platform = await aPlatform();
    const store = aStore();
    store.exchange.storeReceipts(
      [{ id: 'r1', epoch: 'first', seq: 1, type: 'CEB304Message', body: Buffer.from('<x/>'), receivedAt: 1 }],
      { channel: 'training', epoch: 'first', after: 1 },
      1,
    );
    platform.feed = {
      epoch: 'first',
      items: [{ seq: 1, id: 'r1', type: 'CEB304Message', body: '<x/>' }],
    };
    aSyncRig(store, platform.url);
    await until(
      () => store.exchange.receipt('r1')?.interpretation?.outcome,
      (outcome) => outcome === 'unreadable',
    );
  });
});

describe('documents that cannot go', () => {
  it('with damaged bytes are put off with the reason on them; the others go', async () => {
    const platform = await aPlatform();
    const folder = aFolder();
    const store = opened(folder);
    freeze(store, 'd1', 'd2');
    const raw = new Database(join(folder, 'work.db'));
    raw.exec('DROP TRIGGER document_body_keeps');
    raw.prepare('UPDATE document_body SET body = ? WHERE document_n = 1').run(Buffer.from('flipped'));
    raw.close();
    aSyncRig(store, platform.url);
    await reaches(store, 'd2', 'acknowledged');
    expect(store.exchange.document('d1')).toMatchObject({
      state: 'queued',
      lastError: { code: 'store.damagedRow' },
    });
    expect(store.exchange.document('d1')?.nextTryAt).toBeGreaterThan(Date.now());
  });

  it('because the platform refuses any request they are in are singled out; the others go', async () => {
    const platform = await aPlatform();
    const store = aStore();
    const accept = platform.onMessages;
    platform.onMessages = (items, response) => {
      if (items.some((item) => item.key === 'key-d7')) response.writeHead(400).end('{}');
      else accept(items, response);
    };
    const ids = Array.from({ length: 20 }, (_, i) => `d${i}`);
    freeze(store, ...ids);
    aSyncRig(store, platform.url);
    for (const id of ids.filter((other) => other !== 'd7')) await reaches(store, id, 'acknowledged');
    expect(store.exchange.document('d7')).toMatchObject({
      state: 'queued',
      lastError: { code: 'sync.status' },
    });
  });

  it('because they wait for others do not hold up those behind them', async () => {
    const platform = await aPlatform();
    const store = aStore();
    const later = Date.now() + 3_600_000;
    store.transaction(() => {
      for (let i = 0; i < 900; i += 1) {
        const consignmentId = `c${i}`;
        store.exchange.freeze(
          [
            aDocument(`order-${i}`, { consignmentId }),
            aDocument(`inventory-${i}`, { consignmentId, kind: 'inventory', message: 'CEB603Message' }),
          ],
          anEntry(),
        );
        store.exchange.patch(`order-${i}`, { nextTryAt: later });
      }
      freeze(store, 'free');
    });
    const { engine } = aSyncRig(store, platform.url);
    engine.wake();
    await until(
      () => platform.received.map((item) => item.key),
      (keys) => keys.includes('key-free'),
    );
    expect(platform.received.map((item) => item.type)).not.toContain('CEB603Message');
  });

  it('because their next try was planned by a clock that has been set back go all the same', async () => {
    const platform = await aPlatform();
    const store = aStore();
    store.exchange.freeze([aDocument('d1', { queuedAt: Date.now() + 200 * 86_400_000 })], anEntry());
    aSyncRig(store, platform.url);
    await reaches(store, 'd1', 'acknowledged');
  });
});

describe('an answer that was lost', () => {
  it('stays unknown when a later attempt certainly did not arrive: the first one may have', async () => {
    const platform = await aPlatform();
    const store = aStore();
    let requests = 0;
    platform.onMessages = (_items: readonly SendItem[], response: ServerResponse) => {
      requests += 1;
      if (requests === 1) response.destroy();
      else response.writeHead(503, { 'retry-after': '30' }).end();
    };
    freeze(store, 'd1');
    const { engine } = aSyncRig(store, platform.url);
    await reaches(store, 'd1', 'unknown');
    engine.tryNow();
    await until(
      () => store.exchange.document('d1'),
      (document) => document?.attempts === 2 && document.state !== 'sending',
    );
    expect(stateOf(store, 'd1')).toBe('unknown');
  });
});

describe('a platform that wastes time', () => {
  it('that drips bytes for ever is given up', async () => {
    const platform = await aPlatform();
    const store = aStore();
    let requests = 0;
    const accept = platform.onMessages;
    platform.onMessages = (items, response) => {
      requests += 1;
      if (requests > 1) return accept(items, response);
      response.writeHead(200, { 'content-type': 'application/json' });
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drip));
    };
    freeze(store, 'd1');
    const { engine } = aSyncRig(store, platform.url, { limitMs: 300 });
    await reaches(store, 'd1', 'unknown');
    expect(store.exchange.document('d1')?.lastError?.code).toBe('sync.silence');
    engine.tryNow();
    await reaches(store, 'd1', 'acknowledged');
  });

  it('that asks for eleven days of patience is asked again within hours', async () => {
    const platform = await aPlatform();
    const store = aStore();
    platform.onMessages = (_items, response) => response.writeHead(503, { 'retry-after': '999999' }).end();
    freeze(store, 'd1');
    const { engine } = aSyncRig(store, platform.url);
    const { nextTryAt } = await until(
      () => engine.connection(),
      (connection) => connection.nextTryAt !== null,
    );
    expect(Date.parse(nextTryAt ?? '')).toBeLessThanOrEqual(Date.now() + 3_600_000);
  });
});

describe('sending and receiving', () => {
  it('do not hide one another: what cannot be sent stays visible while receipts come in', async () => {
    const platform = await aPlatform();
    const store = aStore();
    platform.onMessages = (_items, response) => response.writeHead(500).end();
    freeze(store, 'd1');
    const { engine, heard } = aSyncRig(store, platform.url);
    await until(
      () => engine.connection().status,
      (status) => status === 'down',
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(engine.connection()).toMatchObject({ status: 'down', lastError: { code: 'sync.status' } });
    expect(heard.length).toBeLessThan(10);
  });
});

describe('a platform restored from a backup', () => {
  it('that is still busy is offered everything again until it has taken it, with its certificate', async () => {
    const platform = await aPlatform();
    const store = aStore();
    freeze(store, 'd1');
    const { engine, prepared } = aSyncRig(store, platform.url);
    await reaches(store, 'd1', 'acknowledged');
    await until(
      () => store.exchange.cursor('training').epoch,
      (epoch) => epoch === 'first',
    );
    const accept = platform.onMessages;
    let offers = 0;
    platform.onMessages = (items, response) => {
      offers += 1;
      if (offers > 1) return accept(items, response);
      json(response, {
        epoch: 'restored',
        items: items.map(({ key }) => ({ key, outcome: 'busy', retryAfterSeconds: 0 })),
      });
    };
    platform.feed = { epoch: 'restored', items: [] };
    await until(
      () => offers,
      (count) => count === 1,
    );
    engine.tryNow();
    await until(
      () => offers,
      (count) => count === 2,
    );
    await until(
      () => store.exchange.cursor('training').epoch,
      (epoch) => epoch === 'restored',
    );
    expect(prepared.afresh).toBe(2);
  });
});

describe('a message whose format the platform refuses', () => {
  it('is returned by the format-check receipt, which names it by its key', async () => {
    const dataDir = aFolder();
    const tokens = { token: 'enterprise-token', controlToken: 'control-token' };
    const platform = await startPlatform({
      dataDir,
      ...tokens,
      pace: { stepMs: 0 },
      seed: 1,
      now: () => Date.now(),
    });
    onTestFinished(() => platform.close());
    const store = aStore();
    store.consignments.insert(aNewConsignment('c1'), ofMany);
    store.exchange.freeze([aDocument('d1', { body: Buffer.from('<no></xml>') })], anEntry());
    aSyncRig(store, platform.url);
    await reaches(store, 'd1', 'returned');
    expect(store.exchange.document('d1')).toMatchObject({ lastStatus: '-999999' });
    const [receipt] = store.exchange.receipts({ search: '', outcome: 'any', offset: 0, limit: 10 }).rows;
    expect(receipt).toMatchObject({ outcome: 'matched', consignmentId: 'c1', status: '-999999' });
    expect(receipt?.info).toContain('XML');
  });
});
