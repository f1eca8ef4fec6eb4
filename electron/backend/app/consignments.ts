import { checkDraft } from '#backend/app/checking.ts';
import { confirmFinding } from '#backend/app/confirming.ts';
import { timelineOf, viewOf } from '#backend/app/consignmentViews.ts';
import type { Handlers } from '#backend/app/dispatcher.ts';
import type { DraftEdit, Drafting } from '#backend/app/drafting.ts';
import { applyStep, editStored, stepStored } from '#backend/app/drafting.ts';
import { exportConsignments } from '#backend/app/exporting.ts';
import { giveWay } from '#backend/app/jobs.ts';
import type { FilledDraft } from '#backend/app/newDraft.ts';
import { copyDraft, newDraft } from '#backend/app/newDraft.ts';
import type { Outcome } from '#backend/app/outcome.ts';
import { fail } from '#backend/app/outcome.ts';
import { previewsOf } from '#backend/app/previews.ts';
import { recheckAll } from '#backend/app/rechecking.ts';
import { recordId } from '#backend/app/recordIds.ts';
import type { Session } from '#backend/app/session.ts';
import type { Workstation } from '#backend/app/workstation.ts';
import { draftingOn, onSession } from '#backend/app/workstation.ts';
import type { StoredConsignment } from '#backend/store/contract/consignments.ts';
import type { ConsignmentView } from '#shared/api/consignments.ts';
import { atIndex, parsePointer } from '#shared/base/pointer.ts';
import { ok } from '#shared/base/result.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import type { Edit } from '#shared/consignment/edit.ts';
import { textAt } from '#shared/consignment/edit.ts';
import { FIELD_PATTERNS } from '#shared/consignment/fields.ts';
import { isRegimeCode } from '#shared/consignment/regimes.ts';
import { EDITABLE_STATES } from '#shared/exchange/consignmentState.ts';

type ConsignmentMethod = Extract<keyof Handlers, `consignments.${string}`>;

/** Lots in which many consignments are changed, so that reads have their turn in between. */
const LOT = 100;

