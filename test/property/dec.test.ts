import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dec, multiply } from '#shared/base/decimal.ts';
import type { Draft, ItemDraft } from '#shared/consignment/consignment.ts';
import type { DeclarationRecord } from '#shared/documents/documents.ts';
import type { DecBlock } from '#shared/messages/dec/blocks.ts';
import { DEC_BLOCKS } from '#shared/messages/dec/blocks.ts';
import { buildDeclaration } from '#shared/messages/dec/build.ts';
import { checkDeclaration } from '#shared/messages/dec/check.ts';
import { DEC_FORMAT, declarationKey } from '#shared/messages/dec/format.ts';
import { parseDeclaration } from '#shared/messages/dec/parse.ts';
import { readDeclarationReplies } from '#shared/messages/dec/replies.ts';
import type { NodeValues } from '#shared/messages/table.ts';
import { aDeclaredConsignment, aDeclaredItem } from '#test/builders/consignment.ts';
import { aResult, declarationOf, withoutEmpty } from '#test/builders/declarations.ts';
import { anyValues } from '#test/builders/messageRecords.ts';
import type { DeclarationSchema } from '#test/conformance/declarationSchema.ts';
import {
  asPractised,
  compileDeclarationSchema,
  DEC_WHY_SKIPPED,
  declarationSchemaText,
} from '#test/conformance/declarationSchema.ts';

let schema: DeclarationSchema | null = null;
beforeAll(() => {
  if (DEC_WHY_SKIPPED === '') schema = compileDeclarationSchema(asPractised(declarationSchemaText()));
});
afterAll(() => schema?.dispose());

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
const firm = fc.constantFrom('4199000002', '91410100MA0EXAMPL1');

const item: fc.Arbitrary<ItemDraft> = fc
  .record({
    gcode: fc.stringMatching(/^\d{10}$/),
    gname: word(250),
    gmodel: word(250),
    country: fc.constantFrom('', 'USA', 'DEU'),
    originPlace: fc.constantFrom('', '410100'),
    qty: amount,
    qty1: amount,
    price: amount,
    second: fc.option(amount),
    speciesPermitNo: fc.constantFrom('', '2026CN/EC000123'),
  })
  .map(({ second, ...fields }) =>
    aDeclaredItem({
      ...fields,
      totalPrice: multiply(dec(fields.qty), dec(fields.price)).toString(),
      qty2: second ?? '',
      unit2: second === null ? '' : '007',
    }),
  );

const draft: fc.Arbitrary<Draft> = fc
  .record({
    regime: fc.constantFrom('9710', '9810', '0110'),
    orderNo: word(60),
    note: optional(200),
    freight: amount,
    insuredFee: fc.oneof(fc.constant('0'), amount),
    term: fc.constantFrom('1', '2', '3', '4', '5', '7'),
    contractNo: optional(32),
    marks: optional(400),
    levyNature: fc.constantFrom('', '101'),
    seller: firm,
    producer: fc.constantFrom('NO', '4199000004', '91410100MA0EXAMPL2'),
    buyer: word(100),
    buyerCode: optional(50),
    meansName: optional(50),
    voyageNo: optional(32),
    billNo: optional(32),
    grossWeight: amount,
    licenseNo: optional(19),
    items: fc.array(item, { minLength: 1, maxLength: 8 }),
  })
  .map((f) =>
    aDeclaredConsignment({
      regime: f.regime,
      order: { orderNo: f.orderNo, note: f.note, freight: f.freight, insuredFee: f.insuredFee },
      seller: { code: f.seller },
      producer: { code: f.producer },
      consignee: { name: f.buyer, code: f.buyerCode },
      transport: {
        meansName: f.meansName,
        voyageNo: f.voyageNo,
        billNo: f.billNo,
        grossWeight: f.grossWeight,
      },
      trade: { term: f.term, contractNo: f.contractNo, marks: f.marks, levyNature: f.levyNature },
      declaration: { licenseNo: f.licenseNo },
      items: f.items,
    }),
  );

