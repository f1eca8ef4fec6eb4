/** One line of the table of measurements. */
export interface BenchRow {
  /** "store.window" */
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  /** What it was measured against in the same run, with that one's own figure. */
  readonly comparison: string;
  /** Always "how many times better than the comparison", so that more is better; null where there is none. */
  readonly ratio: number | null;
  /** The bar in words: "ratio >= 0.5; target <= 16 ms". */
  readonly bar: string;
  readonly pass: boolean;
  /**
   * Ratios are taken side by side in one run, so missing one is a failure; absolute times depend on the machine and
   * its other users, so missing one is only said.
   */
  readonly verdict: 'pass' | 'targetMissed' | 'ratioMissed';
}

/** A bound for a figure. */
export type Bound = { readonly atLeast: number } | { readonly atMost: number };

/** What a measurement found, before it is judged. */
export interface Measured {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  readonly comparison: string;
  readonly ratio?: number;
  /** The least ratio that passes. */
  readonly leastRatio?: number;
  /** The bound of the value itself. */
  readonly target?: Bound;
}

/** Judges a measurement. */
export function benchRow({ id, value, unit, comparison, ratio, leastRatio, target }: Measured): BenchRow {
  const ratioHolds = leastRatio === undefined || (ratio !== undefined && ratio >= leastRatio);
  const targetHolds = target === undefined || holds(value, target);
  const verdict = !ratioHolds ? 'ratioMissed' : targetHolds ? 'pass' : 'targetMissed';
  const bars = [
    ...(leastRatio === undefined ? [] : [`ratio >= ${leastRatio}`]),
    ...(target === undefined ? [] : [`target ${inWords(target)} ${unit}`]),
  ];
  return {
    id,
    value: shortened(value),
    unit,
    comparison,
    ratio: ratio === undefined ? null : shortened(ratio),
    bar: bars.join('; ') || 'none',
    pass: verdict === 'pass',
    verdict,
  };
}

/** A figure with three digits that count; whole from 100 on. */
export function shortened(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

function holds(value: number, bound: Bound): boolean {
  return 'atLeast' in bound ? value >= bound.atLeast : value <= bound.atMost;
}

function inWords(bound: Bound): string {
  return 'atLeast' in bound ? `>= ${bound.atLeast}` : `<= ${bound.atMost}`;
}
