import type { ImportOptions, MappingProfile } from '#shared/consignment/intake/columnMapping.ts';
import { DEFAULT_OPTIONS } from '#shared/consignment/intake/columnMapping.ts';
import type { ImportedOrder, ImportOutcome, ImportSetup } from '#shared/consignment/intake/createImport.ts';
import { createImport } from '#shared/consignment/intake/createImport.ts';
import { NO_LOOKUP } from '#shared/consignment/intake/nameLookup.ts';

/** The columns of the small order tables tests are made of. */
export const ORDER_HEADER = ['No', 'SKU', 'Name', 'Qty', 'Price', 'Country', 'Freight'] as const;

/** A mapping of those columns; total and charge are worked out. */
export const ORDER_MAPPING: MappingProfile['mapping'] = {
  'order.orderNo': { from: 'column', column: 'No' },
  'items.*.itemNo': { from: 'column', column: 'SKU' },
  'items.*.itemName': { from: 'column', column: 'Name' },
  'items.*.qty': { from: 'column', column: 'Qty' },
  'items.*.price': { from: 'column', column: 'Price' },
  'transport.country': { from: 'column', column: 'Country' },
  'order.freight': { from: 'column', column: 'Freight', gather: 'sum' },
  'items.*.totalPrice': { from: 'computed', how: 'qtyTimesPrice' },
  'payment.charge': { from: 'computed', how: 'sumOfTotalsAndFees' },
};

/** What a test wants different from the usual import. */
export interface ImportOverrides {
  readonly mapping?: MappingProfile['mapping'];
  readonly options?: Partial<ImportOptions>;
  readonly header?: readonly string[];
  readonly setup?: Partial<Pick<ImportSetup, 'defaults' | 'lookup' | 'product'>>;
}

/** Imports rows (the first is row 2 of the file) and builds all drafts. */
export function importRows(
  rows: readonly (readonly string[])[],
  overrides: ImportOverrides = {},
): { readonly outcome: ImportOutcome; readonly drafts: readonly ImportedOrder[] } {
  const run = createImport({
    profile: {
      mapping: { ...ORDER_MAPPING, ...overrides.mapping },
      groupBy: 'No',
      options: { ...DEFAULT_OPTIONS, ...overrides.options },
    },
    header: overrides.header ?? ORDER_HEADER,
    lookup: NO_LOOKUP,
    regime: '9610',
    defaults: {},
    ...overrides.setup,
  });
  if (!run.ok) throw new Error(JSON.stringify(run.error));
  run.value.add(rows.map((cells, i) => ({ row: i + 2, cells })));
  const outcome = run.value.finish();
  return { outcome, drafts: [...outcome.orders()] };
}
