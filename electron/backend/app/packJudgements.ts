import type { Handlers } from '#backend/app/dispatcher.ts';
import { radarOnDrafts } from '#backend/app/draftRadar.ts';
import { giveWay } from '#backend/app/jobs.ts';
import type { Outcome } from '#backend/app/outcome.ts';
import { fail } from '#backend/app/outcome.ts';
import { sentDeclaration } from '#backend/app/sentDeclarations.ts';
import type { Session } from '#backend/app/session.ts';
import type { Workstation } from '#backend/app/workstation.ts';
import { onSession } from '#backend/app/workstation.ts';
import type { ActiveRules } from '#backend/packs/activeRules.ts';
import type { PackChanges, RadarView, ShadowView } from '#shared/api/packs.ts';
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { dateInChina, parseDate } from '#shared/base/calendarDate.ts';
import { ok } from '#shared/base/result.ts';
import { dayFor } from '#shared/rules/inForce.ts';
import { diffPacks, editionOf } from '#shared/rules/packDiff.ts';
import { diffWords } from '#shared/rules/packDiffWords.ts';
import type { SentTrial, ShadowCase } from '#shared/rules/shadow.ts';
import { differingOn, shadowReport, trySent } from '#shared/rules/shadow.ts';

type PackJudgement = Extract<keyof Handlers, 'packs.changes' | 'packs.radar' | 'packs.shadow'>;

/** Touched drafts that are named in full. */
const NAMED = 200;
/** Declarations a pack is tried on: the last ones sent. */
const MOST_SENT = 500;
/** Of those as many at a time. */
const LOT = 20;
/** Findings shown of one declaration; its rules are all named. */
const MOST_FINDINGS = 20;

/** Handlers of packs.* that say what a pack changes, and for whom. */
export function packJudgementHandlers(workstation: Workstation): Pick<Handlers, PackJudgement> {
  const today = () => dateInChina(workstation.ports.now());
  return {
    'packs.changes': ({ before, after }) =>
      onSession(workstation, (session) => {
        const pair = bothOf(session, before, after);
        return pair.ok ? ok(changesOf(pair.value)) : pair;
      }),
    'packs.radar': ({ before, after, day }) =>
      onSession(workstation, async (session) => {
        const pair = bothOf(session, before, after);
        if (!pair.ok) return pair;
        const asked = parseDate(day ?? '') ?? dayFor(pair.value.after.loaded.pack, today());
        return radarViewOf(session, pair.value, asked);
      }),
    'packs.shadow': ({ hash }) => onSession(workstation, (session) => shadowOf(session, hash, today())),
  };
}

interface Pair {
  readonly before: ActiveRules;
  readonly after: ActiveRules;
}

function bothOf({ packs }: Session, before: string, after: string): Outcome<Pair> {
  const old = packs.rules(before);
  if (!old.ok) return old;
  const now = packs.rules(after);
  return now.ok ? ok({ before: old.value, after: now.value }) : now;
}

function changesOf({ before, after }: Pair): PackChanges {
  const diff = diffPacks(before.loaded.pack, after.loaded.pack);
  const lines = diffWords(diff).toSorted((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0));
  return { before: diff.before, after: diff.after, from: diff.from, lines };
}

async function radarViewOf(
  { store }: Session,
  { before, after }: Pair,
  day: CalendarDate,
): Promise<Outcome<RadarView>> {
  const packs = { before: before.compiled, after: after.compiled };
  const radar = await radarOnDrafts(store, packs, day, NAMED);
  if (radar === null) return fail('packs.cancelled');
  const { checked, touched, byRule, drafts } = radar.report;
  return ok({
    ...{ before: editionOf(before.loaded.pack), after: editionOf(after.loaded.pack) },
    ...{ day, checked, touched, byRule },
    drafts: drafts.map((draft) => ({ ...draft, orderNo: radar.orderNos.get(draft.id) ?? '' })),
  });
}

/**
 * Tries an installed pack against the active one on all drafts and the last declarations sent, each as it was sent, as
 * of `today` or of the pack's first day when that is still to come. Changes nothing. Error `packs.cancelled` when the
 * signal came first.
 */
export async function shadowOf(
  session: Session,
  hash: string,
  today: CalendarDate,
  signal?: AbortSignal,
): Promise<Outcome<ShadowView>> {
  const { packs, store } = session;
  const tried = packs.rules(hash);
  if (!tried.ok) return tried;
  const pair = { before: packs.active().compiled, after: tried.value.compiled };
  const day = dayFor(tried.value.loaded.pack, today);
  const differing = differingOn(pair.before, pair.after, day);
  const sent = store.exchange.lastSent(MOST_SENT);
  const trials: SentTrial[] = [];
  let leftOut = 0;
  for (let i = 0; i < sent.length; i += LOT) {
    if (signal?.aborted === true) return fail('packs.cancelled');
    const lot = sent.slice(i, i + LOT);
    const found = lot.flatMap((one) => sentDeclaration(store, one.consignmentId, one.queuedAt) ?? []);
    leftOut += lot.length - found.length;
    trials.push(trySent(differing, found));
    await giveWay();
  }
  const drafts = await radarOnDrafts(store, pair, day, 0, signal);
  if (drafts === null) return fail('packs.cancelled');
  const report = shadowReport(day, trials, drafts.report);
  const orderNos = new Map(sent.map(({ consignmentId, orderNo }) => [consignmentId, orderNo]));
  const shown = ({ id, rules, findings }: ShadowCase) => ({
    ...{ id, rules, orderNo: orderNos.get(id) ?? '' },
    findings: findings.slice(0, MOST_FINDINGS),
  });
  const { checked, accepted, refusingRules, stops } = report;
  return ok({
    ...{ hash, day, checked, accepted, leftOut, refusingRules, stops },
    ...{ refused: report.refused.map(shown), held: report.held.map(shown) },
    draftsTouched: report.drafts.touched,
  });
}
