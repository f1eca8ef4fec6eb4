import type { Handlers } from '#backend/app/dispatcher.ts';
import { giveWay } from '#backend/app/jobs.ts';
import type { Outcome } from '#backend/app/outcome.ts';
import { fail } from '#backend/app/outcome.ts';
import { queueConsignment, withdrawConsignment } from '#backend/app/sending.ts';
import type { Session } from '#backend/app/session.ts';
import type { Workstation } from '#backend/app/workstation.ts';
import { draftingOn, onChannel, onSession } from '#backend/app/workstation.ts';
import { signingErrorOf } from '#backend/signing/signingRefused.ts';
import type { StoredConsignment } from '#backend/store/contract/consignments.ts';
import type { AppError } from '#shared/api/errors.ts';
import type { Connection, SendReport } from '#shared/api/exchange.ts';
import { err, ok } from '#shared/base/result.ts';

type ExchangeMethod = Extract<keyof Handlers, `exchange.${string}` | `audit.${string}`>;

const LOT = 20;

/** Handlers of exchange.* and audit.* */
export function exchangeHandlers(workstation: Workstation): Pick<Handlers, ExchangeMethod> {
  const { ports, events } = workstation;

  const perConsignment = async (
    session: Session,
    ids: readonly string[],
    act: (stored: StoredConsignment) => Outcome<void> | Promise<Outcome<void>>,
  ): Promise<SendReport> => {
    const queued: string[] = [];
    const refused: { id: string; orderNo: string; error: AppError }[] = [];
    for (const [i, id] of [...new Set(ids)].entries()) {
      const stored = session.store.consignments.get(id);
      const outcome = stored === null ? fail('consignment.missing') : await signed(() => act(stored));
      if (outcome.ok) queued.push(id);
      else refused.push({ id, orderNo: stored?.draft.order.orderNo ?? '', error: outcome.error });
      if (i % LOT === LOT - 1) await giveWay();
    }
    events.emit('consignments.changed', { ids: ids.length > LOT ? null : ids });
    events.emit('exchange.changed', connectionOf(session, ports.now()));
    return { queued, refused };
  };

  return {
    'exchange.connection': () => onSession(workstation, (session) => ok(connectionOf(session, ports.now()))),
    'exchange.send': ({ ids }) =>
      onSession(workstation, (session) =>
        onChannel(session, async (channel) => {
          const ready = session.signing.signer();
          if (!ready.ok) return ready;
          const work = draftingOn(workstation, session);
          const report = await perConsignment(session, ids, (stored) =>
            queueConsignment(work, channel, stored),
          );
          channel.engine.wake();
          return ok(report);
        }),
      ),
    'exchange.withdraw': ({ ids }) =>
      onSession(workstation, async (session) => {
        const work = draftingOn(workstation, session);
        return ok(await perConsignment(session, ids, (stored) => withdrawConsignment(work, stored)));
      }),
    'exchange.outbox': (query) => onSession(workstation, ({ store }) => ok(store.exchange.outbox(query))),
    'exchange.receipts': (query) => onSession(workstation, ({ store }) => ok(store.exchange.receipts(query))),
    'exchange.receipt': ({ id }) =>
      onSession(workstation, ({ store }) => {
        const row = store.exchange.receiptRow(id);
        const body = store.exchange.receiptBody(id);
        if (row === null || body === null) return fail('exchange.missing');
        return ok({ ...row, raw: Buffer.from(body).toString('utf8') });
      }),
    'exchange.document': ({ id }) =>
      onSession(workstation, ({ store }) => {
        const row = store.exchange.outboxRow(id);
        const body = store.exchange.body(id);
        if (row === null || body === null) return fail('exchange.missing');
        return ok({ ...row, body: Buffer.from(body).toString('utf8') });
      }),
    'exchange.syncNow': () =>
      onSession(workstation, (session) => {
        session.channel?.engine.tryNow();
        return ok(connectionOf(session, ports.now()));
      }),
    'exchange.setOffline': ({ offline }) =>
      onSession(workstation, (session) => {
        const at = ports.now();
        const action = offline ? 'exchange.offline' : 'exchange.online';
        session.store.settings.set('offline', offline, {
          at,
          actor: 'user',
          action,
          subject: '',
          detail: {},
        });
        session.channel?.engine.setOffline(offline);
        if (!offline) session.packLife.updateQuietly();
        return ok(connectionOf(session, at));
      }),
    'audit.verify': () => onSession(workstation, ({ store }) => ok(store.audit.verify())),
  };
}

/** A key that locks, or a card that is pulled out, on the way stops one consignment; what was queued before stays queued. */
async function signed(act: () => Outcome<void> | Promise<Outcome<void>>): Promise<Outcome<void>> {
  try {
    return await act();
  } catch (thrown) {
    const error = signingErrorOf(thrown);
    if (error === null) throw thrown;
    return err(error);
  }
}

/** How a profile stands with its platform. */
export function connectionOf(session: Session, now: number): Connection {
  if (session.channel !== null) return session.channel.engine.connection();
  return {
    status: session.channelTrouble === null ? 'none' : 'down',
    channel: session.channelTrouble === null ? '' : 'training',
    address: '',
    since: new Date(now).toISOString(),
    nextTryAt: null,
    lastError: session.channelTrouble,
    ...session.store.exchange.counts(),
  };
}
