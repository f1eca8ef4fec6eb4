import type { FuzzTarget } from '#test/fuzz/fuzzing.ts';
import { packsTarget } from '#test/fuzz/targets/packs.ts';
import { rulesTarget } from '#test/fuzz/targets/rules.ts';
import { trustTarget } from '#test/fuzz/targets/trust.ts';

/** Everything that is fuzzed, by name. */
export const TARGETS = {
  rules: rulesTarget,
  packs: packsTarget,
  trust: trustTarget,
} as const satisfies Record<string, () => FuzzTarget>;

/** Whether a text names a target. */
export function isTargetName(text: string): text is keyof typeof TARGETS {
  return Object.hasOwn(TARGETS, text);
}
