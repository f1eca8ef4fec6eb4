import type { Session } from '#backend/app/session.ts';
import { asSent, candidateOf } from '#backend/app/summaryViews.ts';
import type { SummaryApplicant, SummaryCandidate, SummaryMonth } from '#shared/api/summaries.ts';
import { MOST_INVENTORIES } from '#shared/documents/summaries/request.ts';
import { applicantKey } from '#shared/documents/summaries/summing.ts';

/** The inventories customs closed in a month ("2026-01", China's time) or released and has not closed yet; who may sum them up. */
export function monthOf(session: Session, month: string): SummaryMonth {
  const { store } = session;
  const next = monthAfter(month);
  const [from, before] = [startOf(month), startOf(next)];
  const found = store.summaries.released(from, before, MOST_INVENTORIES + 1);
  const released = found.slice(0, MOST_INVENTORIES);
  const byId = new Map(released.map((one) => [one.document.id, one]));
  const candidates: SummaryCandidate[] = [];
  const applicants = new Map<string, { readonly head: SummaryApplicant; readonly ids: string[] }>();
  for (const inventory of asSent(store, released)) {
    const known = byId.get(inventory.id);
    if (known === undefined) continue;
    candidates.push(candidateOf(session, inventory, known));
    const of = (name: string) => inventory.head[name] ?? '';
    const ids = applicants.get(applicantKey(inventory))?.ids ?? [];
    ids.push(inventory.id);
    applicants.set(applicantKey(inventory), {
      ids,
      head: {
        customsCode: of('customsCode'),
        agentCode: of('agentCode'),
        agentName: of('agentName'),
        ebcCode: of('ebcCode'),
        ebcName: of('ebcName'),
        ids,
      },
    });
  }
  return {
    month,
    deadline: `${next}-15`,
    candidates,
    cut: found.length > released.length,
    simplified: store.summaries.simplified(from, before),
    applicants: [...applicants.values()].map(({ head }) => head),
  };
}

function startOf(month: string): string {
  return `${month.replace('-', '')}01000000000`;
}

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
