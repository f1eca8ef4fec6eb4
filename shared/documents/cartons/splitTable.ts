import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import type { Edge, Shift } from '#shared/documents/cartons/balance.ts';
import { balance, borderOf } from '#shared/documents/cartons/balance.ts';
import type { CartonProblem, SplitStep } from '#shared/documents/cartons/carton.ts';
import { WHOLE } from '#shared/documents/cartons/carton.ts';
import { startByKeys } from '#shared/documents/cartons/start.ts';
import type { Line, SolvedTable, SplitTable } from '#shared/documents/cartons/table.ts';
import {
  cartonLines,
  contradictions,
  itemLines,
  knownTotal,
  overRoom,
  refusal,
} from '#shared/documents/cartons/table.ts';
import { fromUnits, total } from '#shared/documents/cartons/units.ts';

/**
 * Works out a table: shares out by keys along one axis, then moves the least that meets what is locked along the
 * other. Refused only when no figures at all would do, or when nothing says what to share out or by what.
 */
export function splitTable(table: SplitTable): Result<SolvedTable, readonly CartonProblem[]> {
  const cartons = cartonLines(table);
  const items = itemLines(table);
  const byItems = knownTotal(items);
  const byCartons = knownTotal(cartons);
  const whole = table.total ?? byItems ?? byCartons;
  if (whole === null) return err([refusal(table, 'cartons.unknownTotal', WHOLE, {})]);
  const problems = [...contradictions(table, whole, [cartons, items]), ...overRoom(table, whole, cartons)];
  if (problems.length > 0) return err(problems);

  const axis = byItems !== null ? 'items' : byCartons !== null ? 'cartons' : table.prefer;
  const started = startByKeys(table, whole, axis, axis === 'items' ? items : cartons);
  if (!started.ok) return started;
  const network = networkOf(table, whole, started.value.cells, cartons, items);
  const balanced = balance(network.nodes, network.edges);
  if (!balanced.balanced) return err([impossible(table, network, balanced.within)]);
  const cells = table.cells.map((_, at) => balanced.flows[network.firstCell + at] ?? 0n);
  const along = (lines: readonly Line[]) =>
    lines.map((line) => total(line.cells.map((at) => cells[at] ?? 0n)));
  return ok({
    total: whole,
    cartons: along(cartons),
    items: along(items),
    cells,
    steps: [...started.value.steps, ...moves(table, network, started.value.cells, balanced.shifts)],
  });
}

/**
 * The table as a network: from the source through the cartons and the items in them to the sink, and back as the
 * whole. Cartons that share a bound hang on a node of their own.
 */
interface Network {
  readonly nodes: number;
  readonly edges: readonly Edge[];
  readonly firstCell: number;
}

const SOURCE = 0;
const SINK = 1;
const OTHERS = 2;
const FIRST_CARTON = 3;
/** How many cartons or items a refusal names at most. */
const NAMED = 20;

function networkOf(
  table: SplitTable,
  whole: bigint,
  start: readonly bigint[],
  cartons: readonly Line[],
  items: readonly Line[],
): Network {
  const firstItem = FIRST_CARTON + cartons.length;
  const sumOf = (line: Line) => total(line.cells.map((at) => start[at] ?? 0n));
  const { room } = table;
  const others = cartons.filter((_, at) => (room.cartons[at] ?? null) === null);
  const edges: readonly Edge[] = [
    { from: SINK, to: SOURCE, low: whole, high: whole, start: whole },
    { from: SOURCE, to: OTHERS, low: 0n, high: room.others, start: total(others.map(sumOf)) },
    ...cartons.map((line, at): Edge => {
      const most = room.cartons[at] ?? null;
      const bounds = { low: line.known ?? 0n, high: line.known ?? most, start: sumOf(line) };
      return { from: most === null ? OTHERS : SOURCE, to: FIRST_CARTON + at, ...bounds };
    }),
    ...items.map(
      (line, at): Edge => ({
        from: firstItem + at,
        to: SINK,
        low: line.known ?? 0n,
        high: line.known,
        start: sumOf(line),
      }),
    ),
    ...table.cells.map(
      ({ carton, item, fixed }, at): Edge => ({
        from: FIRST_CARTON + carton,
        to: firstItem + item,
        low: fixed ?? 0n,
        high: fixed,
        start: start[at] ?? 0n,
      }),
    ),
  ];
  return { nodes: firstItem + items.length, edges, firstCell: 2 + cartons.length + items.length };
}

