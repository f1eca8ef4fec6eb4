import { randomUUID } from 'node:crypto';
import type { Signer } from '#backend/signing/xmlSignature.ts';
import { signMessage } from '#backend/signing/xmlSignature.ts';
import type { NewDocument } from '#backend/store/contract/exchange.ts';
import type { WorkStore } from '#backend/store/contract/workStore.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import { REGIMES } from '#shared/consignment/regimes.ts';
import { deriveDocuments } from '#shared/documents/derive.ts';
import { buildMessage } from '#shared/messages/build.ts';
import { DOCUMENT_MESSAGES } from '#shared/messages/ofDocument.ts';
import { aDraft, numbered } from '#test/builders/consignment.ts';
import { aContext, aTransfer } from '#test/builders/messages.ts';

const CHECK = {
  counts: { fatal: 0, hold: 0, verify: 0, warning: 0, info: 0 },
  blocked: false,
  packHash: 'bench',
  at: 1,
  speaking: [],
};

/** Puts consignments with their four signed documents into the outbox, as sending does; gives the documents. */
export async function fillOutbox(
  store: WorkStore,
  signer: Signer,
  from: number,
  consignments: number,
): Promise<readonly NewDocument[]> {
  const made: { readonly id: string; readonly draft: Draft; readonly documents: readonly NewDocument[] }[] =
    [];
  for (let i = from; i < from + consignments; i += 1) {
    const id = `c${String(i).padStart(8, '0')}`;
    const draft = numbered(aDraft(), i);
    made.push({ id, draft, documents: await documentsOf(id, draft, signer) });
  }
  const audit = { at: 1, actor: 'user', detail: {} };
  store.transaction(() => {
    for (const { id, draft, documents } of made) {
      const consignment = { id, draft, filled: {}, check: CHECK, importId: null, createdAt: 1 };
      store.consignments.insert(consignment, { ...audit, action: 'consignment.created' });
      store.exchange.freeze(documents, { ...audit, action: 'consignment.queued', subject: id });
    }
  });
  return made.flatMap(({ documents }) => documents);
}

async function documentsOf(
  consignmentId: string,
  draft: Draft,
  signer: Signer,
): Promise<readonly NewDocument[]> {
  const derived = deriveDocuments(
    readConsignment(draft).consignment,
    aContext({ guid: () => randomUUID().toUpperCase() }),
  );
  if (!derived.ok) throw new Error(derived.error.code);
  const documents: NewDocument[] = [];
  for (const kind of REGIMES['9610'][0].documents) {
    const record = derived.value[kind];
    if (record === undefined) continue;
    const table = DOCUMENT_MESSAGES[kind].request;
    const xml = buildMessage(table, [record], {
      guid: randomUUID().toUpperCase(),
      transfer: aTransfer(),
    });
    const { bytes } = await signMessage(xml, signer);
    documents.push({
      id: randomUUID(),
      consignmentId,
      sending: 1,
      kind,
      message: table.kind,
      orderNo: draft.order.orderNo,
      businessKey: `${kind}-${draft.order.orderNo}`,
      key: randomUUID(),
      guid: record.head.guid,
      body: bytes,
      pack: { id: 'bench', version: '1', hash: 'bench' },
      revision: 1,
      queuedAt: 1,
    });
  }
  return documents;
}
