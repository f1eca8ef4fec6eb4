import { createHash } from 'node:crypto';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import type { DecidedKind } from './kinds.ts';
import { DECIDED_KINDS } from './kinds.ts';
import type { LowValueLimit } from './lowValue.ts';
import { LOW_VALUE_LIMITS, readLowValueLimits } from './lowValue.ts';
import { isRecord, isWhole } from './untrusted.ts';

/** What the officer does with what is declared or applied for. */
export const DECISIONS = ['release', 'return', 'inspect', 'error'] as const;
/**
 * Release or grant (放行, 审结), return (退单), inspect then release (查验), answer with an error number (处理异常).
 */
export type DecisionKind = (typeof DECISIONS)[number];

/** Which documents an outcome is for; all conditions given must hold. */
export interface CaseCondition {
  /** What kind of document; without it inventories and customs declarations, the ways to declare goods. */
  readonly document?: DecidedKind;
  /**
   * Order number; "*" stands for any run of characters. A declaration also goes by its contract number, an application
   * by the number its sender gave it.
   */
  readonly orderNo?: string;
  /** Every n-th of those the other conditions hold for. */
  readonly every?: number;
  /** This part of them (0 to 1), picked by seed and order number. */
  readonly share?: number;
  /** Only the next n of them. */
  readonly next?: number;
}

/** One line of a case script; the first line that applies decides. */
export interface CaseOutcome {
  readonly when: CaseCondition;
  readonly do: DecisionKind;
  /** Receipt number of an `error` (negative), reason number otherwise. */
  readonly code?: string;
  /** Reason, in the words of the receipt. */
  readonly info?: string;
  /** How long an inspection takes, ms; without it, five lifecycle steps. */
  readonly holdMs?: number;
}

/** What a trainer hands the officer. */
export interface CaseScript {
  readonly outcomes: readonly CaseOutcome[];
  /** Delay between lifecycle steps, ms. */
  readonly stepMs?: number;
  /** The most a B2B list in RMB may be worth; the usual limit without it. */
  readonly lowValueLimits?: readonly LowValueLimit[];
}

/** The decision on one document. */
export interface Decision {
  readonly do: DecisionKind;
  readonly code: string | null;
  readonly info: string | null;
  readonly holdMs: number | null;
}

/** Where the officer stands in a script; a value, so that it can be stored with the decision it led to. */
export interface OfficerState {
  readonly outcomes: readonly CaseOutcome[];
  /** For each outcome: how many documents its other conditions have held for. */
  readonly seen: readonly number[];
  readonly lowValueLimits?: readonly LowValueLimit[];
}

/** What the officer is asked to decide on. */
export interface Case {
  readonly document: DecidedKind;
  /** The numbers it goes by; by the first of them a share is picked. */
  readonly numbers: readonly [string, ...string[]];
}

/** An officer with nothing scripted releases everything. */
export const EASY_OFFICER: OfficerState = { outcomes: [], seen: [] };

const RELEASE: Decision = { do: 'release', code: null, info: null, holdMs: null };
const MOST_OUTCOMES = 500;

/** What is decided on where a script does not name a kind. */
const DECLARED: ReadonlySet<DecidedKind> = new Set(['inventory', 'declaration']);

/** Starts a script from its beginning. */
export function beginScript({ outcomes, lowValueLimits }: Omit<CaseScript, 'stepMs'>): OfficerState {
  const seen = outcomes.map(() => 0);
  return lowValueLimits === undefined ? { outcomes, seen } : { outcomes, seen, lowValueLimits };
}

/** The limits the officer holds B2B lists to. */
export function lowValueLimitsOf(state: OfficerState): readonly LowValueLimit[] {
  return state.lowValueLimits ?? LOW_VALUE_LIMITS;
}

/** Decides on a document: same state, seed and numbers, same decision. */
export function decide(
  state: OfficerState,
  seed: number,
  { document, numbers }: Case,
): { readonly decision: Decision; readonly state: OfficerState } {
  const seen = [...state.seen];
  for (const [i, outcome] of state.outcomes.entries()) {
    const { document: kind, orderNo: pattern, share, every, next } = outcome.when;
    if (kind === undefined ? !DECLARED.has(document) : kind !== document) continue;
    if (pattern !== undefined && !numbers.some((number) => matchesGlob(number, pattern))) continue;
    if (share !== undefined && fraction(seed, i, numbers[0]) >= share) continue;
    const count = (seen[i] ?? 0) + 1;
    seen[i] = count;
    if (every !== undefined && count % every !== 0) continue;
    if (next !== undefined && count > next * (every ?? 1)) continue;
    const { code = null, info = null, holdMs = null } = outcome;
    return { decision: { do: outcome.do, code, info, holdMs }, state: { ...state, seen } };
  }
  return { decision: RELEASE, state: { ...state, seen } };
}

