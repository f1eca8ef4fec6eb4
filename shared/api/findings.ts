import { z } from 'zod';
import { read } from '#shared/api/method.ts';
import { id } from '#shared/api/schemas.ts';
import type { RuleWords } from '#shared/rules/explain.ts';
import type { FailedPart } from '#shared/rules/explainFinding.ts';
import type { BothLanguages } from '#shared/rules/pack.ts';

/** Why a finding was made: the rule in words, the parts of it that do not hold, and what it looked at. */
export interface FindingReason {
  readonly words: RuleWords;
  /** Empty when the rule holds for the consignment as it is stored now. */
  readonly failed: readonly FailedPart[];
  readonly example: { readonly wrong: BothLanguages; readonly right: BothLanguages } | null;
}

const packHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .nullable()
  .default(null);

/** findings.* */
export const FINDING_METHODS = {
  /** A finding on a stored consignment; null for one that is none of the pack's (text that cannot be read). */
  'findings.explain': read<FindingReason | null>()(
    z.strictObject({
      id,
      rule: z.string().max(40),
      /** Index of the goods item; null for a finding on the whole consignment. */
      item: z.int().min(0).max(2000).nullable().default(null),
      /** Hash of the pack that made it; null is the active one. Error `packs.unknown`. */
      pack: packHash,
    }),
  ),
} as const;
