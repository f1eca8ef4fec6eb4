import type { Pointer } from '#shared/base/pointer.ts';
import type { CodeTables } from '#shared/catalog/codes.ts';
import type { Consignment } from '#shared/consignment/consignment.ts';
import type { DocumentKind, Procedure } from '#shared/consignment/regimes.ts';
import type { DocumentRecords } from '#shared/documents/documents.ts';

/** What a sending adds to a consignment. All of it is an argument, so that the same input gives the same documents. */
export interface DerivationContext {
  readonly codes: CodeTables;
  /** Time of sending in China, "YYYYMMDDhhmmss". */
  readonly appTime: string;
  /** The identifier of each document: 36 characters, upper case. */
  readonly guid: (kind: DocumentKind) => string;
  /** 1 add, 2 change, 3 delete (报送类型). */
  readonly appType: '1' | '2' | '3';
  /** The control conditions (监管条件) of a commodity code that concern exports; empty where nobody has looked them up. */
  readonly controls?: (gcode: string) => readonly string[];
}

/** Why documents cannot be derived at all. What is merely missing or wrong shows in the documents' check. */
export interface DerivationProblem {
  readonly code: 'documents.tooManyItems';
  readonly params: { readonly max: number; readonly count: number };
  readonly pointer: Pointer;
}

/** What a derivation draws on. */
export interface DerivationInput {
  readonly consignment: Consignment;
  readonly procedure: Procedure;
  readonly context: DerivationContext;
}

/** Derives one kind of document. */
export type Derive<K extends DocumentKind> = (input: DerivationInput) => DocumentRecords[K];
