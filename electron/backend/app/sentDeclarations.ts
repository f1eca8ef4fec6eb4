import { keptDraft } from '#backend/app/passportKeeping.ts';
import type { WorkStore } from '#backend/store/contract/workStore.ts';
import { parseDate } from '#shared/base/calendarDate.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import { sentProcedure } from '#shared/consignment/regimes.ts';
import { customsAccepted } from '#shared/exchange/consignmentState.ts';
import type { SentDeclaration } from '#shared/rules/shadow.ts';

/**
 * A declaration as it was sent: what the passport of its sending was made for. Null where there is none, as with what an
 * earlier release sent, or where it was changed since.
 */
export function sentDeclaration(store: WorkStore, id: string, queuedAt: number): SentDeclaration | null {
  const kept = store.passports.ofSending(id, queuedAt);
  const draft = kept === null ? null : keptDraft(kept, kept.fingerprint);
  const declaredOn = parseDate(kept?.basisDate ?? '');
  if (draft === null || declaredOn === null) return null;
  const states = store.exchange.statesOf(id);
  const accepted = customsAccepted(sentProcedure(draft.regime, states.keys()), states);
  return { id, read: readConsignment(draft), declaredOn, accepted };
}
