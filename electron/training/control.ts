import { parseDate } from '#shared/base/calendarDate.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import type { Answer, Route } from './httpServer.ts';
import { refuse } from './httpServer.ts';
import type { Ledger } from './ledger.ts';
import type { LedgerReport } from './ledgerReport.ts';
import type { CaseScript } from './officer.ts';
import { beginScript, readCaseScript } from './officer.ts';
import type { Outage } from './outage.ts';
import { readOutage } from './outage.ts';
import type { RulePacks } from './rulePacks.ts';
import type { LessonOrder, RuleProblem, RulesReport } from './rulePublisher.ts';
import { isRecord, isWhole } from './untrusted.ts';

/** The delay between lifecycle steps, ms; 0 is as fast as it goes. */
export interface Pace {
  readonly stepMs: number;
}

/** How the platform stands just now. */
export interface PlatformState {
  readonly outage: Outage['mode'];
  readonly stepMs: number;
  readonly outcomes: CaseScript['outcomes'];
  /** Messages taken in so far. */
  readonly messages: number;
}

/** What a trainer can do: the same over HTTP and in the same process. */
export interface PlatformControl {
  /** Gives the officer a case script; it begins from its first line, counters at nought. */
  readonly officer: (script: CaseScript) => void;
  /** Puts the platform out of order, or back in order. */
  readonly outage: (outage: Outage) => void;
  /** Sets the pace, for steps already pending too. */
  readonly pace: (pace: Pace) => void;
  /** Ends the inspections under an order or contract number now; the answer is how many it ended. */
  readonly resolve: (orderNo: string) => number;
  /** What is set just now. */
  readonly state: () => PlatformState;
  /** The ledger in numbers. */
  readonly ledger: () => LedgerReport;
  /** The lessons there are and the rule packs published so far. */
  readonly lessons: () => Promise<Result<RulesReport, RuleProblem>>;
  /** Publishes the rules of a lesson. */
  readonly publishLesson: (order: LessonOrder) => Promise<Result<RulesReport, RuleProblem>>;
}

/** What the control side works with. */
export interface ControlDesk {
  readonly ledger: Ledger;
  readonly outage: () => Outage;
  readonly setOutage: (outage: Outage) => void;
  readonly stepMs: () => number;
  readonly setPace: (stepMs: number) => void;
  /** Something may have become due. */
  readonly wake: () => void;
  /** null where the platform publishes no rules. */
  readonly rules: RulePacks | null;
}

const NO_RULES: Result<never, RuleProblem> = err({ code: 'training.noRules', params: {} });

const LONGEST_STEP_MS = 3_600_000;
const MOST_BYTES = 1024 * 1024;

/** The trainer's operations. */
export function openControl(desk: ControlDesk): PlatformControl {
  const { ledger, setOutage, setPace, wake } = desk;
  const pace = ({ stepMs }: Pace): void => {
    setPace(stepMs);
    ledger.transaction(() => ledger.repace(stepMs));
    wake();
  };
  return {
    officer({ stepMs, ...script }) {
      ledger.transaction(() => ledger.setOfficer(beginScript(script)));
      if (stepMs !== undefined) pace({ stepMs });
    },
    outage: setOutage,
    pace,
    resolve(orderNo) {
      const inspected = ledger.inspected(orderNo);
      ledger.transaction(() => {
        for (const id of inspected) ledger.hasten(id);
      });
      wake();
      return inspected.length;
    },
    state: () => ({
      outage: desk.outage().mode,
      stepMs: desk.stepMs(),
      outcomes: ledger.officer().outcomes,
      messages: ledger.report().messages.total,
    }),
    ledger: () => ledger.report(),
    lessons: async () => desk.rules?.report() ?? NO_RULES,
    publishLesson: async (lesson) => desk.rules?.publish(lesson) ?? NO_RULES,
  };
}

/** The trainer's operations as endpoints. */
export function controlRoutes(control: PlatformControl): readonly Route[] {
  return [
    order('/control/officer', readCaseScript, (script) => done(() => control.officer(script))),
    order('/control/outage', readOutage, (outage) => done(() => control.outage(outage))),
    order('/control/pace', readPace, (pace) => done(() => control.pace(pace))),
    order('/control/resolve', readOrderNo, (orderNo) => {
      const resolved = control.resolve(orderNo);
      return resolved === 0 ? refuse(404, 'notInspected', { orderNo }) : { status: 200, body: { resolved } };
    }),
    look('/control/state', control.state),
    look('/control/ledger', control.ledger),
    {
      ...look('/control/lessons', () => null),
      answer: async () => ruleAnswer(await control.lessons()),
    },
    order('/control/lessons', readLessonOrder, async (lesson) =>
      ruleAnswer(await control.publishLesson(lesson)),
    ),
  ];
}

function look(path: string, answer: () => unknown): Route {
  return {
    method: 'GET',
    path,
    side: 'control',
    mostBytes: 0,
    answer: () => ({ status: 200, body: answer() }),
  };
}

function order<T>(
  path: string,
  read: (input: unknown) => Result<T, string>,
  act: (value: T) => Answer | Promise<Answer>,
): Route {
  return {
    method: 'POST',
    path,
    side: 'control',
    mostBytes: MOST_BYTES,
    answer({ body }) {
      const value = read(body);
      return value.ok ? act(value.value) : refuse(400, 'badRequest', { pointer: value.error });
    },
  };
}

function done(act: () => void): Answer {
  act();
  return { status: 200, body: { ok: true } };
}

function readPace(input: unknown): Result<Pace, string> {
  if (!isRecord(input) || !isWhole(input['stepMs'], 0, LONGEST_STEP_MS)) return err('stepMs');
  return ok({ stepMs: input['stepMs'] });
}

function readOrderNo(input: unknown): Result<string, string> {
  if (!isRecord(input) || typeof input['orderNo'] !== 'string') return err('orderNo');
  return ok(input['orderNo'].slice(0, 60));
}

function readLessonOrder(input: unknown): Result<LessonOrder, string> {
  if (!isRecord(input)) return err('');
  const { lesson, effectiveFrom } = input;
  if (typeof lesson !== 'string' || lesson.length > 40) return err('lesson');
  const isDay =
    typeof effectiveFrom === 'string' && (effectiveFrom === 'today' || parseDate(effectiveFrom) !== null);
  return isDay ? ok({ lesson, effectiveFrom }) : err('effectiveFrom');
}

function ruleAnswer(done: Result<RulesReport, RuleProblem>): Answer {
  return done.ok ? { status: 200, body: done.value } : refuse(409, done.error.code, done.error.params);
}
