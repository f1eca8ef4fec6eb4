import { countFindings, stopsSending } from '#backend/app/findingCounts.ts';
import type { Session } from '#backend/app/session.ts';
import type { CheckMade } from '#backend/store/contract/consignments.ts';
import { dateInChina } from '#shared/base/calendarDate.ts';
import type { Pointer } from '#shared/base/pointer.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import { textAt } from '#shared/consignment/edit.ts';
import type { Evaluation } from '#shared/rules/evaluate.ts';
import { evaluate, evaluateIncremental } from '#shared/rules/evaluate.ts';
import type { Finding } from '#shared/rules/finding.ts';
import { CONFIRMABLE, findingKey } from '#shared/rules/finding.ts';

/** The answer of a check, and what the store keeps of it. */
export interface Checked {
  readonly evaluation: Evaluation;
  readonly result: CheckMade;
}

/** Nothing confirmed: what a new draft is checked with. */
const NOTHING_CONFIRMED: ReadonlySet<string> = new Set();

/** Checks a draft with the rules of a session, as of today in China. Confirmed findings do not count. */
export function checkDraft(
  session: Pick<Session, 'rules'>,
  draft: Draft,
  nowMs: number,
  confirmed: ReadonlySet<string> = NOTHING_CONFIRMED,
): Checked {
  const { compiled } = session.rules;
  const evaluation = evaluate(compiled, readConsignment(draft), { today: dateInChina(nowMs) });
  return checked(evaluation, compiled.hash, draft, nowMs, confirmed);
}

/** Checks again after some fields changed: the same answer, for the price of the rules concerned. */
export function recheckDraft(
  session: Pick<Session, 'rules'>,
  previous: Evaluation,
  draft: Draft,
  changed: readonly Pointer[],
  nowMs: number,
  confirmed: ReadonlySet<string>,
): Checked {
  const { compiled } = session.rules;
  const today = dateInChina(nowMs);
  const evaluation = evaluateIncremental(previous, compiled, readConsignment(draft), { today }, changed);
  return checked(evaluation, compiled.hash, draft, nowMs, confirmed);
}

/** Whether a person has looked at a finding and confirmed it for the values it was found with. */
export function isConfirmed(finding: Finding, draft: Draft, confirmed: ReadonlySet<string>): boolean {
  if (confirmed.size === 0 || !CONFIRMABLE.has(finding.severity)) return false;
  return confirmed.has(findingKey(finding, (at) => textAt(draft, at)));
}

function checked(
  evaluation: Evaluation,
  packHash: string,
  draft: Draft,
  at: number,
  confirmed: ReadonlySet<string>,
): Checked {
  const open = evaluation.findings.filter((finding) => !isConfirmed(finding, draft, confirmed));
  const counts = countFindings(open);
  const result = { counts, blocked: stopsSending(counts), packHash, at, speaking: speakingRules(open) };
  return { evaluation, result };
}

/** The rules behind findings that want something of a person, by number; a mere note wants nothing. */
function speakingRules(open: readonly Finding[]): readonly string[] {
  const rules = new Set<string>();
  for (const { rule, severity } of open) if (severity !== 'info') rules.add(rule);
  return [...rules].sort();
}

/** The latest evaluations by consignment, so that a keystroke costs only the rules it concerns. Bounded. */
export interface EvaluationCache {
  /** What was found with the same pack; null otherwise. */
  get(id: string, revision: number, packHash: string): Evaluation | null;
  put(id: string, revision: number, evaluation: Evaluation): void;
}

const KEPT = 50;

/** An empty cache. */
export function createEvaluationCache(): EvaluationCache {
  const kept = new Map<string, { readonly revision: number; readonly evaluation: Evaluation }>();
  return {
    get(id, revision, packHash) {
      const entry = kept.get(id);
      return entry?.revision === revision && entry.evaluation.packHash === packHash ? entry.evaluation : null;
    },
    put(id, revision, evaluation) {
      kept.delete(id);
      kept.set(id, { revision, evaluation });
      const oldest = kept.keys().next();
      if (kept.size > KEPT && oldest.done === false) kept.delete(oldest.value);
    },
  };
}
