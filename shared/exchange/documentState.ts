/**
 * The life of one sent document, as a table: which event leads from which state to which. Anything not in the
 * table changes nothing, so a late, repeated or reordered receipt can never move a document back.
 */

import { stateOfChannel } from '#shared/exchange/channels.ts';

/** Where a sent document stands. */
export const DOCUMENT_STATES = [
  /** frozen, signed, waiting in the outbox (待发送) */ 'queued',
  /** on its way; the answer is not known yet (发送中) */ 'sending',
  /** the answer was lost: only the same bytes under the same key may be sent again (结果未知) */ 'unknown',
  /** the platform has it (平台已接收) */ 'acknowledged',
  /** being declared: receipts 1, 2, 3 (申报中) */ 'declaring',
  /** stored by customs: receipt 120 (海关入库) */ 'stored',
  /** manual review: receipt 300 (人工审核) */ 'review',
  /** reviewed and accepted: receipt 399 (海关审结) */ 'accepted',
  /** inspection or detention: receipts 500 to 600 (查验) */ 'inspection',
  /** returned by customs, or refused with an error number: correct and send again (退单) */ 'returned',
  /** released: receipt 800 (放行) */ 'released',
  /** closed after departure: receipt 899 (结关) */ 'closed',
  /** sent back out of the country's hands: receipt 700 (退运) */ 'turnedBack',
  /** taken out of the outbox before it was sent (已撤回) */ 'withdrawn',
] as const;
/** Where a sent document stands. */
export type DocumentState = (typeof DOCUMENT_STATES)[number];

/** What can happen to a sent document. */
export type DocumentEvent =
  | { readonly kind: 'sendStarted' }
  | { readonly kind: 'acknowledged' }
  | { readonly kind: 'answerLost' }
  | { readonly kind: 'notDelivered' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'receipt'; readonly status: string }
  /** the single window took a declaration in, or did not (DecImportResponse `ResponseCode`) */
  | { readonly kind: 'imported'; readonly responseCode: string }
  /** a later reply to a declaration (DEC_RESULT `CHANNEL`) */
  | { readonly kind: 'channel'; readonly channel: string };

const BEFORE_ANSWER: readonly DocumentState[] = ['queued', 'sending', 'unknown'];
const UNDER_WAY: readonly DocumentState[] = [
  ...BEFORE_ANSWER,
  'acknowledged',
  'declaring',
  'stored',
  'review',
  'accepted',
  'inspection',
];

/** For each outcome: the states from which it may be reached. */
const REACHED_FROM: Readonly<Record<DocumentState, readonly DocumentState[]>> = {
  queued: ['sending'],
  sending: ['queued', 'unknown'],
  unknown: ['sending'],
  acknowledged: BEFORE_ANSWER,
  declaring: [...BEFORE_ANSWER, 'acknowledged'],
  stored: [...BEFORE_ANSWER, 'acknowledged', 'declaring'],
  review: [...BEFORE_ANSWER, 'acknowledged', 'declaring', 'stored'],
  accepted: [...BEFORE_ANSWER, 'acknowledged', 'declaring', 'stored', 'review'],
  inspection: UNDER_WAY.filter((state) => state !== 'inspection'),
  returned: UNDER_WAY,
  released: UNDER_WAY,
  closed: [...UNDER_WAY, 'released'],
  turnedBack: UNDER_WAY,
  withdrawn: ['queued'],
};

/** The state a receipt's `returnStatus` speaks of; null for a number this table does not know (kept and shown, moves nothing). */
export function stateOfReceipt(status: string): DocumentState | null {
  if (/^-\d+$/.test(status)) return 'returned';
  return RECEIPT_STATES[status] ?? null;
}

/** `returnStatus` numbers (S22 section 7; 501 to 600 and 700 from working systems, to be confirmed). */
const RECEIPT_STATES: Readonly<Record<string, DocumentState>> = {
  '1': 'declaring',
  '2': 'declaring',
  '3': 'declaring',
  '4': 'declaring',
  '100': 'returned',
  '120': 'stored',
  '300': 'review',
  '399': 'accepted',
  '500': 'inspection',
  '501': 'inspection',
  '502': 'inspection',
  '503': 'inspection',
  '505': 'inspection',
  '599': 'inspection',
  '600': 'inspection',
  '700': 'turnedBack',
  '800': 'released',
  '899': 'closed',
};

/** The state of a declaration after the import's answer: 0 is taken in, anything else is not. */
export function stateOfImport(responseCode: string): DocumentState {
  return /^0+$/.test(responseCode) ? 'declaring' : 'returned';
}

/** The state after an event: the same state when the event may not move it. */
export function nextDocumentState(state: DocumentState, event: DocumentEvent): DocumentState {
  const target = targetOf(event);
  return target !== null && reachedFrom(event, target).includes(state) ? target : state;
}

/** Once the single window has taken a declaration in, a further answer (it came twice) does not give it back. */
function reachedFrom(event: DocumentEvent, target: DocumentState): readonly DocumentState[] {
  return event.kind === 'imported' && target === 'returned' ? REACHED_FROM.declaring : REACHED_FROM[target];
}

/** The state an event speaks of, whether or not it may be reached; null for one that speaks of none. */
export function targetOf(event: DocumentEvent): DocumentState | null {
  switch (event.kind) {
    case 'sendStarted':
      return 'sending';
    case 'acknowledged':
      return 'acknowledged';
    case 'answerLost':
      return 'unknown';
    case 'notDelivered':
      return 'queued';
    case 'refused':
      return 'returned';
    case 'withdrawn':
      return 'withdrawn';
    case 'receipt':
      return stateOfReceipt(event.status);
    case 'imported':
      return stateOfImport(event.responseCode);
    case 'channel':
      return stateOfChannel(event.channel);
  }
}
