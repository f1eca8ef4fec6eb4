import { z } from 'zod';
import { parseDate } from '#shared/base/calendarDate.ts';
import { tariffLineSchema, tariffSchema } from '#shared/rules/tariff.ts';

/** Name and edition of the rule language this version understands. */
export const PROFILE = 'cel-c/1';

/** How a finding weighs: fatal cannot be sent; hold needs a document or a second person; verify is confirmed once. */
export const SEVERITIES = ['fatal', 'hold', 'verify', 'warning', 'info'] as const;
/** One of SEVERITIES. */
export type Severity = (typeof SEVERITIES)[number];

/** What a rule may be about beyond its fields: whether a regime fits the goods; whether a name or address says enough. */
export const RULE_TOPICS = ['fit', 'vague'] as const;

const date = z.string().refine((text) => parseDate(text) !== null, 'not a day');
const confidence = z.enum(['confirmed', 'toBeConfirmed']);
const expression = z.string().min(1).max(2000);
const place = z.string().max(100);
const both = (max: number) =>
  z.strictObject({ 'zh-CN': z.string().min(1).max(max), en: z.string().min(1).max(max) });

/** Half-open: from the first day in force to the first day no longer in force. */
const effective = z.strictObject({ from: date.nullable(), to: date.nullable() });

const codeRow = z.strictObject({
  code: z.string().min(1).max(60),
  zh: z.string().max(500),
  en: z.string().max(500),
  customs: z.string().max(60),
  confidence,
  /** The first day the code may be used, and the first day it may no longer be. */
  from: date.optional(),
  to: date.optional(),
  /** The code of the same table that took its place. */
  replacedBy: z.string().min(1).max(60).optional(),
});

/** The rows of one table. What takes the place of a code is a code of the table, and only of one that ends. */
const codeRows = z
  .array(codeRow)
  .max(20_000)
  .superRefine((rows, context) => {
    const codes = new Set(rows.map(({ code }) => code));
    rows.forEach(({ code, from, to, replacedBy }, i) => {
      const wrong = (message: string): void => {
        context.addIssue({ code: 'custom', path: [i], message: `${code}: ${message}` });
      };
      if (from !== undefined && to !== undefined && from >= to) wrong('ends before it begins');
      if (replacedBy === undefined) return;
      if (to === undefined) wrong('is replaced but does not end');
      if (replacedBy === code || !codes.has(replacedBy)) wrong(`no other code ${replacedBy}`);
    });
  });

const fix = z.union([
  z.strictObject({ set: place, to: expression }),
  z.strictObject({ ask: both(300) }),
  z.strictObject({ pick: z.string().max(40) }),
  z.strictObject({ goto: place }),
  /** Words of a table to put in the place of what stands there: those of the row `by` names, else of the words in it. */
  z.strictObject({ offer: place, from: z.string().max(40), by: expression.optional() }),
]);

const source = z.strictObject({
  ref: both(300),
  clause: z.string().max(200).optional(),
  from: date.optional(),
});

const rule = z.strictObject({
  id: z.string().regex(/^[RCT]\d{4}$/),
  rev: z.int().min(1).max(9999),
  class: z.enum(['R', 'C', 'T']),
  topic: z.enum(RULE_TOPICS).optional(),
  severity: z.enum(SEVERITIES),
  scope: z.enum(['consignment', 'item']),
  when: expression.optional(),
  assert: expression,
  at: z.array(place).min(1).max(12),
  params: z.record(z.string().regex(/^[a-z][A-Za-z0-9]{0,30}$/), expression).optional(),
  msg: both(600),
  why: both(1200).optional(),
  source,
  confidence,
  effective: effective.optional(),
  /** A fatal or hold rule only warns before this day, so that people can get used to it. */
  phase: z.strictObject({ warnBefore: date }).optional(),
  regimes: z.array(z.string().max(8)).max(20).optional(),
  fix: fix.optional(),
  /** What is wrong by this rule and what is right, for people. */
  example: z.strictObject({ wrong: both(200), right: both(200) }).optional(),
});

