import { parseDate } from '#shared/base/calendarDate.ts';
import { parsePointer } from '#shared/base/pointer.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import { emptyDraft, emptyItem, readConsignment } from '#shared/consignment/consignment.ts';
import type { Edit } from '#shared/consignment/edit.ts';
import { applyEdits } from '#shared/consignment/edit.ts';
import { isRegimeCode } from '#shared/consignment/regimes.ts';
import type { CompiledPack } from '#shared/rules/compile.ts';
import { evaluate } from '#shared/rules/evaluate.ts';
import type { Finding } from '#shared/rules/finding.ts';
import type { PackTests } from '#shared/rules/pack.ts';

type PackCase = PackTests['cases'][number];

/** A case of a pack that did not come out as the pack says. */
export interface FailedCase {
  readonly name: string;
  readonly expected: readonly string[];
  /** "rule at pointer" of each finding; null when the case itself cannot be set up. */
  readonly found: readonly string[] | null;
}

/** What running a pack's own tests showed. A pack becomes active only when both lists are empty. */
export interface PackTestResult {
  readonly failed: readonly FailedCase[];
  /** Rules that no case made fail: untested, so not to be trusted. */
  readonly neverFailed: readonly string[];
}

/** Runs the tests a pack brings: the base consignment, each case's changes to it, and the exact findings expected. */
export function runPackTests(compiled: CompiledPack, tests: PackTests): PackTestResult {
  const subject = compiled.forTests?.() ?? compiled;
  const failed: FailedCase[] = [];
  const failedOnce = new Set<string>();
  for (const test of tests.cases) {
    const weights = Object.entries(test.expectSeverity ?? {});
    const expected = [
      ...test.expect.map(([rule, at]) => `${rule} ${at}`),
      ...weights.map((weight) => weight.join(' ')),
    ];
    const draft = draftOfCase(tests, test);
    const today = parseDate(test.today ?? tests.today);
    if (draft === null || today === null) {
      failed.push({ name: test.name, expected, found: null });
      continue;
    }
    const { findings } = evaluate(subject, readConsignment(draft), { today });
    for (const finding of findings) failedOnce.add(finding.rule);
    const found = [
      ...findings.map((finding) => `${finding.rule} ${finding.at[0] ?? ''}`),
      ...weights.flatMap(([rule]) => weightsOf(rule, findings)),
    ];
    if ([...found].sort().join('|') !== [...expected].sort().join('|'))
      failed.push({ name: test.name, expected, found });
  }
  const neverFailed = compiled.rules.map(({ rule }) => rule.id).filter((id) => !failedOnce.has(id));
  return { failed, neverFailed };
}

function weightsOf(rule: string, findings: readonly Finding[]): readonly string[] {
  const own = findings.filter((finding) => finding.rule === rule);
  return [...new Set(own.map(({ severity }) => `${rule} ${severity}`))];
}

/**
 * The consignment of a case: the base, what its regime types over it, then the case's own changes; null when one of
 * them names no field, or the regime is not known or has no base.
 */
export function draftOfCase(tests: PackTests, test: PackCase): Draft | null {
  const regime = test.regime ?? tests.regime;
  const ofRegime = regime === tests.regime ? {} : ownEntry(tests.bases, regime);
  if (!isRegimeCode(regime) || ofRegime === undefined) return null;
  const start: Draft = { ...emptyDraft(regime), items: [emptyItem()] };
  const shared = withTexts(start, tests.base);
  const based = shared === null ? null : withTexts(shared, ofRegime);
  if (based === null) return null;
  const first = based.items[0] ?? emptyItem();
  const added = Array.from({ length: test.addItems ?? 0 }, () => first);
  const items = test.noItems === true ? [] : [...based.items, ...added];
  return withTexts({ ...based, items }, test.set ?? {});
}

function ownEntry<T>(entries: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return entries !== undefined && Object.hasOwn(entries, name) ? entries[name] : undefined;
}

function withTexts(draft: Draft, texts: Readonly<Record<string, string>>): Draft | null {
  const edits: Edit[] = [];
  for (const [name, text] of Object.entries(texts)) {
    const at = parsePointer(name);
    if (at === null) return null;
    edits.push({ kind: 'set', at, text });
  }
  const edited = applyEdits(draft, edits);
  return edited.ok ? edited.value.draft : null;
}
