import type { Handlers } from '#backend/app/dispatcher.ts';
import { fail } from '#backend/app/outcome.ts';
import type { Session } from '#backend/app/session.ts';
import type { Workstation } from '#backend/app/workstation.ts';
import { onSession } from '#backend/app/workstation.ts';
import type { Fit, RegimeComparison, RegimeOption } from '#shared/api/regimes.ts';
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { dateInChina } from '#shared/base/calendarDate.ts';
import { ok } from '#shared/base/result.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import { applyEdits } from '#shared/consignment/edit.ts';
import {
  hasRoutes,
  keptPlaces,
  newlyAsked,
  switchEdits,
  WAYS,
  wayOf,
} from '#shared/consignment/switching.ts';
import { evaluate } from '#shared/rules/evaluate.ts';
import type { Finding } from '#shared/rules/finding.ts';
import { SEVERITIES } from '#shared/rules/pack.ts';

type RegimeMethod = Extract<keyof Handlers, `regimes.${string}`>;

/** Handlers of regimes.* */
export function regimeHandlers(workstation: Workstation): Pick<Handlers, RegimeMethod> {
  return {
    'regimes.compare': ({ id }) =>
      onSession(workstation, (session) => {
        const stored = session.store.consignments.get(id);
        if (stored === null) return fail('consignment.missing');
        return ok(compareRegimes(session, stored.draft, dateInChina(workstation.ports.now())));
      }),
    'regimes.lastUsed': () =>
      onSession(workstation, ({ store }) => {
        const { rows } = store.consignments.list({
          ...{ search: '', states: [], check: 'any', removed: false, importId: null },
          ...{ sort: 'created', descending: true, offset: 0, limit: 1 },
        });
        const last = rows[0] === undefined ? null : store.consignments.get(rows[0].id);
        return ok(last === null ? { regime: '9610', route: 'list' } : wayOf(last.draft));
      }),
  };
}

/** Holds every regime and route against a draft: what its rules about fit would find on the day. */
function compareRegimes(session: Session, draft: Draft, today: CalendarDate): RegimeComparison {
  const { compiled } = session.rules;
  const aboutFit = new Set(compiled.rules.flatMap(({ rule }) => (rule.topic === 'fit' ? [rule.id] : [])));
  const now = wayOf(draft);
  const options = WAYS.map((way): RegimeOption => {
    const switched = applyEdits(draft, switchEdits(draft, way));
    const would = switched.ok ? switched.value.draft : draft;
    const { findings } = evaluate(compiled, readConsignment(would), { today });
    const reasons = findings
      .filter(({ rule }) => aboutFit.has(rule))
      .toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
    const { regime, procedure } = way;
    const chosen = regime === now.regime && (!hasRoutes(regime) || procedure.route === now.route);
    return {
      ...{ regime, route: procedure.route, chosen, documents: procedure.documents },
      ...{ fit: fitOf(reasons), reasons },
      asked: newlyAsked(draft, now, way),
      kept: keptPlaces(draft, way),
    };
  });
  return { options, judged: aboutFit.size > 0 };
}

function fitOf(reasons: readonly Finding[]): Fit {
  if (reasons.some(({ severity }) => severity === 'fatal' || severity === 'hold')) return 'not';
  return reasons.some(({ severity }) => severity !== 'info') ? 'ask' : 'fits';
}
