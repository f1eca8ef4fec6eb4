import { useEffect, useState, useSyncExternalStore } from 'react';
import { client } from '#renderer/app/client.ts';
import { PackingSession } from '#renderer/pages/editor/packing/packingSession.ts';
import type { PackingView } from '#shared/api/packing.ts';

/** Sessions stay while the window is open, so that leaving the tab loses nothing that is not saved yet. */
const sessions = new Map<string, PackingSession>();
const MOST_KEPT = 20;

/** The packing session of a consignment that has been read; it follows newer plans and saves when the tab closes. */
export function usePackingSession(id: string, view: PackingView) {
  const [session] = useState(() => sessionOf(id, view));
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

function sessionOf(id: string, view: PackingView): PackingSession {
  const known = sessions.get(id);
  if (known !== undefined) return known;
  const made = new PackingSession(view, {
    set: (revision, plan) => client('packing.set', { id, revision, plan }),
    read: () => client('packing.get', { id }),
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
