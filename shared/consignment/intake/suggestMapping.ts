import { tidyText } from '#shared/base/normalize.ts';
import type { ColumnMapping, FieldSource, ImportOptions } from '#shared/consignment/intake/columnMapping.ts';
import { DEFAULT_OPTIONS } from '#shared/consignment/intake/columnMapping.ts';
import {
  DEAD_STATES,
  HEADER_NAMES,
  headerKey,
  ORDER_STATE_NAMES,
  PIECE_WEIGHT_NAMES,
} from '#shared/consignment/intake/headerNames.ts';

/** A first mapping for a file nobody has mapped yet. */
export interface MappingSuggestion {
  readonly mapping: ColumnMapping;
  /** The column of the order number; null when none was recognised: the user has to name it. */
  readonly groupBy: string | null;
  readonly options: ImportOptions;
  /** Columns of the file that nothing uses. */
  readonly unused: readonly string[];
}

/** What follows from what is there: a field without a column, worked out when the fields it needs have one. */
const FOLLOWS: readonly {
  readonly field: string;
  readonly needs: readonly string[];
  readonly source: FieldSource;
}[] = [
  {
    field: 'items.*.totalPrice',
    needs: ['items.*.qty', 'items.*.price'],
    source: { from: 'computed', how: 'qtyTimesPrice' },
  },
  {
    field: 'items.*.price',
    needs: ['items.*.qty', 'items.*.totalPrice'],
    source: { from: 'computed', how: 'totalPerQty' },
  },
  {
    field: 'items.*.gname',
    needs: ['items.*.itemName'],
    source: { from: 'computed', how: 'sameAs', field: 'items.*.itemName' },
  },
  {
    field: 'payment.currency',
    needs: [],
    source: { from: 'computed', how: 'sameAs', field: 'order.currency' },
  },
  {
    field: 'payment.charge',
    needs: ['items.*.totalPrice'],
    source: { from: 'computed', how: 'sumOfTotalsAndFees' },
  },
  {
    field: 'transport.netWeight',
    needs: ['items.*.netWeight'],
    source: { from: 'computed', how: 'sumOfNetWeights' },
  },
];

/**
 * Proposes a source for every field a header is known for. Names decide; where two columns bear names of one field,
 * the better-known name wins, then the one with more filled samples. Nothing is final: the user sees and confirms it.
 */
export function suggestMapping(
  header: readonly string[],
  sampleRows: readonly (readonly string[])[],
): MappingSuggestion {
  const free = new Map(header.map((name, index): [string, number] => [name, index]));
  const take = (names: readonly string[]): string | null => {
    const found = bestColumn(names, free, sampleRows);
    if (found !== null) free.delete(found);
    return found;
  };
  const mapping: Record<string, FieldSource> = {};
  for (const [field, names] of Object.entries(HEADER_NAMES)) {
    const column = take(names);
    if (column !== null) mapping[field] = { from: 'column', column };
  }
  const pieceWeight = mapping['items.*.netWeight'] === undefined ? take(PIECE_WEIGHT_NAMES) : null;
  if (pieceWeight !== null) {
    mapping['items.*.netWeight'] = { from: 'computed', how: 'perUnitTimesQty', column: pieceWeight };
  }
  for (const { field, needs, source } of FOLLOWS) {
    if (mapping[field] === undefined && needs.every((need) => mapping[need] !== undefined))
      mapping[field] = source;
  }
  const state = take(ORDER_STATE_NAMES);
  const orderNo = mapping['order.orderNo'];
  return {
    mapping,
    groupBy: orderNo?.from === 'column' ? orderNo.column : null,
    options:
      state === null
        ? DEFAULT_OPTIONS
        : { ...DEFAULT_OPTIONS, skipWhen: [{ column: state, values: DEAD_STATES }] },
    unused: [...free.keys()],
  };
}

function bestColumn(
  names: readonly string[],
  free: ReadonlyMap<string, number>,
  sampleRows: readonly (readonly string[])[],
): string | null {
  const rank = new Map(names.map((name, i): [string, number] => [headerKey(name), i]));
  let best: { readonly column: string; readonly rank: number; readonly filled: number } | null = null;
  for (const [column, index] of free) {
    const at = rank.get(headerKey(column));
    if (at === undefined) continue;
    const filled = sampleRows.filter((row) => tidyText(row[index] ?? '') !== '').length;
    if (best === null || at < best.rank || (at === best.rank && filled > best.filled)) {
      best = { column, rank: at, filled };
    }
  }
  return best?.column ?? null;
}
