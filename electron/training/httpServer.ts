import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { FileShelf } from './fileShelf.ts';
import { openShelved, sendFile } from './fileShelf.ts';
import type { Outage } from './outage.ts';

/** What a route answers; the body is sent as JSON. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** What a route is asked. `signal` aborts when the client has gone or the platform closes. */
export interface Question {
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly signal: AbortSignal;
}

/** One endpoint. `side` says whose token opens it and whether outages reach it. */
export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly side: 'open' | 'enterprise' | 'control';
  /** Most bytes of the body; 0 where there is none. */
  readonly mostBytes: number;
  readonly answer: (question: Question) => Answer | Promise<Answer>;
}

/** What the server needs to know of its platform. */
export interface ServerSettings {
  readonly port: number;
  readonly tokens: { readonly enterprise: string; readonly control: string };
  readonly routes: readonly Route[];
  /** Files that are given out to anyone on this computer; null when there are none. */
  readonly shelf: FileShelf | null;
  readonly outage: () => Outage;
  readonly onFault: (fault: unknown) => void;
}

/** An error value as an answer. */
export function refuse(
  status: number,
  code: string,
  params: Readonly<Record<string, string | number>> = {},
): Answer {
  return { status, body: { error: { code, params } } };
}

/** A server that listens; `close` lets running answers finish and is over when the last connection is. */
export interface ListeningServer {
  readonly port: number;
  /** Connections that are kept waiting by an outage are let go. */
  readonly releaseHung: () => void;
  readonly close: () => Promise<void>;
}

const HOST = '127.0.0.1';
const PATIENCE_AT_CLOSE_MS = 1000;

/** Listens on the loopback address. Rejects when the port is taken. */
export async function listen(settings: ServerSettings): Promise<ListeningServer> {
  const closing = new AbortController();
  const hung = new Set<ServerResponse>();
  const server = createServer({ requestTimeout: 60_000, headersTimeout: 10_000, keepAliveTimeout: 60_000 });
  server.maxConnections = 200;
  const port = await bind(server, settings.port);
  const hosts = new Set([`${HOST}:${port}`, `localhost:${port}`]);
  server.on('request', (request, response) => {
    serve(settings, hosts, hung, closing.signal, request, response).catch((fault: unknown) => {
      settings.onFault(fault);
      if (response.headersSent) response.destroy();
      else send(response, refuse(500, 'platformFault'), true);
    });
  });
  const releaseHung = (): void => {
    for (const response of hung) response.destroy();
    hung.clear();
  };
  return {
    port,
    releaseHung,
    close: async () => {
      closing.abort();
      releaseHung();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const impatience = setTimeout(() => server.closeAllConnections(), PATIENCE_AT_CLOSE_MS);
      await closed;
      clearTimeout(impatience);
    },
  };
}

function bind(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      server.off('error', reject);
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('no address'));
      else resolve(address.port);
    });
  });
}

async function serve(
  settings: ServerSettings,
  hosts: ReadonlySet<string>,
  hung: Set<ServerResponse>,
  closing: AbortSignal,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const host = request.headers.host ?? '';
  if (!hosts.has(host)) return send(response, refuse(403, 'hostNotAllowed'), true);
  const url = new URL(request.url ?? '/', `http://${host}`);
  // As it came: the reading of addresses would take ".." for a way.
  const [path = ''] = (request.url ?? '').split('?', 1);
  const shelf = settings.shelf !== null && path.startsWith(settings.shelf.path) ? settings.shelf : null;
  const outage = shelf !== null || url.pathname.startsWith('/v1/') ? settings.outage() : null;
  if (outage?.mode === 'drop') return void response.destroy();
  if (outage?.mode === 'hang') {
    hung.add(response);
    response.once('close', () => hung.delete(response));
    return;
  }
  if (outage?.mode === 'refuse') {
    response.setHeader('retry-after', String(outage.retryAfterSeconds));
    return finish(request, response, refuse(503, 'outOfOrder'));
  }
  if (shelf !== null) {
    return giveFile(
      shelf,
      path.slice(shelf.path.length),
      outage?.mode === 'dropAfterEffect',
      request,
      response,
    );
  }
  const route = findRoute(settings.routes, request.method ?? '', url.pathname);
  if ('status' in route) return finish(request, response, route);
  const fault = frontFault(settings, route, request);
  if (fault !== null) return finish(request, response, fault);
  const body = await readJson(request, route.mostBytes);
  if (!body.ok) return finish(request, response, body.answer);
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const answer = await route.answer({
    query: url.searchParams,
    body: body.value,
    signal: AbortSignal.any([gone.signal, closing]),
  });
  if (outage?.mode === 'dropAfterEffect') return void response.destroy();
  send(response, answer, closing.aborted);
}

/** A file of the shelf; `broken` breaks the connection within it where it is long. */
async function giveFile(
  shelf: FileShelf,
  name: string,
  broken: boolean,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'GET') return finish(request, response, refuse(405, 'methodNotAllowed'));
  const folder = await shelf.folder();
  if (folder === null) {
    response.setHeader('retry-after', '5');
    return finish(request, response, refuse(503, 'packsNotReady'));
  }
  const file = await openShelved(folder, name);
  if (file === null) return finish(request, response, refuse(404, 'unknownPath'));
  request.resume();
  return sendFile(request, response, file, broken && shelf.breaks(name));
}

function findRoute(routes: readonly Route[], method: string, path: string): Route | Answer {
  const here = routes.filter((route) => route.path === path);
  if (here.length === 0) return refuse(404, 'unknownPath');
  return here.find((route) => route.method === method) ?? refuse(405, 'methodNotAllowed');
}

/** Whatever can be said before the body is read. */
function frontFault({ tokens }: ServerSettings, route: Route, request: IncomingMessage): Answer | null {
  if (route.side !== 'open' && !sameToken(request.headers.authorization, tokens[route.side])) {
    return refuse(401, 'wrongToken');
  }
  if (route.method === 'GET') return null;
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) return refuse(415, 'notJson');
  const length = Number(request.headers['content-length'] ?? 0);
  return length > route.mostBytes ? refuse(413, 'tooLarge', { mostBytes: route.mostBytes }) : null;
}

function sameToken(header: string | undefined, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${token}`));
}

type Body = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly answer: Answer };

async function readJson(request: IncomingMessage, mostBytes: number): Promise<Body> {
  if (mostBytes === 0) return { ok: true, value: null };
  const bytes = await readBytes(request, mostBytes);
  if (bytes === 'tooLarge') return { ok: false, answer: refuse(413, bytes, { mostBytes }) };
  if (bytes === 'cutShort') return { ok: false, answer: refuse(400, bytes) };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, answer: refuse(400, 'badJson') };
  }
}

async function readBytes(
  request: IncomingMessage,
  mostBytes: number,
): Promise<Buffer | 'tooLarge' | 'cutShort'> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // The stream outlives an early return, so that the answer can still be sent over its connection.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      const bytes: Buffer = chunk;
      size += bytes.length;
      if (size > mostBytes) return 'tooLarge';
      chunks.push(bytes);
    }
    return Buffer.concat(chunks);
  } catch {
    return 'cutShort';
  }
}

/** Answers without having read the body: the rest of it is let run off, and the connection ends. */
function finish(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  request.resume();
  send(response, answer, !request.complete);
}

function send(response: ServerResponse, { status, body }: Answer, last: boolean): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': bytes.length,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(last ? { connection: 'close' } : {}),
  });
  response.end(bytes);
}
