import { nameLookup } from '#backend/app/importing.ts';
import { giveWay } from '#backend/app/jobs.ts';
import type { Outcome } from '#backend/app/outcome.ts';
import { fail } from '#backend/app/outcome.ts';
import { productFieldLabel } from '#backend/app/productTable.ts';
import type { Session } from '#backend/app/session.ts';
import type { TicketedFile } from '#backend/app/tickets.ts';
import { readRows } from '#backend/intake/readOrderFile.ts';
import type { StoredProduct } from '#backend/store/contract/products.ts';
import type { ProductImportCounts, ProductRowProblem } from '#shared/api/products.ts';
import { MAX_PRODUCT_ROWS } from '#shared/api/products.ts';
import { searchText } from '#shared/base/normalize.ts';
import { err, ok } from '#shared/base/result.ts';
import type { ProductMapping } from '#shared/catalog/products/columns.ts';
import { readProductRow, suggestProductMapping } from '#shared/catalog/products/columns.ts';
import type { ProductChange, ProductTexts } from '#shared/catalog/products/fields.ts';
import { productChanges, productName, productOf } from '#shared/catalog/products/fields.ts';
import type { RawRow } from '#shared/consignment/intake/rowIssue.ts';

/** The mapping that the names of a header suggest, by what the workstation calls the fields in either language. */
export function mappingFor(header: readonly string[]): ProductMapping {
  return suggestProductMapping(header, (field) => [
    productFieldLabel('zh-CN', field),
    productFieldLabel('en', field),
  ]);
}

/** What a row would do. */
export type Plan =
  | { readonly what: 'create'; readonly texts: ProductTexts }
  | {
      readonly what: 'update';
      readonly stored: StoredProduct;
      readonly texts: ProductTexts;
      readonly changes: readonly ProductChange[];
    }
  | { readonly what: 'same' }
  | { readonly what: 'problem'; readonly problems: readonly ProductRowProblem[] };

/**
 * Reads rows one by one. A row with an article number changes the product that has it; an empty cell changes nothing;
 * a number that an earlier row of the file had is a problem, because the order of rows must not decide.
 */
export function planner(session: Session, wanted: ProductMapping | 'byName') {
  const lookup = nameLookup(session);
  let known: ProductMapping | null = wanted === 'byName' ? null : wanted;
  const seen = new Map<string, number>();
  const unnumbered = new Set<string>();
  return (header: readonly string[], { row, cells }: RawRow): Plan => {
    known ??= mappingFor(header);
    const mapping = known;
    const read = readProductRow(header, cells, mapping, lookup);
    if (!read.ok) return { what: 'problem', problems: read.issues.map((issue) => ({ ...issue, row })) };
    const itemNo = read.texts.itemNo ?? '';
    const key = searchText(itemNo);
    const earlier = key === '' ? undefined : seen.get(key);
    if (earlier !== undefined) {
      const issue = {
        field: 'itemNo',
        column: mapping.itemNo ?? '',
        value: itemNo,
        params: { row: earlier },
      } as const;
      return { what: 'problem', problems: [{ ...issue, code: 'product.row.twice', row }] };
    }
    if (key !== '') seen.set(key, row);
    else {
      const said = JSON.stringify(read.texts);
      if (unnumbered.has(said)) return { what: 'same' };
      unnumbered.add(said);
    }
    const stored =
      key === '' ? twinOf(session, productOf(read.texts)) : session.store.products.byItemNo(itemNo);
    if (stored === null) return { what: 'create', texts: productOf(read.texts) };
    const said = Object.fromEntries(Object.entries(read.texts).filter(([, text]) => text !== ''));
    const changes = productChanges(stored.texts, said);
    if (changes.length === 0) return { what: 'same' };
    return { what: 'update', stored, texts: productOf({ ...stored.texts, ...said }), changes };
  };
}

/** Without an article number only a product that says the very same is the same: nothing is changed by its name alone. */
function twinOf(session: Session, texts: ProductTexts): StoredProduct | null {
  const alike = session.store.products.alike({
    itemNo: '',
    barCode: texts.barCode,
    name: productName(texts),
  });
  return alike.find((one) => productChanges(one.texts, texts).every(({ after }) => after === '')) ?? null;
}

/** The counts with one more row. */
export function counted(counts: ProductImportCounts, { what }: Plan): ProductImportCounts {
  const { rows, created, updated, same, problems } = counts;
  return {
    rows: rows + 1,
    created: created + (what === 'create' ? 1 : 0),
    updated: updated + (what === 'update' ? 1 : 0),
    same: same + (what === 'same' ? 1 : 0),
    problems: problems + (what === 'problem' ? 1 : 0),
  };
}

/** Reads the rows of a file of products one by one. */
export async function readProducts(
  file: TicketedFile,
  sheet: string,
  signal: AbortSignal | undefined,
  take: (header: readonly string[], row: RawRow) => void | Promise<void>,
): Promise<Outcome<void>> {
  const read = await readRows(file.path, {
    ...optionsOf(file, sheet),
    ...(signal === undefined ? {} : { signal }),
    maxRows: MAX_PRODUCT_ROWS,
    onChunk: async ({ header, rows }) => {
      for (const row of rows) await take(header, row);
      await giveWay();
    },
  });
  if (!read.ok) return err(read.error);
  return read.value.more ? fail('product.importLong', { max: MAX_PRODUCT_ROWS }) : ok(undefined);
}

/** How the file of a ticket is read. */
export function optionsOf(file: TicketedFile, sheet: string) {
  return { name: file.name, ...(sheet === '' ? {} : { sheet }) };
}
