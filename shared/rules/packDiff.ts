import type { PackRule, RulePack } from '#shared/rules/pack.ts';
import type { RuleChange } from '#shared/rules/ruleDiff.ts';
import { diffRule } from '#shared/rules/ruleDiff.ts';
import type { TableDiff } from '#shared/rules/tableDiff.ts';
import { diffTables } from '#shared/rules/tableDiff.ts';
import type { TariffDiff } from '#shared/rules/tariffDiff.ts';
import { diffTariff } from '#shared/rules/tariffDiff.ts';

/** Which edition of a pack is meant. */
export interface PackEdition {
  readonly id: string;
  readonly version: string;
  readonly seq: number;
}

/** One rule that differs, and the first day on which the difference counts. */
export type RuleDiff = { readonly from: string } & (
  | { readonly kind: 'added'; readonly rule: PackRule }
  | { readonly kind: 'dropped'; readonly rule: PackRule }
  | ({ readonly kind: 'changed' } & Omit<RuleChange, 'kind'>)
);

/** What differs between two packs. Rules stand in the order of the pack that has them, changed and new ones first. */
export interface PackDiff {
  readonly before: PackEdition;
  readonly after: PackEdition;
  /** The first day of the newer pack, YYYY-MM-DD: its effective day, or the day it was published. */
  readonly from: string;
  readonly rules: readonly RuleDiff[];
  readonly tables: readonly TableDiff[];
  readonly tariff: TariffDiff;
  /** Regimes (监管方式) the pack as a whole newly covers, or no longer does. */
  readonly regimes: { readonly added: readonly string[]; readonly dropped: readonly string[] };
}

/** Compares two packs: rules by number, tables by code. */
export function diffPacks(before: RulePack, after: RulePack): PackDiff {
  const from = after.effective.from ?? after.published;
  const old = new Map(before.rules.map((rule) => [rule.id, rule]));
  const now = new Set(after.rules.map((rule) => rule.id));
  const regimes = { before: before.regimes, after: after.regimes };
  const present = after.rules.flatMap((rule): readonly RuleDiff[] => {
    const earlier = old.get(rule.id);
    if (earlier === undefined) return [{ kind: 'added', rule, from: firstDay(rule, from) }];
    const change = diffRule(earlier, rule, regimes);
    return change === null ? [] : [{ kind: 'changed', ...change, from: firstDay(rule, from) }];
  });
  const gone = before.rules.filter((rule) => !now.has(rule.id));
  const words = new Set([...wordLists(before), ...wordLists(after)]);
  return {
    before: editionOf(before),
    after: editionOf(after),
    from,
    rules: [...present, ...gone.map((rule): RuleDiff => ({ kind: 'dropped', rule, from }))],
    tables: diffTables(before.tables, after.tables, words),
    tariff: diffTariff(before.tariff ?? [], after.tariff ?? []),
    regimes: {
      added: after.regimes.filter((regime) => !before.regimes.includes(regime)),
      dropped: before.regimes.filter((regime) => !after.regimes.includes(regime)),
    },
  };
}

/** Which edition a pack is. */
export function editionOf(pack: RulePack): PackEdition {
  return { id: pack.pack, version: pack.version, seq: pack.seq };
}

/** A rule of a pack counts from the later of the pack's first day and its own. */
function firstDay(rule: PackRule, packFrom: string): string {
  const own = rule.effective?.from ?? '';
  return own > packFrom ? own : packFrom;
}

/** The tables that rules of a pack look for words in. */
function wordLists(pack: RulePack): readonly string[] {
  return pack.rules.flatMap((rule) =>
    [...`${rule.when ?? ''} ${rule.assert}`.matchAll(WORD_LIST)].map((match) => match[1] ?? ''),
  );
}

const WORD_LIST = /\b(?:hasWord|onlyWords)\(\s*["']([A-Za-z0-9]+)["']/g;
