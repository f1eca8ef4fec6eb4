import { add } from '#shared/base/decimal.ts';
import type { Result } from '#shared/base/result.ts';
import { ok } from '#shared/base/result.ts';
import { MAX_DRAFT_ITEMS } from '#shared/consignment/edit.ts';
import type { MappingProfile } from '#shared/consignment/intake/columnMapping.ts';
import type { NameLookup } from '#shared/consignment/intake/nameLookup.ts';
import type { DraftRecipe, FilledDraft } from '#shared/consignment/intake/orderDraft.ts';
import { draftBuilder } from '#shared/consignment/intake/orderDraft.ts';
import type { OrderNote, OrderRows } from '#shared/consignment/intake/orderRows.ts';
import {
  completedNotes,
  disagreements,
  freightNotes,
  gather,
  itemTexts,
} from '#shared/consignment/intake/orderRows.ts';
import { partTexts } from '#shared/consignment/intake/orderSplit.ts';
import type { HoldCode, RawRow, RowLeft } from '#shared/consignment/intake/rowIssue.ts';
import type { MappingProblem, RowReader, RowReading } from '#shared/consignment/intake/rowReading.ts';
import { rowReader } from '#shared/consignment/intake/rowReading.ts';

/** One consignment made from the rows of an order. */
export interface ImportedOrder extends FilledDraft {
  readonly orderNo: string;
  /** The row in the file of each goods item, in the order of the draft's items. */
  readonly rows: readonly number[];
  readonly notes: readonly OrderNote[];
}

/** Every row accounted for: rows = items + errors + skipped + held. */
export interface ImportCounts {
  readonly rows: number;
  readonly items: number;
  readonly errors: number;
  readonly skipped: number;
  readonly held: number;
  readonly orders: number;
  readonly heldOrders: number;
  readonly drafts: number;
  /** How often each code of an issue, skip or hold occurs. */
  readonly byCode: Readonly<Record<string, number>>;
}

/** What an import comes to. */
export interface ImportOutcome {
  readonly counts: ImportCounts;
  /** The rows that became no goods item, in file order. */
  readonly left: readonly RowLeft[];
  /** The drafts, in the order in which their orders first appear; each is built when it is asked for. */
  readonly orders: () => Generator<ImportedOrder, void, undefined>;
}

/** What an import needs to know. */
export interface ImportSetup extends Omit<DraftRecipe, 'mapping'> {
  readonly profile: Pick<MappingProfile, 'mapping' | 'groupBy' | 'options'>;
  /** Column names as `columnNames` makes them. */
  readonly header: readonly string[];
  readonly lookup: NameLookup;
}

/** A running import. Rows of one order need not stand together. */
export interface ImportRun {
  add(rows: readonly RawRow[]): void;
  finish(): ImportOutcome;
}

/** Starts an import. Fails when the file lacks columns that the mapping reads. */
export function createImport(setup: ImportSetup): Result<ImportRun, readonly MappingProblem[]> {
  const prepared = rowReader(setup.profile, setup.header, setup.lookup);
  if (!prepared.ok) return prepared;
  const reader = prepared.value;
  const orders = new Map<string, OrderRows>();
  const left: RowLeft[] = [];
  let rows = 0;
  const orderOf = (orderNo: string): OrderRows => {
    const known = orders.get(orderNo);
    if (known !== undefined) return known;
    const order: OrderRows = { orderNo, good: [], bad: [], said: [], freight: null };
    orders.set(orderNo, order);
    return order;
  };
  return ok({
    add(chunk) {
      rows += chunk.length;
      for (const raw of chunk) take(raw, reader, left, orderOf);
    },
    finish: () => conclude(setup, reader, [...orders.values()], left, rows),
  });
}

