import { z } from 'zod';
import type { Handlers } from '#backend/app/dispatcher.ts';
import type { Outcome } from '#backend/app/outcome.ts';
import { fail } from '#backend/app/outcome.ts';
import type { Session } from '#backend/app/session.ts';
import type { Workstation } from '#backend/app/workstation.ts';
import { onChannel, onSession } from '#backend/app/workstation.ts';
import type { PlatformAddress } from '#backend/ports.ts';
import type { OfficerRule, TrainingState } from '#shared/api/home.ts';
import { OUTAGE_MODES, officerRuleSchema } from '#shared/api/home.ts';
import { err, ok } from '#shared/base/result.ts';

type TrainingMethod = Extract<keyof Handlers, `training.${string}`>;

const LIMIT_MS = 10_000;

const { orderNo, every, next, do: decision, code, info } = officerRuleSchema.shape;
const officerOutcomeSchema = z.object({ when: z.object({ orderNo, every, next }), do: decision, code, info });

/** What the platform says is set; a line of its case script is a rule of the console. */
const stateSchema = z.object({
  outage: z.enum(OUTAGE_MODES),
  stepMs: z.int(),
  outcomes: z.array(officerOutcomeSchema),
  messages: z.int(),
});

/** Handlers of training.* */
export function trainingHandlers(workstation: Workstation): Pick<Handlers, TrainingMethod> {
  const onPlatform = (act: (platform: PlatformAddress, session: Session) => Promise<Outcome<unknown>>) =>
    onSession(workstation, (session) => {
      if (session.kind !== 'training') return fail('training.only');
      return onChannel(session, async ({ platform }) => {
        const done = await act(platform, session);
        return done.ok ? stateOf(platform) : err(done.error);
      });
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
  };
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
    return answer.ok ? ok(value) : fail('training.control', { detail: String(answer.status) });
  } catch (problem) {
    return fail('training.control', { detail: problem instanceof Error ? problem.name : '' });
  }
}
