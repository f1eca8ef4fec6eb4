import type { CodeTableName } from '#shared/consignment/fields.ts';

/** How sure we are of a row: read in an official source, or still to be confirmed. The window shows which. */
export type Confidence = 'confirmed' | 'toBeConfirmed';

/** One row of a code table (参数表). */
export interface CodeRow {
  /** The key a consignment stores (ISO letters, the 2018 packaging or port code, the unit number); a customs declaration carries it as it is. */
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** The code the cross-border e-commerce messages use (the customs code of before 2018); equals `code` where there is one only. */
  readonly customs: string;
  readonly confidence: Confidence;
  /** The first day the code may be used, YYYY-MM-DD; absent: always could be. */
  readonly from?: string | undefined;
  /** The first day it may no longer be used; absent: without end. */
  readonly to?: string | undefined;
  /** The code of the same table that took its place. */
  readonly replacedBy?: string | undefined;
}

/** A table documents look into: one that fields draw on, or how many digits a simplified code has (`simplified`). */
export type TableName = CodeTableName | 'simplified';

/** Read access to the code tables of an installed rule pack. */
export interface CodeTables {
  /** The row of a code; undefined when the table does not have it. */
  row(table: TableName, code: string): CodeRow | undefined;
}

/** The code a message carries for a stored key; the key itself where the table has no row, so that a wrong code stays visible. */
export function customsCode(tables: CodeTables, table: CodeTableName, code: string): string {
  return tables.row(table, code)?.customs ?? code;
}
