import { checkDraft } from '#backend/app/checking.ts';
import type { Drafting } from '#backend/app/drafting.ts';
import type { Outcome } from '#backend/app/outcome.ts';
import { fail } from '#backend/app/outcome.ts';
import type { StoredConsignment } from '#backend/store/contract/consignments.ts';
import { ok } from '#shared/base/result.ts';
import { textAt } from '#shared/consignment/edit.ts';
import { EDITABLE_STATES } from '#shared/exchange/consignmentState.ts';
import { CONFIRMABLE, findingKey } from '#shared/rules/finding.ts';

/**
 * Notes that a person has looked at a finding of severity hold or verify and stands by the values, or takes that back.
 * It holds for exactly these values; the audit log says what was confirmed.
 */
export function confirmFinding(
  work: Drafting,
  stored: StoredConsignment,
  rule: string,
  item: number | null,
  confirmed: boolean,
): Outcome<void> {
  if (!EDITABLE_STATES.has(stored.state) || stored.removedAt !== null) return fail('consignment.locked');
  const { store } = work.session;
  const at = work.now();
  const { findings } = checkDraft(work.session, stored.draft, at).evaluation;
  const finding = findings.find((one) => one.rule === rule && one.item === item);
  if (finding === undefined) return fail('consignment.noSuchFinding', { rule });
  if (!CONFIRMABLE.has(finding.severity)) return fail('consignment.notConfirmable', { rule });
  store.transaction(() => {
    store.consignments.setConfirmation(
      stored.id,
      findingKey(finding, (place) => textAt(stored.draft, place)),
      confirmed,
      {
        at,
        actor: 'user',
        action: confirmed ? 'consignment.confirmed' : 'consignment.unconfirmed',
        subject: stored.id,
        detail: { rule, rev: finding.rev, pack: finding.pack.hash, item, text: finding.text['zh-CN'] },
      },
    );
    const known = store.consignments.confirmations(stored.id);
    store.consignments.saveCheck(stored.id, checkDraft(work.session, stored.draft, at, known).result);
  });
  return ok(undefined);
}
