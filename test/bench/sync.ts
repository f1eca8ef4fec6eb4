import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { createEventHub } from '#backend/app/events.ts';
import { softwareSigner } from '#backend/signing/softwareSigner.ts';
import { makeTrainingKey } from '#backend/signing/trainingKey.ts';
import type { NewDocument } from '#backend/store/contract/exchange.ts';
import type { WorkStore } from '#backend/store/contract/workStore.ts';
import { openWorkStore } from '#backend/store/openWorkStore.ts';
import { enrolCertificate } from '#backend/sync/enrolment.ts';
import { sendRound } from '#backend/sync/sender.ts';
import type { SyncContext } from '#backend/sync/syncContext.ts';
import { httpsTransport } from '#backend/sync/transports/https.ts';
import { startTrainingThread } from '#hosts/trainingPlatform.ts';
import { ok } from '#shared/base/result.ts';
import { MAX_BATCH_ITEMS } from '#shared/messages/platformProtocol.ts';
import type { BenchRow } from '#test/bench/benchRow.ts';
import { benchRow } from '#test/bench/benchRow.ts';
import { fillOutbox } from '#test/bench/sync/documents.ts';
import { inTurns, median, millisecondsOf, ratioOf } from '#test/bench/timing.ts';
import { aTransfer } from '#test/builders/messages.ts';

const ROUNDS = 3;
const CONSIGNMENTS = 500;
const TOKEN = 'bench-enterprise-token';
/** The pace of a lesson; the platform looks at what it took in while more is coming. */
const STEP_MS = 400;

/**
 * The outbox emptied over loopback into the real training platform in a thread of its own: bodies read and verified,
 * states, leases, attempts and audit rows durable before and after each batch, the platform's ledger durable before it
 * answers.
 */
export async function benchSync(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-sync-'));
  const key = await makeTrainingKey();
  const platform = await startTrainingThread({
    dataDir: join(folder, 'platform'),
    token: TOKEN,
    controlToken: 'bench-control-token',
    pace: { stepMs: STEP_MS },
    seed: 1,
    rulesFrom: null,
  });
  const bare = await startBareServer(join(folder, 'bare.db'));
  const store = openStore(join(folder, 'work'));
  try {
    const { copCode, copName, dxpId } = aTransfer();
    const enterprise = { code: copCode, name: copName, telephone: '', dxpId };
    const target = { url: platform.url, token: TOKEN };
    const enrolled = await enrolCertificate(target, enterprise, key.certificatePem, neverStopped());
    if (!enrolled.ok) throw new Error(enrolled.error.error.code);
    const context = contextOf(store, target);
    const signer = softwareSigner(key);
    let from = 0;
    let documents: readonly NewDocument[] = [];
    const times = await inTurns(ROUNDS, {
      ours: async () => {
        documents = await fillOutbox(store, signer, from, CONSIGNMENTS);
        from += CONSIGNMENTS;
        return millisecondsOf(() => emptyOutbox(context));
      },
      bare: () => millisecondsOf(() => bare.post(documents)),
    });
    context.transport.close();
    const count = CONSIGNMENTS * 4;
    const rate = (ms: number): number => Math.round((count / ms) * 1000);
    return [
      benchRow({
        id: 'sync.outbox',
        value: rate(median(times.ours)),
        unit: 'documents/s',
        comparison: `bare node:http POST of the same bodies, one fsynced SQLite row per batch of ${MAX_BATCH_ITEMS}: ${rate(median(times.bare))}/s`,
        ratio: ratioOf(times.bare, times.ours),
        target: { atLeast: 1_000 },
      }),
    ];
  } finally {
    store.close();
    await bare.close();
    await platform.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function emptyOutbox(context: SyncContext): Promise<void> {
  const signal = neverStopped();
  for (;;) {
    const round = await sendRound(context, signal);
    if (round.kind === 'failed') throw new Error(round.problem.error.code);
    if (round.kind === 'idle') break;
  }
  const { waiting } = context.store.exchange.counts();
  if (waiting > 0) throw new Error(`${waiting} documents were not sent`);
}

function contextOf(store: WorkStore, target: { readonly url: string; readonly token: string }): SyncContext {
  return {
    store,
    transport: httpsTransport(target),
    channel: 'training',
    events: createEventHub(),
    now: () => Date.now(),
    random: () => 0.5,
    prepare: async () => ok(undefined),
  };
}

function openStore(folder: string): WorkStore {
  const opened = openWorkStore(folder, { now: () => Date.now(), appVersion: 'bench' });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

function neverStopped(): AbortSignal {
  return new AbortController().signal;
}

interface BareServer {
  post(documents: readonly NewDocument[]): Promise<void>;
  close(): Promise<void>;
}

async function startBareServer(path: string): Promise<BareServer> {
  const worker = new Worker(new URL('./sync/bareServer.ts', import.meta.url), { workerData: path });
  const [port] = (await once(worker, 'message')) as [number];
  const agent = new Agent({ keepAlive: true });
  const postOne = (body: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const outgoing = request({ host: '127.0.0.1', port, method: 'POST', agent, headers }, (answer) => {
        answer.resume();
        answer.on('end', resolve);
        answer.on('error', reject);
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  return {
    async post(documents) {
      for (let i = 0; i < documents.length; i += MAX_BATCH_ITEMS) {
        const batch = documents.slice(i, i + MAX_BATCH_ITEMS);
        const items = batch.map(({ key, message, body }) => ({
          key,
          type: message,
          body: Buffer.from(body).toString('utf8'),
        }));
        await postOne(JSON.stringify({ items }));
      }
    },
    async close() {
      agent.destroy();
      const ended = once(worker, 'exit');
      worker.postMessage('close');
      await ended;
    },
  };
}
