import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deriveCancellation } from '#shared/documents/requests/cancellation.ts';
import { deriveReturn } from '#shared/documents/requests/takeBack.ts';
import { buildMessage } from '#shared/messages/build.ts';
import { CEB213 } from '#shared/messages/ceb213.ts';
import { CEB605 } from '#shared/messages/ceb605.ts';
import { parseMessage } from '#shared/messages/parse.ts';
import { aTransfer, documentsOf, MESSAGE_GUID } from '#test/builders/messages.ts';
import { aReturnWish, NUMBERS, REQUEST_CONTEXT } from '#test/builders/requests.ts';
import type { Schema } from '#test/conformance/schema.ts';
import { exportSchema, WHY_SKIPPED } from '#test/conformance/schema.ts';

const ENVELOPE = { guid: MESSAGE_GUID, transfer: aTransfer() };
const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .filter((text) => text.trim() !== '');

describe.skipIf(WHY_SKIPPED !== '')(`the official schema ${WHY_SKIPPED}`, () => {
  let schema: Schema;
  beforeAll(() => {
    schema = exportSchema();
  });
  afterAll(() => schema.dispose());

  it('takes every cancellation, with and without a port number and a note', () => {
    fc.assert(
      fc.property(words, fc.option(words, { nil: '' }), fc.boolean(), (reason, note, port) => {
        const numbers = port ? NUMBERS : { ...NUMBERS, preNo: '' };
        const wish = { reason, note };
        const record = deriveCancellation(documentsOf().inventory, numbers, wish, REQUEST_CONTEXT);
        expect(schema.errors(buildMessage(CEB605, [record], ENVELOPE))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('takes every return, and reads back what was asked for', () => {
    const lines = fc.subarray(
      [
        { gnum: '1', qty: '3', qty1: '' },
        { gnum: '2', qty: '1', qty1: '0.14999' },
      ],
      { minLength: 1 },
    );
    const optional = fc.constantFrom('', '4606A');
    fc.assert(
      fc.property(
        words,
        lines,
        optional,
        fc.constantFrom('', '999-12345675'),
        (reason, some, siteCode, billNo) => {
          const wish = aReturnWish({ reason, lines: some, siteCode, billNo });
          const made = deriveReturn(documentsOf().inventory, [], NUMBERS, wish, REQUEST_CONTEXT);
          if (!made.ok) throw new Error(made.error.code);
          const xml = buildMessage(CEB213, [made.value], ENVELOPE);
          expect(schema.errors(xml)).toEqual([]);
          const read = parseMessage(xml);
          expect(read.ok && read.value.form === 'records' && read.value.records[0]?.list).toEqual(
            made.value.list,
          );
        },
      ),
      { numRuns: 100 },
    );
  });
});
