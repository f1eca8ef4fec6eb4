import { changesOf, comparedDocuments } from '#backend/app/changeViews.ts';
import type { Handlers } from '#backend/app/dispatcher.ts';
import type { Drafting } from '#backend/app/drafting.ts';
import { connectionOf } from '#backend/app/exchange.ts';
import type { Outcome } from '#backend/app/outcome.ts';
import { fail } from '#backend/app/outcome.ts';
import { beginChange, requestCancellation, requestReturn, withdrawRequest } from '#backend/app/requests.ts';
import type { Channel } from '#backend/app/session.ts';
import type { Workstation } from '#backend/app/workstation.ts';
import { draftingOn, onChannel, onSession } from '#backend/app/workstation.ts';
import type { StoredConsignment } from '#backend/store/contract/consignments.ts';
import type { ChangesView } from '#shared/api/changes.ts';
import { ok } from '#shared/base/result.ts';

type ChangeMethod = Extract<keyof Handlers, `changes.${string}`>;

/** Handlers of changes.* */
export function changeHandlers(workstation: Workstation): Pick<Handlers, ChangeMethod> {
  const onStored = <T>(
    id: string,
    act: (work: Drafting, stored: StoredConsignment) => Outcome<T> | Promise<Outcome<T>>,
  ) =>
    onSession(workstation, (session) => {
      const stored = session.store.consignments.get(id);
      return stored === null ? fail('consignment.missing') : act(draftingOn(workstation, session), stored);
    });

  /** What stands after something was done, told to every window. */
  const after = (work: Drafting, id: string, done: Outcome<void>): Outcome<ChangesView> => {
    if (!done.ok) return done;
    const stored = work.session.store.consignments.get(id);
    if (stored === null) return fail('consignment.missing');
    workstation.events.emit('consignments.changed', { ids: [id] });
    workstation.events.emit('exchange.changed', connectionOf(work.session, work.now()));
    return ok(changesOf(work, stored));
  };

  const ask = (
    id: string,
    act: (work: Drafting, channel: Channel, stored: StoredConsignment) => Promise<Outcome<void>>,
  ) =>
    onStored(id, (work, stored) =>
      onChannel(work.session, async (channel) => {
        const done = await act(work, channel, stored);
        if (done.ok) channel.engine.wake();
        return after(work, id, done);
      }),
    );

  return {
    'changes.get': ({ id }) => onStored(id, (work, stored) => ok(changesOf(work, stored))),
    'changes.preview': ({ id }) => onStored(id, (work, stored) => ok(comparedDocuments(work, stored))),
    'changes.begin': ({ id }) => onStored(id, (work, stored) => after(work, id, beginChange(work, stored))),
    'changes.cancel': ({ id, ...wish }) =>
      ask(id, (work, channel, stored) => requestCancellation(work, channel, stored, wish)),
    'changes.takeBack': ({ id, ...wish }) =>
      ask(id, (work, channel, stored) => requestReturn(work, channel, stored, wish)),
    'changes.withdrawRequest': ({ id, documentId }) =>
      onStored(id, (work, stored) => after(work, id, withdrawRequest(work, stored, documentId))),
  };
}
