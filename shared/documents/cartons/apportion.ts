import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import type { Fraction } from '#shared/documents/cartons/units.ts';
import { total, wholeWeights } from '#shared/documents/cartons/units.ts';

/** One who takes part in a share-out. Amounts are whole units of the last digit. */
export interface Claim {
  /** Its locked amount, or null. */
  readonly fixed: bigint | null;
  /** What is locked inside it: it never gets less. */
  readonly least: bigint;
  /** In proportion to what it gets its share; null when that is not known. */
  readonly key: Fraction | null;
}

/** What one claim got, and how. */
export interface Part {
  readonly by: 'lock' | 'hold' | 'share';
  readonly weight: bigint;
  readonly down: bigint;
  readonly extra: boolean;
  readonly result: bigint;
}

/** A share-out with its arithmetic. */
export interface Apportionment {
  readonly taken: bigint;
  readonly rest: bigint;
  readonly weights: bigint;
  readonly leftOver: number;
  readonly parts: readonly Part[];
}

/** Why nothing can be shared out: a claim's key is not known (which), or all keys are zero. */
export type NoProportion =
  | { readonly reason: 'noKey'; readonly claim: number }
  | { readonly reason: 'zeroKey' };

/**
 * Shares out an amount by largest remainder: every exact share is rounded down, and the units left over go one each
 * to the largest remainders, the earlier claim first when two are equal. A claim whose share would be under its least
 * is held at it and the others share the rest. What is locked and held must not be more than the amount, and where
 * it is less there must be a claim without a lock: the caller has made sure.
 */
export function apportion(amount: bigint, claims: readonly Claim[]): Result<Apportionment, NoProportion> {
  const held = new Set<number>();
  for (;;) {
    const free = claims.flatMap(({ fixed }, at) => (fixed === null && !held.has(at) ? [at] : []));
    const taken = total(
      claims.map(({ fixed, least }, at) => (fixed !== null ? fixed : held.has(at) ? least : 0n)),
    );
    const rest = amount - taken;
    const weighed = weightsOf(free, claims, rest);
    if (!weighed.ok) return weighed;
    const weights = total(weighed.value.values());
    const downs = new Map(
      [...weighed.value].map(([at, weight]) => [at, weights === 0n ? 0n : (rest * weight) / weights]),
    );
    const short = free.filter(
      (at) => rest * (weighed.value.get(at) ?? 0n) < (claims[at]?.least ?? 0n) * weights,
    );
    if (short.length > 0) {
      for (const at of short) held.add(at);
      continue;
    }
    const leftOver = Number(free.length === 0 ? 0n : rest - total(downs.values()));
    const remainder = (at: number) => rest * (weighed.value.get(at) ?? 0n) - (downs.get(at) ?? 0n) * weights;
    const lucky = new Set(
      [...free].sort((a, b) => order(remainder(b), remainder(a)) || a - b).slice(0, leftOver),
    );
    const parts = claims.map(({ fixed, least }, at): Part => {
      if (fixed !== null) return { by: 'lock', weight: 0n, down: fixed, extra: false, result: fixed };
      if (held.has(at)) return { by: 'hold', weight: 0n, down: least, extra: false, result: least };
      const down = downs.get(at) ?? 0n;
      const extra = lucky.has(at);
      const weight = weighed.value.get(at) ?? 0n;
      return { by: 'share', weight, down, extra, result: extra ? down + 1n : down };
    });
    return ok({ taken, rest, weights, leftOver, parts });
  }
}

/** The weights of the free claims. One alone takes all, and where nothing is left nobody's key matters. */
function weightsOf(
  free: readonly number[],
  claims: readonly Claim[],
  rest: bigint,
): Result<ReadonlyMap<number, bigint>, NoProportion> {
  if (free.length <= 1 || rest === 0n) return ok(new Map(free.map((at) => [at, 1n])));
  const keys: Fraction[] = [];
  for (const at of free) {
    const key = claims[at]?.key ?? null;
    if (key === null) return err({ reason: 'noKey', claim: at });
    keys.push(key);
  }
  const weights = wholeWeights(keys);
  if (weights.every((weight) => weight === 0n)) return err({ reason: 'zeroKey' });
  return ok(new Map(free.map((at, i) => [at, weights[i] ?? 0n])));
}

function order(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
