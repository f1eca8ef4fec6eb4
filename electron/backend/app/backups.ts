import { isAbsolute, join } from 'node:path';
import type { Handlers } from '#backend/app/dispatcher.ts';
import { fail } from '#backend/app/outcome.ts';
import type { Session } from '#backend/app/session.ts';
import type { Workstation } from '#backend/app/workstation.ts';
import { onSession } from '#backend/app/workstation.ts';
import { listBackups } from '#backend/store/backupFiles.ts';
import type { BackupInfo } from '#shared/api/profile.ts';
import { err, ok } from '#shared/base/result.ts';

/** Handlers of backup.* */
export function backupHandlers(workstation: Workstation): Pick<Handlers, 'backup.now' | 'backup.list'> {
  return {
    'backup.now': () =>
      onSession(workstation, (session) => {
        const { backupFolder } = session.settings();
        // What stands for another folder whenever the program is started elsewhere is no place for backups.
        if (backupFolder !== '' && !isAbsolute(backupFolder))
          return fail('settings.backupFolder', { folder: backupFolder });
        const made = session.store.backup.backupNow(chosenFolder(session));
        if (!made.ok) return err(made.error);
        const { name, folder, madeAt, bytes } = made.value;
        return ok({ name, folder, madeAt, bytes });
      }),
    'backup.list': () => onSession(workstation, (session) => ok(backupsOf(session))),
  };
}

/** Where backups lie inside a profile's own folder. */
export function ownBackupFolder(profileFolder: string): string {
  return join(profileFolder, 'backups');
}

/** The backups of a profile, newest first: in its own folder and in the one the user chose. */
export function backupsOf(session: Session): readonly BackupInfo[] {
  return listBackups([ownBackupFolder(session.folder), chosenFolder(session)]);
}

/** Each kind of profile has a folder of its own in a chosen place, so that training and live backups never mix. */
function chosenFolder(session: Session): string {
  const { backupFolder } = session.settings();
  return backupFolder === ''
    ? ownBackupFolder(session.folder)
    : join(backupFolder, `highland-${session.kind}`);
}
