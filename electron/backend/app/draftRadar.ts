import { giveWay } from '#backend/app/jobs.ts';
import type { WorkStore } from '#backend/store/contract/workStore.ts';
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import { EDITABLE_STATES } from '#shared/exchange/consignmentState.ts';
import type { CompiledPack } from '#shared/rules/compile.ts';
import { differingRules } from '#shared/rules/differing.ts';
import type { RadarReport, TouchedDraft } from '#shared/rules/radar.ts';
import { mergeRadar, radarOver } from '#shared/rules/radar.ts';

/** Whom among the drafts a pack touches, and the order numbers of those that are named. */
export interface DraftRadar {
  readonly report: RadarReport;
  readonly orderNos: ReadonlyMap<string, string>;
}

/** Drafts looked at in one go; then a keystroke that waits has its turn. */
const LOT = 20;
/** With so many findings named the rest is only counted, so that the answer stays of a size a window can take. */
const MOST_FINDINGS = 5_000;

/**
 * Runs the radar over everything that may still be edited, in slices, the draft changed last first; names at most `keep`
 * drafts in full. Null when the signal came first.
 */
export async function radarOnDrafts(
  store: WorkStore,
  packs: { readonly before: CompiledPack; readonly after: CompiledPack },
  day: CalendarDate,
  keep: number,
  signal?: AbortSignal,
): Promise<DraftRadar | null> {
  const differing = differingRules(packs.before, packs.after);
  const reports: RadarReport[] = [];
  const orderNos = new Map<string, string>();
  const ids = store.consignments.ids({
    ...{ search: '', states: [...EDITABLE_STATES], check: 'any', removed: false, importId: null },
  });
  let room = keep;
  let findings = 0;
  for (let i = 0; i < ids.length; i += LOT) {
    if (signal?.aborted === true) return null;
    const lot = store.consignments.contents(ids.slice(i, i + LOT));
    const drafts = lot.map(({ id, draft }) => ({ id, read: readConsignment(draft) }));
    const report = radarOver(differing, drafts, day, room);
    reports.push(report);
    const named = new Set(report.drafts.map(({ id }) => id));
    for (const { id, orderNo } of lot) if (named.has(id)) orderNos.set(id, orderNo);
    findings += report.drafts.reduce((total, draft) => total + sizeOf(draft), 0);
    room = findings > MOST_FINDINGS ? 0 : room - report.drafts.length;
    await giveWay();
  }
  return { report: mergeRadar(radarOver(differing, [], day), reports, keep), orderNos };
}

function sizeOf({ gained, lost, reweighed }: TouchedDraft): number {
  return gained.length + lost.length + 2 * reweighed.length;
}
