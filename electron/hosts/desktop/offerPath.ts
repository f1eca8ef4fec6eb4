import { stat } from 'node:fs/promises';
import { basename, isAbsolute } from 'node:path';
import type { Backend } from '#backend/backend.ts';
import type { AppError } from '#shared/api/errors.ts';
import { appError } from '#shared/api/errors.ts';
import type { ChosenFile } from '#shared/api/files.ts';

/** The longest path of any system, characters. */
const LONGEST_PATH = 32_767;

/**
 * Offers a file of this computer to the backend; the page gets its ticket, name and size in bytes, never its path.
 * Errors: `host.notAFile` for a folder or something that lies in no folder, `host.fileFailed` when it cannot be read.
 */
export async function offerPath(
  backend: Pick<Backend, 'offerFile'>,
  path: unknown,
): Promise<ChosenFile | AppError> {
  if (typeof path !== 'string' || path.length > LONGEST_PATH || !isAbsolute(path)) {
    return appError('host.notAFile');
  }
  try {
    const about = await stat(path);
    if (!about.isFile()) return appError('host.notAFile');
    const name = basename(path);
    return { ticket: await backend.offerFile(path, name), name, bytes: about.size };
  } catch {
    return appError('host.fileFailed');
  }
}
