import type { Session } from '#backend/app/session.ts';
import type { StoredConsignment } from '#backend/store/contract/consignments.ts';
import { latestDocuments } from '#backend/sync/documentMoves.ts';
import { dateInChina } from '#shared/base/calendarDate.ts';
import type { Consignment } from '#shared/consignment/consignment.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import type { CustomsNumbers, Packing, PaperInput } from '#shared/documents/commercial/paperInput.ts';
import { workOut } from '#shared/documents/packing/workOut.ts';

/** What the papers of a consignment are made of, as everything stands now. */
export function paperInputOf(session: Session, stored: StoredConsignment, now: number): PaperInput {
  const { consignment } = readConsignment(stored.draft);
  const { enterprise, letterhead } = session.settings();
  return {
    consignment,
    codes: session.rules.tables,
    letterhead: { code: enterprise.code, telephone: enterprise.telephone, ...letterhead },
    packing: packingOf(session, stored),
    englishNames: englishNames(session, consignment),
    customsNumbers: customsNumbersOf(session, stored.id),
    day: dateInChina(now),
  };
}

/** The cartons that the seller planned, worked out; null where there is no plan, or one that does not come out. */
function packingOf({ store }: Session, { id, draft }: StoredConsignment): Packing | null {
  const plan = store.packings.get(id)?.plan ?? null;
  if (plan === null) return null;
  const split = workOut(plan, draft);
  return split.ok ? split.value : null;
}

/** Numbers that customs gave to the latest inventory and declaration; a request about them has numbers of its own. */
export function customsNumbersOf({ store }: Session, consignmentId: string): CustomsNumbers {
  const latest = latestDocuments(store, consignmentId);
  const numbersOf = (kind: 'inventory' | 'declaration') => {
    const document = latest.get(kind);
    return document === undefined ? {} : store.exchange.numbersOf(document.id);
  };
  const { preNo = '', invtNo = '' } = numbersOf('inventory');
  return { preNo, invtNo, entryId: numbersOf('declaration')['ENTRY_ID'] ?? '' };
}

/** The product records know what goods are called in English. */
function englishNames({ store }: Session, { items }: Consignment): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { itemNo } of items) {
    if (itemNo === '' || names.has(itemNo)) continue;
    names.set(itemNo, store.products.byItemNo(itemNo)?.texts.nameEn ?? '');
  }
  return names;
}
