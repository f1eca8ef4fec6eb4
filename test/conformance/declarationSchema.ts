import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { XmlDocument, XmlLibError, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';

const FOLDER = fileURLToPath(new URL('../../../shared/reference/decmessage/', import.meta.url));
const NAME = 'DecMessage_ImportSave_V1.0.xsd';
/** The schema's other part, which it includes. */
const INCLUDED = 'complexType.xsd';
/** The sample declaration of the import interface (an import). */
export const DEC_SAMPLE: string = join(FOLDER, 'sample_dec_import_3.1.xml');

/** Why tests against the schema of the declaration are skipped; "" when they can run. */
export const DEC_WHY_SKIPPED: string =
  existsSync(join(FOLDER, NAME)) && existsSync(DEC_SAMPLE)
    ? ''
    : 'skipped: the schema and sample of the declaration are not beside the project';

/** Text of the official schema. */
export function declarationSchemaText(): string {
  return readFileSync(join(FOLDER, NAME), 'utf8').replace(/^\uFEFF/, '');
}

/**
 * The schema as it can be used at all: its patterns are taken out, because many are empty and dates carry a literal
 * "yyyyMMdd", so that every real value fails them.
 */
export function withoutPatterns(schema: string): string {
  return schema.replace(/<xs:pattern [^>]*\/>/g, '');
}

/** One place where the schema of 2018 is older than practice, and what this project holds instead. */
export interface Clash {
  /** Element of the schema. */
  readonly element: string;
  /** The facet as it stands in the schema, and as practice has it; null takes it away. */
  readonly facet: string;
  readonly now: string;
  readonly why: string;
}

/** Every known clash between the schema of 2018 and the messages of today. */
export const CLASHES: readonly Clash[] = [
  room('AgentName', 70, 100, 'the interface text of today gives names 100 characters'),
  room('OwnerName', 70, 100, 'as AgentName'),
  room('TradeName', 70, 100, 'as AgentName'),
  room('CopName', 70, 100, 'as AgentName'),
  room('NoteS', 70, 255, 'the interface text of today'),
  room('TrafName', 26, 50, 'the interface text of today'),
  room('OverseasConsigneeCode', 20, 50, 'the interface text of today'),
  {
    element: 'EdocFomatType',
    facet: '<xs:length value="2"/>',
    now: '<xs:maxLength value="2"/>',
    why: 'structured documents are sent as S, one character',
  },
  {
    element: 'EdocOwnerCode',
    facet: '<xs:length value="10"/>',
    now: '<xs:maxLength value="18"/>',
    why: 'a firm may be known by its social credit code alone',
  },
];

function room(element: string, before: number, now: number, why: string): Clash {
  return {
    element,
    facet: `<xs:maxLength value="${before}"/>`,
    now: `<xs:maxLength value="${now}"/>`,
    why,
  };
}

/** A schema without patterns in which practice has replaced the facets of the clashes, and attachments may be absent. */
export function asPractised(schema: string): string {
  let text = withoutPatterns(schema).replace(
    'name="EdocRealation" type="decxs:Edoc_RealationType" maxOccurs="10"',
    'name="EdocRealation" type="decxs:Edoc_RealationType" minOccurs="0" maxOccurs="10"',
  );
  for (const { element, facet, now } of CLASHES) text = replaceFacet(text, element, facet, now);
  return text;
}

function replaceFacet(schema: string, element: string, facet: string, now: string): string {
  let replaced = false;
  // TradeName stands in the tax form of the schema too; the declaration's own comes last.
  const parts = schema.split(`<xs:element name="${element}"`);
  const changed = parts.map((part, i) => {
    const end = part.indexOf('</xs:element>');
    const own = part.slice(0, end);
    if (i === 0 || end < 0 || !own.includes(facet)) return part;
    replaced = true;
    return own.replace(facet, now) + part.slice(end);
  });
  if (!replaced) throw new Error(`${element} has no ${facet}`);
  return changed.join(`<xs:element name="${element}"`);
}

/** A compiled schema of the declaration. */
export interface DeclarationSchema {
  /** The schema errors of a document, [] when it is valid. */
  errors(xml: string): readonly string[];
  canonical(xml: string): string;
  /** How many elements without elements in them a document has under its root. */
  values(xml: string): number;
  dispose(): void;
}

/** Compiles a text of the schema, beside the part it includes. */
export function compileDeclarationSchema(schema: string): DeclarationSchema {
  xmlRegisterFsInputProviders();
  const folder = mkdtempSync(join(tmpdir(), 'highland-dec-'));
  const path = join(folder, NAME);
  writeFileSync(path, schema);
  writeFileSync(
    join(folder, INCLUDED),
    withoutPatterns(readFileSync(join(FOLDER, INCLUDED), 'utf8').replace(/^\uFEFF/, '')),
  );
  const source = XmlDocument.fromString(schema, { url: pathToFileURL(path).href });
  const validator = XsdValidator.fromDoc(source);
  source.dispose();
  rmSync(folder, { recursive: true });
  return {
    errors: (xml) =>
      withDocument(xml, (document) => {
        try {
          validator.validate(document);
          return [];
        } catch (error) {
          if (error instanceof XmlLibError) return error.message.split('\n').filter((line) => line !== '');
          throw error;
        }
      }),
    canonical: (xml) => withDocument(xml, (document) => document.canonicalizeToString()),
    values: (xml) => withDocument(xml, (document) => document.find('/*//*[not(*)]').length),
    dispose: () => validator.dispose(),
  };
}

function withDocument<T>(xml: string, use: (document: XmlDocument) => T): T {
  const document = XmlDocument.fromString(xml);
  try {
    return use(document);
  } finally {
    document.dispose();
  }
}