function take(
  raw: RawRow,
  reader: RowReader,
  left: RowLeft[],
  orderOf: (orderNo: string) => OrderRows,
): void {
  const reading: RowReading = reader.read(raw);
  const { orderNo } = reading;
  switch (reading.kind) {
    case 'skipped':
      left.push({ ...raw, fate: 'skipped', orderNo, code: reading.code, params: reading.params });
      return;
    case 'freight': {
      const order = orderOf(orderNo);
      order.freight = order.freight === null ? reading.amount : add(order.freight, reading.amount);
      left.push({
        ...raw,
        fate: 'skipped',
        orderNo,
        code: 'intake.skip.serviceToFreight',
        params: reading.params,
      });
      return;
    }
    case 'bad':
      if (orderNo === '') left.push({ ...raw, fate: 'error', orderNo, issues: reading.issues });
      else orderOf(orderNo).bad.push({ raw, issues: reading.issues });
      return;
    case 'item': {
      const order = orderOf(orderNo);
      const issues = disagreements(raw, reading.texts, reader.targets, order);
      if (issues.length > 0) order.bad.push({ raw, issues });
      else order.good.push({ raw, texts: reading.texts, completed: reading.completed });
    }
  }
}

function conclude(
  setup: ImportSetup,
  reader: RowReader,
  orders: readonly OrderRows[],
  early: readonly RowLeft[],
  rows: number,
): ImportOutcome {
  const { badRows, splitOver } = setup.profile.options;
  const left: RowLeft[] = [...early];
  const kept: OrderRows[] = [];
  let heldOrders = 0;
  for (const order of orders) {
    const { orderNo, good, bad } = order;
    for (const { raw, issues } of bad) left.push({ ...raw, fate: 'error', orderNo, issues });
    const hold = holdReason(order, badRows, splitOver);
    if (hold !== null) heldOrders += 1;
    if (hold === null && good.length > 0) kept.push(order);
    if (hold !== null) {
      const params = { orderNo, badRows: bad.length, items: good.length, max: MAX_DRAFT_ITEMS };
      for (const { raw } of good) left.push({ ...raw, fate: 'held', orderNo, code: hold, params });
    }
  }
  left.sort((a, b) => a.row - b.row);
  const size = splitOver ?? MAX_DRAFT_ITEMS;
  return {
    left,
    counts: {
      rows,
      items: kept.reduce((n, order) => n + order.good.length, 0),
      errors: left.filter((row) => row.fate === 'error').length,
      skipped: left.filter((row) => row.fate === 'skipped').length,
      held: left.filter((row) => row.fate === 'held').length,
      orders: orders.length,
      heldOrders,
      drafts: kept.reduce((n, order) => n + Math.ceil(order.good.length / size), 0),
      byCode: countCodes(left),
    },
    *orders() {
      const { profile, header: _header, lookup: _lookup, ...recipe } = setup;
      const build = draftBuilder({ ...recipe, mapping: profile.mapping });
      for (const order of kept) yield* consignments(build, reader, order, size);
    },
  };
}

function holdReason(
  { good, bad }: OrderRows,
  badRows: 'holdWholeOrder' | 'keepOrderWithoutRow',
  splitOver: number | null,
): HoldCode | null {
  if (bad.length > 0 && badRows === 'holdWholeOrder') return 'intake.hold.badRows';
  return splitOver === null && good.length > MAX_DRAFT_ITEMS ? 'intake.hold.tooManyItems' : null;
}

function* consignments(
  build: ReturnType<typeof draftBuilder>,
  reader: RowReader,
  order: OrderRows,
  size: number,
): Generator<ImportedOrder, void, undefined> {
  const whole = gather(reader.targets, order);
  const parts = Math.ceil(order.good.length / size);
  for (let part = 0; part < parts; part += 1) {
    const good = order.good.slice(part * size, (part + 1) * size);
    const { once, notes } = partTexts(whole, part, parts);
    const built = build({ once, ...itemTexts(reader.targets, good) });
    yield {
      ...built,
      orderNo: once.get('order.orderNo') ?? order.orderNo,
      rows: good.map(({ raw }) => raw.row),
      notes: [...notes, ...completedNotes(reader.targets, good), ...freightNotes(order, part)],
    };
  }
}

function countCodes(left: readonly RowLeft[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const row of left) {
    const codes = row.fate === 'error' ? new Set(row.issues.map((issue) => issue.code)) : [row.code];
    for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}
