import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders, RequestOptions } from 'node:http';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WebHost } from '#hosts/web/server.ts';
import { startWebHost } from '#hosts/web/server.ts';
import type { EchoBackend } from '#test/builders/echoBackend.ts';
import { echoBackend } from '#test/builders/echoBackend.ts';

/** What came back over a socket. */
export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A request whose every header is the test's own. */
export interface Sent {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** A real web host over an echoing backend and a tiny built window. */
export interface Loopback {
  readonly host: WebHost;
  readonly backend: EchoBackend;
  readonly port: number;
  readonly notes: readonly string[];
  /** Sends exactly what is given; the Host header is the host's own unless given. */
  send(sent: Sent): Promise<Reply>;
  /** As a page of the host: cookie and Origin are there. */
  asPage(sent: Sent): Promise<Reply>;
  readonly cookie: string;
}

/** Starts a web host on a free port; the secret file beside the built window must never be seen. */
export async function aLoopback(): Promise<Loopback> {
  const folder = mkdtempSync(join(tmpdir(), 'highland-test-'));
  const renderer = join(folder, 'renderer');
  mkdirSync(join(renderer, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'SECRET');
  writeFileSync(join(renderer, 'index.html'), '<!doctype html><title>page</title>');
  writeFileSync(join(renderer, 'assets', 'index-1a2b3c.js'), 'export {};');
  const backend = echoBackend();
  const notes: string[] = [];
  const host = await startWebHost({
    backend,
    renderer,
    port: 0,
    now: () => Date.now(),
    note: (key, params) => notes.push(`${key} ${JSON.stringify(params)}`),
  });
  const port = Number(new URL(host.origin).port);
  const send = (sent: Sent) => sendTo(port, sent);
  const opened = await send({ path: host.url.slice(host.origin.length) });
  const cookie = opened.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  const asPage = (sent: Sent) =>
    send({
      ...sent,
      headers: { cookie, origin: host.origin, 'sec-fetch-site': 'same-origin', ...sent.headers },
    });
  return { host, backend, port, notes, send, asPage, cookie };
}

function sendTo(port: number, { method = 'GET', path, headers = {}, body }: Sent): Promise<Reply> {
  const options: RequestOptions = { host: '127.0.0.1', port, method, path, headers, agent: false };
  return new Promise((resolve, reject) => {
    const outgoing = request(options, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts).toString('utf8'),
        }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
