import { procedureNow } from '#backend/app/changeViews.ts';
import type { Drafting } from '#backend/app/drafting.ts';
import { withOnePack } from '#backend/app/drafting.ts';
import type { Outcome } from '#backend/app/outcome.ts';
import { fail } from '#backend/app/outcome.ts';
import { outgoing } from '#backend/app/outgoing.ts';
import type { RememberedReturn } from '#backend/app/returnForm.ts';
import { RETURN_DEFAULTS } from '#backend/app/returnForm.ts';
import { freeze } from '#backend/app/sending.ts';
import { countedReturns, numbersOf, sentInventory } from '#backend/app/sentRecords.ts';
import type { Channel } from '#backend/app/session.ts';
import { summaryOfParcel } from '#backend/app/summaryViews.ts';
import type { StoredConsignment } from '#backend/store/contract/consignments.ts';
import { latestDocuments, moveDocument, refreshConsignment } from '#backend/sync/documentMoves.ts';
import type { RequestStatus } from '#shared/api/changes.ts';
import { isChangeRequest } from '#shared/api/changes.ts';
import { compactTimeInChina } from '#shared/base/calendarDate.ts';
import { ok } from '#shared/base/result.ts';
import { customsCode } from '#shared/catalog/codes.ts';
import { isDocumentKind } from '#shared/consignment/regimes.ts';
import type {
  CancellationWish,
  InventoryNumbers,
  RequestContext,
} from '#shared/documents/requests/cancellation.ts';
import { deriveCancellation } from '#shared/documents/requests/cancellation.ts';
import type { ReturnWish } from '#shared/documents/requests/takeBack.ts';
import { deriveReturn } from '#shared/documents/requests/takeBack.ts';
import { changeability } from '#shared/exchange/changeability.ts';
import type { MessageRecord } from '#shared/messages/table.ts';

/** Takes back what has not left yet, so that the form opens again. What customs holds stays and goes as a change later. */
export function beginChange(work: Drafting, stored: StoredConsignment): Outcome<void> {
  const { store } = work.session;
  return store.transaction(() => {
    const states = store.exchange.statesOf(stored.id);
    const { mayBegin } = changeability(procedureNow(work, stored), stored.state, states);
    if (!mayBegin || stored.removedAt !== null) return fail('changes.notBegun');
    const at = work.now();
    const entry = { at, actor: 'user', action: 'consignment.changeBegun', subject: stored.id, detail: {} };
    store.audit.append(entry);
    for (const document of latestDocuments(store, stored.id).values()) {
      if (document.state === 'queued' && isDocumentKind(document.kind))
        moveDocument(store, document, { kind: 'withdrawn' }, at, {});
    }
    refreshConsignment(store, stored.id, at);
    return ok(undefined);
  });
}

/** Asks customs to cancel the inventory (605): frozen, signed and queued. */
export function requestCancellation(
  work: Drafting,
  channel: Channel,
  stored: StoredConsignment,
  wish: CancellationWish,
): Promise<Outcome<void>> {
  return queueRequest(work, channel, stored, {
    kind: 'cancellation',
    derive: (inventory, numbers, context) => ok(deriveCancellation(inventory, numbers, wish, context)),
    remember: null,
  });
}

/** Asks customs to let goods come back (213): frozen, signed and queued. Codes in `wish` are those of the form. */
export function requestReturn(
  work: Drafting,
  channel: Channel,
  stored: StoredConsignment,
  wish: ReturnWish,
): Promise<Outcome<void>> {
  const { tables } = work.session.rules;
  const customs = {
    country: wish.country === '' ? '' : customsCode(tables, 'country', wish.country),
    trafMode: wish.trafMode === '' ? '' : customsCode(tables, 'transport', wish.trafMode),
  };
  const { carrierCode, carrierName, trafMode, siteCode } = wish;
  return queueRequest(work, channel, stored, {
    kind: 'return',
    derive: (inventory, numbers, context) => {
      const before = countedReturns(work.session.store, stored.id);
      const made = deriveReturn(inventory, before, numbers, { ...wish, ...customs }, context);
      return made.ok ? made : fail(made.error.code, made.error.params);
    },
    remember: { carrierCode, carrierName, trafMode, siteCode },
  });
}

