import { createWriteStream, mkdirSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { problemOf } from '#backend/intake/fileProblem.ts';
import type { ZipEntry } from '#backend/intake/zipDirectory.ts';
import { readDirectory, unpack } from '#backend/intake/zipDirectory.ts';
import { PACK_BOUNDS } from '#backend/packs/packFiles.ts';
import { diskProblem } from '#backend/packs/trust/problem.ts';
import type { AppError } from '#shared/api/errors.ts';
import { appError } from '#shared/api/errors.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';

/** Bounds on an update file. */
const STICK_BOUNDS = {
  /** Bytes of the file itself. */
  fileBytes: 200_000_000,
  entries: 5_000,
  entryBytes: PACK_BOUNDS.linesBytes,
  unpackedBytes: 400_000_000,
} as const;

/** The names a repository has, and no others: what is not signed for has no business in it. */
const NAMES = [
  /^metadata\/(?:\d{1,9}\.(?:root|snapshot|targets)|timestamp)\.json$/,
  /^targets\/(?:channels|files)\/[0-9a-f]{64}\.[a-z0-9.]{1,80}$/,
  /^targets\/packs\/[a-z0-9](?:[a-z0-9.-]{1,58})[a-z0-9]\/[0-9a-f]{64}\.\d{1,9}\.json$/,
];
const FOLDER = /^(?:metadata|targets)\/(?:[a-z0-9][a-z0-9.-]{0,59}\/)*$/;
/** Windows keeps these for devices, whatever stands behind the dot. */
const DEVICES = /(?:^|\/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\/|$)/;

/**
 * Unpacks an update file (a repository in one .zip) into an empty folder, which it makes. Every name, size and kind of
 * entry is held against the bounds before anything is written. Error `packs.badArchive` with the reason, or
 * `packs.trust.disk` where there is no room for it.
 */
export async function unpackStick(
  path: string,
  into: string,
  signal: AbortSignal,
): Promise<Result<null, AppError>> {
  let file: FileHandle | null = null;
  try {
    mkdirSync(into, { recursive: true });
    file = await open(path, 'r');
    const stat = await file.stat();
    if (!stat.isFile()) return bad('notAFile');
    if (stat.size > STICK_BOUNDS.fileBytes) return bad('tooLarge');
    const entries = [...(await readDirectory(file, stat.size)).values()];
    const wrong = firstWrong(entries);
    if (wrong !== null) return bad(wrong);
    for (const entry of entries) {
      if (entry.name.endsWith('/')) continue;
      const target = join(into, entry.name);
      mkdirSync(dirname(target), { recursive: true });
      // "wx": two names that a file system takes for one do not overwrite each other.
      const chunks = Readable.from(unpack(file, entry, () => undefined));
      await pipeline(chunks, createWriteStream(target, { flags: 'wx', mode: 0o600 }), { signal });
    }
    return ok(null);
  } catch (thrown) {
    if (signal.aborted) return err(appError('packs.trust.cancelled'));
    return isOfTarget(thrown, into) ? err(diskProblem(thrown)) : bad(problemOf(thrown).code);
  } finally {
    await file?.close();
  }
}

/** Whether it was the writing that failed: then the file is not to blame. Two entries with one name are its fault. */
function isOfTarget(thrown: unknown, into: string): boolean {
  if (!(thrown instanceof Error) || ('code' in thrown && thrown.code === 'EEXIST')) return false;
  if ('syscall' in thrown && thrown.syscall === 'write') return true;
  return 'path' in thrown && typeof thrown.path === 'string' && thrown.path.startsWith(into);
}

function firstWrong(entries: readonly ZipEntry[]): string | null {
  if (entries.length > STICK_BOUNDS.entries) return 'tooMany';
  let total = 0;
  for (const { name, unpacked, method, attributes } of entries) {
    const folder = name.endsWith('/');
    const known = folder ? FOLDER.test(name) : NAMES.some((pattern) => pattern.test(name));
    if (!known || DEVICES.test(name)) return name.replace(/[^\w./-]/g, '?').slice(0, 120) || '?';
    if (!isPlain(attributes, folder)) return `link ${name}`;
    if (method !== 0 && method !== 8) return `method ${method}`;
    total += unpacked;
    if (unpacked > STICK_BOUNDS.entryBytes || (folder && unpacked > 0)) return `tooLarge ${name}`;
  }
  return total > STICK_BOUNDS.unpackedBytes ? 'tooLarge' : null;
}

/** The upper half of an entry's attributes is its Unix mode; 0 where it was made elsewhere. Links and devices are no files. */
function isPlain(attributes: number, folder: boolean): boolean {
  const kind = (attributes >>> 16) & 0xf000;
  return kind === 0 || kind === (folder ? 0x4000 : 0x8000);
}

function bad(detail: string): Result<null, AppError> {
  return err(appError('packs.badArchive', { detail }));
}
