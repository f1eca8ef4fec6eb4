import { open } from 'node:fs/promises';
import type { AppError } from '#shared/api/errors.ts';
import { appError } from '#shared/api/errors.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';

/** The largest message file that is read, bytes; far above the most a platform takes. */
const MOST_BYTES = 32 * 1024 * 1024;

/**
 * Reads the text of a message file: UTF-8, UTF-16 with its mark, or GB18030 where the XML declaration says a Chinese
 * encoding. Errors: cli.file.missing, .folder, .access, .empty, .large, .binary, .unreadable.
 */
export async function readMessageText(path: string): Promise<Result<string, AppError>> {
  const bytes = await readBounded(path).catch((problem: unknown) => err(problemOf(problem, path)));
  if (!bytes.ok) return bytes;
  const text = textOf(bytes.value);
  return text === null ? err(appError('cli.file.binary', { file: path })) : ok(text);
}

async function readBounded(path: string): Promise<Result<Buffer, AppError>> {
  const handle = await open(path, 'r');
  try {
    const about = await handle.stat();
    if (!about.isFile()) return err(appError('cli.file.folder', { file: path }));
    if (about.size === 0) return err(appError('cli.file.empty', { file: path }));
    if (about.size > MOST_BYTES) {
      return err(appError('cli.file.large', { file: path, max: MOST_BYTES / 1024 / 1024 }));
    }
    const bytes = Buffer.alloc(about.size);
    const { bytesRead } = await handle.read(bytes, 0, about.size, 0);
    return ok(bytes.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

function textOf(bytes: Buffer): string | null {
  const mark = bytes.length < 2 ? 0 : bytes.readUInt16BE(0);
  const encoding =
    mark === 0xfffe
      ? 'utf-16le'
      : mark === 0xfeff
        ? 'utf-16be'
        : /^<\?xml[^>]{0,200}encoding=["']gb/i.test(bytes.subarray(0, 256).toString('latin1'))
          ? 'gb18030'
          : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

const CODES: Readonly<Record<string, string>> = {
  ENOENT: 'cli.file.missing',
  ENOTDIR: 'cli.file.missing',
  EISDIR: 'cli.file.folder',
  EACCES: 'cli.file.access',
  EPERM: 'cli.file.access',
};

function problemOf(problem: unknown, file: string): AppError {
  const detail = problem instanceof Error && 'code' in problem ? String(problem.code) : '';
  return appError(CODES[detail] ?? 'cli.file.unreadable', { file, detail });
}
