import type Database from 'better-sqlite3';
import type { StoreProblem } from '#backend/store/problem.ts';
import { storeProblem } from '#backend/store/problem.ts';

/** Settings and the values they must read back: this build of SQLite defaults to less (WAL at synchronous NORMAL). */
const SETTINGS: readonly (readonly [name: string, set: string | number, reads: string | number])[] = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  ['busy_timeout', 5000, 5000],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['journal_size_limit', 67_108_864, 67_108_864],
  ['wal_autocheckpoint', 1000, 1000],
  ['temp_store', 'MEMORY', 2],
  ['cache_size', -65_536, -65_536],
];
/** macOS answers fsync before the disk has the data unless asked for more. */
const MAC_SETTINGS: typeof SETTINGS = [
  ['fullfsync', 'ON', 1],
  ['checkpoint_fullfsync', 'ON', 1],
];

/** Makes a connection safe, and says which setting was not taken. */
export function applySafetySettings(database: Database.Database): StoreProblem | null {
  const wanted = process.platform === 'darwin' ? [...SETTINGS, ...MAC_SETTINGS] : SETTINGS;
  for (const [name, set, reads] of wanted) {
    database.pragma(`${name} = ${set}`);
    const value = database.pragma(name, { simple: true });
    if (value !== reads) return storeProblem('store.setting', { setting: name, value: String(value) });
  }
  return null;
}
