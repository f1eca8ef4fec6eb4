import type { IncomingMessage, ServerResponse } from 'node:http';
import { failure } from '#hosts/callGate.ts';
import { SECURITY_HEADERS } from '#hosts/contentSecurity.ts';
import type { Answer } from '#shared/api/errors.ts';
import { appError } from '#shared/api/errors.ts';

/** Sends a small text. */
export function sendText(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, {
    ...SECURITY_HEADERS,
    'Content-Type': type,
    'Cache-Control': 'no-store',
    'Content-Length': Buffer.byteLength(text),
  });
  response.end(text);
}

/** Sends an answer of the backend, or an error value in the same form. */
export function sendAnswer(response: ServerResponse, answer: Answer, status = 200): void {
  sendText(response, status, 'application/json; charset=utf-8', JSON.stringify(answer));
}

/** Refuses with an error value. What is left of the request is not read: the connection closes. */
export function sendFailure(
  response: ServerResponse,
  status: number,
  code: string,
  params: Readonly<Record<string, string | number>> = {},
): void {
  response.setHeader('Connection', 'close');
  sendAnswer(response, failure(appError(code, params)), status);
}

/** Says that a path knows only other methods. */
export function sendNotAllowed(response: ServerResponse, allow: string): void {
  response.setHeader('Allow', allow);
  sendFailure(response, 405, 'host.badRequest');
}

/** The body as text; null when it is longer than `maxBytes` or is not UTF-8. Reads no more than the bound. */
export async function readText(request: IncomingMessage, maxBytes: number): Promise<string | null> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return null;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > maxBytes) return null;
    parts.push(part);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
  } catch {
    return null;
  }
}
