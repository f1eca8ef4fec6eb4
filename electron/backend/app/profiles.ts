import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownBackupFolder } from '#backend/app/backups.ts';
import type { Handlers } from '#backend/app/dispatcher.ts';
import type { Outcome } from '#backend/app/outcome.ts';
import { fail } from '#backend/app/outcome.ts';
import { loadSamples, SAMPLE_ENTERPRISE } from '#backend/app/samples.ts';
import type { Session } from '#backend/app/session.ts';
import { NEW_SETTINGS } from '#backend/app/session.ts';
import type { Workstation } from '#backend/app/workstation.ts';
import { onSession } from '#backend/app/workstation.ts';
import { writeFileAtomic } from '#backend/files/atomicWrite.ts';
import { listBackups } from '#backend/store/backupFiles.ts';
import { storeProblemOf } from '#backend/store/problem.ts';
import { putBack, restoreBackup, setAside } from '#backend/store/recovery.ts';
import { appError } from '#shared/api/errors.ts';
import type { BackupInfo, ProfileKind, ProfileStatus, Settings } from '#shared/api/profile.ts';
import { PROFILE_KINDS } from '#shared/api/profile.ts';
import { err, ok } from '#shared/base/result.ts';

type ProfileMethod = Extract<keyof Handlers, `profile.${string}` | `settings.${string}`>;

/** Handlers of profile.* and settings.* */
export function profileHandlers(workstation: Workstation): Pick<Handlers, ProfileMethod> {
  const { events, ports } = workstation;
  const status = () => ok(statusOf(workstation));

  const opened = async (kind: ProfileKind): Promise<Outcome<ProfileStatus>> => {
    const session = await openRemembering(workstation, kind);
    return session.ok ? status() : session;
  };

  return {
    'profile.status': status,
    'profile.create': async ({ kind, samples, enterprise, language }) => {
      if (workstation.exists(kind)) return fail('profile.exists');
      const session = await openRemembering(workstation, kind);
      if (!session.ok) return session;
      const settings: Settings = {
        ...NEW_SETTINGS,
        language,
        enterprise: enterprise ?? (kind === 'training' ? SAMPLE_ENTERPRISE : NEW_SETTINGS.enterprise),
      };
      saveSettings(session.value, settings, ports.now(), 'profile.created');
      if (kind === 'training' && samples) await samplesIfPossible(workstation, session.value);
      session.value.channel?.engine.tryNow();
      events.emit('profile.changed', {});
      return status();
    },
    'profile.open': async ({ kind }) => {
      if (!workstation.exists(kind)) return fail('profile.missing');
      const answer = await opened(kind);
      events.emit('profile.changed', {});
      return answer;
    },
    'profile.close': async () => {
      await workstation.close();
      events.emit('profile.changed', {});
      return status();
    },
    'profile.recover': async ({ kind, backup }) => {
      const folder = workstation.folderOf(kind);
      const chosen = backup === null ? null : backupsIn(folder).find((info) => info.name === backup);
      if (chosen === undefined) return fail('profile.noBackup', { name: backup ?? '' });
      await workstation.close();
      const replaced = replaceDatabase(folder, chosen, ports.now());
      const answer = replaced.ok ? await opened(kind) : err(replaced.error);
      events.emit('profile.changed', {});
      return answer;
    },
    'settings.get': () => onSession(workstation, (session) => ok(session.settings())),
    'settings.save': (patch) =>
      onSession(workstation, (session) => {
        const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
        saveSettings(session, { ...session.settings(), ...given }, ports.now(), 'settings.saved');
        if (patch.enterprise !== undefined) session.channel?.engine.tryNow();
        events.emit('settings.changed', {});
        return ok(session.settings());
      }),
  };
}

/** Opens the profile that was open last, so that a start goes straight to work. What stood in the way is told, not thrown. */
export async function openLastProfile(workstation: Workstation): Promise<void> {
  const kind = lastProfile(workstation);
  if (kind !== null && workstation.exists(kind)) await openRemembering(workstation, kind);
}

/** Samples are a convenience: a profile without them is still a profile. */
async function samplesIfPossible(workstation: Workstation, session: Session): Promise<void> {
  try {
    await loadSamples(workstation, session);
  } catch (thrown) {
    workstation.log('profile.samples', thrown);
  }
}

/** Sets a database aside and puts a backup in its place; when that fails, what was there is put back. */
function replaceDatabase(folder: string, chosen: BackupInfo | null, now: number): Outcome<void> {
  const aside = setAside(folder, now);
  if (!aside.ok) return err(aside.error);
  const restored = chosen === null ? ok(undefined) : restoreBackup(folder, chosen, now);
  if (restored.ok) return ok(undefined);
  putBack(folder, aside.value);
  return err(restored.error);
}

async function openRemembering(workstation: Workstation, kind: ProfileKind): Promise<Outcome<Session>> {
  const session = await openOrSay(workstation, kind);
  if (!session.ok) {
    const backups = backupsIn(workstation.folderOf(kind));
    workstation.noteTrouble({ kind, error: session.error, backups });
    return session;
  }
  rememberProfile(workstation, kind);
  session.value.packLife.start();
  return session;
}

/** What is thrown on opening (a disk that fills up meanwhile) is trouble of this profile, to be shown with its ways out. */
async function openOrSay(workstation: Workstation, kind: ProfileKind): Promise<Outcome<Session>> {
  try {
    return await workstation.open(kind);
  } catch (thrown) {
    const problem = storeProblemOf(thrown);
    if (problem === null) workstation.log('profile.open', thrown);
    return err(problem ?? appError('api.internal', { method: 'profile.open' }));
  }
}

function statusOf(workstation: Workstation): ProfileStatus {
  const { facts, paths } = workstation;
  return {
    open: workstation.current()?.kind ?? null,
    existing: PROFILE_KINDS.filter((kind) => workstation.exists(kind)),
    dataFolder: paths.dataFolder,
    appVersion: facts.appVersion,
    host: facts.host,
    trouble: workstation.trouble(),
  };
}

function saveSettings(session: Session, settings: Settings, at: number, action: string): void {
  session.store.settings.set('settings', settings, { at, actor: 'user', action, subject: '', detail: {} });
}

/** Backups that a profile which cannot be opened may be restored from: its own folder only, its settings are unknown. */
function backupsIn(profileFolder: string) {
  return listBackups([ownBackupFolder(profileFolder)]);
}

const LAST_PROFILE = 'last-profile.json';

function rememberProfile(workstation: Workstation, kind: ProfileKind): void {
  try {
    writeFileAtomic(join(workstation.paths.dataFolder, LAST_PROFILE), JSON.stringify({ kind }));
  } catch {
    // Only a convenience: without it the next start asks which profile to open.
  }
}

function lastProfile(workstation: Workstation): ProfileKind | null {
  try {
    const stored: unknown = JSON.parse(
      readFileSync(join(workstation.paths.dataFolder, LAST_PROFILE), 'utf8'),
    );
    if (typeof stored !== 'object' || stored === null || !('kind' in stored)) return null;
    return PROFILE_KINDS.find((kind) => kind === stored.kind) ?? null;
  } catch {
    return null;
  }
}
