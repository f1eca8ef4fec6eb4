import { z } from 'zod';
import { change, read } from '#shared/api/method.ts';
import { fieldText, id } from '#shared/api/schemas.ts';
import type { DocumentKind, Procedure, RegimeCode, SentKind } from '#shared/consignment/regimes.ts';
import type { ReturnableLine, ReturnWish } from '#shared/documents/requests/takeBack.ts';
import type { Changeability } from '#shared/exchange/changeability.ts';
import type { ConsignmentState } from '#shared/exchange/consignmentState.ts';
import type { DocumentState } from '#shared/exchange/documentState.ts';

/** A cancellation or return that was asked for, and what became of it. */
export interface RequestStatus {
  /** Id of the document in the outbox. */
  readonly id: string;
  readonly kind: 'cancellation' | 'return';
  readonly state: DocumentState;
  readonly granted: boolean;
  /** As sent; "" when the request can no longer be read. */
  readonly reason: string;
  /** The goods lines of a return, as sent. */
  readonly lines: readonly { readonly gnum: string; readonly gname: string; readonly qty: string }[];
  /** ISO 8601, UTC. */
  readonly queuedAt: string;
  /** Number and words of the latest receipt, as received. */
  readonly lastStatus: string;
  readonly lastInfo: string;
}

/** What a return starts from: the goods that are left, and what is likely of the way back. */
export interface ReturnForm {
  readonly lines: readonly ReturnableLine[];
  readonly wish: ReturnFields;
}

/** The fields of a return besides its goods and its reason; codes are those of the form (ISO country). */
export type ReturnFields = Omit<ReturnWish, 'lines' | 'reason' | 'note'>;

/** What may still be changed in a consignment, and the requests about it. */
export interface ChangesView extends Changeability {
  readonly state: ConsignmentState;
  readonly editable: boolean;
  readonly regime: RegimeCode;
  /** What was sent, or will be. */
  readonly route: Procedure['route'];
  /** preNo and invtNo as customs gave them; null before a receipt named them. */
  readonly numbers: { readonly preNo: string; readonly invtNo: string } | null;
  /** Null while no return may be asked for. */
  readonly returnForm: ReturnForm | null;
  /** Newest first. */
  readonly requests: readonly RequestStatus[];
}

/**
 * What becomes of a document on the next sending. held: it differs, but customs would not take a change now; kept: it is
 * not made any more and stays with customs; frozen: nothing can be sent now.
 */
export type Going = 'new' | 'change' | 'same' | 'held' | 'kept' | 'frozen';

/** One element as sent and as it would be made now; null where an edition has no such element. */
export interface ComparedElement {
  readonly name: string;
  readonly zh: string;
  /** Goods line, counted from 0; null for the head. */
  readonly line: number | null;
  /** The field it comes from, when it comes from one. */
  readonly pointer: string | null;
  readonly sent: string | null;
  readonly now: string | null;
  readonly differs: boolean;
}

/** A document as sent beside what would be made of the consignment now. */
export interface ComparedDocument {
  readonly kind: DocumentKind;
  /** "CEB603Message". */
  readonly message: string;
  readonly going: Going;
  /** Of the copy that was sent; null when none was. */
  readonly state: DocumentState | null;
  /** When the copy was frozen, ISO 8601, UTC. */
  readonly queuedAt: string | null;
  readonly elements: readonly ComparedElement[];
}

const reason = (max: number) => z.string().trim().min(1).max(max);
const text = (max: number) => z.string().trim().max(max);
const documentId = id;

/** changes.* Errors `changes.*` say why something may not be asked for now. */
export const CHANGE_METHODS = {
  'changes.get': read<ChangesView>()(z.strictObject({ id })),
  /** Sent and current side by side, and what would go on the next sending. */
  'changes.preview': read<readonly ComparedDocument[]>()(z.strictObject({ id })),
  /** Takes back what has not left yet, so that the form opens; what customs holds goes as a change (appType 2) later. */
  'changes.begin': change<ChangesView>()(z.strictObject({ id })),
  /** Asks customs to cancel the inventory (605). Frozen, signed and queued; works offline. */
  'changes.cancel': change<ChangesView>()(
    z.strictObject({ id, reason: reason(1000), note: text(1000).default('') }),
  ),
  /** Asks customs to let goods come back (213). `lines` name the lines of the inventory. */
  'changes.takeBack': change<ChangesView>()(
    z.strictObject({
      id,
      reason: reason(500),
      note: text(500).default(''),
      lines: z
        .array(
          z.strictObject({
            gnum: z.string().max(4),
            qty: z.string().max(30),
            qty1: z.string().max(30).default(''),
          }),
        )
        .max(100),
      requestNo: text(30),
      waybillNo: text(80),
      carrierCode: text(18),
      carrierName: text(100),
      billNo: text(37),
      trafMode: text(1),
      trafName: text(100),
      voyageNo: text(32),
      country: fieldText,
      siteCode: text(10),
    }),
  ),
  /** Takes a request back that has not left yet. */
  'changes.withdrawRequest': change<ChangesView>()(z.strictObject({ id, documentId })),
} as const;

/** Whether something sent is a request this area makes. */
export function isChangeRequest(kind: SentKind): kind is RequestStatus['kind'] {
  return kind === 'cancellation' || kind === 'return';
}
