import { viewOf } from '#backend/app/consignmentViews.ts';
import type { Handlers } from '#backend/app/dispatcher.ts';
import type { Drafting } from '#backend/app/drafting.ts';
import { editStored } from '#backend/app/drafting.ts';
import type { Outcome } from '#backend/app/outcome.ts';
import { fail } from '#backend/app/outcome.ts';
import type { Session } from '#backend/app/session.ts';
import type { Workstation } from '#backend/app/workstation.ts';
import { draftingOn, onSession } from '#backend/app/workstation.ts';
import type { StoredConsignment } from '#backend/store/contract/consignments.ts';
import type { PackingResult, PackingView } from '#shared/api/packing.ts';
import { ok } from '#shared/base/result.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import { lostGoods } from '#shared/documents/packing/matchGoods.ts';
import { firstPlan, packedFigures, packingEdits } from '#shared/documents/packing/packing.ts';
import type { PackingPlan } from '#shared/documents/packing/plan.ts';
import { workOut } from '#shared/documents/packing/workOut.ts';
import { EDITABLE_STATES } from '#shared/exchange/consignmentState.ts';
import { cartonProblemText, cartonStepLines } from '#shared/i18n/cartonTexts.ts';
import type { Language } from '#shared/i18n/texts.ts';

type PackingMethod = Extract<keyof Handlers, `packing.${string}`>;

/** Handlers of packing.* */
export function packingHandlers(workstation: Workstation): Pick<Handlers, PackingMethod> {
  const { events } = workstation;
  const onStored = <T>(
    id: string,
    work: (drafting: Drafting, stored: StoredConsignment) => Outcome<T>,
  ): Outcome<T> | Promise<Outcome<T>> =>
    onSession(workstation, (session) => {
      const stored = session.store.consignments.get(id);
      return stored === null ? fail('consignment.missing') : work(draftingOn(workstation, session), stored);
    });
  const changed = (id: string) => events.emit('consignments.changed', { ids: [id] });

  return {
    'packing.get': ({ id }) => onStored(id, ({ session }, stored) => ok(packingOf(session, stored))),
    'packing.set': ({ id, revision, plan }) =>
      onStored(id, ({ session, now }, stored) => {
        if (!EDITABLE_STATES.has(stored.state) || stored.removedAt !== null)
          return fail('consignment.locked');
        const at = now();
        const saved = session.store.packings.save(
          { consignmentId: id, expectedRevision: revision, plan, at },
          { at, actor: 'user', action: 'packing.changed', subject: id, detail: { plan } },
        );
        if (!saved.ok) return fail(saved.error === 'stale' ? 'packing.stale' : 'consignment.missing');
        changed(id);
        return ok(packingOf(session, stored));
      }),
    'packing.apply': ({ id, revision }) =>
      onStored(id, (work, stored) => {
        const kept = work.session.store.packings.get(id);
        if ((kept?.revision ?? 0) !== revision) return fail('packing.stale');
        const split = workOut(kept?.plan ?? firstPlan(stored.draft), stored.draft);
        if (!split.ok) return fail('packing.impossible');
        const edits = packingEdits(split.value, stored.draft);
        if (edits.length > 0) {
          const edited = editStored(work, stored, { edits, source: 'computed', batch: null });
          if (!edited.ok) return edited;
          changed(id);
        }
        const after = work.session.store.consignments.get(id);
        return after === null ? fail('consignment.missing') : ok(viewOf(work, after));
      }),
  };
}

function packingOf(session: Session, { id, draft }: StoredConsignment): PackingView {
  const kept = session.store.packings.get(id);
  const plan = kept?.plan ?? firstPlan(draft);
  return {
    revision: kept?.revision ?? 0,
    plan,
    result: resultOf(plan, draft, session.settings().language),
    lost: lostGoods(plan, draft.items),
  };
}

function resultOf(plan: PackingPlan, draft: Draft, language: Language): PackingResult {
  const split = workOut(plan, draft);
  if (!split.ok) {
    return {
      ok: false,
      problems: split.error.map((problem) => ({ ...problem, text: cartonProblemText(language, problem) })),
    };
  }
  return {
    ok: true,
    figures: packedFigures(split.value),
    cartons: split.value.cartons.map(({ pieces, netWeight, grossWeight }) => ({
      pieces: pieces.toString(),
      netWeight: netWeight.toString(),
      grossWeight: grossWeight.toString(),
    })),
    steps: split.value.steps.flatMap((step) => cartonStepLines(language, step)),
  };
}
