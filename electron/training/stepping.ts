import { dateInChina } from '#shared/base/calendarDate.ts';
import type { Decimal } from '#shared/base/decimal.ts';
import { answerSummary, beginApplication, finishCancellation, summaryFault } from './applicationSteps.ts';
import type { DecidedDocument } from './courses.ts';
import { beginDecided, beginMismatch, contentOf, schedule, setMismatch } from './courses.ts';
import { reviewFault } from './declarationReview.ts';
import type { Refusal } from './fieldChecks.ts';
import type { Workplace } from './issuing.ts';
import { issueReceipt } from './issuing.ts';
import { isDecided } from './kinds.ts';
import type { DueStep, Ledger } from './ledger.ts';
import type { StoredDocument } from './ledgerRows.ts';
import type { StepName } from './lifecycle.ts';
import {
  COURSES,
  DEFAULT_REASONS,
  isAcceptedInventory,
  isOpen,
  isPresent,
  STEPS,
  stepAfter,
} from './lifecycle.ts';
import { limitOn } from './lowValue.ts';
import { firstMismatch, isB2bMode } from './matching.ts';
import { lowValueLimitsOf } from './officer.ts';

/** Takes one due step: its receipt, the new state, and whatever that sets going. Runs inside a transaction. */
export function takeStep(place: Workplace, { id, document: documentId, name: due }: DueStep): void {
  const { ledger } = place;
  ledger.dropStep(id);
  const found = ledger.document(documentId);
  if (found === null || !STEPS[due].from.includes(found.state)) return;
  const { document, name } = lastLook(place, found, due);
  const status = STEPS[name].to ?? document.reasonCode ?? reasonOf(document, 'error').code;
  const info = infoOf(document, name);
  if (document.kind === 'summary' && document.course !== null) {
    answerSummary(place, document, status, info, name === 'grant');
  } else {
    issueReceipt(place, document, status, info);
  }
  if (status === '2') beginCourses(place, document);
  if (document.kind === 'inventory' && status === '399') settlePaymentReceipt(place, document);
  if (document.kind === 'cancellation' && document.course !== null) {
    finishCancellation(place, document, name === 'grant');
  }
  const { kind, course } = document;
  const next = course === null || !isDecided(kind) ? null : stepAfter(kind, course, name);
  if (next !== null) schedule(place, document, next);
}

/** What customs finds only when it comes to it turns a document back instead of the step that was due. */
function lastLook(
  place: Workplace,
  document: StoredDocument,
  due: StepName,
): { readonly document: StoredDocument; readonly name: StepName } {
  const fault =
    due === 'review'
      ? reviewFault(place, document)
      : due === 'grant' && document.kind === 'summary'
        ? summaryFault(place, document)
        : null;
  const [back] = isDecided(document.kind) ? COURSES[document.kind].mismatch : [];
  if (fault === null || back === undefined) return { document, name: due };
  setMismatch(place.ledger, document, fault);
  return { document: place.ledger.document(document.id) ?? document, name: back };
}

function reasonOf({ kind }: StoredDocument, decision: 'return' | 'error'): { code: string; info: string } {
  return DEFAULT_REASONS[isDecided(kind) ? kind : 'inventory'][decision];
}

function infoOf(document: StoredDocument, name: StepName): string {
  const { info } = STEPS[name];
  const { reasonCode: code, reasonInfo } = document;
  switch (name) {
    case 'declare':
      return `${info}[${document.head['guid'] ?? ''}]`;
    case 'return':
    case 'turnDown': {
      const usual = reasonOf(document, 'return');
      return `${info}[Code:${code ?? usual.code};Desc:${reasonInfo ?? usual.info}]`;
    }
    case 'error':
      return reasonInfo ?? reasonOf(document, 'error').info;
    case 'inspect':
    case 'inspectReturn':
    case 'examine':
      return reasonInfo === null ? info : `[Code:${code ?? '2500'};Desc:${reasonInfo}]`;
    default:
      return info;
  }
}

/** A document has been declared: see whether it completes the papers of an inventory. */
function beginCourses(place: Workplace, document: StoredDocument): void {
  const { ledger } = place;
  switch (document.kind) {
    case 'inventory':
      beginCourse(place, document.id);
      return;
    case 'order': {
      const inventory = ledger.ofOrder('inventory', document.orderKey ?? '');
      if (inventory !== null) beginCourse(place, inventory.id);
      return;
    }
    case 'waybill':
      for (const inventory of ledger.inventoriesOfWaybill(document.waybillKey ?? '')) {
        beginCourse(place, inventory.id);
      }
      return;
    case 'receipts': {
      const inventory = ledger.ofOrder('inventory', document.orderKey ?? '');
      if (inventory !== null && isAcceptedInventory(inventory.state)) settlePaymentReceipt(place, inventory);
      return;
    }
    case 'cancellation':
    case 'return':
    case 'summary':
      beginApplication(place, decided(document, document.kind));
      return;
    case 'declaration':
      return;
  }
}

/** Lays the three documents side by side once all are declared, and decides what becomes of the inventory. */
function beginCourse(place: Workplace, inventoryId: number): void {
  const { ledger } = place;
  const inventory = ledger.document(inventoryId);
  if (inventory === null || inventory.state !== '2' || inventory.course !== null) return;
  const order = ledger.ofOrder('order', inventory.orderKey ?? '');
  const waybill = ledger.current('waybill', inventory.waybillKey ?? '');
  if (order === null || waybill === null || !isPresent(order.state) || !isPresent(waybill.state)) return;

  const papers = {
    order: contentOf(ledger, order),
    waybill: contentOf(ledger, waybill),
    inventory: contentOf(ledger, inventory),
  };
  const mismatch = isB2bMode(inventory.head['tradeMode'] ?? '')
    ? (declaredElsewhere(ledger, order) ?? firstMismatch(papers, lowValueLimit(place)))
    : firstMismatch(papers, null);
  if (mismatch !== null) {
    beginMismatch(place, decided(inventory, 'inventory'), mismatch);
    return;
  }
  for (const partner of [order, waybill]) {
    if (partner.state === '2') schedule(place, partner, 'store');
  }
  beginDecided(place, decided(inventory, 'inventory'), [inventory.head['orderNo'] ?? '']);
}

function lowValueLimit({ ledger, now }: Workplace): Decimal | null {
  return limitOn(lowValueLimitsOf(ledger.officer()), dateInChina(now()));
}

function declaredElsewhere(ledger: Ledger, order: StoredDocument): Refusal | null {
  const standing = ledger.declarationsOfOrder(order.orderKey ?? '').find(({ state }) => !isOpen(state));
  return standing === undefined ? null : { code: '1314', text: `订单已由报关单${standing.invtNo}申报` };
}

function decided(document: StoredDocument, kind: DecidedDocument['kind']): DecidedDocument {
  return { ...document, kind };
}

/** A payment receipt is stored once its inventory is accepted; a mode that knows none sends it back. */
function settlePaymentReceipt(place: Workplace, inventory: StoredDocument): void {
  const receipts = place.ledger.ofOrder('receipts', inventory.orderKey ?? '');
  if (receipts?.state !== '2') return;
  const mode = inventory.head['tradeMode'] ?? '';
  if (!isB2bMode(mode)) {
    schedule(place, receipts, 'store');
    return;
  }
  setMismatch(place.ledger, receipts, { code: '1313', text: `监管方式${mode}不需要收款单` });
  schedule(place, receipts, 'return');
}
