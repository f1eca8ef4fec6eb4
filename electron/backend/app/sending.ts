import { checkDraft } from '#backend/app/checking.ts';
import type { Drafting } from '#backend/app/drafting.ts';
import { withOnePack } from '#backend/app/drafting.ts';
import type { Outcome } from '#backend/app/outcome.ts';
import { fail } from '#backend/app/outcome.ts';
import type { OutgoingDocument } from '#backend/app/outgoing.ts';
import { outgoingDocuments, transferOf } from '#backend/app/outgoing.ts';
import { passportOf } from '#backend/app/passportKeeping.ts';
import { recordId } from '#backend/app/recordIds.ts';
import type { Channel } from '#backend/app/session.ts';
import { signMessage } from '#backend/signing/xmlSignature.ts';
import type { StoredConsignment } from '#backend/store/contract/consignments.ts';
import type { NewDocument, StoredDocument } from '#backend/store/contract/exchange.ts';
import { latestDocuments, moveDocument, refreshConsignment } from '#backend/sync/documentMoves.ts';
import { ok } from '#shared/base/result.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import type { DocumentKind, Procedure } from '#shared/consignment/regimes.ts';
import { isDocumentKind, procedureOf } from '#shared/consignment/regimes.ts';
import { EDITABLE_STATES } from '#shared/exchange/consignmentState.ts';
import { declaredAlready, heldBack } from '#shared/exchange/documentFreedom.ts';
import type { PlannedDocument, SentDocument } from '#shared/exchange/sendingPlan.ts';
import { planSending } from '#shared/exchange/sendingPlan.ts';
import { XML_DECLARATION } from '#shared/messages/build.ts';
import type { DocumentFormat } from '#shared/messages/format.ts';
import { DOCUMENT_FORMATS } from '#shared/messages/ofDocument.ts';

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
    const { code, params, pointer } = fresh.error;
    return fail(code, params, pointer);
  }
  const bad = fresh.value.flatMap((document) => document.problems)[0];
  if (bad !== undefined) return fail('exchange.document', { element: bad.element }, bad.pointer);
  const procedure = procedureOf(consignment.regime, consignment.declaration.route);
  const planned = planFor(work, stored, procedure, fresh.value);
  if (planned.length === 0) return fail('exchange.state');
  const hindrance = hindranceOf(work, stored, procedure, planned);
  if (hindrance !== null) return fail(hindrance);
  const passport = passportOf(work, stored, 'queued', checked.evaluation, at);
  if (!passport.ok) return passport;
  const frozen: NewDocument[] = [];
  const sending = session.store.exchange.latestSending(stored.id).sending + 1;
  for (const { kind, action } of planned) {
    const document = fresh.value.find((candidate) => candidate.kind === kind);
    if (document === undefined) continue;
    const record = document.format.withAction(document.record, action);
    frozen.push(await freeze(work, channel, { ...document, record }, subjectOf(stored, sending), at));
  }
  return session.store.transaction((): Outcome<void> => {
    // Signing took its time: what came in meanwhile (a receipt) must not have moved what was planned on.
    const planNow = planFor(work, stored, procedure, fresh.value);
    if (!stillAsPlanned(work, stored, sending) || !samePlan(planned, planNow)) return fail('exchange.state');
    const late = hindranceOf(work, stored, procedure, planNow);
    if (late !== null) return fail(late);
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

function samePlan(one: readonly PlannedDocument[], other: readonly PlannedDocument[]): boolean {
  const same = ({ kind, action }: PlannedDocument, i: number) =>
    other[i]?.kind === kind && other[i]?.action === action;
  return one.length === other.length && one.every(same);
}

/** Why a plan must not leave, as an error code: the goods are declared another way, or a change would be refused. */
function hindranceOf(
  { session }: Drafting,
  stored: StoredConsignment,
  procedure: Procedure,
  planned: readonly PlannedDocument[],
): string | null {
  const states = session.store.exchange.statesOf(stored.id);
  const declared = declaredAlready(procedure, states);
  if (declared !== null) return `exchange.declaredAlready.${declared}`;
  const changed = planned.filter(({ action }) => action === '2').map(({ kind }) => kind);
  const [held] = heldBack(procedure, changed, states);
  return held === undefined ? null : `exchange.held.${held}`;
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

/** Which of the documents made now would have to go, and as what, beside what was sent before. */
export function planFor(
  work: Drafting,
  stored: StoredConsignment,
  procedure: Procedure,
  fresh: readonly OutgoingDocument[],
): readonly PlannedDocument[] {
  const latest = new Map<DocumentKind, SentDocument>();
  for (const [kind, document] of latestDocuments(work.session.store, stored.id)) {
    if (isDocumentKind(kind))
      latest.set(kind, { state: document.state, content: sentContent(work, document) });
  }
  const contents = new Map<DocumentKind, string>();
  for (const { kind, format, record } of fresh) {
    if (isDocumentKind(kind)) contents.set(kind, format.content(record));
  }
  return planSending(procedure, latest, contents);
}

/** The content of what was sent; "" when it can no longer be read, so that the document counts as changed. */
function sentContent(work: Drafting, document: StoredDocument): string {
  const body = work.session.store.exchange.body(document.id);
  if (body === null) return '';
  const format = DOCUMENT_FORMATS[document.kind];
  const record = format.read(Buffer.from(body).toString('utf8'));
  return record === null ? '' : format.content(record);
}

/** What a sending is about: a consignment, or whatever else a request stands for. */
export interface SendingSubject {
  readonly id: string;
  /** What people know it by. */
  readonly orderNo: string;
  readonly sending: number;
  readonly revision: number;
}

function subjectOf(stored: StoredConsignment, sending: number): SendingSubject {
  return { id: stored.id, orderNo: stored.draft.order.orderNo, sending, revision: stored.revision };
}

/** Writes and signs a document or request: exactly what the outbox will keep and send. */
export async function freeze(
  work: Drafting,
  channel: Channel,
  document: OutgoingDocument,
  subject: SendingSubject,
  at: number,
): Promise<NewDocument> {
  const { session } = work;
  const { pack, hash } = session.rules.loaded;
  const { kind, format, record } = document;
  const guid = work.guid();
  const xml = format.build(record, { guid, transfer: transferOf(session) });
  return {
    id: recordId(at, work.guid()),
    consignmentId: subject.id,
    sending: subject.sending,
    kind,
    message: format.message,
    orderNo: subject.orderNo,
    businessKey: format.businessKey(record),
    key: work.guid(),
    guid: record.head['guid'] ?? guid,
    body: await bytesOf(format, xml, channel),
    pack: { id: pack.pack, version: pack.version, hash },
    revision: subject.revision,
    queuedAt: at,
  };
}

async function bytesOf(format: DocumentFormat, xml: string, channel: Channel): Promise<Uint8Array> {
  switch (format.signature) {
    case 'enveloped':
      return (await signMessage(xml, channel.signer)).bytes;
    case 'none':
      return new TextEncoder().encode(`${XML_DECLARATION}${xml}`);
  }
}
