import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { z } from 'zod';
import { appError } from '#shared/api/errors.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import type { SendItem, SendRequest } from '#shared/messages/platformProtocol.ts';
import { receiptPageSchema, sendAnswerSchema } from './answers.ts';
import type { Transport, TransportProblem } from './transport.ts';

/** How an https transport reaches its platform. */
export interface HttpsOptions {
  /** "https://host[:port]"; "http://" for the loopback interface only. */
  readonly url: string;
  readonly token: string;
  /** Milliseconds of silence after which a request is given up. */
  readonly silenceMs?: number;
  /** Milliseconds after which a request is given up though bytes still drip. */
  readonly limitMs?: number;
}

const MAX_ANSWER_BYTES = 64 * 1024 * 1024;
/** A platform may ask for patience, but not for days: nobody would be there to see it end. */
const MOST_RETRY_AFTER_MS = 3_600_000;
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);
/** Failures before a byte has left: the platform cannot have seen the request. */
const NOT_DELIVERED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
]);

/** Bad request, too large, not processable. */
const REFUSED_CONTENT: ReadonlySet<number> = new Set([400, 413, 422]);

/** Answers by which a server says that it did nothing with the request. */
const refusedWhole = (status: number): boolean => (status >= 400 && status < 500) || status === 503;

/** The https transport. Throws for an address it must never use: plain http beyond the loopback interface. */
export function httpsTransport(options: HttpsOptions): Transport {
  const base = new URL(options.url);
  const secure = base.protocol === 'https:';
  if (!secure && !(base.protocol === 'http:' && LOOPBACK.has(base.hostname))) {
    throw new Error('plain http is for the loopback interface only');
  }
  const agent = secure ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true });
  const silenceMs = options.silenceMs ?? 60_000;
  const limitMs = options.limitMs ?? 110_000;

  async function exchange<S extends z.ZodType>(
    method: 'GET' | 'POST',
    path: string,
    body: string | null,
    schema: S,
    signal: AbortSignal,
  ): Promise<Result<z.output<S>, TransportProblem>> {
    if (signal.aborted) return err({ ...unknown('sync.stopped', {}, null), kind: 'notDelivered' });
    const answer = await call(method, path, body, signal);
    if (!answer.ok) return answer;
    const { status, text, retryAfterMs } = answer.value;
    if (status !== 200) {
      return err({
        kind: refusedWhole(status) ? 'notDelivered' : 'outcomeUnknown',
        error: appError('sync.status', { status }),
        ofContent: REFUSED_CONTENT.has(status),
        retryAfterMs,
      });
    }
    const parsed = schema.safeParse(readJson(text));
    return parsed.success ? ok(parsed.data) : err(unknown('sync.notPlatform', {}, null));
  }

  function call(
    method: 'GET' | 'POST',
    path: string,
    body: string | null,
    signal: AbortSignal,
  ): Promise<Result<HttpAnswer, TransportProblem>> {
    return new Promise((resolve) => {
      const headers: Record<string, string> = {
        authorization: `Bearer ${options.token}`,
        accept: 'application/json',
      };
      if (body !== null) {
        headers['content-type'] = 'application/json';
        headers['content-length'] = String(Buffer.byteLength(body));
      }
      const send = secure ? httpsRequest : httpRequest;
      const request = send(new URL(path, base), { method, headers, agent, signal, timeout: silenceMs });
      const giveUp = () => request.destroy(Object.assign(new Error('silence'), { code: 'ETIMEDOUT' }));
      const limit = setTimeout(giveUp, limitMs);
      request.on('timeout', giveUp);
      request.on('close', () => {
        clearTimeout(limit);
        resolve(err(unknown('sync.cut', { code: 'CLOSED' }, null)));
      });
      request.on('error', (problem) => resolve(err(problemOf(problem))));
      request.on('response', (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > MAX_ANSWER_BYTES)
            response.destroy(Object.assign(new Error('endless'), { code: 'TOOLARGE' }));
          else chunks.push(chunk);
        });
        response.on('error', (problem) => resolve(err(problemOf(problem))));
        response.on('aborted', () => resolve(err(unknown('sync.cut', { code: 'ABORTED' }, null))));
        response.on('end', () =>
          resolve(
            ok({
              status: response.statusCode ?? 0,
              text: Buffer.concat(chunks).toString('utf8'),
              retryAfterMs: retryAfter(response.headers['retry-after']),
            }),
          ),
        );
      });
      request.end(body ?? undefined);
    });
  }

  return {
    address: base.origin,
    send: (items: readonly SendItem[], signal) =>
      exchange(
        'POST',
        '/v1/messages',
        JSON.stringify({ items } satisfies SendRequest),
        sendAnswerSchema,
        signal,
      ),
    receipts: (after, limit, waitSeconds, signal) =>
      exchange(
        'GET',
        `/v1/receipts?after=${after}&limit=${limit}&wait=${waitSeconds}`,
        null,
        receiptPageSchema,
        signal,
      ),
    close: () => agent.destroy(),
  };
}

interface HttpAnswer {
  readonly status: number;
  readonly text: string;
  readonly retryAfterMs: number | null;
}

function problemOf(problem: unknown): TransportProblem {
  const code = codeOf(problem);
  if (NOT_DELIVERED.has(code)) {
    return { kind: 'notDelivered', error: appError('sync.noConnection', { code }), retryAfterMs: null };
  }
  if (code === 'ABORT_ERR') return unknown('sync.stopped', {}, null);
  if (code === 'ETIMEDOUT') return unknown('sync.silence', {}, null);
  return unknown('sync.cut', { code }, null);
}

/** The code of a socket error; a connection tried on several addresses reports an aggregate. */
function codeOf(problem: unknown): string {
  if (problem instanceof AggregateError && problem.errors.length > 0) return codeOf(problem.errors[0]);
  if (problem instanceof Error && 'code' in problem && typeof problem.code === 'string') return problem.code;
  return 'UNKNOWN';
}

function unknown(
  code: string,
  params: Readonly<Record<string, string | number>>,
  retryAfterMs: number | null,
): TransportProblem {
  return { kind: 'outcomeUnknown', error: appError(code, params), retryAfterMs };
}

function retryAfter(header: string | undefined): number | null {
  return header !== undefined && /^\d{1,9}$/.test(header)
    ? Math.min(Number(header) * 1000, MOST_RETRY_AFTER_MS)
    : null;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
