import { describe, expect, expectTypeOf, it } from 'vitest';
import { FIELD_PATTERNS } from '#shared/consignment/fields.ts';
import type { DocumentRecords } from '#shared/documents/documents.ts';
import { MESSAGE_TABLES } from '#shared/messages/catalogue.ts';
import type { DOCUMENT_MESSAGES } from '#shared/messages/ofDocument.ts';
import type { ElementNames, MessageTable, RequiredNames } from '#shared/messages/table.ts';

type Requests = { [K in keyof typeof DOCUMENT_MESSAGES]: (typeof DOCUMENT_MESSAGES)[K]['request'] };
type RequiredKeys<T> = { [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? never : K }[keyof T];

describe('message tables', () => {
  const elements = MESSAGE_TABLES.flatMap((table: MessageTable) => [
    ...table.head.elements.map((element) => ({ table: table.kind, element })),
    ...(table.list?.elements ?? []).map((element) => ({ table: table.kind, element })),
  ]);

  it('point at fields a consignment has', () => {
    const patterns = elements.flatMap(({ element }) => ('field' in element.from ? [element.from.field] : []));
    expect(patterns.length).toBeGreaterThan(60);
    expect(patterns.filter((pattern) => !FIELD_PATTERNS.has(pattern))).toEqual([]);
  });

  it('name every element in Chinese and none twice', () => {
    expect(elements.filter(({ element }) => !/\p{Script=Han}/u.test(element.zh))).toEqual([]);
    for (const table of MESSAGE_TABLES as readonly MessageTable[]) {
      const names = table.head.elements.map((element) => element.name);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('have exactly the elements of the derived documents', () => {
    expectTypeOf<keyof DocumentRecords['order']['head']>().toEqualTypeOf<
      ElementNames<Requests['order']['head']>
    >();
    expectTypeOf<keyof DocumentRecords['order']['list'][number]>().toEqualTypeOf<
      ElementNames<Requests['order']['list']>
    >();
    expectTypeOf<keyof DocumentRecords['receipts']['head']>().toEqualTypeOf<
      ElementNames<Requests['receipts']['head']>
    >();
    expectTypeOf<keyof DocumentRecords['waybill']['head']>().toEqualTypeOf<
      ElementNames<Requests['waybill']['head']>
    >();
    expectTypeOf<keyof DocumentRecords['inventory']['head']>().toEqualTypeOf<
      ElementNames<Requests['inventory']['head']>
    >();
    expectTypeOf<keyof DocumentRecords['inventory']['list'][number]>().toEqualTypeOf<
      ElementNames<Requests['inventory']['list']>
    >();
    expectTypeOf<RequiredKeys<DocumentRecords['inventory']['head']>>().toEqualTypeOf<
      RequiredNames<Requests['inventory']['head']>
    >();
    expectTypeOf<RequiredKeys<DocumentRecords['order']['head']>>().toEqualTypeOf<
      RequiredNames<Requests['order']['head']>
    >();
    expectTypeOf<RequiredKeys<DocumentRecords['waybill']['head']>>().toEqualTypeOf<
      RequiredNames<Requests['waybill']['head']>
    >();
    expectTypeOf<RequiredKeys<DocumentRecords['receipts']['head']>>().toEqualTypeOf<
      RequiredNames<Requests['receipts']['head']>
    >();
  });
});
