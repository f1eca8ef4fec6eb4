import type { ActiveRules } from '#backend/packs/activeRules.ts';
import { readRules } from '#backend/packs/activeRules.ts';
import { lastActive } from '#backend/packs/lastActive.ts';
import type { PackLibrary } from '#backend/packs/library.ts';
import { headOf } from '#backend/packs/packHead.ts';
import type { PackPlaces } from '#backend/packs/shippedPack.ts';
import { isThere } from '#backend/packs/shippedPack.ts';
import { packFolder } from '#backend/packs/trust/assemble.ts';
import type { InstalledPack } from '#backend/store/contract/packs.ts';
import type { AppError } from '#shared/api/errors.ts';
import { appError } from '#shared/api/errors.ts';
import type { PackInfo, PackStanding } from '#shared/api/packs.ts';
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import { inForceOn } from '#shared/rules/inForce.ts';

/** The library of a profile, with what those need who put packs into it. */
export interface PackShelf extends PackLibrary {
  /** The pack this profile follows; others are only kept. */
  readonly followed: string;
  /**
   * Chooses the pack in force anew. Called between two pieces of work, never within one: only here does `active` change.
   * True when another pack is active afterwards.
   */
  settle(): boolean;
  /** Reads the store again after something about packs changed; `repaired` names a pack whose files were put back. */
  reread(repaired?: string): void;
  record(hash: string): InstalledPack | null;
  /** The pack that would be in force today without the active one; null when none would. */
  before(): InstalledPack | null;
  /** The day by which packs are in force. */
  today(): CalendarDate;
  /** Installed packs whose files are damaged: left out of everything, each with what is wrong. */
  damaged(): readonly AppError[];
}

/** Compiled packs kept ready: the active one and two more. */
const READY = 3;

/** Opens the library; an error when no pack at all can be used. `today` is the day by which packs are in force. */
export function createPackShelf(
  { store, folder, shipped, now }: PackPlaces,
  followed: string,
  today: () => CalendarDate,
): Result<PackShelf, AppError> {
  const openedAt = new Date(now()).toISOString();
  const damaged = new Map<string, AppError>();
  const ready = new Map<string, ActiveRules>();
  let records = store.packs.all();
  let settledOn = today();
  let changed = false;

  function noteDamage({ hash, id, version }: InstalledPack, detail: string): AppError {
    const error = appError('packs.damaged', { pack: id, version, detail });
    damaged.set(hash, error);
    return error;
  }

  function look(): void {
    for (const record of records) {
      if (!damaged.has(record.hash) && !isThere(folder, record.hash)) noteDamage(record, 'packs.missingFile');
    }
  }

  const usable = () => records.filter(({ hash }) => !damaged.has(hash));
  const isAllowed = ({ id, state }: InstalledPack): boolean => id === followed && state === 'allowed';
  const candidates = () => usable().filter(isAllowed);

  function load(record: InstalledPack): Result<ActiveRules, AppError> {
    const kept = ready.get(record.hash);
    if (kept !== undefined) return ok(kept);
    const read = readRules(packFolder(folder, record.hash));
    if (!read.ok) return err(noteDamage(record, String(read.error.params?.['detail'] ?? '')));
    return read.value.loaded.hash === record.hash ? read : err(noteDamage(record, 'packs.hashDiffers'));
  }

  /**
   * The pack in force today that can be read. Where there is none the one in use last stays, whatever its days, so that
   * none slips in that is held or was gone back from; the one that comes with the program is used when nothing else is left.
   */
  function choose(): Result<ActiveRules, AppError> {
    for (;;) {
      const left = candidates();
      const record = inForceOn(left, settledOn) ?? lastActive(left);
      if (record === null) return readRules(shipped);
      const rules = load(record);
      if (rules.ok) return rules;
    }
  }

  function keepReady(rules: ActiveRules): void {
    const { hash } = rules.loaded;
    ready.delete(hash);
    ready.set(hash, rules);
    for (const kept of ready.keys()) {
      if (ready.size > READY && kept !== current.loaded.hash) ready.delete(kept);
    }
  }

  look();
  const first = choose();
  if (!first.ok) return first;
  let current = first.value;
  keepReady(current);

  function standingOf(record: InstalledPack): PackStanding {
    if (record.hash === current.loaded.hash) return 'active';
    if (record.state === 'untried') return 'trying';
    if (record.state === 'held') return 'held';
    if (record.state === 'withdrawn') return 'withdrawn';
    const { from } = record.effective;
    const comes = from !== null && from > settledOn && inForceOn(candidates(), from)?.hash === record.hash;
    return comes ? 'waiting' : 'kept';
  }

  function infoOf(record: InstalledPack): PackInfo {
    const { hash, id, version, seq, published, origin, facts, effective } = record;
    const standing = standingOf(record);
    return {
      ...{ id, version, seq, hash, published, origin, standing, ...facts },
      effectiveFrom: effective.from ?? '',
      effectiveTo: effective.to,
      active: standing === 'active',
      installedAt: new Date(record.installedAt).toISOString(),
    };
  }

  /** The active pack where it is not installed: read from the program's own folder because nothing else would do. */
  function infoOfBorrowed({ loaded }: ActiveRules): PackInfo {
    const { facts, effective, id, version, seq, hash, published } = headOf(loaded, '');
    return {
      ...{ id, version, seq, hash, published, ...facts, effectiveTo: effective.to, installedAt: openedAt },
      ...{ effectiveFrom: effective.from ?? '', active: true, standing: 'active', origin: 'shipped' },
    };
  }

  return ok({
    followed,
    active: () => current,
    installed: () => {
      const infos = usable().map(infoOf);
      const isActive = infos.filter((info) => info.active);
      const shown = isActive.length > 0 ? isActive : [infoOfBorrowed(current)];
      return [...shown, ...infos.filter((info) => !info.active)];
    },
    rules: (hash) => {
      if (hash === current.loaded.hash) return ok(current);
      const record = records.find((one) => one.hash === hash);
      if (record === undefined) return err(appError('packs.unknown'));
      const noted = damaged.get(hash);
      if (noted !== undefined) return err(noted);
      const rules = load(record);
      if (rules.ok) keepReady(rules.value);
      return rules;
    },
    inForceOn: (day) => {
      // A damaged one too: a verdict by the next best would be another verdict.
      const record = inForceOn(records.filter(isAllowed), day);
      return record === null ? null : infoOf(record);
    },
    settle: () => {
      const day = today();
      if (day === settledOn && !changed) return false;
      settledOn = day;
      changed = false;
      const chosen = choose();
      if (!chosen.ok) return false;
      keepReady(chosen.value);
      if (chosen.value.loaded.hash === current.loaded.hash) return false;
      current = chosen.value;
      return true;
    },
    reread: (repaired) => {
      changed = true;
      if (repaired !== undefined) damaged.delete(repaired);
      records = store.packs.all();
      look();
    },
    record: (hash) => usable().find((one) => one.hash === hash) ?? null,
    before: () =>
      inForceOn(
        candidates().filter(({ hash }) => hash !== current.loaded.hash),
        today(),
      ),
    today,
    damaged: () => [...damaged.values()],
  });
}
