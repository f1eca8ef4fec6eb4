import { z } from 'zod';
import type { Handlers } from '#backend/app/dispatcher.ts';
import type { Outcome } from '#backend/app/outcome.ts';
import { fail } from '#backend/app/outcome.ts';
import type { Session } from '#backend/app/session.ts';
import type { Workstation } from '#backend/app/workstation.ts';
import { onChannel, onSession } from '#backend/app/workstation.ts';
import type { PlatformAddress } from '#backend/ports.ts';
import type { OfficerRule, TrainingLessons, TrainingState } from '#shared/api/home.ts';
import { OUTAGE_MODES, officerRuleSchema } from '#shared/api/home.ts';
import { err, ok } from '#shared/base/result.ts';

type TrainingMethod = Extract<keyof Handlers, `training.${string}`>;

/** Publishing runs the tests of a pack first. */
const LIMIT_MS = 30_000;

const { document, orderNo, every, next, do: decision, code, info } = officerRuleSchema.shape;
const when = z.object({ document, orderNo, every, next });
const officerOutcomeSchema = z.object({ when, do: decision, code, info });

/** What the platform says is set; a line of its case script is a rule of the console. */
const stateSchema = z.object({
  outage: z.enum(OUTAGE_MODES),
  stepMs: z.int(),
  outcomes: z.array(officerOutcomeSchema),
  messages: z.int(),
});

const both = z.object({ 'zh-CN': z.string(), en: z.string() });
const lessonsSchema = z.object({
  lessons: z.array(z.object({ lesson: z.string(), title: both, teaches: both })).max(99),
  published: z
    .array(
      z.object({
        pack: z.string(),
        version: z.string(),
        seq: z.int(),
        title: both,
        effectiveFrom: z.string(),
        published: z.string(),
      }),
    )
    .max(1000),
});
/** A refusal that the platform gives in words of its publisher, whose texts the window has. */
const refusalSchema = z.object({
  error: z.object({
    code: z.string().regex(/^(packs|training)\.[A-Za-z.]{1,60}$/),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
});

/** Handlers of training.* */
export function trainingHandlers(workstation: Workstation): Pick<Handlers, TrainingMethod> {
  const onDesk = <T>(act: (platform: PlatformAddress, session: Session) => Promise<Outcome<T>>) =>
    onSession(workstation, (session) => {
      if (session.kind !== 'training') return fail('training.only');
      return onChannel(session, ({ platform }) => act(platform, session));
    });
  const onPlatform = (act: (platform: PlatformAddress, session: Session) => Promise<Outcome<unknown>>) =>
    onDesk(async (platform, session) => {
      const done = await act(platform, session);
      return done.ok ? stateOf(platform) : err(done.error);
    });

  return {
    'training.state': () => onPlatform(async () => ok(undefined)),
    'training.setOfficer': ({ rules, stepMs }) =>
      onPlatform((platform) =>
        control(platform, 'POST', '/control/officer', { outcomes: rules.map(outcomeOf), stepMs }),
      ),
    'training.setOutage': ({ mode }) =>
      onPlatform(async (platform, session) => {
        const done = await control(platform, 'POST', '/control/outage', { mode });
        if (done.ok && mode === 'off') session.channel?.engine.tryNow();
        return done;
      }),
    'training.resolve': ({ orderNo }) =>
      onPlatform((platform) => control(platform, 'POST', '/control/resolve', { orderNo })),
    'training.lessons': () =>
      onDesk(async (platform) => lessonsOf(await control(platform, 'GET', '/control/lessons', null))),
    'training.publishLesson': (order) =>
      onDesk(async (platform) => lessonsOf(await control(platform, 'POST', '/control/lessons', order))),
  };
}

function lessonsOf(answer: Outcome<unknown>): Outcome<TrainingLessons> {
  if (!answer.ok) return answer;
  const lessons = lessonsSchema.safeParse(answer.value);
  return lessons.success ? ok(lessons.data) : fail('training.control', { detail: 'lessons' });
}

async function stateOf(platform: PlatformAddress): Promise<Outcome<TrainingState>> {
  const answer = await control(platform, 'GET', '/control/state', null);
  if (!answer.ok) return answer;
  const state = stateSchema.safeParse(answer.value);
  if (!state.success) return fail('training.control', { detail: 'state' });
  const { outage, stepMs, outcomes, messages } = state.data;
  return ok({ outage, stepMs, rules: outcomes.map(ruleOf), documents: messages });
}

/** A rule of the console as a line of the platform's case script. */
function outcomeOf({ do: decision, code, info, ...when }: OfficerRule) {
  return {
    when,
    do: decision,
    ...(code === undefined ? {} : { code }),
    ...(info === undefined ? {} : { info }),
  };
}

function ruleOf({ when, do: decision, code, info }: z.output<typeof officerOutcomeSchema>): OfficerRule {
  return {
    ...when,
    do: decision,
    ...(code === undefined ? {} : { code }),
    ...(info === undefined ? {} : { info }),
  };
}

/** One order of the trainer to the platform. */
async function control(
  platform: PlatformAddress,
  method: 'GET' | 'POST',
  path: string,
  body: unknown,
): Promise<Outcome<unknown>> {
  try {
    const answer = await fetch(new URL(path, platform.url), {
      method,
      headers: { authorization: `Bearer ${platform.controlToken}`, 'content-type': 'application/json' },
      ...(body === null ? {} : { body: JSON.stringify(body) }),
      redirect: 'error',
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    const value: unknown = await answer.json();
    if (answer.ok) return ok(value);
    const refusal = refusalSchema.safeParse(value);
    return refusal.success
      ? fail(refusal.data.error.code, refusal.data.error.params)
      : fail('training.control', { detail: String(answer.status) });
  } catch (problem) {
    return fail('training.control', { detail: problem instanceof Error ? problem.name : '' });
  }
}
