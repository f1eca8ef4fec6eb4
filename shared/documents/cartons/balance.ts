/** A place where amounts pass from one node to another, within bounds. Amounts are whole units. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly low: bigint;
  /** null for no upper bound. */
  readonly high: bigint | null;
  readonly start: bigint;
}

/** An amount that was moved: along some edges more, along others less. */
export interface Shift {
  readonly amount: bigint;
  readonly edges: readonly { readonly edge: number; readonly more: boolean }[];
}

/** Either the shifts that made every node balance, or the nodes that receive more than they can ever pass on. */
export type Balance =
  | { readonly balanced: true; readonly flows: readonly bigint[]; readonly shifts: readonly Shift[] }
  | { readonly balanced: false; readonly within: ReadonlySet<number> };

/**
 * Brings a network into balance, beginning with its start amounts and always moving by the shortest way: from each
 * node that has too much to the nearest that has too little, in node and edge order. When that is impossible, no choice
 * of amounts within the bounds is in balance (Hoffman's circulation theorem), and the answer is the proof.
 */
export function balance(nodes: number, edges: readonly Edge[]): Balance {
  const flows = edges.map(({ start, low, high }) =>
    start < low ? low : high !== null && start > high ? high : start,
  );
  const spare: bigint[] = new Array(nodes).fill(0n);
  const touching: number[][] = Array.from({ length: nodes }, () => []);
  edges.forEach(({ from, to }, at) => {
    spare[from] = (spare[from] ?? 0n) - (flows[at] ?? 0n);
    spare[to] = (spare[to] ?? 0n) + (flows[at] ?? 0n);
    touching[from]?.push(at);
    touching[to]?.push(at);
  });
  const shifts: Shift[] = [];
  for (let node = 0; node < nodes; node++) {
    while ((spare[node] ?? 0n) > 0n) {
      const search = nearest(node, edges, flows, spare, touching);
      if (search.found === null) return { balanced: false, within: search.within };
      const { path, end } = search.found;
      let amount = smaller(spare[node] ?? 0n, -(spare[end] ?? 0n));
      for (const { edge, more } of path) {
        const room = roomOf(edges[edge], flows[edge] ?? 0n, more);
        if (room !== null) amount = smaller(amount, room);
      }
      for (const { edge, more } of path) flows[edge] = (flows[edge] ?? 0n) + (more ? amount : -amount);
      spare[node] = (spare[node] ?? 0n) - amount;
      spare[end] = (spare[end] ?? 0n) + amount;
      shifts.push({ amount, edges: path });
    }
  }
  return { balanced: true, flows, shifts };
}

interface Search {
  readonly found: { readonly end: number; readonly path: Shift['edges'] } | null;
  readonly within: ReadonlySet<number>;
}

/** Breadth first over everything that can still take more, or less. */
function nearest(
  origin: number,
  edges: readonly Edge[],
  flows: readonly bigint[],
  spare: readonly bigint[],
  touching: readonly (readonly number[])[],
): Search {
  const cameBy = new Map<number, { readonly edge: number; readonly more: boolean; readonly node: number }>();
  const queue = [origin];
  const within = new Set(queue);
  for (const node of queue) {
    if ((spare[node] ?? 0n) < 0n) {
      const path: { readonly edge: number; readonly more: boolean }[] = [];
      for (let step = cameBy.get(node); step !== undefined; step = cameBy.get(step.node)) {
        path.unshift({ edge: step.edge, more: step.more });
      }
      return { found: { end: node, path }, within };
    }
    for (const at of touching[node] ?? []) {
      const edge = edges[at];
      if (edge === undefined) continue;
      const more = edge.from === node;
      const next = more ? edge.to : edge.from;
      if (within.has(next) || roomOf(edge, flows[at] ?? 0n, more) === 0n) continue;
      within.add(next);
      cameBy.set(next, { edge: at, more, node });
      queue.push(next);
    }
  }
  return { found: null, within };
}

/** How much more, or less, may pass; null for any amount. */
function roomOf(edge: Edge | undefined, flow: bigint, more: boolean): bigint | null {
  if (edge === undefined) return 0n;
  if (!more) return flow - edge.low;
  return edge.high === null ? null : edge.high - flow;
}

/** What must come into a set of nodes at least, and what can go out at most; null room is no limit. */
export function borderOf(
  within: ReadonlySet<number>,
  edges: readonly Edge[],
): { readonly need: bigint; readonly room: bigint | null } {
  let need = 0n;
  let room: bigint | null = 0n;
  for (const { from, to, low, high } of edges) {
    if (within.has(to) && !within.has(from)) need += low;
    if (within.has(from) && !within.has(to)) room = room === null || high === null ? null : room + high;
  }
  return { need, room };
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
