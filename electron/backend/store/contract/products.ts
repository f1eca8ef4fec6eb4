import type { AuditEntry, AuditOfMany } from '#backend/store/contract/audit.ts';
import type { PRODUCT_SORTS, ProductPhoto } from '#shared/api/products.ts';
import type { Result } from '#shared/base/result.ts';
import type { ProductTexts } from '#shared/catalog/products/fields.ts';
import type { ProductStanding } from '#shared/catalog/products/standing.ts';
import type { ItemDraft } from '#shared/consignment/consignment.ts';
import type { ConsignmentState } from '#shared/exchange/consignmentState.ts';

/** The most photos of one product. */
export const MAX_PHOTOS = 12;

/** A product that is not in the store yet. */
export interface NewProduct {
  /** Sortable by time: begins with it. */
  readonly id: string;
  readonly texts: ProductTexts;
  readonly standing: ProductStanding;
  /** Whether it came with the samples. */
  readonly sample: boolean;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** A product as stored. Times are milliseconds since 1970. */
export interface StoredProduct extends NewProduct {
  readonly revision: number;
  readonly updatedAt: number;
  /** When it was last put into a goods line; 0 when it never was. */
  readonly usedAt: number;
  readonly removedAt: number | null;
  /** In the order in which they were added. */
  readonly photos: readonly ProductPhoto[];
}

/** A changed product. */
export interface ProductChangeMade {
  readonly id: string;
  readonly expectedRevision: number;
  readonly texts: ProductTexts;
  readonly standing: ProductStanding;
  readonly at: number;
}

/** Why a product was not saved; nothing is changed then. */
export type ProductSaveProblem =
  | { readonly code: 'product.stale' }
  | { readonly code: 'product.missing' }
  /** another living product has the article number */
  | { readonly code: 'product.itemNoTaken'; readonly itemNo: string };

/** Which products are meant. */
export interface ProductFilter {
  readonly search: string;
  readonly standing: 'any' | 'confirmed' | 'toBeConfirmed';
  readonly removed: boolean;
}

/** A window of the list. */
export interface ProductQuery extends ProductFilter {
  readonly sort: (typeof PRODUCT_SORTS)[number];
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** A goods line of a stored consignment. */
export interface StoredLine {
  readonly consignmentId: string;
  readonly orderNo: string;
  readonly state: ConsignmentState;
  /** Milliseconds since 1970. */
  readonly updatedAt: number;
  /** From 0. */
  readonly index: number;
  readonly item: ItemDraft;
}

/** What finds goods lines: a number, code or name that stands in them. */
export type LineKey = { readonly itemNo: string } | { readonly gcode: string } | { readonly name: string };

/** The products of a profile. */
export interface Products {
  insert(product: NewProduct, audit: AuditEntry): Result<void, ProductSaveProblem>;
  get(id: string): StoredProduct | null;
  /** The living product with this article number. */
  byItemNo(itemNo: string): StoredProduct | null;
  list(query: ProductQuery): { readonly total: number; readonly rows: readonly StoredProduct[] };
  /** Every id, in the order of the list's default. */
  ids(filter: ProductFilter): readonly string[];
  /** Saves when the revision is still the expected one; gives the new revision. */
  save(change: ProductChangeMade, audit: AuditEntry): Result<number, ProductSaveProblem>;
  /** Into the bin; gives the ids that were not there yet. */
  remove(ids: readonly string[], audit: AuditOfMany): readonly string[];
  /** Out of the bin; one whose article number another product has by now stays there. */
  restore(ids: readonly string[], audit: AuditOfMany): readonly string[];
  addPhoto(id: string, photo: ProductPhoto, audit: AuditEntry): void;
  removePhoto(id: string, sha256: string, audit: AuditEntry): void;
  /** Notes that a product was put into a line of a consignment. */
  noteUse(id: string, consignmentId: string, audit: AuditEntry): void;
  /** Consignments into which a product was put by choosing it, latest first. */
  chosenIn(id: string, limit: number): readonly string[];
  /** Living products that share an article number, a bar code or a name with another one or with these goods. */
  alike(keys: {
    readonly itemNo: string;
    readonly barCode: string;
    readonly name: string;
  }): readonly StoredProduct[];
  /** Living products that share a bar code or name with one of another code or other units; at most `limit`. */
  doubles(limit: number): readonly StoredProduct[];

  /** Goods lines with this number or code, of the consignments made last first; `most` consignments are looked into. */
  linesWith(key: LineKey, most: number): readonly StoredLine[];
  /** Goods lines of the consignments changed last. */
  latestLines(most: number): readonly StoredLine[];
  /** Goods lines of these consignments. */
  linesOf(ids: readonly string[]): readonly StoredLine[];
}
