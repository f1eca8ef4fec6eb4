import { z } from 'zod';
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { parseDate } from '#shared/base/calendarDate.ts';
import { canonicalJson } from '#shared/base/canonicalJson.ts';
import type { Pointer } from '#shared/base/pointer.ts';
import { parsePointer } from '#shared/base/pointer.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import { enteredPart } from '#shared/consignment/storedDraft.ts';
import type { Evaluation } from '#shared/rules/evaluate.ts';
import type { Finding } from '#shared/rules/finding.ts';
import type { FindingChanges } from '#shared/rules/findingChanges.ts';
import { compareFindings, isUnchanged } from '#shared/rules/findingChanges.ts';
import type { Severity } from '#shared/rules/pack.ts';
import { SEVERITIES } from '#shared/rules/pack.ts';

/** Name and edition of the passport's format. */
export const PASSPORT_FORMAT = 'highland.passport/1';

/** The most findings a passport holds: 200 rules on 100 goods items. */
export const MAX_PASSPORT_FINDINGS = 20_000;

const day = z.string().transform((text, context): CalendarDate => {
  const date = parseDate(text);
  if (date !== null) return date;
  context.addIssue({ code: 'custom', message: 'not a day' });
  return z.NEVER;
});
const at = z.string().transform((text, context): Pointer => {
  const pointer = parsePointer(text);
  if (pointer !== null) return pointer;
  context.addIssue({ code: 'custom', message: 'not a pointer' });
  return z.NEVER;
});
const instant = z.iso.datetime({ precision: 3 });
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const ruleId = z.string().min(1).max(20);
const version = z.string().min(1).max(40);
const packId = z.string().min(1).max(60);
const text = z.string().max(40_000);
const both = z.strictObject({ 'zh-CN': text, en: text });
const places = z.array(at).max(2100);
const item = z.int().min(0).max(2000).nullable();
const key = z.string().max(60_000);
const name = z.string().max(100);

const fix = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('set'), edit: z.strictObject({ kind: z.literal('set'), at, text }) }),
  z.strictObject({ kind: z.literal('ask'), text: both }),
  z.strictObject({ kind: z.literal('pick'), table: name, at }),
  z.strictObject({ kind: z.literal('goto'), at }),
  z.strictObject({ kind: z.literal('offer'), at, texts: z.array(text).max(20) }),
]);

const finding = z.strictObject({
  rule: ruleId,
  rev: z.int().min(1).max(9999),
  pack: z.strictObject({ id: packId, version, hash: z.string().max(64) }),
  severity: z.enum(SEVERITIES),
  at: places,
  item,
  params: z.record(z.string().max(80), text),
  text: both,
  why: both.optional(),
  source: z.strictObject({ ref: both, clause: z.string().max(200).optional(), from: day.optional() }),
  confidence: z.enum(['confirmed', 'toBeConfirmed']),
  fix: fix.optional(),
});

const count = z.int().min(0).max(MAX_PASSPORT_FINDINGS);

const passportSchema = z.strictObject({
  format: z.literal(PASSPORT_FORMAT),
  madeAt: instant,
  /** The day the rules were asked as of. */
  basisDate: day,
  app: z.strictObject({ version }),
  /** Fingerprint: SHA-256 of `fingerprintText` of the draft that was checked. */
  consignment: z.strictObject({ id: name, fingerprint: sha256 }),
  pack: z.strictObject({ id: packId, version, seq: z.int().min(1), hash: sha256 }),
  findings: z.array(finding).max(MAX_PASSPORT_FINDINGS),
  /** Rules that could not be applied because a number or date was absent. */
  blocked: z.array(z.strictObject({ rule: ruleId, item, at: places })).max(MAX_PASSPORT_FINDINGS),
  /** What a person had confirmed when the check was made; `key` as findingKey gives it. */
  confirmations: z.array(z.strictObject({ rule: ruleId, key, by: name, at: instant })).max(5000),
  counts: z.strictObject({
    fatal: count,
    hold: count,
    verify: count,
    warning: count,
    info: count,
    blocked: count,
    confirmed: count,
  }),
});

type Frozen<T> = T extends string | number | boolean | null | undefined
  ? T
  : { readonly [K in keyof T]: Frozen<T[K]> };

/** The record of one check (检查凭证): what was checked, by which pack, as of which day, and what came out. */
export type Passport = Frozen<Omit<z.infer<typeof passportSchema>, 'findings' | 'blocked'>> & {
  readonly findings: Evaluation['findings'];
  readonly blocked: Evaluation['blocked'];
};

