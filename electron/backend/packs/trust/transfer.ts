import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { TrustProblem } from '#backend/packs/trust/problem.ts';
import { diskProblem, trustProblem } from '#backend/packs/trust/problem.ts';
import type { OpenedFile, PackSource } from '#backend/packs/trust/source.ts';
import { openFile } from '#backend/packs/trust/source.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';

/** How long to wait. */
export interface Patience {
  /** The longest silence, in milliseconds. */
  readonly silenceMs: number;
  /** The longest time for one file, in milliseconds: data that trickles for ever is an attack too. */
  readonly fileMs: number;
}

/** What is used unless told otherwise: 20 s of silence, 5 minutes for a file. */
export const PATIENCE: Patience = { silenceMs: 20_000, fileMs: 300_000 };

/** How one transfer is run. */
export interface TransferRun {
  readonly patience: Patience;
  readonly signal?: AbortSignal | undefined;
  /** Called with the number of bytes that have just come. */
  readonly onBytes?: (bytes: number) => void;
}

/** What a file must turn out to be. */
export interface SignedFile {
  readonly bytes: number;
  readonly sha256: string;
}

type Take = (chunk: Uint8Array, soFar: number) => TrustProblem | null;

/** Reads a small file into memory, at most `max` bytes. Null when there is none. */
export async function readBounded(
  source: PackSource,
  name: string,
  max: number,
  run: TransferRun,
): Promise<Result<Uint8Array | null, TrustProblem>> {
  const parts: Uint8Array[] = [];
  const came = await transfer(source, name, 0, run, (opened) => {
    if (opened.declared !== null && opened.declared > max) {
      return err(trustProblem('packs.trust.wrongLength', { file: name, expected: max }));
    }
    return ok((chunk, soFar) => {
      if (soFar > max) return trustProblem('packs.trust.endless', { file: name, max });
      parts.push(chunk);
      return null;
    });
  });
  if (!came.ok) return came;
  return ok(came.value ? Buffer.concat(parts) : null);
}

/**
 * Downloads a signed file to a place, going on from what an earlier try left there. The place holds the right bytes
 * afterwards, or what came of them when the transfer was cut or cancelled, or nothing when they were the wrong ones.
 */
export async function downloadFile(
  source: PackSource,
  name: string,
  signed: SignedFile,
  place: string,
  run: TransferRun,
): Promise<Result<null, TrustProblem>> {
  try {
    mkdirSync(dirname(place), { recursive: true });
    const had = sizeOf(place);
    if (had > signed.bytes) rmSync(place, { force: true });
    const from = Math.min(had, signed.bytes) === had ? had : 0;
    if (from < signed.bytes || from === 0) {
      const came = await append(source, name, signed, place, from, run);
      if (!came.ok) return came;
    }
    const right = await verify(name, signed, place);
    if (right.ok) return right;
    rmSync(place, { force: true });
    // What an earlier try left may have been damaged since: the whole file is asked for once.
    return from > 0 ? await downloadFile(source, name, signed, place, run) : right;
  } catch (thrown) {
    return err(diskProblem(thrown));
  }
}

async function append(
  source: PackSource,
  name: string,
  signed: SignedFile,
  place: string,
  from: number,
  run: TransferRun,
): Promise<Result<null, TrustProblem>> {
  let file: number | null = null;
  try {
    const came = await transfer(source, name, from, run, (opened) => {
      const left = signed.bytes - opened.from;
      if (opened.declared !== null && opened.declared !== left) {
        return err(trustProblem('packs.trust.wrongLength', { file: name, expected: signed.bytes }));
      }
      const target = openSync(place, opened.from > 0 ? 'a' : 'w', 0o600);
      file = target;
      return ok((chunk, soFar) => {
        if (soFar > left) return trustProblem('packs.trust.endless', { file: name, max: signed.bytes });
        for (let done = 0; done < chunk.length; ) done += writeSync(target, chunk, done);
        run.onBytes?.(chunk.length);
        return null;
      });
    });
    if (!came.ok) {
      const wrong =
        came.error.code === 'packs.trust.endless' || came.error.code === 'packs.trust.wrongLength';
      if (wrong) rmSync(place, { force: true });
      return came;
    }
    if (!came.value) return err(trustProblem('packs.trust.missing', { file: name }));
    if (file !== null) fsyncSync(file);
    return ok(null);
  } finally {
    if (file !== null) closeSync(file);
  }
}

/** Opens and reads to the end, under the clock and the user's signal. False when there is no such file. */
async function transfer(
  source: PackSource,
  name: string,
  from: number,
  run: TransferRun,
  begin: (opened: OpenedFile) => Result<Take, TrustProblem>,
): Promise<Result<boolean, TrustProblem>> {
  const tooSlow = new AbortController();
  const { patience } = run;
  const whole = setTimeout(() => tooSlow.abort(), patience.fileMs);
  let silence = setTimeout(() => tooSlow.abort(), patience.silenceMs);
  const signal = run.signal === undefined ? tooSlow.signal : AbortSignal.any([run.signal, tooSlow.signal]);
  try {
    signal.throwIfAborted();
    const opened = await openFile(source, name, from, signal);
    if (!opened.ok) return opened;
    if (opened.value === null) return ok(false);
    const take = begin(opened.value);
    if (!take.ok) {
      await stop(opened.value.chunks);
      return take;
    }
    let soFar = 0;
    for await (const chunk of opened.value.chunks) {
      signal.throwIfAborted();
      clearTimeout(silence);
      silence = setTimeout(() => tooSlow.abort(), patience.silenceMs);
      soFar += chunk.length;
      const refused = take.value(chunk, soFar);
      if (refused !== null) return err(refused);
    }
    return ok(true);
  } catch (thrown) {
    if (run.signal?.aborted === true) return err(trustProblem('packs.trust.cancelled'));
    if (tooSlow.signal.aborted) return err(trustProblem('packs.trust.tooSlow', { file: name }));
    if (isDiskError(thrown)) return err(diskProblem(thrown));
    return err(trustProblem('packs.trust.cut', { file: name }));
  } finally {
    clearTimeout(whole);
    clearTimeout(silence);
  }
}

async function stop(chunks: AsyncIterable<Uint8Array>): Promise<void> {
  await chunks[Symbol.asyncIterator]().return?.();
}

/** Whether the file system said it: what a connection says has no system call. */
function isDiskError(thrown: unknown): boolean {
  return (
    thrown instanceof Error &&
    'syscall' in thrown &&
    ['open', 'write', 'read'].includes(String(thrown.syscall))
  );
}

async function verify(name: string, signed: SignedFile, place: string): Promise<Result<null, TrustProblem>> {
  if (sizeOf(place) !== signed.bytes) {
    return err(trustProblem('packs.trust.wrongLength', { file: name, expected: signed.bytes }));
  }
  return (await fileHash(place)) === signed.sha256
    ? ok(null)
    : err(trustProblem('packs.trust.wrongHash', { file: name }));
}

/** SHA-256 of a file, lower-case hex. Rejects when it cannot be read. */
export async function fileHash(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

/** Length of a plain file; 0 when there is none. */
export function sizeOf(path: string): number {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found?.isFile() === true ? found.size : 0;
}
