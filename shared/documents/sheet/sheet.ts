import type { Pointer } from '#shared/base/pointer.ts';
import type { CodeTables } from '#shared/catalog/codes.ts';
import type { SlotList } from '#shared/catalog/elements/slots.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import type { Edit } from '#shared/consignment/edit.ts';
import type { CodeTableName } from '#shared/consignment/fields.ts';
import type { DocumentKind } from '#shared/consignment/regimes.ts';
import type { ElementValues } from '#shared/documents/documents.ts';
import type { CrossRuleId } from '#shared/documents/sheet/crossRules.ts';

/** The documents side by side, in the order they are shown; `follows` is what the rest of the consignment comes to. */
export const SHEET_COLUMNS = [
  'order',
  'receipts',
  'waybill',
  'inventory',
  'declaration',
  'contract',
  'invoice',
  'packingList',
  'customsLabel',
  'refund',
  'follows',
] as const;
/** A column of the sheet. */
export type SheetColumn = (typeof SHEET_COLUMNS)[number];

/** The latest copy of a document that left the outbox. */
export interface SentCopy {
  readonly head: ElementValues;
  readonly list: readonly ElementValues[];
  /** What the latest receipt for it repeats, by official element name; null without a receipt. */
  readonly returned: ElementValues | null;
}

/** What the cartons of a consignment come to, canonical decimals; weights in kg. */
export interface PackedFigures {
  readonly packages: string;
  readonly netWeight: string;
  readonly grossWeight: string;
  /** By goods item; null for one that is in no carton. */
  readonly items: readonly ({ readonly pieces: string; readonly netWeight: string } | null)[];
}

/** Everything a sheet is made of: the same input gives the same sheet. */
export interface SheetInput {
  readonly draft: Draft;
  readonly codes: CodeTables;
  /** The stored key of a code as messages carry it; null when the table has none. */
  readonly storedCode: (table: CodeTableName, customs: string) => string | null;
  /** The declaration elements a commodity code asks for. */
  readonly slots: (gcode: string) => SlotList;
  /** null while nothing is packed, or the packing does not work out. */
  readonly packing: PackedFigures | null;
  readonly sent: { readonly [K in DocumentKind]?: SentCopy };
}

/** One document's value for one fact. */
export interface SheetCell {
  /** As the document carries it; "" where it carries the element and nothing is entered. */
  readonly text: string;
  /** Official element name; on a document without one, the word printed there. */
  readonly element: string;
  /** Where the value comes from: the name of one of the fact's sources. */
  readonly source: string;
  /** Whether it says something else than most documents do. */
  readonly differs?: true;
  /** What the code means; absent where the value is no code. */
  readonly name?: { readonly zh: string; readonly en: string };
  /** What the copy that was sent says, where it says something else. */
  readonly sent?: string;
  /** What the latest receipt repeats, where that is something else than what was sent. */
  readonly returned?: string;
}

/** How the documents agree on a fact: `sentDiffers` when they agree now, but one was sent with another value. */
export type Agreement = 'same' | 'differs' | 'sentDiffers';

/** One fact, and what each document says of it. */
export interface SheetRow {
  /** "netWeight", "items.3.quantity" */
  readonly key: string;
  /** The name of the fact. */
  readonly fact: string;
  /** Index of the goods item; null for a fact of the whole consignment. */
  readonly item: number | null;
  /** In the order of the sheet's columns; null where the document does not carry the fact. */
  readonly cells: readonly (SheetCell | null)[];
  readonly agreement: Agreement;
  /** Why they must agree: the rule that is broken, else the one that holds; null where there is only one value. */
  readonly rule: CrossRuleId | null;
  /** The fields the values come from, the one to jump to first. */
  readonly pointers: readonly Pointer[];
}

/** The living cross-document sheet (单证对照). */
export interface Sheet {
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly SheetRow[];
}

/** A value that can be chosen for a row, and what choosing it does. */
export interface Choice {
  readonly text: string;
  readonly name?: { readonly zh: string; readonly en: string };
  /** The columns that say it; for `sent` and `returned` the one it was sent or returned in. */
  readonly columns: readonly SheetColumn[];
  readonly of: 'now' | 'sent' | 'returned';
  /** Makes the row agree on this value; empty when it cannot. */
  readonly edits: readonly Edit[];
  /** The source that cannot take the value; null when it can be chosen. */
  readonly refused: string | null;
}
