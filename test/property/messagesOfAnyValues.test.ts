import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMessage } from '#shared/messages/build.ts';
import { EXPORT_TABLES, MESSAGE_TABLES } from '#shared/messages/catalogue.ts';
import { escapeText } from '#shared/messages/characters.ts';
import { checkRecord } from '#shared/messages/check.ts';
import { parseMessage } from '#shared/messages/parse.ts';
import type { MessageTable } from '#shared/messages/table.ts';
import { anyRecord } from '#test/builders/messageRecords.ts';
import { aTransfer, MESSAGE_GUID } from '#test/builders/messages.ts';
import type { Schema } from '#test/conformance/schema.ts';
import { EXPORT_SCHEMA, IMPORT_SCHEMA, officialSchema, WHY_SKIPPED } from '#test/conformance/schema.ts';

const ENVELOPE = { guid: MESSAGE_GUID, transfer: aTransfer() };

/** The schema demands the signature of these; whether it holds is not its matter. */
const MUST_BE_SIGNED = new Set(['CEB621Message', 'CEB623Message', 'CEB625Message']);
const SIGNATURE = [
  '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo>',
  '<ds:CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"/>',
  '<ds:SignatureMethod Algorithm="http://www.w3.org/2000/09/xmldsig#rsa-sha1"/><ds:Reference URI="">',
  '<ds:DigestMethod Algorithm="http://www.w3.org/2000/09/xmldsig#sha1"/><ds:DigestValue>AA==</ds:DigestValue>',
  '</ds:Reference></ds:SignedInfo><ds:SignatureValue>AA==</ds:SignatureValue></ds:Signature>',
].join('');
const signed = (xml: string) => xml.replace(/<\/ceb:CEB\d+Message>$/, (end) => `${SIGNATURE}${end}`);

describe('any values a table takes', () => {
  let exports: Schema | null = null;
  let imports: Schema | null = null;
  beforeAll(() => {
    if (WHY_SKIPPED !== '') return;
    exports = officialSchema(EXPORT_SCHEMA);
    imports = officialSchema(IMPORT_SCHEMA);
  });
  afterAll(() => {
    exports?.dispose();
    imports?.dispose();
  });

  /** Faults the schema of its family finds with a message; null without the schemas. */
  function errorsOf(table: MessageTable, xml: string): readonly string[] | null {
    const exported = EXPORT_TABLES.some((known) => known.kind === table.kind);
    return (exported ? exports : imports)?.errors(MUST_BE_SIGNED.has(table.kind) ? signed(xml) : xml) ?? null;
  }

  it.each(MESSAGE_TABLES.map((table: MessageTable) => ({ kind: table.kind, table })))(
    `hold, and $kind is valid and reads back the same ${WHY_SKIPPED}`,
    ({ table }) => {
      const envelope = table.envelope === 'transfer' ? ENVELOPE : { guid: MESSAGE_GUID };
      const records = fc.array(anyRecord(table), { minLength: 1, maxLength: Math.min(3, table.maxRecords) });
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
          expect(errorsOf(table, xml) ?? []).toEqual([]);
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
          expect(errorsOf(table, whole.replace(start, ''))).not.toEqual([]);
          const { [name]: _, ...head } = record.head;
          expect(checkRecord(table, { ...record, head }).map((problem) => problem.element)).toEqual([name]);
          expect(() => buildMessage(table, [{ ...record, head }], envelope)).toThrow(name);
        }),
        { numRuns: 300 },
      );
    },
  );
});