interface RequestToMake {
  readonly kind: RequestStatus['kind'];
  derive(
    inventory: MessageRecord,
    numbers: InventoryNumbers,
    context: RequestContext,
  ): Outcome<MessageRecord>;
  /** What of it is remembered for the next return. */
  readonly remember: RememberedReturn | null;
}

async function queueRequest(
  drafting: Drafting,
  channel: Channel,
  stored: StoredConsignment,
  { kind, derive, remember }: RequestToMake,
): Promise<Outcome<void>> {
  const work = withOnePack(drafting);
  const { session } = work;
  const { store } = session;
  const offered = offerOf(work, stored, kind);
  if (!offered.ok) return offered;
  const inventory = sentInventory(store, stored.id);
  const numbers = inventory === null ? null : numbersOf(store, inventory.document);
  if (inventory === null || numbers === null) return fail('changes.noNumber');
  const { enterprise } = session.settings();
  const declarant = inventory.record.head['agentCode'] ?? '';
  if (declarant !== enterprise.code)
    return fail('exchange.declarant', { declarant, enterprise: enterprise.code });
  const at = work.now();
  const record = derive(inventory.record, numbers, { guid: work.guid(), appTime: compactTimeInChina(at) });
  if (!record.ok) return record;
  const document = outgoing(kind, record.value);
  const [bad] = document.problems;
  if (bad !== undefined) {
    const line = bad.line === undefined ? '' : (record.value.list[bad.line]?.['gnum'] ?? '');
    return fail(line === '' ? 'changes.element' : 'changes.lineElement', { element: bad.element, line });
  }
  if (numberInUse(work, stored, kind, document.format.businessKey(record.value)))
    return fail('changes.numberUsed');
  const sending = store.exchange.latestSending(stored.id).sending + 1;
  const subject = {
    id: stored.id,
    orderNo: inventory.document.orderNo,
    sending,
    revision: stored.revision,
  };
  const frozen = await freeze(work, channel, document, subject, at);
  return store.transaction((): Outcome<void> => {
    // Signing took its time: a receipt may have closed the way meanwhile.
    const still = offerOf(work, stored, kind);
    if (!still.ok) return still;
    if (store.exchange.latestSending(stored.id).sending !== sending - 1) return fail('exchange.state');
    const detail = { sending, reason: record.value.head['reason'] ?? '', invtNo: numbers.invtNo };
    const entry = { at, actor: 'user', subject: stored.id, detail };
    store.exchange.freeze([frozen], { ...entry, action: `consignment.${kind}Asked` });
    if (remember !== null)
      store.settings.set(RETURN_DEFAULTS, remember, {
        ...entry,
        action: 'settings.returnDefaults',
        detail: {},
      });
    refreshConsignment(store, stored.id, at);
    return ok(undefined);
  });
}

/** Whether the request may be made as everything stands now. */
function offerOf(work: Drafting, stored: StoredConsignment, kind: RequestStatus['kind']): Outcome<void> {
  const { store } = work.session;
  const { consignments, exchange } = store;
  const now = consignments.get(stored.id);
  if (now === null || now.removedAt !== null) return fail('consignment.missing');
  const summed = summaryOfParcel(store, now.id) !== null;
  const found = changeability(procedureNow(work, now), now.state, exchange.statesOf(now.id), summed)[kind];
  return found.offered ? ok(undefined) : fail(`changes.no.${found.reason}`);
}

/** A number may come again only after its request was refused or taken back, and never for another consignment. */
function numberInUse(
  work: Drafting,
  stored: StoredConsignment,
  kind: RequestStatus['kind'],
  businessKey: string,
): boolean {
  return work.session.store.exchange
    .byBusinessKey(kind, businessKey)
    .some(
      ({ state, consignmentId }) =>
        consignmentId !== stored.id || (state !== 'returned' && state !== 'withdrawn'),
    );
}

/** Takes a request back that has not left yet. */
export function withdrawRequest(
  work: Drafting,
  stored: StoredConsignment,
  documentId: string,
): Outcome<void> {
  const { store } = work.session;
  return store.transaction(() => {
    const document = store.exchange.document(documentId);
    if (document === null || document.consignmentId !== stored.id || !isChangeRequest(document.kind))
      return fail('exchange.missing');
    if (document.state !== 'queued') return fail('changes.requestLeft');
    moveDocument(store, document, { kind: 'withdrawn' }, work.now(), {});
    refreshConsignment(store, stored.id, work.now());
    return ok(undefined);
  });
}
