import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { Backend } from '#backend/backend.ts';
import type { Assets } from '#hosts/assets.ts';
import { listAssets } from '#hosts/assets.ts';
import { failure } from '#hosts/callGate.ts';
import type { HostTextKey } from '#hosts/hostText.ts';
import { hostLanguage, hostText } from '#hosts/hostText.ts';
import { withinTime } from '#hosts/withinTime.ts';
import { serveCall } from './calls.ts';
import { serveAsset, serveDownload } from './downloads.ts';
import type { EventStreams } from './eventStream.ts';
import { createEventStreams } from './eventStream.ts';
import { refusalOf } from './guard.ts';
import { sendAnswer, sendFailure, sendNotAllowed, sendText } from './reply.ts';
import type { Session } from './session.ts';
import { createSession } from './session.ts';
import type { Uploads } from './uploads.ts';
import { createUploads } from './uploads.ts';

const ADDRESS = '127.0.0.1';
const HEADERS_WITHIN = 10_000;
const REQUEST_WITHIN = 120_000;
const MAX_HEADER_BYTES = 16 * 1024;
const MAX_CONNECTIONS = 256;
/** How long calls under way may take when the host stops, milliseconds. */
const DRAIN_MS = 10_000;

/** What a web host needs. */
export interface WebHostOptions {
  readonly backend: Backend;
  /** Folder of the built window. */
  readonly renderer: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly now: () => number;
  /** One line about a problem; never holds a secret. */
  readonly note: (key: HostTextKey, params: Readonly<Record<string, string>>) => void;
}

/** A running web host. */
export interface WebHost {
  readonly origin: string;
  /** The address to show in the terminal; whoever opens it may use the workstation. */
  readonly url: string;
  /** The same for one use within two minutes, for a command line. */
  openingUrl(): string;
  /** Stops listening, lets calls under way finish, then closes the backend. */
  close(): Promise<void>;
}

interface Door {
  readonly backend: Backend;
  readonly assets: Assets;
  readonly session: Session;
  readonly streams: EventStreams;
  readonly uploads: Uploads;
}

/** Serves the workstation to a browser on this computer. Rejects when the port cannot be had. */
export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const { backend, note } = options;
  const session = createSession(options.now);
  const streams = createEventStreams(backend);
  const uploads = createUploads(backend);
  const door: Door = { backend, assets: await listAssets(options.renderer), session, streams, uploads };
  const underWay = new Set<Promise<void>>();

  const server = createServer(
    { maxHeaderSize: MAX_HEADER_BYTES, headersTimeout: HEADERS_WITHIN, requestTimeout: REQUEST_WITHIN },
    (request, response) => {
      const { method, headers } = request;
      const site = headers['sec-fetch-site'];
      const refusal = refusalOf(
        { method: method ?? '', host: headers.host, origin: headers.origin, site: oneOf(site) },
        port,
      );
      if (refusal !== null) {
        note('host.log.request', { reason: refusal });
        sendFailure(response, 403, 'host.refused');
        return;
      }
      const work = answer(door, request, response).catch((problem: unknown) => {
        note('host.log.failure', { what: pathOf(request.url), reason: nameOf(problem) });
        if (response.headersSent) response.destroy();
        else sendFailure(response, 500, 'host.badRequest');
      });
      underWay.add(work);
      void work.finally(() => underWay.delete(work));
    },
  );
  server.maxConnections = MAX_CONNECTIONS;
  const port = await listen(server, options.port).catch((problem: unknown) => {
    streams.close();
    throw problem;
  });
  const origin = `http://${ADDRESS}:${port}`;
  let closing: Promise<void> | null = null;

  const close = async (): Promise<void> => {
    const stopped = new Promise<void>((resolve) => server.close(() => resolve()));
    streams.close();
    await withinTime(Promise.allSettled([...underWay]), DRAIN_MS);
    await backend.close();
    server.closeAllConnections();
    await stopped;
    await uploads.close();
  };

  return {
    origin,
    url: `${origin}/?token=${session.token}`,
    openingUrl: () => `${origin}/?token=${session.openingToken()}`,
    close: () => (closing ??= close()),
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, ADDRESS, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

async function answer(door: Door, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = addressOf(request.url);
  if (url === null) {
    sendFailure(response, 400, 'host.badRequest');
    return;
  }
  if (!door.session.holds(request.headers.cookie)) {
    letIn(door.session, url, request, response);
    return;
  }
  const [, first = '', second = '', ...rest] = url.pathname.split('/');
  if (first === 'api' && rest.length === 0) {
    if (second === 'events') door.streams.serve(request, response);
    else await serveCall(door.backend, second, request, response);
    return;
  }
  if (first === 'files' && rest.length === 0) {
    await files(door, second, url, request, response);
    return;
  }
  await page(door, url, request, response);
}

/** A page without the cookie: the token of a link turns into one; everything else is refused. */
function letIn(session: Session, url: URL, request: IncomingMessage, response: ServerResponse): void {
  const token = url.pathname === '/' && request.method === 'GET' ? url.searchParams.get('token') : null;
  if (token !== null && session.admits(token)) {
    response.setHeader('Set-Cookie', session.setCookie);
    toCleanAddress(response);
    return;
  }
  if (url.pathname === '/') {
    sendText(response, 403, 'text/plain; charset=utf-8', pageText(request, 'host.page.noSession'));
    return;
  }
  sendFailure(response, 403, 'host.refused');
}

/** The token must not stay in the address bar, the history, or a bookmark. */
function toCleanAddress(response: ServerResponse): void {
  response.setHeader('Location', '/');
  sendText(response, 303, 'text/plain; charset=utf-8', '');
}

async function files(
  door: Door,
  ticket: string,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'GET' && ticket !== '') {
    await serveDownload(door.backend, ticket, response);
    return;
  }
  if (request.method !== 'PUT' || ticket !== '') {
    sendNotAllowed(response, ticket === '' ? 'PUT' : 'GET');
    return;
  }
  const taken = await door.uploads.take(request, url.searchParams.get('name') ?? '');
  if (taken.ok) {
    sendAnswer(response, taken);
    return;
  }
  response.setHeader('Connection', 'close');
  sendAnswer(response, failure(taken.error), taken.error.code === 'host.fileTooLarge' ? 413 : 500);
}

async function page(door: Door, url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    sendNotAllowed(response, 'GET, HEAD');
    return;
  }
  if (url.pathname === '/' && url.searchParams.has('token')) {
    toCleanAddress(response);
    return;
  }
  const asset = door.assets.get(url.pathname);
  if (asset !== undefined) {
    await serveAsset(asset, request.method === 'HEAD', response);
    return;
  }
  const missing = url.pathname === '/' ? pageText(request, 'host.page.notBuilt') : '404';
  sendText(response, 404, 'text/plain; charset=utf-8', missing);
}

function pageText(request: IncomingMessage, key: HostTextKey): string {
  return hostText(hostLanguage(request.headers['accept-language'] ?? ''), key);
}

/** The address of a request, or null when it is not one of ours ("http://elsewhere/", "*", "//elsewhere"). */
function addressOf(target: string | undefined): URL | null {
  if (target === undefined || !target.startsWith('/') || target.startsWith('//')) return null;
  return URL.parse(target, `http://${ADDRESS}`);
}

function pathOf(target: string | undefined): string {
  return addressOf(target)?.pathname.slice(0, 100) ?? '';
}

function oneOf(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : header?.join(',');
}

function nameOf(problem: unknown): string {
  if (typeof problem === 'object' && problem !== null && 'code' in problem) return String(problem.code);
  return problem instanceof Error ? problem.name : 'unknown';
}
