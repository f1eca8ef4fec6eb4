import type { DecidedDocument } from './courses.ts';
import { beginDecided, beginMismatch } from './courses.ts';
import type { Refusal } from './fieldChecks.ts';
import type { Workplace } from './issuing.ts';
import { issueReceipt } from './issuing.ts';
import type { StoredDocument } from './ledgerRows.ts';
import { CANCELLED } from './lifecycle.ts';
import { isLastPart, issueResults, partsOfSet, summingOf } from './summaryDecisions.ts';

/** An application has been declared: the officer decides on it; on a split summary once its last part is there. */
export function beginApplication(place: Workplace, document: DecidedDocument): void {
  const { ledger } = place;
  const { head } = document;
  if (document.kind === 'summary') {
    if (!isLastPart(document)) return;
    const fault = summaryFault(place, document);
    if (fault === null) beginDecided(place, document, [head['copNo'] ?? '']);
    else beginMismatch(place, document, fault);
    return;
  }
  const own = head['copNo'] ?? head['coElNo'] ?? '';
  const inventory = ledger.inventoryByNumber(document.invtNo);
  beginDecided(place, document, [inventory?.head['orderNo'] ?? own, own]);
}

/** Why a summary cannot be granted just now; null when it can. */
export function summaryFault(place: Workplace, last: StoredDocument): Refusal | null {
  const parts = partsOfSet(place.ledger, last);
  if (!parts.ok) return parts.error;
  const summing = summingOf(place.ledger, parts.value);
  return summing.ok ? null : summing.error;
}

/** Cancels the inventory, or lets it go on its way again. */
export function finishCancellation(
  { ledger, now }: Workplace,
  { invtNo }: StoredDocument,
  granted: boolean,
): void {
  const inventory = ledger.inventoryByNumber(invtNo);
  if (inventory === null) return;
  if (granted) {
    ledger.dropStepsOf(inventory.id);
    ledger.setState(inventory.id, CANCELLED, Math.max(now(), inventory.lastReturnAt));
  } else {
    ledger.letGo(inventory.id);
  }
}

/** Answers every part of a summary, and with a grant issues what it comes to. */
export function answerSummary(
  place: Workplace,
  last: StoredDocument,
  status: string,
  info: string,
  granted: boolean,
): void {
  const { ledger } = place;
  const parts = partsOfSet(ledger, last);
  const summing = granted && parts.ok ? summingOf(ledger, parts.value) : null;
  for (const part of ledger.partsOf(last.setKey ?? '').filter(({ state }) => state === '2')) {
    if (granted) ledger.setInvtNo(part.id, last.invtNo);
    issueReceipt(place, granted ? { ...part, invtNo: last.invtNo } : part, status, info);
  }
  if (summing?.ok === true) issueResults(place, last, summing.value);
}
