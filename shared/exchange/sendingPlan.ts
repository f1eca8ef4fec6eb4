import type { DocumentKind, Procedure } from '#shared/consignment/regimes.ts';
import type { DocumentState } from '#shared/exchange/documentState.ts';

/** `appType` of a message: 1 add, 2 change (报送类型). */
export type SendingAction = '1' | '2';

/** What is known of a document that was sent before. */
export interface SentDocument {
  readonly state: DocumentState;
  /** Its content without what differs on every sending (guid, time, action), as comparable text. */
  readonly content: string;
}

/** One document to send. */
export interface PlannedDocument {
  readonly kind: DocumentKind;
  readonly action: SendingAction;
}

/** States in which the platform no longer holds the document, so that it goes again as new. */
const GOES_AS_NEW: ReadonlySet<DocumentState> = new Set(['returned', 'withdrawn']);

/**
 * Which documents of a consignment have to be sent, and as what: those never sent or returned go as new; those that
 * customs holds go as a change when they differ, and not at all when they are the same (a record that is there
 * already would be refused as a duplicate).
 */
export function planSending(
  procedure: Procedure,
  latest: ReadonlyMap<DocumentKind, SentDocument>,
  fresh: ReadonlyMap<DocumentKind, string>,
): readonly PlannedDocument[] {
  return procedure.documents.flatMap((kind): readonly PlannedDocument[] => {
    const content = fresh.get(kind);
    if (content === undefined) return [];
    const sent = latest.get(kind);
    if (sent === undefined || GOES_AS_NEW.has(sent.state)) return [{ kind, action: '1' }];
    return sent.content === content ? [] : [{ kind, action: '2' }];
  });
}
