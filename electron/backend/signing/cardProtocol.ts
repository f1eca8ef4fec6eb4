/**
 * What is said to the local service of a port card (电子口岸 IC 卡 / U-Key), one JSON text per WebSocket message.
 *
 * Known from public integrations, not from a manual (M): the request {_method, _id, args}; the greeting {_method:
 * "open"}; the answer {_method, _id, _status, _args: {Result, Data, Error}}; that SpcSignDataAsPEM takes `inData` and
 * `passwd` and answers [signature in base64, certificate number], 64 bytes for SM2; that SpcGetSignCertAsPEM answers
 * [certificate]; and the reader's errors 50070, 50200 and 51590.
 * Unknown: what the service says of a wrong PIN (told by its words here), which hash an RSA card signs with, how long a
 * text may be. SpcSignDataNoHashAsPEM is not used: it signs a digest nobody has checked the meaning of.
 */
import { z } from 'zod';
import type { AppError } from '#shared/api/errors.ts';
import { appError } from '#shared/api/errors.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';

/** Where the service listens. */
export const CARD_PORT = 61_232;

/** The methods of the service that are used. */
export const CARD_METHODS = {
  sign: 'cus-sec_SpcSignDataAsPEM',
  certificate: 'cus-sec_SpcGetSignCertAsPEM',
  number: 'cus-sec_SpcGetCertNo',
} as const;
/** A method of the service. */
export type CardMethod = (typeof CARD_METHODS)[keyof typeof CARD_METHODS];

/** The most characters of an answer. */
const MOST_ANSWER = 256 * 1024;
const MOST_DETAIL = 120;

const argsSchema = z.object({
  Result: z.boolean(),
  Data: z.array(z.unknown()).max(50).default([]),
  Error: z.array(z.unknown()).max(50).nullish(),
});
const answerSchema = z.object({
  _id: z.union([z.number(), z.string()]).optional(),
  _method: z.string().max(200),
  _args: argsSchema.optional(),
});

/** What the service said. */
export type CardAnswer =
  | { readonly kind: 'greeting' }
  | {
      readonly kind: 'answer';
      readonly id: string;
      readonly method: string;
      readonly data: readonly string[];
      /** null: it did what it was asked. */
      readonly refusal: readonly string[] | null;
    };

/** A request as it travels. */
export function cardRequest(id: number, method: CardMethod, args: Readonly<Record<string, string>>): string {
  return JSON.stringify({ _method: method, _id: id, args });
}

/** Reads a message of the service; null for anything else. */
export function readCardAnswer(text: string): CardAnswer | null {
  if (text.length > MOST_ANSWER) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const answer = answerSchema.safeParse(value);
  if (!answer.success) return null;
  const { _id, _method, _args } = answer.data;
  if (_method === 'open') return { kind: 'greeting' };
  if (_args === undefined) return null;
  return {
    kind: 'answer',
    id: String(_id ?? ''),
    method: _method,
    data: texts(_args.Data),
    refusal: _args.Result ? null : texts(_args.Error ?? []),
  };
}

function texts(values: readonly unknown[]): readonly string[] {
  return values.filter((value) => typeof value === 'string');
}

const NO_CARD = /Custom(?:50070|50200|51590)|50070|50200|51590|请插入|未插卡|无卡|no card/iu;
const WRONG_PIN = /密码|口令|PIN|passw/iu;

/** What a refusal means. Of the service's own words the PIN is taken out, whatever it repeats. */
export function cardProblem(words: readonly string[], pin: string): AppError {
  const said = words.join(' ');
  if (NO_CARD.test(said)) return appError('signing.card.noCard');
  if (WRONG_PIN.test(said)) return appError('signing.card.pin');
  const detail = pin === '' ? said : said.replaceAll(pin, '…');
  return appError('signing.card.refused', { detail: detail.replace(/\p{Cc}/gu, ' ').slice(0, MOST_DETAIL) });
}

/** The bytes of a signature in an answer to `sign`, and the number of the certificate, "" when it is not said. */
export function readSignature(
  data: readonly string[],
): Result<{ readonly value: Buffer; readonly number: string }, AppError> {
  const [value = '', number = ''] = data;
  const packed = value.replace(/\s+/g, '');
  if (packed.length > 2048 || !/^[A-Za-z0-9+/]+={0,2}$/.test(packed))
    return err(appError('signing.card.answer'));
  return ok({ value: Buffer.from(packed, 'base64'), number: number.trim().slice(0, 40) });
}
