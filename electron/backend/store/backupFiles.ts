import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupInfo } from '#shared/api/profile.ts';

const NAME = /^highland-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z-v(\d{1,6})\.db$/;

/** "20260105T080000123Z": a time as file names carry it. */
export function fileStamp(ms: number): string {
  return new Date(ms).toISOString().replace(/[-:.]/g, '');
}

/** The name of a backup made at a time from a schema version. */
export function backupName(ms: number, version: number): string {
  return `highland-${fileStamp(ms)}-v${version}.db`;
}

/** When the backup of this name was made, as ISO 8601 UTC; null when no backup is called so. */
export function backupTime(name: string): string | null {
  const match = NAME.exec(name);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second, milli] = match;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}.${milli}Z`;
}

/** What is known about a backup file; null when there is none of that name. */
export function backupInfo(folder: string, name: string): BackupInfo | null {
  const madeAt = backupTime(name);
  const bytes = statSync(join(folder, name), { throwIfNoEntry: false })?.size;
  return madeAt === null || bytes === undefined ? null : { name, folder, madeAt, bytes };
}

/** Backups in these folders, newest first; a folder that cannot be read has none. */
export function listBackups(folders: readonly string[]): readonly BackupInfo[] {
  return [...new Set(folders)]
    .flatMap((folder) => namesIn(folder).map((name) => backupInfo(folder, name)))
    .filter((info) => info !== null)
    .sort((a, b) => (a.madeAt < b.madeAt ? 1 : a.madeAt > b.madeAt ? -1 : 0));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
