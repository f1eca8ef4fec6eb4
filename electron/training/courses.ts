import type { Refusal } from './fieldChecks.ts';
import type { Workplace } from './issuing.ts';
import type { DecidedKind } from './kinds.ts';
import type { Ledger } from './ledger.ts';
import type { StoredDocument } from './ledgerRows.ts';
import type { Course, StepName } from './lifecycle.ts';
import { AFTER_INSPECTION, COURSES, INSPECTION_STEPS } from './lifecycle.ts';
import type { Content } from './matching.ts';
import { decide } from './officer.ts';

/** A document of a kind the officer decides on. */
export interface DecidedDocument extends StoredDocument {
  readonly kind: DecidedKind;
}

/** Asks the officer what becomes of a document, and sends it on its way. */
export function beginDecided(
  place: Workplace,
  document: DecidedDocument,
  numbers: readonly [string, ...string[]],
): void {
  const { ledger } = place;
  const { decision, state } = decide(ledger.officer(), place.seed, { document: document.kind, numbers });
  if (state.outcomes.length > 0) ledger.setOfficer(state);
  ledger.setCourse(document.id, { ...decision, course: decision.do });
  start(place, document, decision.do);
}

/** Sends a document back for a reason that customs found. */
export function beginMismatch(place: Workplace, document: DecidedDocument, refusal: Refusal): void {
  setMismatch(place.ledger, document, refusal);
  start(place, document, 'mismatch');
}

/** Notes why a document goes back. */
export function setMismatch(ledger: Ledger, document: StoredDocument, { code, text }: Refusal): void {
  ledger.setCourse(document.id, { course: 'mismatch', code, info: text, holdMs: null });
}

function start(place: Workplace, document: DecidedDocument, course: Course): void {
  const [first] = COURSES[document.kind][course];
  if (first !== undefined) schedule(place, document, first);
}

/** Notes the next step of a document; an inspection takes its time. */
export function schedule(place: Workplace, document: StoredDocument, name: StepName): void {
  const inspection = document.course === 'inspect' && AFTER_INSPECTION.has(name);
  const timing = {
    since: place.now(),
    steps: inspection ? INSPECTION_STEPS : 1,
    holdMs: inspection ? document.holdMs : null,
  };
  place.ledger.addStep(document.id, name, timing, place.stepMs());
}

/** Head and lines of a stored document. */
export function contentOf(ledger: Ledger, document: StoredDocument): Content {
  return { head: document.head, lines: ledger.linesOf(document.id) };
}
