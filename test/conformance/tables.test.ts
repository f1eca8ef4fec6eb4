import { XmlDocument } from 'libxml2-wasm';
import { afterAll, describe, expect, it } from 'vitest';
import { KINDS_WITHOUT_TABLE, MESSAGE_TABLES } from '#shared/messages/catalogue.ts';
import type { ElementSpec, ElementType, MessageTable } from '#shared/messages/table.ts';
import { choice } from '#shared/messages/table.ts';
import { BASE_TRANSFER } from '#shared/messages/transfer.ts';
import { EXPORT_SCHEMA, schemaText, WHY_SKIPPED } from '#test/conformance/schema.ts';

const NAMESPACES = { xs: 'http://www.w3.org/2001/XMLSchema' };

/** "name! facets" of every element of a schema node, in order; "!" marks a required one. */
function schemaRows(document: XmlDocument, node: string): readonly string[] {
  const path = `/xs:schema/xs:element[@name="${node}"]/xs:complexType/xs:sequence/xs:element[@name]`;
  return document.find(path, NAMESPACES).map((element) => {
    const at = (inner: string) => element.eval(`string(${inner})`, NAMESPACES) as string;
    const facet = (name: string) => at(`.//xs:restriction/xs:${name}/@value`);
    const required = at('@minOccurs') === '0' ? '?' : '!';
    const number = facet('totalDigits');
    const size =
      number !== ''
        ? `digits ${number} ${facet('fractionDigits') || '0'}`
        : facet('length') !== ''
          ? `= ${facet('length')}`
          : // At most one and not empty is exactly one.
            `${facet('maxLength') === '1' ? '=' : '<='} ${facet('maxLength')}`;
    return `${at('@name')}${required} ${size}`;
  });
}

function tableRow(element: ElementSpec): string {
  return `${element.name}${element.required ? '!' : '?'} ${tableSize(element.type)}`;
}

function tableSize(type: ElementType): string {
  switch (type.kind) {
    case 'decimal':
      return `digits ${type.digits} ${type.fraction}`;
    case 'integer':
      return `digits ${type.digits} 0`;
    case 'choice':
      return `= ${Math.max(...type.options.map((option) => option.length))}`;
    case 'text':
    case 'code':
      return type.min === type.max ? `= ${type.max}` : `<= ${type.max}`;
  }
}

/** How often a child may stand in a schema node: "0..100"; "" where it may not. */
function schemaCount(document: XmlDocument, node: string, child: string): string {
  const path = `/xs:schema/xs:element[@name="${node}"]/xs:complexType/xs:sequence/xs:element[@ref="ceb:${child}"]`;
  const [element] = document.find(path, NAMESPACES);
  if (element === undefined) return '';
  const at = (name: string) => (element.eval(`string(@${name})`, NAMESPACES) as string) || '1';
  return `${at('minOccurs')}..${at('maxOccurs')}`;
}

describe.skipIf(WHY_SKIPPED !== '')(`tables against the official schema ${WHY_SKIPPED}`, () => {
  const document = WHY_SKIPPED === '' ? XmlDocument.fromString(schemaText(EXPORT_SCHEMA)) : undefined;
  afterAll(() => document?.dispose());
  const parts = MESSAGE_TABLES.flatMap((table: MessageTable) => [
    { node: table.head.name ?? table.node, elements: table.head.elements },
    ...(table.list === null ? [] : [{ node: table.list.name, elements: table.list.elements }]),
  ]);

  it.each([...parts, { node: 'BaseTransfer', elements: BASE_TRANSFER.elements }])(
    '$node has the schema’s elements, order, presence and lengths',
    ({ node, elements }) => {
      if (document === undefined) throw new Error('no schema');
      expect(elements.map(tableRow)).toEqual(schemaRows(document, node));
    },
  );

  it.each(MESSAGE_TABLES.map((table: MessageTable) => ({ kind: table.kind, table })))(
    '$kind has the schema’s records, lines and envelope',
    ({ table: { kind, node, head, list, maxRecords, envelope } }) => {
      if (document === undefined) throw new Error('no schema');
      expect(schemaCount(document, kind, node)).toBe(`1..${maxRecords}`);
      expect(schemaCount(document, kind, 'BaseTransfer')).toBe(envelope === 'transfer' ? '1..1' : '');
      if (head.name !== null) expect(schemaCount(document, node, head.name)).toBe('1..1');
      if (list !== null) {
        expect(schemaCount(document, node, list.name)).toBe(`${list.min}..${list.max ?? 'unbounded'}`);
      }
    },
  );

  it.each(parts)('$node offers what the schema fixes, and nothing else', ({ node, elements }) => {
    if (document === undefined) throw new Error('no schema');
    const path = `/xs:schema/xs:element[@name="${node}"]/xs:complexType/xs:sequence/xs:element[@fixed]`;
    for (const element of document.find(path, NAMESPACES)) {
      const name = element.eval('string(@name)', NAMESPACES);
      const type = elements.find((row) => row.name === name)?.type;
      expect(type, String(name)).toEqual(choice(element.eval('string(@fixed)', NAMESPACES) as string));
    }
  });

  it('leaves out no message of the schema but the format-check receipt', () => {
    if (document === undefined) throw new Error('no schema');
    const roots = document
      .find('/xs:schema/xs:element[starts-with(@name, "CEB")]', NAMESPACES)
      .map((element) => element.eval('string(@name)', NAMESPACES));
    const tables = MESSAGE_TABLES.map((table) => table.kind);
    expect(roots.filter((root) => !tables.includes(root as never))).toEqual([]);
    expect(Object.keys(KINDS_WITHOUT_TABLE)).toEqual(['CEB900Message']);
  });
});