const packTest = z.strictObject({
  name: z.string().min(1).max(200),
  /** The regime of the case: the suite's own when absent, or one of `bases`. */
  regime: z.string().max(8).optional(),
  /** The day the check is made; the suite's own day when absent. */
  today: date.optional(),
  /** Field pointers and the texts that are typed into them, on top of the base draft. */
  set: z.record(z.string().max(200), z.string().max(4000)).optional(),
  /** Copies of the base draft's first item added at the end before `set`. */
  addItems: z.int().min(0).max(200).optional(),
  /** Takes all items away. */
  noItems: z.boolean().optional(),
  /** [rule, first pointer] of every finding; only these rules are looked at when `only` is given. */
  expect: z.array(z.tuple([z.string().max(10), z.string().max(200)])).max(400),
  /** How much the findings of a rule weigh in this case, for rules whose weight changes with the day. */
  expectSeverity: z.record(z.string().max(10), z.enum(SEVERITIES)).optional(),
});

const packTests = z.strictObject({
  today: date,
  regime: z.string().max(8),
  /** Field pointers and texts of a consignment without findings. */
  base: z.record(z.string().max(200), z.string().max(4000)),
  /** What each further regime types over the base, so that it has no findings in that regime. */
  bases: z.record(z.string().max(8), z.record(z.string().max(200), z.string().max(4000))).optional(),
  /** Made-up tariff lines that only the cases see, so that a rule on the tariff can be tried on every answer. */
  tariff: z.array(tariffLineSchema).max(200).optional(),
  cases: z.array(packTest).max(2000),
});

/** A rule pack: everything the check needs, as data (see resources/rules/README.md). */
export const packSchema = z.strictObject({
  pack: z.string().regex(/^[a-z0-9.-]{3,60}$/),
  version: z.string().regex(/^\d{1,4}\.\d{1,4}\.\d{1,4}$/),
  seq: z.int().min(1),
  profile: z.literal(PROFILE),
  title: both(200),
  regimes: z.array(z.string().max(8)).min(1).max(20),
  /** The day legal time is measured by; "today" is the day the check is made, which is the day of declaration. */
  basis: z.literal('today'),
  /** The day the publisher gave it out: its age counts from here. */
  published: date,
  effective,
  publisher: both(200),
  languages: z.tuple([z.literal('zh-CN'), z.literal('en')]),
  tables: z.record(z.string().regex(/^[a-z][A-Za-z0-9]{0,30}$/), codeRows),
  /** Tariff lines; a pack need not bring any. */
  tariff: tariffSchema.optional(),
  rules: z.array(rule).min(1).max(2000),
  tests: packTests,
});

/** A rule pack as read and found well-formed. */
export type RulePack = z.infer<typeof packSchema>;
/** One rule of a pack. */
export type PackRule = z.infer<typeof rule>;
/**
 * How a rule weighs on a day: before the end of its phase (过渡期) a fatal or hold rule is only a warning. Days are
 * compared as text.
 */
export function severityOn(rule: Pick<PackRule, 'severity' | 'phase'>, day: string): Severity {
  const blocks = rule.severity === 'fatal' || rule.severity === 'hold';
  return blocks && rule.phase !== undefined && day < rule.phase.warnBefore ? 'warning' : rule.severity;
}
/** The tests a pack brings. */
export type PackTests = z.infer<typeof packTests>;
/** A text in both languages of the workstation. */
export interface BothLanguages {
  readonly 'zh-CN': string;
  readonly en: string;
}
/** Where a rule comes from: notice, message edition or other text. */
export type RuleSource = z.infer<typeof source>;

/** Why a pack cannot be used. `rule` and `where` are in params where the problem lies in one rule. */
export interface PackProblem {
  readonly code:
    | 'rules.pack.duplicateRule'
    | 'rules.pack.syntax'
    | 'rules.pack.type'
    | 'rules.pack.notAllowed'
    | 'rules.pack.tooComplex'
    | 'rules.pack.unknownField'
    | 'rules.pack.unknownTable'
    | 'rules.pack.unknownFormat'
    | 'rules.pack.unknownParameter'
    | 'rules.pack.tooCostly'
    | 'rules.pack.ruleTooCostly'
    | 'rules.pack.tooLong';
  readonly params: Readonly<Record<string, string>>;
}
