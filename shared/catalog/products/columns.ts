import { tidyText } from '#shared/base/normalize.ts';
import type { ProductFieldName, ProductTexts } from '#shared/catalog/products/fields.ts';
import {
  PRODUCT_FIELD_NAMES,
  PRODUCT_FIELDS,
  productName,
  productOf,
} from '#shared/catalog/products/fields.ts';
import { HEADER_NAMES, headerKey } from '#shared/consignment/intake/headerNames.ts';
import type { NameLookup } from '#shared/consignment/intake/nameLookup.ts';
import type { IssueParams } from '#shared/consignment/intake/rowIssue.ts';
import { readCell } from '#shared/consignment/intake/valueReading.ts';

/*
 * Products as a table: which columns an export writes, and which column of a file an import takes for which field.
 */

/** Names of columns beyond those that order files use for the same field. */
const MORE_NAMES: Partial<Readonly<Record<ProductFieldName, readonly string[]>>> = {
  nameEn: ['英文品名', '英文名称', 'English Name', 'Name (English)'],
  brand: ['品牌', 'Brand'],
  model: ['型号', 'Model'],
  factor1: ['法定数量换算', '每单位法定数量', '第一换算系数', 'Statutory Factor', 'Factor 1'],
  factor2: ['第二数量换算', '每单位第二数量', '第二换算系数', 'Second Factor', 'Factor 2'],
  currency: ['币制', '币种', 'Currency'],
  netWeight: ['单件净重', '净重', '净重(kg)', 'Net Weight', 'Unit Weight'],
  grossWeight: ['单件毛重', '毛重', '毛重(kg)', 'Gross Weight'],
  originCountry: ['原产国', '原产地', 'Country of Origin', 'Origin'],
  district: ['境内货源地', '货源地', 'Place of Production'],
  originPlace: ['产地', '行政区划', 'Origin Division'],
  supplier: ['供应商', '供货商', '厂家', 'Supplier'],
  notes: ['备注', '说明', 'Notes', 'Note', 'Remark'],
  unit: ['申报单位', '计量单位', '单位', 'Unit'],
  price: ['单价', '申报单价', 'Price', 'Unit Price'],
};

/** Which column of a file each field is read from; a field without one is not touched. */
export type ProductMapping = Partial<Readonly<Record<ProductFieldName, string>>>;

/** Names for a field, the best-known first. `labels` are what the workstation itself calls it, in every language. */
function namesOf(field: ProductFieldName, labels: readonly string[]): readonly string[] {
  return [...labels, field, ...(MORE_NAMES[field] ?? []), ...(HEADER_NAMES[`items.*.${field}`] ?? [])];
}

/** A mapping by the names of the columns: each column for one field at most. */
export function suggestProductMapping(
  header: readonly string[],
  labelsOf: (field: ProductFieldName) => readonly string[],
): ProductMapping {
  const free = new Map(header.map((name): [string, string] => [headerKey(name), name]));
  const mapping: Partial<Record<ProductFieldName, string>> = {};
  const take = (field: ProductFieldName, names: readonly string[]): void => {
    const found = names.map(headerKey).find((key) => free.has(key));
    if (found === undefined) return;
    const column = free.get(found);
    if (column !== undefined) mapping[field] = column;
    free.delete(found);
  };
  // What a field is called here comes before what others call it: "品牌" is the brand though a shop may mean another.
  for (const field of PRODUCT_FIELD_NAMES) take(field, labelsOf(field));
  for (const field of PRODUCT_FIELD_NAMES) if (mapping[field] === undefined) take(field, namesOf(field, []));
  return mapping;
}

/** Why a row did not become a product. */
export interface ProductRowIssue {
  readonly field: ProductFieldName | null;
  readonly column: string;
  readonly value: string;
  readonly code: string;
  readonly params: IssueParams;
}

/** A row read for a product: the mapped fields, or what is wrong with it. */
export type ReadProductRow =
  | { readonly ok: true; readonly texts: Partial<ProductTexts> }
  | { readonly ok: false; readonly issues: readonly ProductRowIssue[] };

/** Apostrophe that an export puts before a text that would run as a formula. */
const GUARDED = /^'(?=[=+\-@])/;

/** Reads one row; all of its fields, or none and every reason. A row without article number and name is not a product. */
export function readProductRow(
  header: readonly string[],
  cells: readonly string[],
  mapping: ProductMapping,
  lookup: NameLookup,
): ReadProductRow {
  const texts: Partial<Record<ProductFieldName, string>> = {};
  const issues: ProductRowIssue[] = [];
  for (const field of PRODUCT_FIELD_NAMES) {
    const column = mapping[field];
    const at = column === undefined ? -1 : header.indexOf(column);
    if (column === undefined || at < 0) continue;
    const value = (cells[at] ?? '').replace(GUARDED, '');
    const spec = PRODUCT_FIELDS[field];
    const read = readCell(spec, value, { decimalMark: 'point', dateOrder: 'ask' }, lookup);
    if (!read.ok) {
      issues.push({ field, column, value, code: read.error.code, params: read.error.params });
    } else if (spec.kind === 'text' && [...read.value.text].length > spec.max) {
      issues.push({ field, column, value, code: 'intake.row.tooLong', params: { max: spec.max } });
    } else texts[field] = tidyText(read.value.text);
  }
  const nameless = (texts.itemNo ?? '') === '' && productName(productOf(texts)) === '';
  if (nameless && issues.length === 0) {
    issues.push({ field: null, column: '', value: '', code: 'product.row.nameless', params: {} });
  }
  return issues.length === 0 ? { ok: true, texts } : { ok: false, issues };
}
