/** One thing that is fed with what nobody would write. */
export interface FuzzTarget {
  readonly name: string;
  /**
   * Makes the input a seed stands for and tries it. Says in a word or two what came of it, so that seeds that led
   * somewhere new can be kept. Throws where the program is wrong.
   */
  readonly attempt: (seed: number) => string | Promise<string>;
  /** Takes away what was made for the attempts. */
  readonly close: () => void;
}

/** A seed worth trying again: it was the first to lead where it led, or it once found a fault. */
export interface KeptSeed {
  readonly seed: number;
  readonly led: string;
}

/** What a run of a target came to. */
export interface FuzzRun {
  readonly attempts: number;
  readonly milliseconds: number;
  /** How often each outcome came. */
  readonly outcomes: ReadonlyMap<string, number>;
  /** Seeds that were first to lead somewhere. */
  readonly firsts: readonly KeptSeed[];
  readonly faults: readonly { readonly seed: number; readonly message: string }[];
}

/** The most faults a run collects before it stops; one fault is usually met many times. */
const MOST_FAULTS = 5;

/** Tries seed after seed until the time is over. */
export async function fuzz(
  target: FuzzTarget,
  firstSeed: number,
  milliseconds: number,
  now: () => number,
): Promise<FuzzRun> {
  const outcomes = new Map<string, number>();
  const firsts: KeptSeed[] = [];
  const faults: { seed: number; message: string }[] = [];
  const begun = now();
  let attempts = 0;
  for (let seed = firstSeed; now() - begun < milliseconds && faults.length < MOST_FAULTS; seed += 1) {
    attempts += 1;
    try {
      const led = await target.attempt(seed);
      const times = outcomes.get(led) ?? 0;
      if (times === 0) firsts.push({ seed, led });
      outcomes.set(led, times + 1);
    } catch (problem) {
      faults.push({
        seed,
        message: problem instanceof Error ? (problem.stack ?? problem.message) : String(problem),
      });
    }
  }
  return { attempts, milliseconds: now() - begun, outcomes, firsts, faults };
}

/** Fails with what was expected; the targets run without a test runner. */
export function expectThat(holds: boolean, message: () => string): void {
  if (!holds) throw new Error(message());
}
