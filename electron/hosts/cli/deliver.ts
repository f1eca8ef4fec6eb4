import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { appError } from '#shared/api/errors.ts';
import type { FileOffer } from '#shared/api/files.ts';
import { Failure, wrongUse } from './failure.ts';
import type { Station } from './station.ts';

/**
 * Moves a file that the workstation made to where the user wants it: into a folder under its own name, or to a path.
 * What is already there is only replaced when `force` says so. Gives the full path.
 */
export async function deliver(
  station: Station,
  { ticket, name }: FileOffer,
  to: string | null,
  force: boolean,
): Promise<string> {
  const from = await station.fileOf(ticket);
  const path = await place(to, name);
  try {
    return await copyWhole(from, path, force);
  } finally {
    await rm(from, { force: true });
  }
}

/** Copies a file so that a reader never sees half of it; refuses to replace one unless `force` says so. */
export async function copyWhole(from: string, path: string, force: boolean): Promise<string> {
  if (!force && (await stat(path).catch(() => null)) !== null)
    throw wrongUse('cli.fileExists', { file: path });
  const part = `${path}.${process.pid}.part`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await copyFile(from, part);
    await rename(part, path);
    return path;
  } catch (problem) {
    await rm(part, { force: true });
    const code = problem instanceof Error && 'code' in problem ? String(problem.code) : '';
    throw new Failure(appError('file.write', { code }));
  }
}

async function place(to: string | null, name: string): Promise<string> {
  if (to === null) return resolve(name);
  const about = await stat(to).catch(() => null);
  return about?.isDirectory() === true ? join(resolve(to), name) : resolve(to);
}
