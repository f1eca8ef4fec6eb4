import { z } from 'zod';
import type { FileOffer } from '#shared/api/files.ts';
import { change, read } from '#shared/api/method.ts';
import { fieldText, fileTicket, id, ids, nothing, page, search } from '#shared/api/schemas.ts';
import type { ProductMapping, ProductRowIssue } from '#shared/catalog/products/columns.ts';
import type { ProductChange, ProductFieldName, ProductTexts } from '#shared/catalog/products/fields.ts';
import { PRODUCT_FIELD_NAMES } from '#shared/catalog/products/fields.ts';
import type { GoodsConflict } from '#shared/catalog/products/sameGoods.ts';
import type { ProductStanding } from '#shared/catalog/products/standing.ts';
import type { ConsignmentState } from '#shared/exchange/consignmentState.ts';

/** The columns the list of products may be sorted by; each has an index. */
export const PRODUCT_SORTS = ['updated', 'used', 'itemNo', 'name', 'gcode'] as const;
/** The largest photo, bytes. */
export const MAX_PHOTO_BYTES = 5 * 1024 * 1024;
/** The kinds of pictures a product may have, by what their first bytes say. */
const PHOTO_KINDS = ['png', 'jpeg', 'webp'] as const;
/** The most rows of one import of products. */
export const MAX_PRODUCT_ROWS = 100_000;

