import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { XmlDocument, XmlLibError, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';

const REFERENCE = fileURLToPath(new URL('../../../shared/reference/', import.meta.url));
const SCHEMAS = join(REFERENCE, 'ceb-xsd');
/** File name of the export schema. */
export const EXPORT_SCHEMA = 'export_business_202205.xsd';
/** File name of the import schema. */
export const IMPORT_SCHEMA = 'import_business_202205.xsd';
/** File name of the schema of the envelope that carries messages (terminal node). */
export const TERMINAL_SCHEMA = 'terminal_202205.xsd';

/** Folder of the official sample messages for export. */
export const SAMPLES: string = join(REFERENCE, 'ceb-samples-export');

/** Why tests against the official schemas and samples are skipped; "" when they can run. */
export const WHY_SKIPPED: string =
  existsSync(SCHEMAS) && existsSync(SAMPLES)
    ? ''
    : 'skipped: the official schemas and samples are not beside the project';

/** Text of an official schema. */
export function schemaText(name: string): string {
  return readFileSync(join(SCHEMAS, name), 'utf8').replace(/^\uFEFF/, '');
}

/** A compiled official schema. */
export interface Schema {
  /** The schema errors of a document, [] when it is valid. */
  errors(xml: string): readonly string[];
  /** The Canonical XML 1.0 form of a document. */
  canonical(xml: string): string;
  /** How many elements without elements in them a document has under its root, but for its signature; each a value. */
  values(xml: string): number;
  dispose(): void;
}

const VALUES = '/*//*[not(*)][not(ancestor-or-self::*[local-name() = "Signature"])]';

/** Compiles the official export schema. */
export function exportSchema(): Schema {
  return officialSchema(EXPORT_SCHEMA);
}

/** Compiles an official schema; the signature schema it imports lies beside it. */
export function officialSchema(name: string): Schema {
  xmlRegisterFsInputProviders();
  const path = join(SCHEMAS, name);
  const source = XmlDocument.fromString(schemaText(name), { url: pathToFileURL(path).href });
  const validator = XsdValidator.fromDoc(source);
  source.dispose();
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
    values: (xml) => withDocument(xml.replace(/^\uFEFF/, ''), (document) => document.find(VALUES).length),
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
