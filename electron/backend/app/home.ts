import { backupsOf } from '#backend/app/backups.ts';
import type { Handlers } from '#backend/app/dispatcher.ts';
import type { Session } from '#backend/app/session.ts';
import type { Workstation } from '#backend/app/workstation.ts';
import { onSession } from '#backend/app/workstation.ts';
import { latestDocuments } from '#backend/sync/documentMoves.ts';
import type { HomeSummary } from '#shared/api/home.ts';
import { ok } from '#shared/base/result.ts';
import { ACTION_STATES } from '#shared/exchange/consignmentState.ts';

const SHOWN = 20;
const RECEIPTS_SHOWN = 10;

/** Handlers of home.* */
export function homeHandlers(workstation: Workstation): Pick<Handlers, 'home.summary'> {
  return { 'home.summary': () => onSession(workstation, (session) => ok(summary(session))) };
}

function summary(session: Session): HomeSummary {
  const { store } = session;
  const { rows } = store.consignments.list({
    search: '',
    states: [...ACTION_STATES],
    check: 'any',
    removed: false,
    importId: null,
    sort: 'updated',
    descending: true,
    offset: 0,
    limit: SHOWN,
  });
  return {
    counts: store.consignments.countsByState(),
    ...store.consignments.countReadyBlocked(),
    needsAction: rows.map(({ id, orderNo, state }) => ({
      id,
      orderNo,
      state,
      info: customsWords(session, id),
    })),
    receipts: store.exchange.receipts({ search: '', outcome: 'any', offset: 0, limit: RECEIPTS_SHOWN }).rows,
    pack: session.packs.installed().find(({ active }) => active) ?? null,
    lastBackup: backupsOf(session)[0] ?? null,
  };
}

/** What customs said that wants an answer: the words on the document that was returned or held. */
function customsWords(session: Session, id: string): string {
  const documents = [...latestDocuments(session.store, id).values()];
  const held = documents.find(
    ({ state }) => state === 'returned' || state === 'inspection' || state === 'turnedBack',
  );
  return held?.lastInfo ?? '';
}
