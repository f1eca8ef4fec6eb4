import { useEffect, useState, useSyncExternalStore } from 'react';
import { putCall } from '#renderer/app/calls.ts';
import { client } from '#renderer/app/client.ts';
import { errorText, type Text } from '#renderer/app/text.tsx';
import { EditSession } from '#renderer/state/editSession.ts';
import { showToast } from '#renderer/state/toasts.ts';
import { keepUnsaved, takeUnsaved } from '#renderer/state/unsavedText.ts';
import type { ConsignmentView } from '#shared/api/consignments.ts';
import { textAt } from '#shared/consignment/edit.ts';

/** Opens the edit session of a consignment that has been read; it follows newer states and saves when the window closes. */
export function useEditSession(view: ConsignmentView, t: Text) {
  const { id } = view;
  const [session] = useState(() => openSession(view, t));
  const state = useSyncExternalStore(session.listen, session.state);
  useEffect(() => session.receive(view), [session, view]);
  useEffect(() => {
    const left = takeUnsaved(id, session.state().view.revision).filter(
      (edit) => edit.kind === 'set' && textAt(session.state().draft, edit.at) !== edit.text,
    );
    if (session.state().view.editable) session.apply(left);
    const leave = () => {
      keepUnsaved(id, session.state().view.revision, session.unsaved());
      void session.flush().then(() => keepUnsaved(id, session.state().view.revision, session.unsaved()));
    };
    const hide = () => document.visibilityState === 'hidden' && void session.flush();
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', hide);
    return () => {
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', hide);
      leave();
    };
  }, [id, session]);
  return { session, state };
}

function openSession(view: ConsignmentView, t: Text): EditSession {
  const { id } = view;
  const session = new EditSession(view, {
    edit: (revision, edits, source) =>
      client('consignments.edit', { id, revision, edits: [...edits], source }),
    read: () => client('consignments.get', { id }),
    step: (direction) => client(`consignments.${direction}`, { id }),
    later(run, ms) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    tell(what) {
      if (what.kind === 'stale') showToast({ tone: 'note', text: t('editor.stale') });
      else showToast({ tone: 'error', text: t('editor.refused', { reason: errorText(t, what.error) }) });
    },
  });
  let last = view;
  session.listen(() => {
    const now = session.state().view;
    if (now !== last) {
      last = now;
      putCall('consignments.get', { id }, now);
    }
  });
  return session;
}
