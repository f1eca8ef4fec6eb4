import { XmlDocument } from 'libxml2-wasm';
import { afterAll, describe, expect, it } from 'vitest';
import { EXPORT_TABLES, IMPORT_TABLES, KINDS_WITHOUT_TABLE } from '#shared/messages/catalogue.ts';
import type { ElementSpec, ElementType, MessageTable } from '#shared/messages/table.ts';
import { choice } from '#shared/messages/table.ts';
import { BASE_TRANSFER } from '#shared/messages/transfer.ts';
import { XML_BOUNDS } from '#shared/messages/xmlTree.ts';
import { EXPORT_SCHEMA, IMPORT_SCHEMA, schemaText, WHY_SKIPPED } from '#test/conformance/schema.ts';

const NAMESPACES = { xs: 'http://www.w3.org/2001/XMLSchema' };

/** "name! facets" of every element of a schema node, in order; "!" marks a required one. */
function schemaRows(document: XmlDocument, node: string): readonly string[] {
  const path = `/xs:schema/xs:element[@name="${node}"]/xs:complexType/xs:sequence/xs:element[@name]`;
  return document.find(path, NAMESPACES).map((element) => {
    const at = (inner: string) => element.eval(`string(${inner})`, NAMESPACES) as string;
    const facet = (name: string) => at(`.//xs:restriction/xs:${name}/@value`);
    const required = at('@minOccurs') === '0' ? '?' : '!';
    const number = facet('totalDigits') || (at('@type') === 'xs:int' ? '9' : '');
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
  return `${element.name}${element.required || element.keptEmpty === true ? '!' : '?'} ${tableSize(element.type)}`;
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
      if (type.max === XML_BOUNDS.characters) return '<= ';
      return type.min === type.max ? `= ${type.max}` : `<= ${type.max}`;
  }
}

/** How often a child may stand inside an element of a message: "0..100"; "" where it may not. */
function schemaCount(document: XmlDocument, kind: string, node: string, child: string): string {
  const places = [
    `/xs:schema/xs:element[@name="${node}"]`,
    `/xs:schema/xs:element[@name="${kind}"]/xs:complexType/xs:sequence/xs:element[@name="${node}"]`,
  ].map((place) => `${place}/xs:complexType/xs:sequence/xs:element[@ref="ceb:${child}" or @name="${child}"]`);
  const [element] = document.find(places.join(' | '), NAMESPACES);
  if (element === undefined) return '';
  const at = (name: string) => (element.eval(`string(@${name})`, NAMESPACES) as string) || '1';
  return `${at('minOccurs')}..${at('maxOccurs')}`;
}

const SCHEMAS: readonly (readonly [string, readonly MessageTable[]])[] = [
  [EXPORT_SCHEMA, EXPORT_TABLES],
  [IMPORT_SCHEMA, IMPORT_TABLES],
];

describe.skipIf(WHY_SKIPPED !== '').each(SCHEMAS)(`tables against %s ${WHY_SKIPPED}`, (name, tables) => {
  const document = WHY_SKIPPED === '' ? XmlDocument.fromString(schemaText(name)) : undefined;
  afterAll(() => document?.dispose());
  const parts = tables.flatMap((table) => [
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

  it.each(tables.map((table) => ({ kind: table.kind, table })))(
    '$kind has the schema’s records, lines and envelope',
    ({ table: { kind, node, head, list, maxRecords, envelope } }) => {
      if (document === undefined) throw new Error('no schema');
      expect(schemaCount(document, kind, kind, node)).toBe(`1..${maxRecords}`);
      expect(schemaCount(document, kind, kind, 'BaseTransfer')).toBe(envelope === 'transfer' ? '1..1' : '');
      if (head.name !== null) expect(schemaCount(document, kind, node, head.name)).toBe('1..1');
      if (list !== null) {
        const count = `${list.min}..${list.max ?? 'unbounded'}`;
        expect(schemaCount(document, kind, node, list.name)).toBe(count);
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
});

describe.skipIf(WHY_SKIPPED !== '')(`the tables together ${WHY_SKIPPED}`, () => {
  it.each(SCHEMAS)('leave out no message of %s but those that are kept whole', (name, tables) => {
    const document = XmlDocument.fromString(schemaText(name));
    const roots = document
      .find('/xs:schema/xs:element[starts-with(@name, "CEB")]', NAMESPACES)
      .map((element) => String(element.eval('string(@name)', NAMESPACES)));
    document.dispose();
    const known = new Set(tables.map((table) => table.kind));
    const whole = name === IMPORT_SCHEMA ? Object.keys(KINDS_WITHOUT_TABLE) : [];
    expect(roots.filter((root) => !known.has(root))).toEqual(whole);
  });
});