/** A photo of a product; its bytes are asked for apart. */
export interface ProductPhoto {
  /** Of its bytes, lower-case hex. */
  readonly sha256: string;
  readonly kind: (typeof PHOTO_KINDS)[number];
  readonly bytes: number;
  /** The name of the file it came from. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly addedAt: number;
}

/** A product as the window shows it. */
export interface ProductView {
  readonly id: string;
  /** Rises with every change; a change names the revision it was made on. */
  readonly revision: number;
  readonly texts: ProductTexts;
  readonly standing: ProductStanding;
  readonly sample: boolean;
  readonly photos: readonly ProductPhoto[];
  /** ISO 8601, UTC; null when it was never put into a goods line. */
  readonly usedAt: string | null;
  readonly updatedAt: string;
  readonly removed: boolean;
}

/** A consignment that holds a product. */
export interface ProductUse {
  readonly consignmentId: string;
  readonly orderNo: string;
  readonly state: ConsignmentState;
  /** ISO 8601, UTC. */
  readonly updatedAt: string;
  /** How it is known: the line has its article number, or the product was chosen for it. */
  readonly by: 'itemNo' | 'chosen';
  /** Numbers of the goods lines, from 0. */
  readonly lines: readonly number[];
}

/** What was compared for conflicts, so that what was not is known. */
export interface ConflictReport {
  readonly conflicts: readonly GoodsConflict[];
  /** Consignments looked into: those changed last. */
  readonly consignments: number;
  /** There are more than were looked into. */
  readonly more: boolean;
}

/** A file with products, as first seen. */
export interface InspectedProducts {
  readonly name: string;
  readonly sheets: readonly string[];
  readonly sheet: string;
  readonly header: readonly string[];
  readonly sample: readonly (readonly string[])[];
  /** Proposed by the names of the columns. */
  readonly mapping: ProductMapping;
}

/** A row that was not taken over. */
export interface ProductRowProblem extends ProductRowIssue {
  /** The row in the file, from 1, header included. */
  readonly row: number;
}

/** What an import of products does or did. */
export interface ProductImportCounts {
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  /** Rows that say what the product says already. */
  readonly same: number;
  /** Rows with a problem; none of their cells was taken over. */
  readonly problems: number;
}

/** What an import would do. */
export interface ProductImportPreview {
  readonly counts: ProductImportCounts;
  /** The first rows that would create or change something. */
  readonly rows: readonly {
    readonly row: number;
    readonly what: 'create' | 'update';
    readonly itemNo: string;
    readonly name: string;
    /** Empty for a new product. */
    readonly changes: readonly ProductChange[];
  }[];
  readonly problems: readonly ProductRowProblem[];
}

/** How an import of products came out. */
export interface ProductImportResult {
  readonly counts: ProductImportCounts;
  readonly problems: readonly ProductRowProblem[];
  /** It was stopped before the end; what was taken over stays. */
  readonly cancelled: boolean;
}

/** Where a picture's bytes come to the window: base64. */
export interface PhotoBytes {
  readonly kind: ProductPhoto['kind'];
  readonly base64: string;
}

const fieldName = z.enum(PRODUCT_FIELD_NAMES as readonly [ProductFieldName, ...ProductFieldName[]]);
const texts = z.partialRecord(fieldName, fieldText);
const mapping = z.partialRecord(fieldName, z.string().max(32_767));
const revision = z.int().min(0);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const source = { file: fileTicket, sheet: z.string().max(200).default('') };
const filter = {
  search,
  standing: z.enum(['any', 'confirmed', 'toBeConfirmed']).default('any'),
  /** Products in the bin instead of the living ones. */
  removed: z.boolean().default(false),
};
const MANY = 16 * 1024 * 1024;

/** products.* */
export const PRODUCT_METHODS = {
  'products.list': read<{ readonly total: number; readonly rows: readonly ProductView[] }>()(
    z.strictObject({
      ...filter,
      sort: z.enum(PRODUCT_SORTS).default('updated'),
      descending: z.boolean().default(true),
      ...page,
    }),
  ),
  'products.ids': read<{ readonly ids: readonly string[] }>()(z.strictObject(filter)),
  'products.get': read<ProductView>()(z.strictObject({ id })),
  /** The living product with an article number; null when there is none. */
  'products.byItemNo': read<ProductView | null>()(z.strictObject({ itemNo: fieldText })),
  /** Error `product.itemNoTaken` when another product has the article number, `product.nameless` without any name. */
  'products.create': change<ProductView>()(z.strictObject({ texts })),
  /** Changes the given fields. Error `product.stale` when `revision` is not the current one. */
  'products.save': change<ProductView>()(z.strictObject({ id, revision, texts })),
  /** Says that code and elements are confirmed, or no longer; by whom and why. */
  'products.confirm': change<ProductView>()(
    z.strictObject({
      id,
      revision,
      confirmed: z.boolean(),
      by: z.string().max(60).default(''),
      /** A released consignment with this article number and code, as the reason; error `product.notReleased`. */
      released: id.nullable().default(null),
      note: z.string().max(200).default(''),
    }),
  ),
  'products.remove': change<{ readonly changed: number }>()(z.strictObject({ ids }), MANY),
  'products.restore': change<{ readonly changed: number }>()(z.strictObject({ ids }), MANY),
  /** Takes a picture from a file: png, jpeg or webp of at most 5 MB, at most 12 a product. */
  'products.addPhoto': change<ProductView>()(z.strictObject({ id, file: fileTicket })),
  'products.removePhoto': change<ProductView>()(z.strictObject({ id, sha256 })),
  /** Puts a picture back that was taken away. */
  'products.putBackPhoto': change<ProductView>()(z.strictObject({ id, sha256, name: z.string().max(120) })),
  'products.photo': read<PhotoBytes>()(z.strictObject({ id, sha256 })),
  /** Notes that a product was put into a line of a consignment. */
  'products.noteUse': change<{ readonly noted: boolean }>()(z.strictObject({ id, consignment: id })),
  /** Consignments that hold the product, newest first. */
  'products.usedIn': read<readonly ProductUse[]>()(z.strictObject({ id })),
  /** The same goods under two codes, or under one code with other units or elements. */
  'products.conflicts': read<ConflictReport>()(nothing),
  /** The same for the goods of one line or product. */
  'products.conflictsOf': read<ConflictReport>()(
    z.strictObject({
      itemNo: fieldText,
      name: fieldText,
      barCode: fieldText,
      gcode: fieldText,
      unit1: fieldText,
      unit2: fieldText,
      gmodel: fieldText,
      /** What the goods themselves are: the id of the product, or of the consignment they stand in. */
      self: id,
      place: z.enum(['product', 'draft', 'sent']),
      line: z.int().min(0).max(2000).nullable(),
    }),
  ),
  /** A table of products for spreadsheet programs; `columns` in their order. */
  'products.export': change<FileOffer>()(
    z.strictObject({
      ids,
      format: z.enum(['csv', 'xlsx']),
      columns: z
        .array(fieldName)
        .min(1)
        .max(60)
        .default([...PRODUCT_FIELD_NAMES]),
    }),
    MANY,
  ),
  'products.inspectFile': read<InspectedProducts>()(z.strictObject(source)),
  /** What an import would do; nothing is changed. */
  'products.previewImport': read<ProductImportPreview>()(z.strictObject({ ...source, mapping })),
  /** Starts the import as a job; products with the article number of a row are changed, others made anew. */
  'products.startImport': change<{ readonly job: string }>()(z.strictObject({ ...source, mapping })),
  /** How an import of this session came out; null while it runs. Error `product.importMissing`. */
  'products.importResult': read<ProductImportResult | null>()(z.strictObject({ job: id })),
} as const;
