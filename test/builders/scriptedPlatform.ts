import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ReceiptItem, SendItem, SendRequest } from '#shared/messages/platformProtocol.ts';

/** A platform that does exactly what a test tells it, for what the real one never does. */
export interface ScriptedPlatform {
  readonly url: string;
  /** Everything that was sent, in order of arrival. */
  readonly received: SendItem[];
  /** What the receipts feed holds. */
  feed: { epoch: string; items: ReceiptItem[] };
  /** How messages are answered; the default accepts everything. */
  onMessages: (items: readonly SendItem[], response: ServerResponse) => void;
  close(): Promise<void>;
}

/** Starts a scripted platform on the loopback interface. */
export async function aScriptedPlatform(): Promise<ScriptedPlatform> {
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const platform: ScriptedPlatform = {
    url: `http://127.0.0.1:${port}`,
    received: [],
    feed: { epoch: 'first', items: [] },
    onMessages: accept,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', platform.url);
    if (url.pathname === '/v1/enrolments') return json(response, {});
    if (url.pathname === '/v1/messages') {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      const { items } = JSON.parse(body) as SendRequest;
      platform.received.push(...items);
      return platform.onMessages(items, response);
    }
    const after = Number(url.searchParams.get('after'));
    const { epoch, items } = platform.feed;
    const page = items.filter((item) => item.seq > after);
    // A feed with nothing new answers late, as a long poll does.
    if (page.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    return json(response, { epoch, head: items.length, items: page });
  }

  function accept(items: readonly SendItem[], response: ServerResponse): void {
    json(response, {
      epoch: platform.feed.epoch,
      items: items.map(({ key, sha256 }) => ({ key, outcome: 'accepted', sha256 })),
    });
  }
  return platform;
}

/** Answers with JSON. */
export function json(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}