/** Handlers of consignments.* */
export function consignmentHandlers(workstation: Workstation): Pick<Handlers, ConsignmentMethod> {
  const { events, ports } = workstation;
  const drafting = (session: Session) => draftingOn(workstation, session);
  const changed = (ids: readonly string[] | null) => events.emit('consignments.changed', { ids });

  const onStored = <T>(
    id: string,
    work: (drafting: Drafting, stored: StoredConsignment) => Outcome<T> | Promise<Outcome<T>>,
  ) =>
    onSession(workstation, (session) => {
      const stored = session.store.consignments.get(id);
      return stored === null ? fail('consignment.missing') : work(drafting(session), stored);
    });

  const viewAfter = (work: Drafting, id: string): Outcome<ConsignmentView> => {
    const stored = work.session.store.consignments.get(id);
    if (stored === null) return fail('consignment.missing');
    changed([id]);
    return ok(viewOf(work, stored));
  };

  return {
    'consignments.list': (query) => onSession(workstation, ({ store }) => ok(store.consignments.list(query))),
    'consignments.ids': (filter) =>
      onSession(workstation, ({ store }) => ok({ ids: store.consignments.ids(filter) })),
    'consignments.get': ({ id }) => onStored(id, (work, stored) => ok(viewOf(work, stored))),

    'consignments.create': ({ regime, route, copyOf }) =>
      onSession(workstation, (session) => {
        if (!isRegimeCode(regime))
          return fail('api.badArguments', { method: 'consignments.create', detail: 'regime' });
        const original = copyOf === null ? null : session.store.consignments.get(copyOf);
        if (copyOf !== null && original === null) return fail('consignment.missing');
        const start =
          original === null ? newDraft({ regime, route }, session.settings()) : copyDraft(original.draft);
        const id = insertNew(session, start, ports.now(), ports.guid());
        return viewAfter(drafting(session), id);
      }),

    'consignments.edit': ({ id, revision, edits, source }) =>
      onStored(id, (work, stored) => {
        if (stored.revision !== revision) return fail('consignment.stale');
        const edit: DraftEdit = { edits, source: source === 'typed' ? null : source, batch: null };
        const edited = editStored(work, stored, edit);
        return edited.ok ? viewAfter(work, id) : edited;
      }),
    'consignments.confirm': ({ id, rule, item, confirmed }) =>
      onStored(id, (work, stored) => {
        const done = confirmFinding(work, stored, rule, item, confirmed);
        return done.ok ? viewAfter(work, id) : done;
      }),
    'consignments.undo': ({ id }) =>
      onStored(id, (work, stored) => {
        const undone = stepStored(work, stored, 'undo');
        return undone.ok ? viewAfter(work, id) : undone;
      }),
    'consignments.redo': ({ id }) =>
      onStored(id, (work, stored) => {
        const redone = stepStored(work, stored, 'redo');
        return redone.ok ? viewAfter(work, id) : redone;
      }),

    'consignments.setMany': ({ ids, at, text, onlyEmpty }) =>
      onSession(workstation, async (session) => {
        if (!FIELD_PATTERNS.has(at)) return fail('edit.unknownField', { at });
        const batch = recordId(ports.now(), ports.guid());
        const count = await inLots(session, ids, (stored) => {
          const edits = editsFor(stored.draft, at, text, onlyEmpty);
          return edits.length > 0 && editStored(drafting(session), stored, { edits, source: null, batch }).ok;
        });
        changed(null);
        return ok({ changed: count, batch });
      }),
    'consignments.undoMany': ({ batch }) =>
      onSession(workstation, async (session) => {
        const { store } = session;
        let count = 0;
        for (;;) {
          const steps = store.transaction(() => {
            const lot = store.consignments.popUndoBatch(batch, LOT);
            for (const { id, step } of lot) {
              const stored = store.consignments.get(id);
              if (stored !== null && applyStep(drafting(session), stored, step, 'undo').ok) count += 1;
            }
            return lot.length;
          });
          if (steps === 0) break;
          await giveWay();
        }
        changed(null);
        return ok({ changed: count });
      }),

    'consignments.remove': ({ ids }) =>
      onSession(workstation, ({ store }) => {
        const removable = ids.filter((id) => {
          const stored = store.consignments.get(id);
          return stored !== null && EDITABLE_STATES.has(stored.state);
        });
        if (removable.length === 0 && ids.length > 0) return fail('consignment.underway');
        const removed = store.consignments.remove(removable, userAction(ports.now(), 'consignment.removed'));
        changed(null);
        return ok({ changed: removed.length });
      }),
    'consignments.restore': ({ ids }) =>
      onSession(workstation, ({ store }) => {
        const restored = store.consignments.restore(ids, userAction(ports.now(), 'consignment.restored'));
        changed(null);
        return ok({ changed: restored.length });
      }),

    'consignments.documents': ({ id }) => onStored(id, (work, stored) => ok(previewsOf(work, stored))),
    'consignments.timeline': ({ id }) => onStored(id, (work) => ok(timelineOf(work.session, id))),
    'consignments.export': ({ ids, format, columns }) =>
      onSession(workstation, (session) =>
        exportConsignments(workstation, drafting(session), ids, format, columns),
      ),
    'consignments.recheck': () =>
      onSession(workstation, async (session) => ok({ checked: await recheckAll(drafting(session), events) })),
  };
}

/** Puts a new consignment into the store, checked; gives its id. */
export function insertNew(session: Session, start: FilledDraft, now: number, guid: string): string {
  const id = recordId(now, guid);
  const { result } = checkDraft(session, start.draft, now);
  session.store.consignments.insert(
    { id, ...start, check: result, importId: null, createdAt: now },
    userAction(now, 'consignment.created'),
  );
  return id;
}

function userAction(at: number, action: string) {
  return { at, actor: 'user', action, detail: {} };
}

/** Changes many consignments in lots of one transaction each; gives how many were changed. */
async function inLots(
  session: Session,
  ids: readonly string[],
  change: (stored: StoredConsignment) => boolean,
): Promise<number> {
  let count = 0;
  for (let i = 0; i < ids.length; i += LOT) {
    session.store.transaction(() => {
      for (const id of ids.slice(i, i + LOT)) {
        const stored = session.store.consignments.get(id);
        if (stored !== null && change(stored)) count += 1;
      }
    });
    await giveWay();
  }
  return count;
}

function editsFor(draft: Draft, at: string, text: string, onlyEmpty: boolean): readonly Edit[] {
  const places = at.startsWith('items.*') ? draft.items.map((_, i) => atIndex(at, i)) : [parsePointer(at)];
  return places.flatMap((place): Edit[] => {
    if (place === null) return [];
    const before = textAt(draft, place);
    const wanted = before !== null && before !== text && (!onlyEmpty || before === '');
    return wanted ? [{ kind: 'set', at: place, text }] : [];
  });
}
