import type { Checked, EvaluationCache } from '#backend/app/checking.ts';
import { checkDraft, recheckDraft } from '#backend/app/checking.ts';
import { marksAfter, marksPatch, patchMarks } from '#backend/app/filledMarks.ts';
import type { Outcome } from '#backend/app/outcome.ts';
import { fail } from '#backend/app/outcome.ts';
import type { Session } from '#backend/app/session.ts';
import type { Filled, StoredConsignment, UndoStep } from '#backend/store/contract/consignments.ts';
import type { FillSource } from '#shared/api/consignments.ts';
import type { Pointer } from '#shared/base/pointer.ts';
import { pointer } from '#shared/base/pointer.ts';
import { ok } from '#shared/base/result.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import type { Edit } from '#shared/consignment/edit.ts';
import { applyEdits } from '#shared/consignment/edit.ts';
import { EDITABLE_STATES } from '#shared/exchange/consignmentState.ts';

/** What the steps of drafting need. */
export interface Drafting {
  readonly session: Session;
  readonly evaluations: EvaluationCache;
  readonly now: () => number;
  readonly appVersion: string;
  /** Upper-case GUID form, 36 characters. */
  readonly guid: () => string;
}

/** The same with the pack that is active now, for work that waits in between and must not mix two. */
export function withOnePack(work: Drafting): Drafting {
  return { ...work, session: { ...work.session, rules: work.session.rules } };
}

/** An edit to make. */
export interface DraftEdit {
  readonly edits: readonly Edit[];
  /** null when the seller typed it. */
  readonly source: FillSource | null;
  /** Set when it is part of a change to many consignments. */
  readonly batch: string | null;
}

/** Applies edits to a stored consignment, checks it, and saves both with the step that takes it back. */
export function editStored(work: Drafting, stored: StoredConsignment, edit: DraftEdit): Outcome<Checked> {
  if (!EDITABLE_STATES.has(stored.state) || stored.removedAt !== null) return fail('consignment.locked');
  const edited = applyEdits(stored.draft, edit.edits);
  if (!edited.ok)
    return fail(
      edited.error.code,
      paramsOf(edited.error),
      'at' in edited.error ? edited.error.at : undefined,
    );
  const filled = marksAfter(stored.filled, edit.edits, edit.source);
  const step: UndoStep = {
    forward: edit.edits,
    inverse: edited.value.inverse,
    filledAfter: marksPatch(stored.filled, filled),
    filledBefore: marksPatch(filled, stored.filled),
    batch: edit.batch,
  };
  return work.session.store.transaction(() => {
    work.session.store.consignments.pushUndo(stored.id, step);
    return saveDraft(work, stored, edited.value.draft, filled, edit.edits, 'consignment.edited');
  });
}

/** Takes the last step back, or makes the one undone last again. */
export function stepStored(
  work: Drafting,
  stored: StoredConsignment,
  way: 'undo' | 'redo',
): Outcome<Checked> {
  if (!EDITABLE_STATES.has(stored.state) || stored.removedAt !== null) return fail('consignment.locked');
  const { store } = work.session;
  return store.transaction(() => {
    const step =
      way === 'undo' ? store.consignments.popUndo(stored.id) : store.consignments.popRedo(stored.id);
    if (step === null) return fail('consignment.nothingToUndo');
    return applyStep(work, stored, step, way);
  });
}

/** Applies a step of the history, either way, and saves. Inside a transaction. */
export function applyStep(
  work: Drafting,
  stored: StoredConsignment,
  step: UndoStep,
  way: 'undo' | 'redo',
): Outcome<Checked> {
  if (!EDITABLE_STATES.has(stored.state) || stored.removedAt !== null) return fail('consignment.locked');
  const edits = way === 'undo' ? step.inverse : step.forward;
  const edited = applyEdits(stored.draft, edits);
  if (!edited.ok) return fail(edited.error.code, paramsOf(edited.error));
  const filled = patchMarks(stored.filled, way === 'undo' ? step.filledBefore : step.filledAfter);
  return saveDraft(work, stored, edited.value.draft, filled, edits, `consignment.${way}`);
}

function saveDraft(
  work: Drafting,
  stored: StoredConsignment,
  draft: Draft,
  filled: Filled,
  edits: readonly Edit[],
  action: string,
): Outcome<Checked> {
  const at = work.now();
  const previous = work.evaluations.get(stored.id, stored.revision, work.session.rules.loaded.hash);
  const changed = edits.map((edit): Pointer => (edit.kind === 'set' ? edit.at : pointer('items')));
  const confirmed = work.session.store.consignments.confirmations(stored.id);
  const checked =
    previous === null
      ? checkDraft(work.session, draft, at, confirmed)
      : recheckDraft(work.session, previous, draft, changed, at, confirmed);
  const saved = work.session.store.consignments.saveDraft(
    { id: stored.id, expectedRevision: stored.revision, draft, filled, check: checked.result, at },
    { at, actor: 'user', action, subject: stored.id, detail: { edits } },
  );
  if (!saved.ok)
    return fail(saved.error.code === 'consignment.stale' ? 'consignment.stale' : 'consignment.missing');
  work.evaluations.put(stored.id, saved.value, checked.evaluation);
  return ok(checked);
}

function paramsOf(problem: object): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(problem).filter(
      (entry): entry is [string, string | number] =>
        entry[0] !== 'code' && (typeof entry[1] === 'string' || typeof entry[1] === 'number'),
    ),
  );
}
