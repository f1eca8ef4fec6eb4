import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Backend } from '#backend/backend.ts';
import { argumentBound, failure, readArguments, unknownMethod } from '#hosts/callGate.ts';
import { readText, sendAnswer, sendFailure, sendNotAllowed } from './reply.ts';

/** A character of JavaScript text takes at most three bytes in UTF-8. */
const BYTES_PER_CHARACTER = 3;

/** POST /api/METHOD with the arguments as JSON: one call of the method table. */
export async function serveCall(
  backend: Backend,
  method: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST') {
    sendNotAllowed(response, 'POST');
    return;
  }
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/json(;|$)/i.test(type)) {
    sendFailure(response, 415, 'host.badRequest');
    return;
  }
  const max = argumentBound(method);
  if (max === null) {
    sendFailure(response, 404, 'api.unknownMethod', unknownMethod(method).params);
    return;
  }
  const text = await readText(request, max * BYTES_PER_CHARACTER);
  if (text === null) {
    sendFailure(response, 413, 'api.tooLarge', { method, max });
    return;
  }
  const args = readArguments(method, text);
  sendAnswer(response, args.ok ? await backend.call(method, args.value) : failure(args.error));
}
