import type { Decimal } from '#shared/base/decimal.ts';
import { parseDecimal, sum, ZERO } from '#shared/base/decimal.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import type { Fields } from './fieldChecks.ts';
import type { Content } from './matching.ts';

/** An inventory that is summed up, under its number. */
export interface SummedInventory extends Content {
  readonly invtNo: string;
}

/** Which finer points an application chose (CEB701). */
export interface SummingWish {
  /** 1 by consignor, 2 by consignor and producer. */
  readonly summaryFlag: string;
  /** 1: goods under different names stay apart. */
  readonly itemNameFlag: string;
}

/** One line of an inventory in the declaration it went into. */
export interface SummedLine {
  readonly invtNo: string;
  readonly logisticsNo: string;
  /** Line of the declaration it was merged into, from 1. */
  readonly gseqno: number;
  readonly gnum: string;
  readonly gcode: string;
}

/** A declaration that comes of summing up. Weights in kg. */
export interface SummedDeclaration {
  readonly grossWeight: Decimal;
  readonly netWeight: Decimal;
  readonly lines: readonly SummedLine[];
}

/** A customs declaration has 50 lines at most. */
const MOST_LINES = 50;

const HEAD_KEY = ['tradeMode', 'trafMode', 'country', 'portCode'] as const;
const PRODUCER_KEY = ['ownerCode', 'ownerName'] as const;
/** Quantities in different units cannot be added. */
const LINE_KEY = ['country', 'gcode', 'currency', 'unit', 'unit1', 'unit2'] as const;

interface Draft {
  readonly merged: Map<string, number>;
  readonly members: SummedInventory[];
  readonly lines: SummedLine[];
}

/**
 * Merges inventories of one consignor into declarations (归并, DOMAIN 3.3): one for each mode, transport mode, country of
 * arrival and port of exit, and by wish each producer; in it one line for each final destination, commodity code,
 * currency and units, and by wish each name. Where there would be more than 50 lines it goes on in a further declaration, each
 * inventory staying in one piece. The error is the number of an inventory that has more than 50 lines on its own.
 */
export function sumUp(
  inventories: readonly SummedInventory[],
  wish: SummingWish,
): Result<readonly SummedDeclaration[], string> {
  const drafts: Draft[] = [];
  const open = new Map<string, Draft>();
  for (const inventory of inventories) {
    const key = headKey(inventory.head, wish);
    const own = new Set(inventory.lines.map((line) => lineKey(line, wish)));
    if (own.size > MOST_LINES) return err(inventory.invtNo);
    let draft = open.get(key);
    const further = draft === undefined ? 0 : [...own].filter((line) => !draft?.merged.has(line)).length;
    if (draft === undefined || draft.merged.size + further > MOST_LINES) {
      draft = { merged: new Map(), members: [], lines: [] };
      drafts.push(draft);
      open.set(key, draft);
    }
    addInventory(draft, inventory, wish);
  }
  return ok(
    drafts.map(({ members, lines }) => ({
      grossWeight: sum(members.map(({ head }) => weight(head, 'grossWeight'))),
      netWeight: sum(members.map(({ head }) => weight(head, 'netWeight'))),
      lines,
    })),
  );
}

function addInventory(draft: Draft, inventory: SummedInventory, wish: SummingWish): void {
  const { head, invtNo } = inventory;
  draft.members.push(inventory);
  for (const line of inventory.lines) {
    const key = lineKey(line, wish);
    const gseqno = draft.merged.get(key) ?? draft.merged.size + 1;
    draft.merged.set(key, gseqno);
    const { gnum = '', gcode = '' } = line;
    draft.lines.push({ invtNo, logisticsNo: head['logisticsNo'] ?? '', gseqno, gnum, gcode });
  }
}

function headKey(head: Fields, { summaryFlag }: SummingWish): string {
  const names = summaryFlag === '2' ? [...HEAD_KEY, ...PRODUCER_KEY] : HEAD_KEY;
  return JSON.stringify(names.map((name) => head[name] ?? ''));
}

function lineKey(line: Fields, { itemNameFlag }: SummingWish): string {
  const names = itemNameFlag === '1' ? [...LINE_KEY, 'gname'] : LINE_KEY;
  return JSON.stringify(names.map((name) => line[name] ?? ''));
}

function weight(head: Fields, name: string): Decimal {
  return parseDecimal(head[name] ?? '') ?? ZERO;
}
