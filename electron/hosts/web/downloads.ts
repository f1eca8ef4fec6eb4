import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Backend } from '#backend/backend.ts';
import type { Asset } from '#hosts/assets.ts';
import { cacheControl } from '#hosts/assets.ts';
import { SECURITY_HEADERS } from '#hosts/contentSecurity.ts';
import { attachmentHeader } from '#hosts/safeName.ts';
import { sendFailure } from './reply.ts';

const TICKET = /^[0-9a-zA-Z-]{1,64}$/;

/** GET /files/TICKET: a file of the backend, saved by the browser under its name. */
export async function serveDownload(
  backend: Pick<Backend, 'fileOf'>,
  ticket: string,
  response: ServerResponse,
): Promise<void> {
  const file = TICKET.test(ticket) ? await backend.fileOf(ticket) : null;
  if (file === null) {
    sendFailure(response, 404, 'host.unknownFile');
    return;
  }
  await sendFile(response, file.path, {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': attachmentHeader(file.name),
    'Cache-Control': 'no-store',
  });
}

/** A file of the built window. */
export async function serveAsset(asset: Asset, head: boolean, response: ServerResponse): Promise<void> {
  const headers = { 'Content-Type': asset.type, 'Cache-Control': cacheControl(asset) };
  await sendFile(response, asset.file, headers, head);
}

async function sendFile(
  response: ServerResponse,
  path: string,
  headers: Readonly<Record<string, string>>,
  head = false,
): Promise<void> {
  const handle = await open(path, 'r').catch(() => null);
  if (handle === null) {
    sendFailure(response, 404, 'host.unknownFile');
    return;
  }
  const { size } = await handle.stat();
  response.writeHead(200, { ...SECURITY_HEADERS, ...headers, 'Content-Length': size });
  if (head) {
    await handle.close();
    response.end();
    return;
  }
  // The page may go away half-way; that is its right.
  await pipeline(createReadStream(path, { fd: handle }), response).catch(() => response.destroy());
}
