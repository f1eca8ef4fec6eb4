import { createReadStream, lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { TrustProblem } from '#backend/packs/trust/problem.ts';
import { diskProblem, trustProblem } from '#backend/packs/trust/problem.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';

/** Where a repository is read from: a web address, or a folder (a USB stick) with the same files. */
export type PackSource =
  | { readonly kind: 'http'; readonly url: string }
  | { readonly kind: 'folder'; readonly path: string };

/** A file that is being read. Iterating throws when the connection ends in the middle. */
export interface OpenedFile {
  /** Where the data begins: as asked, or 0 when the server gives whole files only. */
  readonly from: number;
  /** How many bytes the server says will come; null when it does not say. */
  readonly declared: number | null;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Opens a file of a repository at a byte. Null when there is none. */
export function openFile(
  source: PackSource,
  name: string,
  from: number,
  signal: AbortSignal,
): Promise<Result<OpenedFile | null, TrustProblem>> {
  return source.kind === 'http'
    ? overHttp(source.url, name, from, signal)
    : Promise.resolve(inFolder(source.path, name, from));
}

async function overHttp(
  base: string,
  name: string,
  from: number,
  signal: AbortSignal,
): Promise<Result<OpenedFile | null, TrustProblem>> {
  const url = `${base.replace(/\/+$/, '')}/${name.split('/').map(encodeURIComponent).join('/')}`;
  // Compressed data could be endless while its length is not.
  const headers = { 'accept-encoding': 'identity', ...(from > 0 ? { range: `bytes=${from}-` } : {}) };
  let response: Response;
  try {
    response = await fetch(url, { headers, signal, redirect: 'error', cache: 'no-store' });
  } catch (thrown) {
    if (signal.aborted) throw thrown;
    return err(trustProblem('packs.trust.unreachable', { where: base }));
  }
  const { status, body } = response;
  if (status === 416 && from > 0) {
    await body?.cancel();
    return overHttp(base, name, 0, signal);
  }
  if (body === null || (status !== 200 && status !== 206)) {
    await body?.cancel();
    if (status === 404 || status === 403) return ok(null);
    return err(trustProblem('packs.trust.refused', { where: base, status }));
  }
  const start =
    status === 206 ? Number(/^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1]) : 0;
  if (start !== 0 && start !== from) {
    await body.cancel();
    return err(trustProblem('packs.trust.refused', { where: base, status }));
  }
  const length = response.headers.get('content-length');
  const plain = response.headers.get('content-encoding') === null;
  return ok({ from: start, declared: plain && length !== null ? Number(length) : null, chunks: body });
}

/** Opens the file only when it is read: what is refused for its length leaves nothing open that could fail later. */
async function* chunksOf(path: string, start: number): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path, { start });
}

const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** No links and no way out of the folder: a stick may hold anything. */
function inFolder(path: string, name: string, from: number): Result<OpenedFile | null, TrustProblem> {
  const root = lstatSync(path, { throwIfNoEntry: false });
  if (root === undefined || !root.isDirectory()) {
    return err(trustProblem('packs.trust.unreachable', { where: path }));
  }
  const segments = name.split('/');
  if (!segments.every((segment) => SEGMENT.test(segment))) return ok(null);
  try {
    let at = path;
    for (const [index, segment] of segments.entries()) {
      at = join(at, segment);
      const found = lstatSync(at, { throwIfNoEntry: false });
      const last = index === segments.length - 1;
      if (found === undefined || !(last ? found.isFile() : found.isDirectory())) return ok(null);
      if (!last) continue;
      const start = from <= found.size ? from : 0;
      return ok({ from: start, declared: found.size - start, chunks: chunksOf(at, start) });
    }
    return ok(null);
  } catch (thrown) {
    return err(diskProblem(thrown));
  }
}
