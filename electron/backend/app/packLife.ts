import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { applyRules } from '#backend/app/applyingRules.ts';
import type { Outcome } from '#backend/app/outcome.ts';
import { fail } from '#backend/app/outcome.ts';
import { tryOut } from '#backend/app/packTryOut.ts';
import { createPackUpdates } from '#backend/app/packUpdates.ts';
import type { PackWork } from '#backend/app/packWork.ts';
import { lastTryOf, trustOf } from '#backend/app/packWork.ts';
import { lastActive } from '#backend/packs/lastActive.ts';
import type { PackLife } from '#backend/packs/life.ts';
import type { Rhythm } from '#backend/packs/schedule.ts';
import { keepLooking } from '#backend/packs/schedule.ts';
import { trustStatus } from '#backend/packs/trust/status.ts';
import type { AuditEntry } from '#backend/store/contract/audit.ts';
import type { InstalledPack } from '#backend/store/contract/packs.ts';
import type { PackInfo, PacksStatus } from '#shared/api/packs.ts';
import { err, ok } from '#shared/base/result.ts';

/** The life of the packs of an open profile. */
export function createPackLife(work: PackWork, rhythm?: Rhythm): PackLife {
  const { workstation, shelf, places, publisher } = work;
  const { store, now } = places;
  const { events } = workstation;
  const updates = createPackUpdates(work, () => {
    settle();
    if (!stopped) events.emit('rules.changed', {});
  });
  const afterwards = new AbortController();
  let stopped = false;
  /** Another pack is active, and it could not be written down yet. */
  let unnoted = false;
  let stopLooking = (): void => undefined;

  function settle(): void {
    if (stopped) return;
    if (shelf.settle()) unnoted = true;
    if (!unnoted) return;
    noteActive(true);
    unnoted = false;
    events.emit('rules.changed', {});
    applyRules(workstation, work.session());
  }

  /** What happens beside the user's work must not stop it, whatever becomes of the disk. */
  function quietly(step: () => void): () => void {
    return () => {
      try {
        step();
      } catch (thrown) {
        workstation.log('packs', thrown);
      }
    };
  }

  function begin(): void {
    clearScratch(work.scratch);
    const last = lastActive(store.packs.all());
    if (last?.hash !== shelf.active().loaded.hash) {
      unnoted = true;
      noteActive(last !== null);
      unnoted = false;
    }
    applyRules(workstation, work.session());
    updates.tryUntried();
  }

  function noteActive(unseen: boolean): void {
    const { pack, hash } = shelf.active().loaded;
    const { pack: id, version, seq } = pack;
    const audit: AuditEntry = {
      at: now(),
      actor: 'workstation',
      action: 'packs.activated',
      subject: hash,
      detail: { pack: id, version, seq, day: shelf.today() },
    };
    if (shelf.record(hash) === null) store.audit.append(audit);
    else store.packs.activated(hash, unseen, audit);
    shelf.reread();
  }

  /** Changes a standing by a person's word, and lets it take effect at once. */
  function decide({ hash, id, version, seq }: InstalledPack, state: 'allowed' | 'withdrawn'): void {
    const detail = { pack: id, version, seq };
    store.packs.decide(hash, state, {
      at: now(),
      actor: 'user',
      action: `packs.${state}`,
      subject: hash,
      detail,
    });
    shelf.reread();
    settle();
    events.emit('rules.changed', {});
  }

  function infoOf(hash: string): Outcome<PackInfo> {
    const info = shelf.installed().find((one) => one.hash === hash);
    return info === undefined ? fail('packs.unknown') : ok(info);
  }

  async function activate(hash: string): Promise<Outcome<PackInfo>> {
    const rules = shelf.rules(hash);
    if (!rules.ok) return rules;
    const before = shelf.record(hash);
    if (before?.state === 'untried') {
      const error = await tryOut(work, hash, afterwards.signal);
      if (error !== null) return err(error);
      if (shelf.record(hash)?.state === 'held') {
        events.emit('rules.changed', {});
        return fail('packs.held', { pack: before.id, version: before.version });
      }
      settle();
    }
    const record = shelf.record(hash);
    if (record !== null && record.state !== 'allowed') decide(record, 'allowed');
    return infoOf(hash);
  }

  function status(): PacksStatus {
    const lastTry = lastTryOf(work);
    const trust = publisher === null ? null : trustStatus(trustOf(work, publisher));
    const confirmedAt = trust?.confirmedAt ?? null;
    return {
      source: publisher?.source ?? 'none',
      files: publisher !== null,
      confirmedAt: confirmedAt === null ? null : new Date(confirmedAt).toISOString(),
      expires: trust?.expires ?? null,
      expired: trust?.expired ?? false,
      clock: trust?.clock ?? null,
      lastTry: lastTry === null ? null : { at: lastTry.at, error: lastTry.error },
      offered: lastTry?.offered ?? [],
      busy: updates.busy(),
      unseen: unseenOf(store.packs.all()),
      damaged: shelf.damaged(),
    };
  }

  return {
    start: () => {
      quietly(begin)();
      stopLooking = keepLooking(quietly(updates.updateQuietly), quietly(settle), rhythm);
    },
    stop: () => {
      stopped = true;
      updates.stop();
      stopLooking();
      afterwards.abort();
    },
    settle: quietly(settle),
    status,
    update: updates.update,
    updateQuietly: quietly(updates.updateQuietly),
    takeFile: updates.takeFile,
    activate,
    rollBack: () => {
      const record = shelf.record(shelf.active().loaded.hash);
      const before = shelf.before();
      if (record === null || before === null) return fail('packs.nothingBefore');
      const ready = shelf.rules(before.hash);
      if (!ready.ok) return ready;
      decide(record, 'withdrawn');
      return infoOf(shelf.active().loaded.hash);
    },
    seen: () => {
      store.packs.seen({ at: now(), actor: 'user', action: 'packs.seen', subject: '', detail: {} });
      events.emit('rules.changed', {});
    },
  };
}

/** Removes what a crash left of unpacked sticks; half-finished downloads stay, to be gone on with. */
function clearScratch(folder: string): void {
  try {
    for (const name of readdirSync(folder)) {
      if (/^(?:stick|refresh)-/.test(name)) rmSync(join(folder, name), { recursive: true, force: true });
    }
  } catch {
    // No folder yet, or none that can be read: nothing to tidy up.
  }
}

/** Newest first. */
function unseenOf(packs: readonly InstalledPack[]): readonly string[] {
  return packs
    .filter(({ unseenSince }) => unseenSince !== null)
    .toSorted((a, b) => (b.unseenSince ?? 0) - (a.unseenSince ?? 0))
    .map(({ hash }) => hash);
}
