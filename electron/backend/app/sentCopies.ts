import type { StoredDocument } from '#backend/store/contract/exchange.ts';
import type { WorkStore } from '#backend/store/contract/workStore.ts';
import type { DocumentKind } from '#shared/consignment/regimes.ts';
import { DOCUMENT_KINDS } from '#shared/consignment/regimes.ts';
import type { SentCopy, SheetInput } from '#shared/documents/sheet/sheet.ts';
import { DOCUMENT_FORMATS } from '#shared/messages/ofDocument.ts';
import { parseMessage } from '#shared/messages/parse.ts';
import { keyOf } from '#shared/messages/receiptFacts.ts';
import { KEY_ELEMENTS } from '#shared/messages/receipts.ts';

/** The latest sent copies of documents, read once: a frozen document and a receipt never change. */
export interface SentCopies {
  of(store: WorkStore, consignmentId: string): SheetInput['sent'];
}

const MOST_KEPT = 40;

/** Copies that are read when they are asked for, the latest of each kind that really left. */
export function createSentCopies(): SentCopies {
  const kept = new Map<string, SentCopy>();
  return {
    of(store, consignmentId) {
      const documents = store.exchange
        .documentsOf(consignmentId)
        .filter(({ state }) => state !== 'withdrawn');
      const receipts = store.exchange.receiptsOf(consignmentId);
      const found: { [K in DocumentKind]?: SentCopy } = {};
      for (const kind of DOCUMENT_KINDS) {
        const document = documents.findLast((one) => one.kind === kind);
        if (document === undefined) continue;
        const receipt = receipts.findLast(({ interpretation }) => interpretation?.documentId === document.id);
        const key = `${store.folder} ${document.id} ${receipt?.id ?? ''}`;
        const copy = kept.get(key) ?? copyOf(store, kind, document, receipt?.id ?? null);
        if (copy === null) continue;
        kept.delete(key);
        kept.set(key, copy);
        found[kind] = copy;
      }
      while (kept.size > MOST_KEPT) {
        const oldest = kept.keys().next();
        if (oldest.done === true) break;
        kept.delete(oldest.value);
      }
      return found;
    },
  };
}

function copyOf(
  store: WorkStore,
  kind: DocumentKind,
  document: StoredDocument,
  receiptId: string | null,
): SentCopy | null {
  const body = store.exchange.body(document.id);
  const record = body === null ? null : DOCUMENT_FORMATS[kind].read(Buffer.from(body).toString('utf8'));
  if (record === null) return null;
  return { head: record.head, list: record.list, returned: returnedIn(store, kind, document, receiptId) };
}

/** What a receipt repeats of a document; null where it is not read as one of its kind. */
function returnedIn(
  store: WorkStore,
  kind: DocumentKind,
  { businessKey }: StoredDocument,
  receiptId: string | null,
): SentCopy['returned'] {
  const body = receiptId === null ? null : store.exchange.receiptBody(receiptId);
  if (body === null || kind === 'declaration') return null;
  const message = parseMessage(Buffer.from(body).toString('utf8'));
  if (!message.ok || message.value.form !== 'records') return null;
  const records = message.value.records;
  return records.find((record) => keyOf(KEY_ELEMENTS[kind], record) === businessKey)?.head ?? null;
}
