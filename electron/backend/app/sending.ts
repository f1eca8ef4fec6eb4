import { checkDraft } from '#backend/app/checking.ts';
import type { Drafting } from '#backend/app/drafting.ts';
import { withOnePack } from '#backend/app/drafting.ts';
import type { Outcome } from '#backend/app/outcome.ts';
import { fail } from '#backend/app/outcome.ts';
import type { OutgoingDocument } from '#backend/app/outgoing.ts';
import { contentOf, outgoingDocuments, transferOf } from '#backend/app/outgoing.ts';
import { passportOf } from '#backend/app/passportKeeping.ts';
import { recordId } from '#backend/app/recordIds.ts';
import type { Channel } from '#backend/app/session.ts';
import { signMessage } from '#backend/output/xmlSignature.ts';
import type { StoredConsignment } from '#backend/store/contract/consignments.ts';
import type { NewDocument, StoredDocument } from '#backend/store/contract/exchange.ts';
import { latestDocuments, moveDocument, refreshConsignment } from '#backend/sync/documentMoves.ts';
import { ok } from '#shared/base/result.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import type { DocumentKind, Regime } from '#shared/consignment/regimes.ts';
import { sendableRegime } from '#shared/consignment/regimes.ts';
import { EDITABLE_STATES } from '#shared/exchange/consignmentState.ts';
import type { PlannedDocument, SentDocument } from '#shared/exchange/sendingPlan.ts';
import { planSending } from '#shared/exchange/sendingPlan.ts';
import { buildMessage } from '#shared/messages/build.ts';
import { parseMessage } from '#shared/messages/parse.ts';
import { businessKey } from '#shared/messages/receipts.ts';

/**
 * Freezes a consignment: checks it once more, derives and signs the documents that have to go, and puts them into the
 * outbox together with the change of state. Works without any connection.
 */
export async function queueConsignment(
  drafting: Drafting,
  channel: Channel,
  stored: StoredConsignment,
): Promise<Outcome<void>> {
  const work = withOnePack(drafting);
  if (!EDITABLE_STATES.has(stored.state) || stored.removedAt !== null) return fail('exchange.state');
  if (stored.draft.items.length === 0) return fail('exchange.noItems');
  const regime = sendableRegime(stored.draft.regime);
  if (!regime.ok) return fail(regime.error.code, regime.error.params);
  const { session } = work;
  const { enterprise } = session.settings();
  const declarant = stored.draft.declarant.code.trim();
  if (declarant !== enterprise.code)
    return fail('exchange.declarant', { declarant, enterprise: enterprise.code }, 'declarant.code');
  const at = work.now();
  const checked = checkDraft(session, stored.draft, at, session.store.consignments.confirmations(stored.id));
  if (checked.result.blocked) {
    const { fatal, hold } = checked.result.counts;
    return fail('exchange.blocked', { count: fatal + hold });
  }
  const { consignment } = readConsignment(stored.draft);
  const fresh = outgoingDocuments(session, consignment, at, work.guid);
  if (!fresh.ok) {
    const { code, params } = fresh.error;
    return fail(code, params, 'pointer' in fresh.error ? fresh.error.pointer : undefined);
  }
  const bad = fresh.value.flatMap((document) => document.problems)[0];
  if (bad !== undefined) return fail('exchange.document', { element: bad.element }, bad.pointer);
  const planned = planFor(work, stored, regime.value, fresh.value);
  if (planned.length === 0) return fail('exchange.state');
  const passport = passportOf(work, stored, 'queued', checked.evaluation, at);
  if (!passport.ok) return passport;
  const frozen: NewDocument[] = [];
  const sending = session.store.exchange.latestSending(stored.id).sending + 1;
  for (const { kind, action } of planned) {
    const document = fresh.value.find((candidate) => candidate.kind === kind);
    if (document === undefined) continue;
    frozen.push(await freeze(work, channel, stored, withAction(document, action), sending, at));
  }
  return session.store.transaction((): Outcome<void> => {
    // Signing took its time: what came in meanwhile (a receipt) must not have moved what was planned on.
    if (!stillAsPlanned(work, stored, sending)) return fail('exchange.state');
    session.store.exchange.freeze(frozen, {
      at,
      actor: 'user',
      action: 'consignment.queued',
      subject: stored.id,
      detail: {
        sending,
        revision: stored.revision,
        pack: checked.result.packHash,
        audit: session.store.audit.head().hash,
      },
    });
    session.store.passports.keep(passport.value, { at, actor: 'workstation', action: 'passport.made' });
    refreshConsignment(session.store, stored.id, at);
    return ok(undefined);
  });
}

function stillAsPlanned({ session }: Drafting, stored: StoredConsignment, sending: number): boolean {
  const { consignments, exchange } = session.store;
  const now = consignments.get(stored.id);
  return (
    now !== null &&
    now.revision === stored.revision &&
    now.state === stored.state &&
    now.removedAt === stored.removedAt &&
    exchange.latestSending(stored.id).sending === sending - 1
  );
}

/** Takes a consignment's documents back, when none of its latest sending has left yet. */
export function withdrawConsignment(work: Drafting, stored: StoredConsignment): Outcome<void> {
  const { store } = work.session;
  return store.transaction(() => {
    const { documents } = store.exchange.latestSending(stored.id);
    if (documents.length === 0 || !documents.every((document) => document.state === 'queued')) {
      return fail('exchange.notQueued');
    }
    for (const document of documents) moveDocument(store, document, { kind: 'withdrawn' }, work.now(), {});
    refreshConsignment(store, stored.id, work.now());
    return ok(undefined);
  });
}

function planFor(
  work: Drafting,
  stored: StoredConsignment,
  regime: Regime,
  fresh: readonly OutgoingDocument[],
): readonly PlannedDocument[] {
  const latest = new Map<DocumentKind, SentDocument>();
  for (const [kind, document] of latestDocuments(work.session.store, stored.id)) {
    latest.set(kind, { state: document.state, content: sentContent(work, document) });
  }
  const contents = new Map(fresh.map((document) => [document.kind, contentOf(document.record)]));
  return planSending(regime, latest, contents);
}

/** The content of what was sent; "" when it can no longer be read, so that the document counts as changed. */
function sentContent(work: Drafting, document: StoredDocument): string {
  const body = work.session.store.exchange.body(document.id);
  const message = body === null ? null : parseMessage(Buffer.from(body).toString('utf8'));
  const record =
    message?.ok === true && message.value.form === 'records' ? message.value.records[0] : undefined;
  return record === undefined ? '' : contentOf(record);
}

function withAction(document: OutgoingDocument, action: '1' | '2'): OutgoingDocument {
  const { record } = document;
  return { ...document, record: { ...record, head: { ...record.head, appType: action } } };
}

async function freeze(
  work: Drafting,
  channel: Channel,
  stored: StoredConsignment,
  document: OutgoingDocument,
  sending: number,
  at: number,
): Promise<NewDocument> {
  const { session } = work;
  const { pack, hash } = session.rules.loaded;
  const xml = buildMessage(document.table, [document.record], {
    guid: work.guid(),
    transfer: transferOf(session),
  });
  const signed = await signMessage(xml, channel.signer);
  return {
    id: recordId(at, work.guid()),
    consignmentId: stored.id,
    sending,
    kind: document.kind,
    message: document.table.kind,
    orderNo: stored.draft.order.orderNo,
    businessKey: businessKey(document.kind, document.record),
    key: work.guid(),
    guid: document.record.head['guid'] ?? '',
    body: signed.bytes,
    pack: { id: pack.pack, version: pack.version, hash },
    revision: stored.revision,
    queuedAt: at,
  };
}