/** What a passport is made of. */
export interface PassportParts {
  readonly madeAt: string;
  readonly appVersion: string;
  readonly consignment: Passport['consignment'];
  readonly pack: Passport['pack'];
  readonly evaluation: Evaluation;
  readonly confirmations: Passport['confirmations'];
}

/** Writes the passport of a check. `madeAt` is an instant in UTC with milliseconds ("2026-01-05T08:00:00.000Z"). */
export function makePassport(parts: PassportParts): Passport {
  const { madeAt, appVersion, consignment, pack, evaluation, confirmations } = parts;
  const { findings, blocked, today } = evaluation;
  return {
    ...{ format: PASSPORT_FORMAT, madeAt, basisDate: today, app: { version: appVersion } },
    ...{ consignment, pack, findings, blocked, confirmations },
    counts: countsOf({ findings, blocked, confirmations }),
  };
}

/** How much of what a check found. */
export function countsOf({
  findings,
  blocked,
  confirmations,
}: Pick<Passport, 'findings' | 'blocked' | 'confirmations'>): Passport['counts'] {
  const of = (severity: Severity): number => findings.filter((one) => one.severity === severity).length;
  return {
    ...{ fatal: of('fatal'), hold: of('hold'), verify: of('verify'), warning: of('warning') },
    ...{ info: of('info'), blocked: blocked.length, confirmed: confirmations.length },
  };
}

/** Why a value is no passport. */
export interface PassportProblem {
  readonly code: 'rules.passport.unreadable' | 'rules.passport.inconsistent';
  readonly params: Readonly<Record<string, string>>;
}

/** Reads a passport from parsed JSON. The caller bounds the size of the text it parses. */
export function readPassport(value: unknown): Result<Passport, PassportProblem> {
  const read = passportSchema.safeParse(value);
  if (!read.success) {
    const issue = read.error.issues[0];
    const where = (issue?.path ?? []).map(String).join('.').slice(0, 120);
    const detail = (issue?.message ?? '').slice(0, 200);
    return err({ code: 'rules.passport.unreadable', params: { where, detail } });
  }
  const passport: Passport = { ...read.data, findings: read.data.findings.map(withoutGaps) };
  if (canonicalJson(countsOf(passport)) !== canonicalJson(passport.counts)) {
    return err({ code: 'rules.passport.inconsistent', params: { where: 'counts' } });
  }
  return ok(passport);
}

/** Leaves optional parts out where they are absent, as a fresh finding does. */
function withoutGaps({ why, fix: proposed, ...rest }: z.infer<typeof finding>): Finding {
  const { ref, clause, from } = rest.source;
  const source = {
    ref,
    ...(clause === undefined ? {} : { clause }),
    ...(from === undefined ? {} : { from }),
  };
  return {
    ...rest,
    source,
    ...(why === undefined ? {} : { why }),
    ...(proposed === undefined ? {} : { fix: proposed }),
  };
}

/** The text of a passport; its SHA-256 says whether a passport is the one that was made. */
export function passportText(passport: Passport): string {
  return canonicalJson(passport);
}

/** The text whose SHA-256 is a consignment's fingerprint: everything a person entered. */
export function fingerprintText(draft: Draft): string {
  return canonicalJson(enteredPart(draft));
}

/** What two passports differ in. When and by which program they were made does not count. */
export interface PassportComparison extends FindingChanges {
  readonly same: boolean;
  readonly differs: readonly (
    | 'consignment'
    | 'pack'
    | 'basisDate'
    | 'findings'
    | 'blocked'
    | 'confirmations'
  )[];
}

/** Compares two passports: of one check made twice, or of a check and its repetition as of the same day. */
export function samePassport(a: Passport, b: Passport): PassportComparison {
  const changes = compareFindings(a.findings, b.findings);
  const unstamped = ({ findings }: Passport): unknown => findings.map(({ pack: _pack, ...rest }) => rest);
  const same = (x: unknown, y: unknown): boolean => canonicalJson(x) === canonicalJson(y);
  const parts = ['consignment', 'pack', 'basisDate', 'blocked', 'confirmations'] as const;
  const differs: PassportComparison['differs'] = [
    ...parts.filter((part) => !same(a[part], b[part])),
    ...(isUnchanged(changes) && same(unstamped(a), unstamped(b)) ? [] : ['findings' as const]),
  ];
  return { same: differs.length === 0, differs, ...changes };
}
