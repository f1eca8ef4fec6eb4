import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes a file so that after a crash it has either its old content whole or its new content whole: a temporary
 * file beside it, flushed to the disk, renamed over it, and the folder flushed too. Throws what the file system says.
 */
export function writeFileAtomic(path: string, content: string | Uint8Array): void {
  const temporary = temporaryBeside(path);
  try {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const file = openSync(temporary, 'wx', 0o600);
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    moveIntoPlace(temporary, path);
  } catch (thrown) {
    rmSync(temporary, { force: true });
    throw thrown;
  }
}

/** A name in the same folder that nobody else uses; a file left under it by a crash is harmless. */
export function temporaryBeside(path: string): string {
  return `${path}.${randomUUID()}.tmp`;
}

/** Renames a finished, flushed file to its final name and makes the renaming itself last. */
export function moveIntoPlace(temporary: string, path: string): void {
  renameSync(temporary, path);
  flushFolder(dirname(path));
}

/** Flushes a file's content to the disk. */
export function flushFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Flushes a folder's entries to the disk. Windows has no such call and keeps renames in its own journal. */
export function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const file = openSync(folder, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
