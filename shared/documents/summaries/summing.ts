/**
 * Summing released inventories up into declarations (清单核放、汇总申报): which inventories of a month may go, why others
 * may not, and what declarations will come of them. GACC notice 2018-194; the merge key is that of working systems and to
 * be confirmed against the notice's own words.
 */
import type { Decimal } from '#shared/base/decimal.ts';
import { parseDecimal, sum, ZERO } from '#shared/base/decimal.ts';
import type { ElementValues } from '#shared/documents/documents.ts';

/** An inventory as it was sent, with what became of it. */
export interface SentInventory {
  readonly id: string;
  /** Of the parcel's consignment. */
  readonly consignmentId: string;
  readonly head: ElementValues;
  readonly list: readonly ElementValues[];
  /** invtNo as customs gave it; "" while none has come. */
  readonly invtNo: string;
  readonly state: 'released' | 'closed';
  /** The summary it is in already; null when it is in none. */
  readonly summaryId: string | null;
  /** Its cancellation was asked for and is not answered yet. */
  readonly cancelling: boolean;
  /** Some of its goods were taken back since. */
  readonly takenBack: boolean;
}

/** Why an inventory cannot be summed up (yet). */
export type SummingObstacle =
  /** Released, but the goods are not known to have left (899 has not come). */
  | 'notClosed'
  /** Simplified declaration (A): counted by customs, never declared in sum. */
  | 'simplified'
  | 'noNumber'
  /** Its cancellation is under way. */
  | 'cancelling'
  /** Goods of it were taken back: how the rest is summed up is in no source we have, so customs must be asked. */
  | 'takenBack'
  | 'already';

/** What keeps an inventory out; null when nothing does. */
export function obstacleOf(inventory: SentInventory): SummingObstacle | null {
  if (inventory.summaryId !== null) return 'already';
  if (inventory.head['statisticsFlag'] !== 'B') return 'simplified';
  if (inventory.invtNo === '') return 'noNumber';
  if (inventory.cancelling) return 'cancelling';
  if (inventory.takenBack) return 'takenBack';
  return inventory.state === 'closed' ? null : 'notClosed';
}

/** How finely to sum up: CEB701 `summaryFlag` and `itemNameFlag`. */
export interface SummingWay {
  /** summaryFlag 2: goods of different producers are kept apart; 1: by consignor alone. */
  readonly byProducer: boolean;
  /** itemNameFlag 1: only goods of the same name are merged; else those of one code. */
  readonly byName: boolean;
}

/** One line of a declaration to come. */
export interface SummedLine {
  readonly gcode: string;
  readonly gname: string;
  readonly country: string;
  readonly currency: string;
  readonly unit: string;
  readonly unit1: string;
  readonly unit2: string;
  readonly qty: Decimal;
  readonly qty1: Decimal;
  readonly qty2: Decimal;
  readonly totalPrice: Decimal;
  /** How many goods items of inventories it is made of. */
  readonly items: number;
}

/** A declaration to come: what has to be the same over all its inventories, and its lines. */
export interface SummedGroup {
  /** Elements of the inventory head that make the group, by their names. */
  readonly head: ElementValues;
  /** Ids of its inventories, in the order given. */
  readonly inventories: readonly string[];
  readonly lines: readonly SummedLine[];
  readonly grossWeight: Decimal;
  readonly netWeight: Decimal;
  readonly packages: Decimal;
  /** How many declarations it takes: a declaration has at most 50 lines. */
  readonly declarations: number;
}

/** A declaration has at most so many lines (DecList 0..50). */
const LINES_OF_DECLARATION = 50;

/** Who sends the request: everything CEB701 has one value for. */
const APPLICANT = ['customsCode', 'agentCode', 'ebcCode'] as const;
/** What must be the same in one declaration (to be confirmed). */
const HEAD_KEY = [...APPLICANT, 'portCode', 'trafMode', 'country', 'tradeMode'] as const;
const PRODUCER = ['ownerCode', 'ownerName'] as const;
/** What must be the same in one line; the units too, or quantities could not be added (to be confirmed). */
const LINE_KEY = ['gcode', 'country', 'currency', 'unit', 'unit1', 'unit2'] as const;

/** The key of those whose inventories one request may name. */
export function applicantKey(inventory: SentInventory): string {
  return keyOf(inventory.head, APPLICANT);
}

/** The declarations that will come of some inventories, in the order in which their first inventory stands. */
export function sumUp(inventories: readonly SentInventory[], way: SummingWay): readonly SummedGroup[] {
  const names = way.byProducer ? [...HEAD_KEY, ...PRODUCER] : HEAD_KEY;
  return [...grouped(inventories, ({ head }) => keyOf(head, names)).values()].map((members) =>
    groupOf(members, names, way),
  );
}

function groupOf(members: readonly SentInventory[], names: readonly string[], way: SummingWay): SummedGroup {
  const head = members[0]?.head ?? {};
  const key = way.byName ? [...LINE_KEY, 'gname'] : LINE_KEY;
  const items = members.flatMap(({ list }) => list);
  const lines = [...grouped(items, (item) => keyOf(item, key)).values()].map(lineOf);
  return {
    head: Object.fromEntries(names.map((name) => [name, head[name]])),
    inventories: members.map(({ id }) => id),
    lines,
    grossWeight: total(members, 'grossWeight'),
    netWeight: total(members, 'netWeight'),
    packages: total(members, 'packNo'),
    declarations: Math.max(1, Math.ceil(lines.length / LINES_OF_DECLARATION)),
  };
}

function lineOf(items: readonly ElementValues[]): SummedLine {
  const text = (name: string) => items[0]?.[name] ?? '';
  const of = (name: string) => sum(items.map((item) => parseDecimal(item[name] ?? '') ?? ZERO));
  return {
    gcode: text('gcode'),
    gname: text('gname'),
    country: text('country'),
    currency: text('currency'),
    unit: text('unit'),
    unit1: text('unit1'),
    unit2: text('unit2'),
    qty: of('qty'),
    qty1: of('qty1'),
    qty2: of('qty2'),
    totalPrice: of('totalPrice'),
    items: items.length,
  };
}

function total(members: readonly SentInventory[], name: string): Decimal {
  return sum(members.map(({ head }) => parseDecimal(head[name] ?? '') ?? ZERO));
}

function grouped<T>(all: readonly T[], key: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const known = groups.get(key(one));
    if (known === undefined) groups.set(key(one), [one]);
    else known.push(one);
  }
  return groups;
}

function keyOf(values: ElementValues, names: readonly string[]): string {
  return JSON.stringify(names.map((name) => values[name] ?? ''));
}
