import { XmlDocument } from 'libxml2-wasm';
import { afterAll, describe, expect, it } from 'vitest';
import { MESSAGE_TABLES } from '#shared/messages/catalogue.ts';
import type { ElementSpec, ElementType, MessageTable } from '#shared/messages/table.ts';
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
          : `<= ${facet('maxLength')}`;
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
});
