import { z } from 'zod';
import { read } from '#shared/api/method.ts';
import { nothing, search } from '#shared/api/schemas.ts';
import type { CodeRow } from '#shared/catalog/codes.ts';
import { CODE_TABLES } from '#shared/consignment/fields.ts';
import type { RuleWords } from '#shared/rules/explain.ts';
import type { BothLanguages, Severity } from '#shared/rules/pack.ts';
import { SEVERITIES } from '#shared/rules/pack.ts';

/** An installed rule pack. */
export interface PackInfo {
  readonly id: string;
  readonly version: string;
  readonly seq: number;
  readonly hash: string;
  readonly publisher: { readonly 'zh-CN': string; readonly en: string };
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  /** The day it was published, YYYY-MM-DD. */
  readonly published: string;
  readonly active: boolean;
  readonly rules: number;
  readonly tables: readonly { readonly name: string; readonly rows: number }[];
}

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

/** rules.* */
export const RULE_METHODS = {
  'rules.installed': read<readonly PackInfo[]>()(nothing),
  'rules.list': read<readonly RuleRow[]>()(
    z.strictObject({ search, severities: z.array(z.enum(SEVERITIES)).max(5).default([]) }),
  ),
  /** A rule in words; null when the pack in force has no such rule. */
  'rules.explain': read<RuleWords | null>()(z.strictObject({ rule: z.string().max(40) })),
  'rules.codes': read<readonly CodeRow[]>()(
    z.strictObject({ table, query: search, limit: z.int().min(1).max(200).default(50) }),
  ),
  /** Names of codes, for showing; unknown codes are left out. */
  'rules.codeNames': read<readonly CodeRow[]>()(
    z.strictObject({ table, codes: z.array(z.string().max(20)).max(500) }),
  ),
} as const;
