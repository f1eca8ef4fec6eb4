import type { Handlers } from '#backend/app/dispatcher.ts';
import type { Outcome } from '#backend/app/outcome.ts';
import { fail } from '#backend/app/outcome.ts';
import type { Session } from '#backend/app/session.ts';
import { monthOf } from '#backend/app/summaryMonth.ts';
import { sendAgain, sendSummary, withdrawSummary } from '#backend/app/summarySending.ts';
import {
  previewOf,
  sentInventories,
  summaryOfParcel,
  summaryRow,
  viewOf,
} from '#backend/app/summaryViews.ts';
import type { Workstation } from '#backend/app/workstation.ts';
import { draftingOn, onChannel, onSession } from '#backend/app/workstation.ts';
import type { StoredSummary } from '#backend/store/contract/summaries.ts';
import type { SummaryView } from '#shared/api/summaries.ts';
import { ok } from '#shared/base/result.ts';

type SummaryMethod = Extract<keyof Handlers, `summaries.${string}`>;

const MOST_LISTED = 500;

/** Handlers of summaries.* */
export function summaryHandlers(workstation: Workstation): Pick<Handlers, SummaryMethod> {
  const { ports } = workstation;
  const onSummary = <T>(
    id: string,
    work: (session: Session, summary: StoredSummary) => Outcome<T> | Promise<Outcome<T>>,
  ) =>
    onSession(workstation, (session) => {
      const summary = session.store.summaries.get(id);
      return summary === null ? fail('summary.missing') : work(session, summary);
    });
  const shown = (session: Session, id: string): Outcome<SummaryView> => {
    const summary = session.store.summaries.get(id);
    return summary === null ? fail('summary.missing') : ok(viewOf(session, summary));
  };

  return {
    'summaries.month': ({ month }) => onSession(workstation, (session) => ok(monthOf(session, month))),
    'summaries.preview': ({ ids, byProducer, byName }) =>
      onSession(workstation, (session) =>
        ok(previewOf(session, sentInventories(session.store, ids), { byProducer, byName })),
      ),
    'summaries.send': (wishes) =>
      onSession(workstation, (session) =>
        onChannel(session, async (channel) => {
          const sent = await sendSummary(draftingOn(workstation, session), channel, wishes);
          if (!sent.ok) return sent;
          channel.engine.wake();
          return shown(session, sent.value);
        }),
      ),
    'summaries.list': () =>
      onSession(workstation, ({ store }) =>
        ok(store.summaries.all(MOST_LISTED).map((summary) => summaryRow(store, summary))),
      ),
    'summaries.get': ({ id }) => onSummary(id, (session, summary) => ok(viewOf(session, summary))),
    'summaries.resend': ({ id }) =>
      onSession(workstation, (session) =>
        onChannel(session, async (channel) => {
          const sent = await sendAgain(draftingOn(workstation, session), channel, id);
          if (!sent.ok) return sent;
          channel.engine.wake();
          return shown(session, id);
        }),
      ),
    'summaries.withdraw': ({ id }) =>
      onSummary(id, (session, summary) => {
        const done = withdrawSummary(session.store, summary, ports.now());
        return done.ok ? shown(session, id) : done;
      }),
    'summaries.drop': ({ id }) =>
      onSummary(id, (session, summary) => {
        const { store } = session;
        const { state } = summaryRow(store, summary);
        if (summary.droppedAt !== null || (state !== 'returned' && state !== 'withdrawn'))
          return fail('summary.held');
        store.summaries.drop(id, ports.now(), {
          at: ports.now(),
          actor: 'user',
          action: 'summary.dropped',
          subject: id,
          detail: {},
        });
        return shown(session, id);
      }),
    'summaries.ofConsignment': ({ id }) =>
      onSession(workstation, ({ store }) => ok(summaryOfParcel(store, id))),
  };
}