/** What was moved between cells, as steps a person can follow. */
function moves(
  table: SplitTable,
  network: Network,
  start: readonly bigint[],
  shifts: readonly Shift[],
): readonly SplitStep[] {
  const now = [...start];
  return shifts.flatMap(({ amount, edges }): readonly SplitStep[] => {
    const changes = edges.flatMap(({ edge, more }) => {
      const at = edge - network.firstCell;
      const cell = table.cells[at];
      if (cell === undefined) return [];
      const before = now[at] ?? 0n;
      const after = more ? before + amount : before - amount;
      now[at] = after;
      const place = { carton: cell.carton, item: cell.item };
      return [{ place, before: fromUnits(before, table.digits), after: fromUnits(after, table.digits) }];
    });
    if (changes.length === 0) return [];
    return [{ kind: 'move', quantity: table.quantity, amount: fromUnits(amount, table.digits), changes }];
  });
}

/** Says which locked figures contradict each other, from the nodes that take in more than they can pass on. */
function impossible(table: SplitTable, network: Network, found: ReadonlySet<number>): CartonProblem {
  const within = plainest(network, found);
  const { need, room } = borderOf(within, network.edges);
  const inside = within.has(SOURCE);
  const both = within.has(SINK) === inside;
  const firstItem = FIRST_CARTON + table.cartons.length;
  const cartons = numbers(table.cartons.length, (at) => within.has(FIRST_CARTON + at) !== inside);
  const items = numbers(table.items.length, (at) => within.has(firstItem + at) === (inside !== both));
  const touched = (axis: 'carton' | 'item', others: readonly number[]) =>
    numbers(axis === 'carton' ? table.cartons.length : table.items.length, (at) =>
      table.cells.some(
        (cell) => cell[axis] === at && others.includes(cell[axis === 'carton' ? 'item' : 'carton'] + 1),
      ),
    );
  const params = {
    need: fromUnits(need, table.digits).toString(),
    room: fromUnits(room ?? 0n, table.digits).toString(),
    cartons: listed(cartons.length > 0 ? cartons : touched('carton', items)),
    items: listed(items.length > 0 ? items : touched('item', cartons)),
  };
  const code = both
    ? inside
      ? 'cartons.itemsOverCartons'
      : 'cartons.cartonsOverItems'
    : inside
      ? 'cartons.totalOverRoom'
      : 'cartons.fixedOverTotal';
  return refusal(table, code, WHOLE, params);
}

/** The same contradiction without the whole in it, where that is one too: cartons against items is easier to follow. */
function plainest({ edges }: Network, found: ReadonlySet<number>): ReadonlySet<number> {
  const open = [...found].filter((node) => node !== SOURCE && node !== SINK);
  const candidates = [new Set([...open, SOURCE, SINK]), new Set(open)];
  return (
    candidates.find((within) => {
      const { need, room } = borderOf(within, edges);
      return room !== null && need > room;
    }) ?? found
  );
}

function numbers(count: number, meant: (at: number) => boolean): readonly number[] {
  return Array.from({ length: count }, (_, at) => at).flatMap((at) => (meant(at) ? [at + 1] : []));
}

function listed(all: readonly number[]): string {
  return all.slice(0, NAMED).join(', ') + (all.length > NAMED ? ', …' : '');
}
