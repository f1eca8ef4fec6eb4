import type { CalendarDate } from '#shared/base/calendarDate.ts';
import type { Decimal } from '#shared/base/decimal.ts';
import type { CodeTables } from '#shared/catalog/codes.ts';
import type { Consignment } from '#shared/consignment/consignment.ts';

/** What a paper is made of. Everything is an argument, so that the same input gives the same paper. */
export interface PaperInput {
  readonly consignment: Consignment;
  readonly codes: CodeTables;
  /** Of the enterprise of the workspace; used where it is the seller of the consignment. */
  readonly letterhead: Letterhead;
  /** How the goods are packed; null when nobody said. */
  readonly packing: Packing | null;
  /** English names of goods by article number (企业商品货号), where someone entered them. */
  readonly englishNames: ReadonlyMap<string, string>;
  /** Numbers that customs gave; "" where it gave none yet. */
  readonly customsNumbers: CustomsNumbers;
  /** The day of issue. */
  readonly day: CalendarDate;
}

/** What papers say of the firm that issues them, beyond its code and name; "" where nothing was entered. */
export interface Letterhead {
  /** Whose it is: the enterprise code. */
  readonly code: string;
  readonly nameEn: string;
  readonly addressZh: string;
  readonly addressEn: string;
  readonly telephone: string;
  readonly bankName: string;
  readonly bankAccount: string;
  /** SWIFT/BIC. */
  readonly bankCode: string;
}

/** Cartons and what is in them; what splitting carton weights gives has this shape. Weights in kg. */
export interface Packing {
  readonly cartons: readonly (PackedFigures & {
    readonly contents: readonly (PackedFigures & {
      /** The index of the goods item, from 0. */
      readonly item: number;
    })[];
  })[];
}

/** Pieces and weights of a carton, or of one goods item in it; null where nobody said. */
export interface PackedFigures {
  readonly pieces: Decimal | null;
  readonly netWeight: Decimal | null;
  readonly grossWeight: Decimal | null;
}

/** Numbers that customs gave; "" where it gave none. */
export interface CustomsNumbers {
  /** preNo 电子口岸编号 */
  readonly preNo: string;
  /** invtNo 清单编号 */
  readonly invtNo: string;
  /** entryId 报关单号 */
  readonly entryId: string;
}

/** A text in both languages. */
export interface Both {
  readonly zh: string;
  readonly en: string;
}

/** A value of a code table with its names; the code stands for a name that the table does not have. */
export interface Named extends Both {
  readonly code: string;
}

/**
 * A text of a paper. null is a gap: the paper needs it and nobody entered it, so the place is shown as missing. "" is
 * nothing to say.
 */
export type Shown = string | null;
