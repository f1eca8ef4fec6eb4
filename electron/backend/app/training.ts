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

/** What the trainer has set, as this workstation remembers it; the outage ends with the platform, so it is not kept. */
const consoleSchema = z.object({ stepMs: z.int(), rules: z.array(officerRuleSchema) });
const NEW_CONSOLE: z.output<typeof consoleSchema> = { stepMs: 400, rules: [] };

const ledgerSchema = z.object({ messages: z.object({ total: z.int() }) });

/** Handlers of training.* */
export function trainingHandlers(workstation: Workstation): Pick<Handlers, TrainingMethod> {
  const outages = new WeakMap<Session, TrainingState['outage']>();

  const onPlatform = (act: (session: Session, platform: PlatformAddress) => Promise<Outcome<unknown>>) =>
    onSession(workstation, (session) => {
      if (session.kind !== 'training') return fail('training.only');
      return onChannel(session, async ({ platform }) => {
        const done = await act(session, platform);
        return done.ok ? state(session, platform) : err(done.error);
      });
    });

  const state = async (session: Session, platform: PlatformAddress): Promise<Outcome<TrainingState>> => {
    const ledger = await control(platform, 'GET', '/control/ledger', null);
    if (!ledger.ok) return ledger;
    const report = ledgerSchema.safeParse(ledger.value);
    const documents = report.success ? report.data.messages.total : 0;
    return ok({ ...consoleOf(session), outage: outages.get(session) ?? 'off', documents });
  };

  return {
    'training.state': () => onPlatform(async () => ok(undefined)),
    'training.setOfficer': ({ rules, stepMs }) =>
      onPlatform(async (session, platform) => {
        const script = { outcomes: rules.map(outcomeOf), stepMs };
        const done = await control(platform, 'POST', '/control/officer', script);
        if (done.ok) {
          const audit = {
            at: workstation.ports.now(),
            actor: 'user',
            action: 'training.officerSet',
            subject: '',
            detail: {},
          };
          session.store.settings.set('trainingConsole', { rules, stepMs }, audit);
        }
        return done;
      }),
    'training.setOutage': ({ mode }) =>
      onPlatform(async (session, platform) => {
        const done = await control(platform, 'POST', '/control/outage', { mode });
        if (done.ok) {
          outages.set(session, mode);
          if (mode === OUTAGE_MODES[0]) session.channel?.engine.tryNow();
        }
        return done;
      }),
    'training.resolve': ({ orderNo }) =>
      onPlatform((_session, platform) => control(platform, 'POST', '/control/resolve', { orderNo })),
  };
}

function consoleOf(session: Session): z.output<typeof consoleSchema> {
  const stored = consoleSchema.safeParse(session.store.settings.get('trainingConsole'));
  return stored.success ? stored.data : NEW_CONSOLE;
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
