import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { EvaluationCache } from '#backend/app/checking.ts';
import { createEvaluationCache } from '#backend/app/checking.ts';
import type { FailureLog } from '#backend/app/dispatcher.ts';
import type { Drafting } from '#backend/app/drafting.ts';
import type { EventHub } from '#backend/app/events.ts';
import { clearOffers } from '#backend/app/fileOffers.ts';
import { endLeftImports } from '#backend/app/importJob.ts';
import { createJobRunner } from '#backend/app/jobs.ts';
import type { Outcome } from '#backend/app/outcome.ts';
import { fail } from '#backend/app/outcome.ts';
import type { OpenedPacks, PackOwner } from '#backend/app/packOpening.ts';
import type { Channel, Session } from '#backend/app/session.ts';
import { openTrainingChannel, readSettings } from '#backend/app/session.ts';
import type { Tickets } from '#backend/app/tickets.ts';
import type { HostFacts, Ports, WorkstationPaths } from '#backend/ports.ts';
import { profileFolderName } from '#backend/ports.ts';
import { openSigning } from '#backend/signing/openSigning.ts';
import type { WorkStore } from '#backend/store/contract/workStore.ts';
import { openWorkStore } from '#backend/store/openWorkStore.ts';
import type { ProfileKind, ProfileTrouble } from '#shared/api/profile.ts';
import { err, ok } from '#shared/base/result.ts';

/** What every handler draws on: the open profile, if there is one, and the host. */
export interface Workstation {
  readonly ports: Ports;
  readonly paths: WorkstationPaths;
  readonly facts: HostFacts;
  readonly events: EventHub;
  readonly tickets: Tickets;
  readonly evaluations: EvaluationCache;
  readonly current: () => Session | null;
  readonly trouble: () => ProfileTrouble | null;
  noteTrouble(trouble: ProfileTrouble | null): void;
  /** Notes a failure that nobody foresaw. */
  readonly log: FailureLog;
  open(kind: ProfileKind): Promise<Outcome<Session>>;
  close(): Promise<void>;
  folderOf(kind: ProfileKind): string;
  exists(kind: ProfileKind): boolean;
}

/** Opens the rule packs of a profile. */
export type PackOpener = (workstation: Workstation, owner: PackOwner) => Outcome<OpenedPacks>;

/** A workstation without an open profile. */
export function createWorkstation(
  ports: Ports,
  paths: WorkstationPaths,
  facts: HostFacts,
  events: EventHub,
  tickets: Tickets,
  log: FailureLog,
  openPacks: PackOpener,
): Workstation {
  let session: Session | null = null;
  let trouble: ProfileTrouble | null = null;
  const evaluations = createEvaluationCache();
  const folderOf = (kind: ProfileKind) => join(paths.dataFolder, profileFolderName(kind));

  async function close(): Promise<void> {
    const closing = session;
    session = null;
    if (closing === null) return;
    tickets.clear();
    // Each step is taken whatever the one before said: a store left open would keep its lock for ever.
    await attempt(() => closing.packLife.stop());
    await attempt(() => closing.jobs.stop());
    await attempt(() => closing.signing.close());
    await attempt(() => closing.channel?.engine.stop());
    if (closing.kind === 'training') await attempt(() => ports.stopPlatform());
    await attempt(() => closing.store.close());
  }

  async function attempt(step: () => void | Promise<void>): Promise<void> {
    try {
      await step();
    } catch (thrown) {
      log('profile.close', thrown);
    }
  }

  async function open(kind: ProfileKind): Promise<Outcome<Session>> {
    await close();
    const folder = folderOf(kind);
    const opened = openWorkStore(folder, { now: ports.now, appVersion: facts.appVersion });
    if (!opened.ok) return err(opened.error);
    try {
      clearOffers(folder);
      const made = await sessionOver(opened.value, kind, folder);
      if (!made.ok) {
        await giveUp(kind, opened.value);
        return made;
      }
      session = made.value;
    } catch (thrown) {
      await giveUp(kind, opened.value);
      throw thrown;
    }
    session.channel?.engine.start();
    trouble = null;
    return ok(session);
  }

  async function giveUp(kind: ProfileKind, store: WorkStore): Promise<void> {
    if (kind === 'training') await attempt(() => ports.stopPlatform());
    await attempt(() => store.close());
  }

  async function sessionOver(store: WorkStore, kind: ProfileKind, folder: string): Promise<Outcome<Session>> {
    endLeftImports(store, ports.now());
    const note = (problem: unknown) => log('exchange', problem);
    const signing = await openSigning(store, kind, ports, () => events.emit('signing.changed', {}));
    const way =
      kind === 'training'
        ? await openTrainingChannel(store, folder, ports, events, signing, note)
        : { trouble: null };
    const channel = 'channel' in way ? way.channel : null;
    const opened = openPacks(workstation, { kind, folder, store, channel, session: () => made });
    if (!opened.ok) return opened;
    const { library, life } = opened.value;
    const made: Session = {
      kind,
      folder,
      store,
      get rules() {
        return library.active();
      },
      packs: library,
      packLife: life,
      jobs: createJobRunner(events, ports.now),
      signing,
      channel,
      channelTrouble: 'trouble' in way ? way.trouble : null,
      settings: () => readSettings(store),
    };
    return ok(made);
  }

  const workstation: Workstation = {
    ports,
    paths,
    facts,
    events,
    tickets,
    evaluations,
    current: () => session,
    trouble: () => trouble,
    log,
    noteTrouble(next) {
      trouble = next;
    },
    open,
    close,
    folderOf,
    exists: (kind) => existsSync(join(folderOf(kind), 'work.db')),
  };
  return workstation;
}

/** Runs a handler on the open profile; without one, the error that says so. */
export function onSession<T>(
  workstation: Workstation,
  work: (session: Session) => Outcome<T> | Promise<Outcome<T>>,
): Outcome<T> | Promise<Outcome<T>> {
  const session = workstation.current();
  return session === null ? fail('profile.none') : work(session);
}

/** Runs a handler on the open profile's channel; without one, the error that says why. */
export function onChannel<T>(
  session: Session,
  work: (channel: Channel) => Outcome<T> | Promise<Outcome<T>>,
): Outcome<T> | Promise<Outcome<T>> {
  if (session.channel !== null) return work(session.channel);
  return session.channelTrouble === null ? fail('exchange.noChannel') : err(session.channelTrouble);
}

/** What drafting needs, on a session. */
export function draftingOn(workstation: Workstation, session: Session): Drafting {
  return {
    session,
    evaluations: workstation.evaluations,
    now: workstation.ports.now,
    appVersion: workstation.facts.appVersion,
    guid: workstation.ports.guid,
  };
}
