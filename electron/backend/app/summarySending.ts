import type { Drafting } from '#backend/app/drafting.ts';
import type { Outcome } from '#backend/app/outcome.ts';
import { fail } from '#backend/app/outcome.ts';
import { outgoing } from '#backend/app/outgoing.ts';
import { recordId } from '#backend/app/recordIds.ts';
import { freeze } from '#backend/app/sending.ts';
import type { Channel } from '#backend/app/session.ts';
import { sentInventories } from '#backend/app/summaryViews.ts';
import type { NewDocument } from '#backend/store/contract/exchange.ts';
import type { StoredSummary } from '#backend/store/contract/summaries.ts';
import type { WorkStore } from '#backend/store/contract/workStore.ts';
import { moveDocument } from '#backend/sync/documentMoves.ts';
import type { ParsedArgs } from '#shared/api/methods.ts';
import { compactTimeInChina } from '#shared/base/calendarDate.ts';
import { ok } from '#shared/base/result.ts';
import type { SummaryWishes } from '#shared/documents/summaries/request.ts';
import { problemOf, summaryRequest } from '#shared/documents/summaries/request.ts';
import type { SentInventory } from '#shared/documents/summaries/summing.ts';

/** Makes, signs and queues a request to sum inventories up; gives the summary's id. Works without any connection. */
export async function sendSummary(
  work: Drafting,
  channel: Channel,
  { month, ids, byProducer, byName, filer, note }: ParsedArgs<'summaries.send'>,
): Promise<Outcome<string>> {
  const { store } = work.session;
  const chosen = sentInventories(store, ids);
  const problem = problemOf(chosen);
  if (problem !== null) return fail(problem.code, 'params' in problem ? problem.params : undefined);
  const inventories = chosen.filter((one) => one !== null);
  const at = work.now();
  const own = (name: string) => inventories[0]?.head[name] ?? '';
  const wishes: SummaryWishes = {
    ...{ byProducer, byName, note },
    filer: filer ?? { code: own('agentCode'), name: own('agentName') },
    copNo: `SUM${compactTimeInChina(at)}${work.guid().slice(0, 6)}`,
  };
  const id = recordId(at, work.guid());
  const made = await frozenRequest(work, channel, { id, sending: 1 }, inventories, wishes, at);
  if (!made.ok) return made;
  const summary: StoredSummary = { id, month, wishes, createdAt: at, droppedAt: null };
  return store.transaction((): Outcome<string> => {
    // Signing took its time: nobody may have taken one of them into another request meanwhile.
    if (problemOf(sentInventories(store, ids)) !== null) return fail('summary.held');
    const named = inventories.map((one) => ({ documentId: one.id, invtNo: one.invtNo }));
    const detail = { month, inventories: named.length, copNo: wishes.copNo };
    const entry = { at, actor: 'user', subject: id, detail } as const;
    store.summaries.start(summary, named, { ...entry, action: 'summary.made' });
    store.exchange.freeze([made.value], { ...entry, action: 'summary.queued' });
    return ok(id);
  });
}

/** Sends a request once more that was returned or withdrawn: the same inventories under the same number. */
export async function sendAgain(work: Drafting, channel: Channel, id: string): Promise<Outcome<void>> {
  const { store } = work.session;
  const summary = store.summaries.get(id);
  if (summary === null) return fail('summary.missing');
  const latest = store.exchange.documentsOf(id).at(-1);
  const free = latest?.state === 'returned' || latest?.state === 'withdrawn';
  if (latest === undefined || !free || summary.droppedAt !== null) return fail('summary.held');
  const chosen = heldBy(store, id);
  const problem = problemOf(chosen);
  if (problem !== null) return fail(problem.code, 'params' in problem ? problem.params : undefined);
  const inventories = chosen.filter((one) => one !== null);
  const at = work.now();
  const subject = { id, sending: latest.sending + 1 };
  const made = await frozenRequest(work, channel, subject, inventories, summary.wishes, at);
  if (!made.ok) return made;
  return store.transaction((): Outcome<void> => {
    // Signing took its time: it may have been given up meanwhile, or one of them cancelled.
    const still = store.summaries.get(id)?.droppedAt === null && problemOf(heldBy(store, id)) === null;
    if (!still || store.exchange.documentsOf(id).at(-1)?.id !== latest.id) return fail('summary.held');
    store.exchange.freeze([made.value], {
      ...{ at, actor: 'user', action: 'summary.queued', subject: id },
      detail: { sending: subject.sending },
    });
    return ok(undefined);
  });
}

/** The inventories a request names, as free of it; null for one that was cancelled or taken back since it was made. */
function heldBy(store: WorkStore, id: string): readonly (SentInventory | null)[] {
  const named = store.summaries.inventoriesOf(id).map(({ document }) => document.id);
  return sentInventories(store, named).map((one) => one && { ...one, summaryId: null });
}

/** Takes a request back that has not left yet. */
export function withdrawSummary(store: WorkStore, { id }: StoredSummary, at: number): Outcome<void> {
  const latest = store.exchange.documentsOf(id).at(-1);
  if (latest?.state !== 'queued') return fail('exchange.notQueued');
  return moveDocument(store, latest, { kind: 'withdrawn' }, at, {})
    ? ok(undefined)
    : fail('exchange.notQueued');
}

async function frozenRequest(
  work: Drafting,
  channel: Channel,
  { id, sending }: { readonly id: string; readonly sending: number },
  inventories: readonly SentInventory[],
  wishes: SummaryWishes,
  at: number,
): Promise<Outcome<NewDocument>> {
  const { enterprise } = work.session.settings();
  const declarant = inventories[0]?.head['agentCode'] ?? '';
  if (declarant !== enterprise.code)
    return fail('exchange.declarant', { declarant, enterprise: enterprise.code });
  const made = { guid: work.guid(), appTime: compactTimeInChina(at) };
  const document = outgoing('summary', summaryRequest(inventories, wishes, made));
  const [bad] = document.problems;
  if (bad !== undefined) return fail('exchange.document', { element: bad.element });
  const subject = { id, sending, orderNo: wishes.copNo, revision: 0 };
  return ok(await freeze(work, channel, document, subject, at));
}
