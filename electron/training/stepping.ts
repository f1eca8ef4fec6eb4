import type { DueStep, Ledger, StoredDocument } from './ledger.ts';
import type { Course, StepName } from './lifecycle.ts';
import {
  COURSES,
  DEFAULT_REASONS,
  INSPECTION_STEPS,
  isAcceptedInventory,
  isPresent,
  STEPS,
  stepAfter,
} from './lifecycle.ts';
import type { Content } from './matching.ts';
import { firstMismatch } from './matching.ts';
import { decide } from './officer.ts';
import type { Workplace } from './processing.ts';
import { issueReceipt } from './processing.ts';

/** Takes one due step: its receipt, the new state, and whatever that sets going. Runs inside a transaction. */
export function takeStep(place: Workplace, { id, document: documentId, name }: DueStep): void {
  const { ledger } = place;
  ledger.dropStep(id);
  const document = ledger.document(documentId);
  if (document === null) return;
  const step = STEPS[name];
  if (!step.from.includes(document.state)) return;
  const status = step.to ?? document.reasonCode ?? DEFAULT_REASONS.error.code;
  issueReceipt(place, document, status, infoOf(document, name));
  if (status === '2') beginCourses(place, document);
  if (document.kind === 'inventory' && status === '399') storePaymentReceipt(place, document);
  const next = document.course === null ? null : stepAfter(document.course, name);
  if (next !== null) schedule(place, document, next);
}

function infoOf(document: StoredDocument, name: StepName): string {
  const { info } = STEPS[name];
  const reason = { code: document.reasonCode, info: document.reasonInfo };
  switch (name) {
    case 'declare':
      return `${info}[${document.head['guid'] ?? ''}]`;
    case 'return':
      return `${info}[Code:${reason.code ?? DEFAULT_REASONS.return.code};Desc:${reason.info ?? DEFAULT_REASONS.return.info}]`;
    case 'error':
      return reason.info ?? DEFAULT_REASONS.error.info;
    case 'inspect':
      return reason.info === null ? info : `[Code:${reason.code ?? '2500'};Desc:${reason.info}]`;
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
      if (inventory !== null && isAcceptedInventory(inventory.state)) schedule(place, document, 'store');
    }
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

  const mismatch = firstMismatch({
    order: contentOf(ledger, order),
    waybill: contentOf(ledger, waybill),
    inventory: contentOf(ledger, inventory),
  });
  if (mismatch !== null) {
    const { code, text } = mismatch;
    ledger.setCourse(inventory.id, { course: 'mismatch', code, info: text, holdMs: null });
    start(place, inventory, 'mismatch');
    return;
  }
  const { decision, state } = decide(ledger.officer(), place.seed, inventory.head['orderNo'] ?? '');
  if (state.outcomes.length > 0) ledger.setOfficer(state);
  ledger.setCourse(inventory.id, { ...decision, course: decision.do });
  for (const partner of [order, waybill]) {
    if (partner.state === '2') schedule(place, partner, 'store');
  }
  start(place, inventory, decision.do);
}

function start(place: Workplace, inventory: StoredDocument, course: Course): void {
  const [first] = COURSES[course];
  if (first !== undefined) schedule(place, inventory, first);
}

/** A payment receipt is stored once its inventory is accepted. */
function storePaymentReceipt(place: Workplace, inventory: StoredDocument): void {
  const receipts = place.ledger.ofOrder('receipts', inventory.orderKey ?? '');
  if (receipts?.state === '2') schedule(place, receipts, 'store');
}

function schedule(place: Workplace, document: StoredDocument, name: StepName): void {
  const inspection = document.course === 'inspect' && name === 'release';
  const timing = {
    since: place.now(),
    steps: inspection ? INSPECTION_STEPS : 1,
    holdMs: inspection ? document.holdMs : null,
  };
  place.ledger.addStep(document.id, name, timing, place.stepMs());
}

function contentOf(ledger: Ledger, document: StoredDocument): Content {
  return { head: document.head, lines: ledger.linesOf(document.id) };
}
