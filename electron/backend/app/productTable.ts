import { csvBytes } from '#backend/output/delimited.ts';
import { xlsxBytes } from '#backend/output/workbook.ts';
import type { StoredProduct } from '#backend/store/contract/products.ts';
import type { ProductFieldName } from '#shared/catalog/products/fields.ts';
import type { Language } from '#shared/i18n/texts.ts';
import { textsOf } from '#shared/i18n/texts.ts';

/** Products as a table for spreadsheet programs: a header in the reader's language, a row for each. */
export async function productTable(
  stored: readonly StoredProduct[],
  columns: readonly ProductFieldName[],
  format: 'csv' | 'xlsx',
  language: Language,
): Promise<Uint8Array> {
  const header = columns.map((field) => productFieldLabel(language, field));
  const rows = stored.map(({ texts }) => columns.map((field) => texts[field]));
  if (format === 'csv') return csvBytes([header, ...rows]);
  return xlsxBytes(textsOf(language)['products.export.sheet'], header, rows);
}

/** What a field of a product is called. */
export function productFieldLabel(language: Language, field: ProductFieldName): string {
  return textsOf(language)[`product.field.${field}`];
}
