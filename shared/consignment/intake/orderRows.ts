import type { Decimal } from '#shared/base/decimal.ts';
import { add, parseDecimal, sum } from '#shared/base/decimal.ts';
import type { OrderTexts } from '#shared/consignment/intake/orderDraft.ts';
import type { SplitNote } from '#shared/consignment/intake/orderSplit.ts';
import type { IssueParams, RawRow, RowIssue } from '#shared/consignment/intake/rowIssue.ts';
import type { ColumnTarget } from '#shared/consignment/intake/rowReading.ts';

/** Something the user should know of a draft that was made. */
export interface OrderNote {
  readonly code: 'intake.note.completed' | 'intake.note.freightFromLines' | SplitNote['code'];
  readonly params: IssueParams;
}

/** A row that was read without fault. */
export interface GoodRow {
  readonly raw: RawRow;
  readonly texts: readonly string[];
  readonly completed: readonly number[];
}

/** The rows of one order as they come in, and what they have said of the order as a whole. */
export interface OrderRows {
  readonly orderNo: string;
  readonly good: GoodRow[];
  readonly bad: { readonly raw: RawRow; readonly issues: readonly RowIssue[] }[];
  /** What the order says of each target that stands once, and the row that said it. */
  readonly said: ({ readonly text: string; readonly row: number } | undefined)[];
  freight: Decimal | null;
}

/** Fields that stand once in an order have to say the same in all its rows, or nothing; what a good row says is remembered. */
export function disagreements(
  raw: RawRow,
  texts: readonly string[],
  targets: readonly ColumnTarget[],
  order: OrderRows,
): readonly RowIssue[] {
  const issues: RowIssue[] = [];
  targets.forEach(({ once, gather, column, index, field }, i) => {
    const text = texts[i] ?? '';
    if (!once || gather === 'sum' || text === '') return;
    const said = order.said[i];
    if (said !== undefined && said.text !== text) {
      const params = { other: said.text, otherRow: said.row };
      const value = raw.cells[index] ?? '';
      issues.push({ row: raw.row, column, field, value, code: 'intake.row.differsInOrder', params });
    }
  });
  if (issues.length === 0) {
    targets.forEach(({ once, gather }, i) => {
      const text = texts[i] ?? '';
      if (once && gather === 'same' && text !== '') order.said[i] ??= { text, row: raw.row };
    });
  }
  return issues;
}

/** The texts that stand once in an order: what its rows agree on, or their sum. */
export function gather(targets: readonly ColumnTarget[], order: OrderRows): ReadonlyMap<string, string> {
  const once = new Map([['order.orderNo', order.orderNo]]);
  targets.forEach((target, i) => {
    if (!target.once || target.ingredient) return;
    const text =
      target.gather === 'sum' ? sumOf(order.good.map(({ texts }) => texts[i] ?? '')) : order.said[i]?.text;
    if (text !== undefined) once.set(target.field, text);
  });
  if (order.freight !== null) {
    const stated = parseDecimal(once.get('order.freight') ?? '');
    once.set('order.freight', (stated === null ? order.freight : add(stated, order.freight)).toString());
  }
  return once;
}

function sumOf(texts: readonly string[]): string | undefined {
  const values = texts.map(parseDecimal).filter((value) => value !== null);
  return values.length === 0 ? undefined : sum(values).toString();
}

/** The texts of each goods item, and apart from them the numbers that items are worked out from. */
export function itemTexts(
  targets: readonly ColumnTarget[],
  good: readonly GoodRow[],
): Omit<OrderTexts, 'once'> {
  const pick =
    (ingredient: boolean) =>
    ({ texts }: GoodRow): ReadonlyMap<string, string> => {
      const picked = new Map<string, string>();
      targets.forEach((target, i) => {
        if (!target.once && target.ingredient === ingredient) picked.set(target.field, texts[i] ?? '');
      });
      return picked;
    };
  return { items: good.map(pick(false)), ingredients: good.map(pick(true)) };
}

/** Which fields were completed (a leading zero, midnight) and the first row where. */
export function completedNotes(
  targets: readonly ColumnTarget[],
  good: readonly GoodRow[],
): readonly OrderNote[] {
  const fields = new Map<string, number>();
  for (const { completed, raw } of good) {
    for (const i of completed) {
      const field = targets[i]?.field ?? '';
      if (!fields.has(field)) fields.set(field, raw.row);
    }
  }
  return [...fields].map(([field, row]) => ({ code: 'intake.note.completed', params: { field, row } }));
}

/** Says that service lines were added to the freight. */
export function freightNotes(order: OrderRows, part: number): readonly OrderNote[] {
  if (order.freight === null || part > 0) return [];
  return [{ code: 'intake.note.freightFromLines', params: { amount: order.freight.toString() } }];
}
