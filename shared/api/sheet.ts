import { z } from 'zod';
import type { CheckedFinding } from '#shared/api/consignments.ts';
import { read } from '#shared/api/method.ts';
import { id, page } from '#shared/api/schemas.ts';
import type { CrossRule } from '#shared/documents/sheet/crossRules.ts';
import type { Choice, SheetColumn, SheetRow } from '#shared/documents/sheet/sheet.ts';

/** A window of a consignment's cross-document sheet. */
export interface SheetView {
  /** Of the consignment it was made from. */
  readonly revision: number;
  readonly editable: boolean;
  readonly columns: readonly SheetColumn[];
  /** Rows in all, and those of them in which something differs. */
  readonly total: number;
  readonly differing: number;
  /** The rows asked for. */
  readonly rows: readonly SheetRow[];
}

/** A row of the sheet, why it must agree, and what can be chosen. */
export interface SheetRowView {
  readonly revision: number;
  readonly row: SheetRow;
  readonly columns: readonly SheetColumn[];
  readonly rule: CrossRule | null;
  /** What the check with the rules in force says of the row's fields. */
  readonly findings: readonly CheckedFinding[];
  readonly choices: readonly Choice[];
}

/** sheet.* */
export const SHEET_METHODS = {
  'sheet.get': read<SheetView>()(
    z.strictObject({ id, only: z.enum(['all', 'differing']).default('all'), ...page }),
  ),
  /** Error `sheet.unknownRow` for a key that is no row of the sheet now. */
  'sheet.row': read<SheetRowView>()(z.strictObject({ id, key: z.string().max(60) })),
} as const;
