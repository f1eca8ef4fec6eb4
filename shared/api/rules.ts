import { z } from 'zod';
import { read } from '#shared/api/method.ts';
import { search } from '#shared/api/schemas.ts';
import type { CodeRow } from '#shared/catalog/codes.ts';
import { CODE_TABLES } from '#shared/consignment/fields.ts';
import type { RuleWords } from '#shared/rules/explain.ts';
import type { BothLanguages, Severity } from '#shared/rules/pack.ts';
import { SEVERITIES } from '#shared/rules/pack.ts';

/** One rule, for people. */
export interface RuleRow {
  readonly id: string;
  readonly rev: number;
  readonly severity: Severity;
  readonly scope: 'consignment' | 'item';
  readonly message: { readonly 'zh-CN': string; readonly en: string };
  readonly why: { readonly 'zh-CN': string; readonly en: string } | null;
  readonly source: { readonly 'zh-CN': string; readonly en: string };
  readonly clause: string;
  readonly sourceFrom: string;
  readonly confidence: 'confirmed' | 'toBeConfirmed';
  readonly when: string;
  readonly assert: string;
  readonly reads: readonly string[];
  /** What is wrong by it and what is right; null when the pack brings no example. */
  readonly example: { readonly wrong: BothLanguages; readonly right: BothLanguages } | null;
  /** The day its transition (过渡期) ends, before which it only warns, YYYY-MM-DD; null when it has none. */
  readonly warnBefore: string | null;
}

const table = z.enum(CODE_TABLES);
const packHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .nullable()
  .default(null);

/** rules.* */
export const RULE_METHODS = {
  'rules.list': read<readonly RuleRow[]>()(
    z.strictObject({
      search,
      severities: z.array(z.enum(SEVERITIES)).max(5).default([]),
      /** Hash of an installed pack; null is the active one. Error `packs.unknown`. */
      pack: packHash,
    }),
  ),
  /** A rule in words; null when the pack has no such rule. */
  'rules.explain': read<RuleWords | null>()(z.strictObject({ rule: z.string().max(40), pack: packHash })),
  'rules.codes': read<readonly CodeRow[]>()(
    z.strictObject({ table, query: search, limit: z.int().min(1).max(200).default(50) }),
  ),
  /** Names of codes, for showing; unknown codes are left out. */
  'rules.codeNames': read<readonly CodeRow[]>()(
    z.strictObject({ table, codes: z.array(z.string().max(20)).max(500) }),
  ),
} as const;
