import { z } from 'zod';
import { MAX_BATCH_ITEMS } from '#shared/messages/platformProtocol.ts';

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const key = z.string().min(1).max(100);
const epoch = z.string().min(1).max(100);

/** What counts as an answer to a sending. Anything else (a captive portal's page, a cut answer) is not one. */
export const sendAnswerSchema = z.object({
  epoch,
  items: z
    .array(
      z.discriminatedUnion('outcome', [
        z.object({ key, outcome: z.enum(['accepted', 'duplicate']), sha256: hex }),
        z.object({
          key,
          outcome: z.literal('refused'),
          code: z.string().max(60),
          info: z.string().max(1000),
        }),
        z.object({ key, outcome: z.literal('busy'), retryAfterSeconds: z.number().min(0).max(86_400) }),
      ]),
    )
    .max(MAX_BATCH_ITEMS),
});

/** What counts as a page of receipts. */
export const receiptPageSchema = z.object({
  epoch,
  head: z.int().min(0),
  items: z
    .array(
      z.object({
        seq: z.int().min(1),
        id: z.string().min(1).max(100),
        type: z.string().min(1).max(40),
        body: z.string().max(2 * 1024 * 1024),
      }),
    )
    .max(1000),
});
