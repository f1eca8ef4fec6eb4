import type { storeZh } from '#shared/i18n/zh-CN/store.ts';

/** Texts of the store's errors. */
export const storeEn = {
  'error.store.newer':
    'This data was saved by a newer version of Highland (data version {found}; this version reads up to {supported}). It was not opened and nothing in it was changed. Install the newer version and open it again.',
  'error.store.damaged':
    'The database file is damaged and cannot be opened ({detail}). Nothing was changed. Choose a backup to restore; the damaged file is kept as it is in a folder of its own.',
  'error.store.foreign':
    'The file work.db in the data folder is not a Highland database, so it was not opened. Check that this is the right folder, or move the file away and try again.',
  'error.store.readOnly':
    'The data folder "{folder}" cannot be written ({detail}). Check that it exists, that the disk is not write-protected and that you may write there.',
  'error.store.full':
    'The disk is full. This change was not saved; everything saved before is still there. Make room on the disk and try again.',
  'error.store.inUse':
    'This data is in use by another Highland program, so it was not opened. Close the other window or program and try again.',
  'error.store.damagedRow':
    'A stored record is not what it was when it was saved ({table}, number {id}): the disk may have failed, or the file was changed. It was not used. Restore a backup.',
  'error.store.migrationFailed':
    'The data could not be upgraded (from version {from} to {to}: {detail}). Everything was taken back and the data is as it was before. Make a backup, then ask for support.',
  'error.store.setting':
    'The database did not take a setting that keeps data safe ({setting} is {value}), so it was not opened. Check that the data folder lies on a disk of this computer.',
  'error.store.occupied':
    '"{folder}" already holds data of that name, and it was not overwritten. Move it away first, or choose another folder.',
  'error.store.noBackup': 'There is no backup "{name}". Read the list of backups again and choose another.',
  'error.store.backupDamaged':
    'The backup "{name}" is damaged or is not a Highland backup, so it was not restored. Choose another one.',
  'error.store.backupDiffers':
    'The backup did not agree with the data after it was written, and was thrown away. Check the disk it was written to and make the backup again.',
  'error.store.failed':
    'The database could not do this ({detail}), and the change was not saved. Try again; if it keeps happening, restart the program.',
} as const satisfies Record<keyof typeof storeZh, string>;
