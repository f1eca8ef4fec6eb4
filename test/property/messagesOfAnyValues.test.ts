import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMessage } from '#shared/messages/build.ts';
import { MESSAGE_TABLES } from '#shared/messages/catalogue.ts';
import { escapeText } from '#shared/messages/characters.ts';
import { checkRecord } from '#shared/messages/check.ts';
import { parseMessage } from '#shared/messages/parse.ts';
import type { MessageTable } from '#shared/messages/table.ts';
import { anyRecord } from '#test/builders/messageRecords.ts';
import { aTransfer, MESSAGE_GUID } from '#test/builders/messages.ts';
import type { Schema } from '#test/conformance/schema.ts';
import { exportSchema, WHY_SKIPPED } from '#test/conformance/schema.ts';

const ENVELOPE = { guid: MESSAGE_GUID, transfer: aTransfer() };

describe('any values a table takes', () => {
  let schema: Schema | null = null;
  beforeAll(() => {
    if (WHY_SKIPPED === '') schema = exportSchema();
  });
  afterAll(() => schema?.dispose());

  it.each(MESSAGE_TABLES.map((table: MessageTable) => ({ kind: table.kind, table })))(
    `hold, and $kind is valid and reads back the same ${WHY_SKIPPED}`,
    ({ table }) => {
      const envelope = table.envelope === 'transfer' ? ENVELOPE : { guid: MESSAGE_GUID };
      const records = fc.array(anyRecord(table), { minLength: 1, maxLength: 3 });
      fc.assert(
        fc.property(records, (made) => {
          for (const record of made) expect(checkRecord(table, record)).toEqual([]);
          const xml = buildMessage(table, made, envelope);
          const parsed = parseMessage(xml);
          if (!parsed.ok || parsed.value.form !== 'records') throw new Error('not read');
          expect(parsed.value.kind).toBe(table.kind);
          expect(parsed.value.records).toEqual(made);
          expect(parsed.value.unknown).toEqual([]);
          expect(parsed.value.oddities).toEqual([]);
          expect(buildMessage(table, parsed.value.records, envelope)).toBe(xml);
          if (schema !== null) expect(schema.errors(xml)).toEqual([]);
        }),
        { numRuns: 60 },
      );
    },
  );

  it.skipIf(WHY_SKIPPED !== '')(
    `with a required one gone fail in the schema as in the table ${WHY_SKIPPED}`,
    () => {
      const tables = MESSAGE_TABLES as readonly MessageTable[];
      const without = fc
        .constantFrom(...tables)
        .chain((table) =>
          fc.tuple(
            fc.constant(table),
            anyRecord(table),
            fc.constantFrom(...table.head.elements.filter((element) => element.required)),
          ),
        );
      fc.assert(
        fc.property(without, ([table, record, { name }]) => {
          const envelope = table.envelope === 'transfer' ? ENVELOPE : { guid: MESSAGE_GUID };
          const start = `<ceb:${name}>${escapeText(record.head[name] ?? '')}</ceb:${name}>`;
          const whole = buildMessage(table, [record], envelope);
          expect(whole).toContain(start);
          expect(schema?.errors(whole.replace(start, ''))).not.toEqual([]);
          const { [name]: _, ...head } = record.head;
          expect(checkRecord(table, { ...record, head }).map((problem) => problem.element)).toEqual([name]);
          expect(() => buildMessage(table, [{ ...record, head }], envelope)).toThrow(name);
        }),
        { numRuns: 300 },
      );
    },
  );
});
