import type { StoredDocument } from '#backend/store/contract/exchange.ts';
import type { WorkStore } from '#backend/store/contract/workStore.ts';
import { latestDocuments } from '#backend/sync/documentMoves.ts';
import { isChangeRequest } from '#shared/api/changes.ts';
import type { InventoryNumbers } from '#shared/documents/requests/cancellation.ts';
import { isGranted } from '#shared/exchange/consignmentState.ts';
import { isPending } from '#shared/exchange/documentFreedom.ts';
import { DOCUMENT_FORMATS } from '#shared/messages/ofDocument.ts';
import type { MessageRecord } from '#shared/messages/table.ts';

/** The record a document was sent with; null when its bytes can no longer be read as its message. */
export function sentRecord(store: WorkStore, document: StoredDocument): MessageRecord | null {
  const body = store.exchange.body(document.id);
  return body === null ? null : DOCUMENT_FORMATS[document.kind].read(Buffer.from(body).toString('utf8'));
}

/** The inventory of a consignment as it was sent last; null where none was. */
export function sentInventory(
  store: WorkStore,
  consignmentId: string,
): { readonly document: StoredDocument; readonly record: MessageRecord } | null {
  const document = latestDocuments(store, consignmentId).get('inventory');
  const record = document === undefined ? null : sentRecord(store, document);
  return document === undefined || record === null ? null : { document, record };
}

/** The numbers port and customs gave an inventory; null before one named it. */
export function numbersOf(store: WorkStore, inventory: StoredDocument): InventoryNumbers | null {
  const { preNo = '', invtNo = '' } = store.exchange.numbersOf(inventory.id);
  return invtNo === '' ? null : { preNo, invtNo };
}

/** The returns that count against what can still be taken back: granted ones, and those that wait for their answer. */
export function countedReturns(store: WorkStore, consignmentId: string): readonly MessageRecord[] {
  return store.exchange.documentsOf(consignmentId).flatMap((document) => {
    const { kind, state } = document;
    if (kind !== 'return' || !(isPending(kind, state) || isGranted(kind, state))) return [];
    return sentRecord(store, document) ?? [];
  });
}

/** Every cancellation and return of a consignment, newest first. */
export function requestsOf(
  store: WorkStore,
  consignmentId: string,
): readonly { readonly document: StoredDocument; readonly kind: 'cancellation' | 'return' }[] {
  return store.exchange
    .documentsOf(consignmentId)
    .toReversed()
    .flatMap((document) => (isChangeRequest(document.kind) ? [{ document, kind: document.kind }] : []));
}
