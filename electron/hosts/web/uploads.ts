import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Backend } from '#backend/backend.ts';
import { safeFileName } from '#hosts/safeName.ts';
import type { AppError } from '#shared/api/errors.ts';
import { appError } from '#shared/api/errors.ts';
import type { ChosenFile } from '#shared/api/files.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';

/** The largest file a page may hand over. */
export const MAX_UPLOAD_BYTES = 210 * 1024 * 1024;
/** What is kept of earlier uploads; the oldest goes first. */
const MAX_KEPT_BYTES = 1024 * 1024 * 1024;
const MEGABYTE = 1024 * 1024;

/** Files that pages handed over, kept in a folder of their own until the host stops. */
export interface Uploads {
  /** Errors: `host.fileTooLarge`, `host.fileFailed`. */
  take(request: IncomingMessage, name: string): Promise<Result<ChosenFile, AppError>>;
  close(): Promise<void>;
}

class TooLarge extends Error {}

/** Opens a new, private folder for uploads. */
export function createUploads(backend: Pick<Backend, 'offerFile'>, max = MAX_UPLOAD_BYTES): Uploads {
  const kept: { readonly path: string; readonly bytes: number }[] = [];
  const tooLarge = err(appError('host.fileTooLarge', { max: Math.round(max / MEGABYTE) }));
  let made: Promise<string> | null = null;

  const makeRoom = async (): Promise<void> => {
    let total = kept.reduce((sum, file) => sum + file.bytes, 0);
    while (total > MAX_KEPT_BYTES && kept.length > 1) {
      const oldest = kept.shift();
      if (oldest === undefined) return;
      total -= oldest.bytes;
      await rm(oldest.path, { force: true });
    }
  };

  return {
    async take(request, name) {
      if (Number(request.headers['content-length'] ?? 0) > max) return tooLarge;
      made ??= mkdtemp(join(tmpdir(), 'highland-'));
      const path = join(await made, randomUUID());
      let bytes = 0;
      const bound = new Transform({
        transform(part: Buffer, _encoding, done) {
          bytes += part.length;
          done(bytes > max ? new TooLarge() : null, part);
        },
      });
      try {
        await pipeline(request, bound, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
        const safe = safeFileName(name);
        const ticket = await backend.offerFile(path, safe);
        kept.push({ path, bytes });
        await makeRoom();
        return ok({ ticket, name: safe, bytes });
      } catch (error) {
        await rm(path, { force: true });
        return error instanceof TooLarge ? tooLarge : err(appError('host.fileFailed'));
      }
    },
    async close() {
      if (made !== null) await rm(await made, { recursive: true, force: true });
    },
  };
}
