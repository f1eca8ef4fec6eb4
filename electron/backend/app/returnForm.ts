import { z } from 'zod';
import type { Drafting } from '#backend/app/drafting.ts';
import { countedReturns, requestsOf } from '#backend/app/sentRecords.ts';
import type { StoredConsignment } from '#backend/store/contract/consignments.ts';
import type { SettingsStore } from '#backend/store/contract/workStore.ts';
import type { ReturnFields, ReturnForm } from '#shared/api/changes.ts';
import { anythingLeft, returnableLines } from '#shared/documents/requests/takeBack.ts';
import type { MessageRecord } from '#shared/messages/table.ts';

/** What is likely the same on the next return of this seller. */
const remembered = z.object({
  carrierCode: z.string(),
  carrierName: z.string(),
  trafMode: z.string(),
  siteCode: z.string(),
});
/** What of a return is remembered for the next one. */
export type RememberedReturn = z.infer<typeof remembered>;

/** The setting it is remembered under. */
export const RETURN_DEFAULTS = 'returnDefaults';

/** coElNo is C..30 */
const NUMBER_MAX = 30;

/** What a return of a consignment starts from; null when nothing of it is left. */
export function returnForm(
  { session }: Drafting,
  stored: StoredConsignment,
  inventory: MessageRecord,
): ReturnForm | null {
  const { store } = session;
  const lines = returnableLines(inventory, countedReturns(store, stored.id));
  if (!anythingLeft(lines)) return null;
  const count = requestsOf(store, stored.id).filter(({ kind }) => kind === 'return').length;
  const { carrier, transport, order } = stored.draft;
  const last = readRemembered(store.settings);
  const wish: ReturnFields = {
    requestNo: numberOf(order.copNo.trim(), count + 1),
    waybillNo: '',
    carrierCode: last?.carrierCode ?? carrier.code.trim(),
    carrierName: last?.carrierName ?? carrier.name.trim(),
    billNo: '',
    trafMode: last?.trafMode ?? transport.mode.trim(),
    trafName: transport.meansName.trim(),
    voyageNo: transport.voyageNo.trim(),
    country: transport.country.trim(),
    siteCode: last?.siteCode ?? transport.siteCode.trim(),
  };
  return { lines, wish };
}

function readRemembered(settings: SettingsStore): RememberedReturn | null {
  const read = remembered.safeParse(settings.get(RETURN_DEFAULTS));
  return read.success ? read.data : null;
}

/** The seller's own number of a return: that of the inventory and a count. */
function numberOf(copNo: string, count: number): string {
  const tail = `-R${count}`;
  return `${copNo.slice(0, NUMBER_MAX - tail.length)}${tail}`;
}