describe('any valid consignment', () => {
  it(`becomes a declaration that is valid and reads back the same ${DEC_WHY_SKIPPED}`, () => {
    fc.assert(
      fc.property(draft, (typed) => {
        const record = declarationOf(typed);
        expect(checkDeclaration(record)).toEqual([]);
        const xml = buildDeclaration(record);
        expect(schema?.errors(xml) ?? []).toEqual([]);
        const parsed = parseDeclaration(xml);
        if (!parsed.ok) throw new Error('not read');
        expect(parsed.value).toMatchObject({ version: '3.1', others: [], unknown: [], oddities: [] });
        expect(withoutEmpty(parsed.value.record)).toEqual(withoutEmpty(record));
        expect(buildDeclaration(parsed.value.record)).toBe(xml);
        expect(declarationKey(parsed.value.record)).toBe(declarationKey(record));
        expect(DEC_FORMAT.content(parsed.value.record)).toBe(DEC_FORMAT.content(record));
      }),
      { numRuns: 1500 },
    );
  });

  it('gives the same declaration every time, and another number for another sending', () => {
    const guids = fc.uniqueArray(fc.uuid(), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(draft, guids, (typed, [one = '', other = '']) => {
        const first = declarationOf(typed, { guid: () => one.toUpperCase() });
        expect(declarationOf(typed, { guid: () => one.toUpperCase() })).toEqual(first);
        const second = declarationOf(typed, { guid: () => other.toUpperCase() });
        expect(declarationKey(first)).toMatch(/^260105[0-9A-Z]{12}$/);
        // Sixty bits of the identifier, of which a random one has all but chance in a billion billion to itself.
        const last = (guid: string) => guid.replaceAll('-', '').slice(-15);
        expect(declarationKey(first) === declarationKey(second)).toBe(last(one) === last(other));
        expect(DEC_FORMAT.content(second)).toBe(DEC_FORMAT.content(first));
      }),
      { numRuns: 50 },
    );
  });
});

describe('any values the tables take', () => {
  const runs = (part: DecBlock['part']): fc.Arbitrary<readonly NodeValues[]> => {
    const block = DEC_BLOCKS.find((known) => known.part === part);
    if (block === undefined) throw new Error(part);
    return fc.array(anyValues(block.table), { minLength: block.min, maxLength: Math.min(block.max, 3) });
  };
  const one = (part: DecBlock['part']) => runs(part).map(([values = {}]) => values);
  const named = { TradeCoScc: '91410100MA0EXAMPL1', AgentCode: '4199000001' };
  const anyDeclaration: fc.Arbitrary<DeclarationRecord> = fc.record({
    head: one('head').map((values) => ({ ...values, ...named })),
    list: runs('list'),
    containers: runs('containers'),
    licences: runs('licences'),
    freeText: one('freeText'),
    sign: one('sign'),
    attachments: runs('attachments'),
  });

  it(`hold, are valid, and read back the same ${DEC_WHY_SKIPPED}`, () => {
    fc.assert(
      fc.property(anyDeclaration, (record) => {
        expect(checkDeclaration(record)).toEqual([]);
        const xml = buildDeclaration(record);
        expect(schema?.errors(xml) ?? []).toEqual([]);
        const parsed = parseDeclaration(xml);
        if (!parsed.ok) throw new Error('not read');
        expect(parsed.value.unknown).toEqual([]);
        expect(withoutEmpty(parsed.value.record)).toEqual(withoutEmpty(record));
      }),
      { numRuns: 60 },
    );
  });
});

describe('reading', () => {
  const texts = [buildDeclaration(declarationOf()), aResult('E20260000000000001', 'P')];
  const damaged = fc
    .tuple(fc.constantFrom(...texts), fc.nat(4000), fc.nat(60), fc.string({ unit: 'binary', maxLength: 20 }))
    .map(([xml, at, cut, put]) => xml.slice(0, at) + put + xml.slice(at + cut));

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(damaged, fc.string({ unit: 'binary' })), (text) => {
        expect(typeof parseDeclaration(text).ok).toBe('boolean');
        const replies = readDeclarationReplies(text);
        expect(replies === null || Array.isArray(replies.replies)).toBe(true);
        const record = DEC_FORMAT.read(text);
        if (record !== null) expect(Array.isArray(DEC_FORMAT.check(record))).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});
