import type { Handlers } from '#backend/app/dispatcher.ts';
import { fail } from '#backend/app/outcome.ts';
import type { Workstation } from '#backend/app/workstation.ts';
import { onSession } from '#backend/app/workstation.ts';
import type { FindingReason } from '#shared/api/findings.ts';
import { dateInChina } from '#shared/base/calendarDate.ts';
import { ok } from '#shared/base/result.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import type { Explanation } from '#shared/rules/explainFinding.ts';
import { explainFinding } from '#shared/rules/explainFinding.ts';
import { dayFor } from '#shared/rules/inForce.ts';

type FindingMethod = Extract<keyof Handlers, `findings.${string}`>;

/** Handlers of findings.* */
export function findingHandlers(workstation: Workstation): Pick<Handlers, FindingMethod> {
  return {
    'findings.explain': ({ id, rule, item, pack }) =>
      onSession(workstation, ({ store, packs }) => {
        const stored = store.consignments.get(id);
        if (stored === null) return fail('consignment.missing');
        // An index from an older state of the draft may be of an item that is gone: then nothing fails any more.
        if (item !== null && item >= stored.draft.items.length) return ok(null);
        const rules = pack === null ? ok(packs.active()) : packs.rules(pack);
        if (!rules.ok) return rules;
        const made = rules.value.loaded.pack;
        const today = dayFor(made, dateInChina(workstation.ports.now()));
        return ok(reasonOf(explainFinding(made, { rule, item }, readConsignment(stored.draft), today)));
      }),
  };
}

function reasonOf(explanation: Explanation | null): FindingReason | null {
  if (explanation === null) return null;
  const { words, failed, rule } = explanation;
  return { words, failed, example: rule.example ?? null };
}
