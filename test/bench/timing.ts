/** The middle value; 0 of nothing. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which that share of all values lies (0.99: all but the slowest hundredth). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Milliseconds of the wall clock that some work took. */
export async function millisecondsOf(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Milliseconds of this process's processors that some work took: what the neighbours do does not count. */
export function cpuMillisecondsOf(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  return cpuMillisecondsSince(start);
}

/** The same for work that waits in between; nothing else may run in this process meanwhile. */
export async function cpuMillisecondsOfAsync(work: () => Promise<unknown>): Promise<number> {
  const start = process.cpuUsage();
  await work();
  return cpuMillisecondsSince(start);
}

function cpuMillisecondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Figures of several competitors over rounds in which they took turns. */
export type Rounds<Name extends string> = Readonly<Record<Name, readonly number[]>>;

/** Lets competitors take turns for some rounds, after one round that does not count. */
export async function inTurns<Name extends string>(
  rounds: number,
  competitors: Readonly<Record<Name, () => number | Promise<number>>>,
): Promise<Rounds<Name>> {
  const names = Object.keys(competitors) as Name[];
  const figures = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = -1; round < rounds; round += 1) {
    for (const name of names) {
      const figure = await competitors[name]();
      if (round >= 0) figures[name].push(figure);
    }
  }
  return figures;
}

/** The middle of the ratios of one round each. */
export function ratioOf(above: readonly number[], below: readonly number[]): number {
  return median(above.map((value, i) => value / (below[i] ?? value)));
}
