import type { Handlers } from '#backend/app/dispatcher.ts';
import { fail } from '#backend/app/outcome.ts';
import type { Workstation } from '#backend/app/workstation.ts';
import { onSession } from '#backend/app/workstation.ts';
import { dateInChina } from '#shared/base/calendarDate.ts';
import { ok } from '#shared/base/result.ts';
import { dayFor } from '#shared/rules/inForce.ts';
import { editionOf } from '#shared/rules/packDiff.ts';
import { tryRule } from '#shared/rules/tryRule.ts';

type RuleTrialMethod = Extract<keyof Handlers, 'rules.try' | 'rules.met'>;

/** Earlier consignments that are named. */
const NAMED = 5;

/** Handlers of rules.* that look at one rule on one consignment. */
export function ruleTrialHandlers(workstation: Workstation): Pick<Handlers, RuleTrialMethod> {
  return {
    'rules.try': ({ pack: hash, rule, id }) =>
      onSession(workstation, ({ store, packs }) => {
        const stored = store.consignments.get(id);
        if (stored === null) return fail('consignment.missing');
        const rules = hash === null ? ok(packs.active()) : packs.rules(hash);
        if (!rules.ok) return rules;
        const { compiled, loaded } = rules.value;
        const day = dayFor(loaded.pack, dateInChina(workstation.ports.now()));
        const results = tryRule(compiled, loaded.pack, rule, stored.draft, day);
        if (results === null) return fail('rules.unknownRule', { rule, pack: loaded.pack.version });
        return ok({ rule, pack: editionOf(loaded.pack), day, results });
      }),
    'rules.met': ({ rule, id }) =>
      onSession(workstation, ({ store }) => {
        const { consignments, cleared, latest } = store.meetings.ofRule(rule, id, NAMED);
        return ok({
          ...{ rule, consignments, cleared },
          latest: latest.map(({ metAt, clearedAt, ...which }) => ({
            ...which,
            metAt: iso(metAt),
            clearedAt: clearedAt === null ? null : iso(clearedAt),
          })),
        });
      }),
  };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
