import { useEffect, useState, useSyncExternalStore } from 'react';
import { putCall } from '#renderer/app/calls.ts';
import { client } from '#renderer/app/client.ts';
import { RefundSession } from '#renderer/pages/editor/refund/refundSession.ts';
import type { RefundView } from '#shared/api/refunds.ts';

/** Sessions stay while the window is open, so that leaving the tab loses nothing that is not saved yet. */
const sessions = new Map<string, RefundSession>();
const MOST_KEPT = 20;

/** The refund session of a consignment that has been read; it follows newer lines and saves when the tab closes. */
export function useRefundSession(view: RefundView) {
  const [session] = useState(() => sessionOf(view));
  const state = useSyncExternalStore(session.listen, session.state);
  useEffect(() => session.receive(view), [session, view]);
  useEffect(() => {
    const leave = () => void session.flush();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [session]);
  return { session, state };
}

function sessionOf(view: RefundView): RefundSession {
  const { id } = view;
  const known = sessions.get(id);
  if (known !== undefined) return known;
  const made = new RefundSession(view, {
    set: (revision, lines) => client('refunds.set', { id, revision, lines: [...lines] }),
    read: () => client('refunds.get', { id }),
    kept: (kept) => putCall('refunds.get', { id }, kept),
    later(run, ms) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  });
  for (const [old, session] of sessions) {
    if (sessions.size < MOST_KEPT) break;
    if (session.state().saving === 'saved') sessions.delete(old);
  }
  sessions.set(id, made);
  return made;
}
