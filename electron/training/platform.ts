import { startClockwork } from './clockwork.ts';
import type { Pace, PlatformControl } from './control.ts';
import { controlRoutes, openControl } from './control.ts';
import { openEnrolments } from './enrolments.ts';
import { listen } from './httpServer.ts';
import { openLedger } from './ledger.ts';
import { messageRoutes } from './messageRoutes.ts';
import type { Outage } from './outage.ts';
import { IN_ORDER } from './outage.ts';
import { openFeed } from './receiptFeed.ts';
import { openRulePacks, PACKS_PATH } from './rulePacks.ts';
import type { RulePublisher } from './rulePublisher.ts';

/** What a training platform is started with. */
export interface PlatformOptions {
  /** Folder of its ledger; made when it is not there. One platform at a time. */
  readonly dataDir: string;
  /** 0 or none: any free port. The address is always 127.0.0.1. */
  readonly port?: number;
  /** Token an enterprise has to show. */
  readonly token: string;
  /** Token the trainer's side has to show. */
  readonly controlToken: string;
  readonly pace: Pace;
  /** Same seed, same messages in the same order: same decisions. */
  readonly seed: number;
  /** The clock, ms since 1970. */
  readonly now: () => number;
  /** Opens the publisher of its rule packs, once the data folder is its own; without one it publishes none. */
  readonly openRules?: () => Promise<RulePublisher>;
  /** Told of faults inside the platform; nothing is written anywhere without it. */
  readonly log?: (fault: unknown) => void;
}

/** A platform at work. */
export interface Platform {
  /** "http://127.0.0.1:PORT" */
  readonly url: string;
  readonly port: number;
  readonly control: PlatformControl;
  /** Where its rule packs are fetched from, and the first root to trust them by; null where it publishes none. */
  readonly packs: { readonly url: string; readonly firstRoot: Uint8Array } | null;
  /** Lets running answers finish and closes the ledger; what was pending goes on at the next start. Once is enough. */
  readonly close: () => Promise<void>;
}

/**
 * Starts the training platform: a loopback server that plays the provincial platform, with a ledger of its own.
 * Rejects with a LedgerError (`code`) or the system's error when the port is taken.
 */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const ledger = openLedger(options.dataDir);
  const log = options.log ?? (() => undefined);
  const publisher = await openPublisher(options.openRules, log);
  const rules = publisher === null ? null : openRulePacks(publisher, options.now, log);
  let stepMs = options.pace.stepMs;
  let outage: Outage = IN_ORDER;
  let backlog = ledger.waitingCount();
  ledger.transaction(() => ledger.repace(stepMs));

  const enrolments = openEnrolments(ledger);
  const feed = openFeed();
  const place = { ledger, enrolments, now: options.now, stepMs: () => stepMs, seed: options.seed };
  const clockwork = startClockwork(place, {
    onReceipts: feed.wake,
    onLooked: (messages) => {
      backlog -= messages;
    },
    onFault: log,
  });
  const control = openControl({
    ledger,
    outage: () => outage,
    stepMs: () => stepMs,
    setOutage: (next) => {
      outage = next;
      if (next.mode !== 'hang') server.releaseHung();
    },
    setPace: (next) => {
      stepMs = next;
    },
    wake: clockwork.wake,
    rules,
  });
  const counter = {
    ledger,
    enrolments,
    feed,
    now: options.now,
    backlog: () => backlog,
    onTakenIn: (messages: number) => {
      backlog += messages;
      clockwork.onTakenIn();
    },
  };
  const server = await listen({
    port: options.port ?? 0,
    tokens: { enterprise: options.token, control: options.controlToken },
    shelf: rules?.shelf ?? null,
    routes: [...messageRoutes(counter), ...controlRoutes(control)],
    outage: () => outage,
    onFault: log,
  }).catch(async (fault: unknown) => {
    await rules?.close();
    clockwork.stop();
    ledger.close();
    throw fault;
  });
  const url = `http://127.0.0.1:${server.port}`;
  let closed: Promise<void> | null = null;
  return {
    url,
    port: server.port,
    control,
    packs: publisher === null ? null : { url: `${url}${PACKS_PATH}`, firstRoot: publisher.firstRoot },
    close() {
      closed ??= server.close().then(async () => {
        await rules?.close();
        clockwork.stop();
        ledger.close();
      });
      return closed;
    },
  };
}

/** A platform that cannot publish rules still takes declarations. */
async function openPublisher(
  open: PlatformOptions['openRules'],
  log: (fault: unknown) => void,
): Promise<RulePublisher | null> {
  try {
    return (await open?.()) ?? null;
  } catch (fault) {
    log(fault);
    return null;
  }
}