/** "*" is any run of characters, everything else itself. */
export function matchesGlob(text: string, pattern: string): boolean {
  const [head = '', ...rest] = pattern.split('*');
  const tail = rest.pop();
  if (tail === undefined) return text === pattern;
  if (!text.startsWith(head)) return false;
  let at = head.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return text.length - tail.length >= at && text.endsWith(tail);
}

/** A number in [0, 1) that depends on nothing but its arguments. */
function fraction(seed: number, index: number, orderNo: string): number {
  return createHash('sha256').update(`${seed}/${index}/${orderNo}`).digest().readUInt32BE(0) / 2 ** 32;
}

/** Reads a case script from outside; the error is the path of the first value that cannot stand. */
export function readCaseScript(input: unknown): Result<CaseScript, string> {
  if (!isRecord(input)) return err('');
  const { outcomes = [], stepMs, lowValueLimits } = input;
  if (stepMs !== undefined && !isWhole(stepMs, 0, 3_600_000)) return err('stepMs');
  if (!Array.isArray(outcomes) || outcomes.length > MOST_OUTCOMES) return err('outcomes');
  const read: CaseOutcome[] = [];
  for (const [i, outcome] of outcomes.entries()) {
    const result = readOutcome(outcome, `outcomes.${i}`);
    if (!result.ok) return result;
    read.push(result.value);
  }
  const limits = lowValueLimits === undefined ? null : readLowValueLimits(lowValueLimits, 'lowValueLimits');
  if (limits !== null && !limits.ok) return limits;
  return ok({
    outcomes: read,
    ...(stepMs === undefined ? {} : { stepMs }),
    ...(limits === null ? {} : { lowValueLimits: limits.value }),
  });
}

function readOutcome(input: unknown, at: string): Result<CaseOutcome, string> {
  if (!isRecord(input)) return err(at);
  const { when = {}, do: decision, code, info, holdMs } = input;
  const kind = DECISIONS.find((known) => known === decision);
  if (kind === undefined) return err(`${at}.do`);
  if (code !== undefined && !isCode(code, kind)) return err(`${at}.code`);
  if (info !== undefined && !isText(info, 500)) return err(`${at}.info`);
  if (holdMs !== undefined && !isWhole(holdMs, 0, 86_400_000)) return err(`${at}.holdMs`);
  const condition = readCondition(when, `${at}.when`);
  if (!condition.ok) return condition;
  if (kind === 'inspect' && !hasGoods(condition.value.document)) return err(`${at}.do`);
  return ok({
    when: condition.value,
    do: kind,
    ...(code === undefined ? {} : { code }),
    ...(info === undefined ? {} : { info }),
    ...(holdMs === undefined ? {} : { holdMs }),
  });
}

function readCondition(input: unknown, at: string): Result<CaseCondition, string> {
  if (!isRecord(input)) return err(at);
  const { document: named, orderNo, every, share, next } = input;
  const document = DECIDED_KINDS.find((known) => known === named);
  if (named !== undefined && document === undefined) return err(`${at}.document`);
  if (orderNo !== undefined && !isText(orderNo, 100)) return err(`${at}.orderNo`);
  if (every !== undefined && !isWhole(every, 1, 1_000_000)) return err(`${at}.every`);
  if (next !== undefined && !isWhole(next, 0, 1_000_000)) return err(`${at}.next`);
  if (share !== undefined && !(typeof share === 'number' && share >= 0 && share <= 1)) {
    return err(`${at}.share`);
  }
  return ok({
    ...(document === undefined ? {} : { document }),
    ...(orderNo === undefined ? {} : { orderNo }),
    ...(every === undefined ? {} : { every }),
    ...(share === undefined ? {} : { share }),
    ...(next === undefined ? {} : { next }),
  });
}

/** Whether there is something to inspect: an application to cancel or to sum up is papers alone. */
function hasGoods(document: DecidedKind | undefined): boolean {
  return document !== 'cancellation' && document !== 'summary';
}

function isCode(value: unknown, kind: DecisionKind): value is string {
  return typeof value === 'string' && (kind === 'error' ? /^-\d{1,9}$/ : /^\d{1,9}$/).test(value);
}

function isText(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.length <= most;
}
