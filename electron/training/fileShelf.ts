import { constants } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { lstat, open } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isSystemError } from './untrusted.ts';

/** A folder whose files are given out as they are. */
export interface FileShelf {
  /** What the paths of its files begin with: "/packs/". */
  readonly path: string;
  /** The folder, once it may be read; null when it cannot be made ready. */
  readonly folder: () => Promise<string | null>;
  /** Whether a connection that breaks would break within this file: it is long, and a download goes on where it stopped. */
  readonly breaks: (name: string) => boolean;
}

/** A plain file that is open for reading. */
interface OpenFile {
  readonly handle: FileHandle;
  readonly size: number;
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/;
const MOST_FOLDERS = 4;
const LARGEST_BYTES = 64 * 1024 * 1024;
/** What is shorter comes through before a bad line breaks. */
const LEAST_BROKEN_BYTES = 16 * 1024;
const LONGEST_SILENCE_MS = 30_000;

/**
 * Opens a file below a folder. Null for anything but a plain file under plain names: a name is never decoded, nothing
 * leads out of the folder, and no link is followed.
 */
export async function openShelved(folder: string, name: string): Promise<OpenFile | null> {
  const segments = name.split('/');
  if (segments.length > MOST_FOLDERS || !segments.every((segment) => NAME.test(segment))) return null;
  try {
    let at = folder;
    for (const segment of segments.slice(0, -1)) {
      at = join(at, segment);
      if (!(await lstat(at)).isDirectory()) return null;
    }
    at = join(at, segments.at(-1) ?? '');
    if (!(await lstat(at)).isFile()) return null;
    const handle = await open(at, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    const found = await handle.stat();
    if (found.isFile() && found.size <= LARGEST_BYTES) return { handle, size: found.size };
    await handle.close();
    return null;
  } catch (fault) {
    if (isSystemError(fault, 'ENOENT', 'ENOTDIR', 'ELOOP')) return null;
    throw fault;
  }
}

/**
 * Sends an open file from the byte the client asks for ("Range: bytes=N-"; other ranges get the whole file) and closes
 * it. `broken`: the connection ends in the middle of what was asked for. Never throws for a client that has gone.
 */
export async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  { handle, size }: OpenFile,
  broken: boolean,
): Promise<void> {
  try {
    const from = Number(/^bytes=(\d{1,15})-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
    if (from > 0 && from >= size) {
      response.writeHead(416, { ...headers, 'content-range': `bytes */${size}`, 'content-length': 0 }).end();
      return;
    }
    const length = size - from;
    response.setTimeout(LONGEST_SILENCE_MS, () => response.destroy());
    response.writeHead(from > 0 ? 206 : 200, {
      ...headers,
      'content-type': 'application/octet-stream',
      'content-length': length,
      'accept-ranges': 'bytes',
      ...(from > 0 ? { 'content-range': `bytes ${from}-${size - 1}/${size}` } : {}),
    });
    if (length === 0) return void response.end();
    const breaks = broken && length > LEAST_BROKEN_BYTES;
    const end = from + (breaks ? Math.ceil(length / 2) : length) - 1;
    const file = handle.createReadStream({ start: from, end, autoClose: false });
    await pipeline(file, response, { end: !breaks });
    // Not destroy: what was written is to arrive, as it does on a line that breaks.
    if (breaks) response.socket?.end();
  } catch (fault) {
    if (!isSystemError(fault, 'ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET', 'EPIPE')) throw fault;
  } finally {
    await handle.close();
  }
}
