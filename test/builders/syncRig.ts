import { onTestFinished } from 'vitest';
import { createEventHub } from '#backend/app/events.ts';
import type { WorkStore } from '#backend/store/contract/workStore.ts';
import type { SyncEngine } from '#backend/sync/engine.ts';
import { createSyncEngine } from '#backend/sync/engine.ts';
import type { HttpsOptions } from '#backend/sync/transports/https.ts';
import { httpsTransport } from '#backend/sync/transports/https.ts';
import type { Connection } from '#shared/api/exchange.ts';
import { ok } from '#shared/base/result.ts';

/** An engine over a store, without the rest of the workstation. */
export interface SyncRig {
  readonly engine: SyncEngine;
  /** Every state of the connection that was announced. */
  readonly heard: readonly Connection[];
  /** How often it was asked to prepare, and how often afresh. */
  readonly prepared: { asked: number; afresh: number };
}

/** Starts an engine against a platform; it is stopped at the end of the test. */
export function aSyncRig(
  store: WorkStore,
  url: string,
  options: Partial<HttpsOptions> & { readonly now?: () => number } = {},
): SyncRig {
  const events = createEventHub();
  const heard: Connection[] = [];
  const prepared = { asked: 0, afresh: 0 };
  events.listen((event) => {
    if (event.name === 'exchange.changed') heard.push(event.data);
  });
  const engine = createSyncEngine(
    {
      store,
      transport: httpsTransport({ url, token: 'enterprise-token', ...options }),
      channel: 'training',
      events,
      now: options.now ?? (() => Date.now()),
      random: () => 0,
      prepare: (_signal, afresh = false) => {
        prepared.asked += 1;
        if (afresh) prepared.afresh += 1;
        return Promise.resolve(ok(undefined));
      },
    },
    false,
  );
  engine.start();
  onTestFinished(() => engine.stop());
  return { engine, heard, prepared };
}
