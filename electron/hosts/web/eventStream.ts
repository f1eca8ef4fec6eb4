import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Backend } from '#backend/backend.ts';
import { SECURITY_HEADERS } from '#hosts/contentSecurity.ts';
import { sendFailure, sendNotAllowed } from './reply.ts';

/** Pages that may listen at once. */
export const MAX_LISTENERS = 32;
/** How much a page that does not read may leave unread, bytes; beyond it is cut off and connects again. */
const MAX_UNREAD = 4 * 1024 * 1024;
const HEARTBEAT_MS = 15_000;

/** The open event streams of a web host. */
export interface EventStreams {
  serve(request: IncomingMessage, response: ServerResponse): void;
  close(): void;
}

/** GET /api/events: every event of the backend as server-sent events, with a heartbeat so that a dead page is noticed. */
export function createEventStreams(backend: Pick<Backend, 'listen'>): EventStreams {
  const open = new Set<ServerResponse>();

  const write = (text: string): void => {
    for (const response of open) {
      if (response.writableLength > MAX_UNREAD) response.destroy();
      else response.write(text);
    }
  };

  const stop = backend.listen((event) => write(`data: ${JSON.stringify(event)}\n\n`));
  const heartbeat = setInterval(() => write(': \n\n'), HEARTBEAT_MS);
  heartbeat.unref();

  return {
    serve(request, response) {
      if (request.method !== 'GET') {
        sendNotAllowed(response, 'GET');
        return;
      }
      if (open.size >= MAX_LISTENERS) {
        sendFailure(response, 503, 'host.busy');
        return;
      }
      response.writeHead(200, {
        ...SECURITY_HEADERS,
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store',
      });
      response.write('retry: 1000\n\n');
      open.add(response);
      response.on('close', () => open.delete(response));
    },
    close() {
      clearInterval(heartbeat);
      stop();
      for (const response of open) response.end();
    },
  };
}
