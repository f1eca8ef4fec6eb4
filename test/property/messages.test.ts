import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dec, multiply } from '#shared/base/decimal.ts';
import type { Draft, ItemDraft } from '#shared/consignment/consignment.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import { REGIMES } from '#shared/consignment/regimes.ts';
import { buildMessage } from '#shared/messages/build.ts';
import { checkRecord } from '#shared/messages/check.ts';
import { DOCUMENT_MESSAGES } from '#shared/messages/ofDocument.ts';
import { parseMessage } from '#shared/messages/parse.ts';
import { businessKey } from '#shared/messages/receipts.ts';
import { aDraft, anItem } from '#test/builders/consignment.ts';
import { aTransfer, documentsOf, MESSAGE_GUID } from '#test/builders/messages.ts';
import type { Schema } from '#test/conformance/schema.ts';
import { exportSchema, WHY_SKIPPED } from '#test/conformance/schema.ts';

const KINDS = REGIMES['9610'][0].documents;
const ENVELOPE = { guid: MESSAGE_GUID, transfer: aTransfer() };
/** One unbroken word, so that tidying a draft's text changes nothing. */
const word = (max: number) =>
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: max }).map((text) => {
    const kept = [...text.normalize('NFKC').replace(/[\s\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '')].slice(0, max);
    return kept.join('') || '麦';
  });
const optional = (max: number) => fc.oneof(fc.constant(''), word(max));
const amount = fc
  .tuple(fc.integer({ min: 1, max: 9_999_999 }), fc.integer({ min: 0, max: 2 }))
  .map(([n, places]) =>
    places === 0 ? String(n) : `${n}.${String(n % 10 ** places).padStart(places, '0')}`,
  );

const item: fc.Arbitrary<ItemDraft> = fc
  .record({
    itemNo: word(20),
    itemName: word(250),
    gname: word(250),
    gmodel: word(250),
    barCode: word(50),
    country: fc.constantFrom('', 'USA', 'DEU'),
    qty: amount,
    qty1: amount,
    price: amount,
    second: fc.option(amount),
  })
  .map(({ second, ...fields }) =>
    anItem({
      ...fields,
      totalPrice: multiply(dec(fields.qty), dec(fields.price)).toString(),
      qty2: second ?? '',
      unit2: second === null ? '' : '007',
    }),
  );

const draft: fc.Arbitrary<Draft> = fc
  .record({
    orderNo: word(60),
    copNo: word(30),
    platformName: word(100),
    freight: amount,
    note: optional(1000),
    sellerName: word(100),
    telephone: optional(50),
    waybillNo: word(32),
    billNo: optional(37),
    payName: word(100),
    payNo: optional(60),
    charge: amount,
    items: fc.array(item, { minLength: 1, maxLength: 8 }),
  })
  .map((f) =>
    aDraft({
      order: {
        orderNo: f.orderNo,
        copNo: f.copNo,
        platformName: f.platformName,
        freight: f.freight,
        note: f.note,
      },
      seller: { name: f.sellerName, telephone: f.telephone },
      transport: { waybillNo: f.waybillNo, billNo: f.billNo },
      payment: { payName: f.payName, payNo: f.payNo, charge: f.charge },
      items: f.items,
    }),
  );

describe('any valid consignment', () => {
  let schema: Schema | null = null;
  beforeAll(() => {
    if (WHY_SKIPPED === '') schema = exportSchema();
  });
  afterAll(() => schema?.dispose());

  it(`becomes messages that are valid and read back the same ${WHY_SKIPPED}`, () => {
    fc.assert(
      fc.property(draft, (typed) => {
        const documents = documentsOf(readConsignment(typed).consignment);
        for (const kind of KINDS) {
          const table = DOCUMENT_MESSAGES[kind].request;
          const record = documents[kind];
          expect(checkRecord(table, record)).toEqual([]);
          const xml = buildMessage(table, [record, record], ENVELOPE);
          const parsed = parseMessage(xml);
          if (!parsed.ok || parsed.value.form !== 'records') throw new Error('not read');
          expect(parsed.value.records).toEqual([record, record]);
          expect(parsed.value.unknown).toEqual([]);
          expect(buildMessage(table, parsed.value.records, ENVELOPE)).toBe(xml);
          expect(businessKey(kind, parsed.value.records[0] ?? { head: {} })).toBe(businessKey(kind, record));
          if (schema !== null) expect(schema.errors(xml)).toEqual([]);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('gives the same documents every time', () => {
    fc.assert(
      fc.property(draft, (typed) => {
        const { consignment } = readConsignment(typed);
        expect(documentsOf(consignment)).toEqual(documentsOf(consignment));
      }),
      { numRuns: 50 },
    );
  });
});

describe('reading', () => {
  it('never throws, whatever the text', () => {
    const xml = buildMessage(DOCUMENT_MESSAGES.order.request, [documentsOf().order], ENVELOPE);
    const damaged = fc
      .tuple(fc.nat(xml.length), fc.nat(60), fc.string({ unit: 'binary', maxLength: 20 }))
      .map(([at, cut, put]) => xml.slice(0, at) + put + xml.slice(at + cut));
    fc.assert(
      fc.property(fc.oneof(damaged, fc.string({ unit: 'binary' })), (text) => {
        const parsed = parseMessage(text);
        expect(typeof parsed.ok).toBe('boolean');
      }),
      { numRuns: 500 },
    );
  });
});
