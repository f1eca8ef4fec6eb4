import { rowOfCustomsCode } from '#backend/app/customsNames.ts';
import type { Session } from '#backend/app/session.ts';
import type {
  ReleasedInventory,
  StoredSummary,
  SummaryResultHead,
  SummaryResultLine,
} from '#backend/store/contract/summaries.ts';
import type { WorkStore } from '#backend/store/contract/workStore.ts';
import { latestDocuments } from '#backend/sync/documentMoves.ts';
import { appError } from '#shared/api/errors.ts';
import type {
  SummaryCandidate,
  SummaryGroup,
  SummaryOfParcel,
  SummaryOutcome,
  SummaryPreview,
  SummaryRow,
  SummaryView,
} from '#shared/api/summaries.ts';
import { parseDecimal, sum, ZERO } from '#shared/base/decimal.ts';
import { MOST_INVENTORIES, problemOf } from '#shared/documents/summaries/request.ts';
import type { SentInventory, SummedGroup, SummingWay } from '#shared/documents/summaries/summing.ts';
import { obstacleOf, sumUp } from '#shared/documents/summaries/summing.ts';
import { DOCUMENT_FORMATS } from '#shared/messages/ofDocument.ts';
import type { MessageRecord } from '#shared/messages/table.ts';
import type { BothLanguages } from '#shared/rules/pack.ts';

/** Released inventories as they were sent; one whose bytes can no longer be read is left out. */
export function asSent(store: WorkStore, released: readonly ReleasedInventory[]): readonly SentInventory[] {
  return released.flatMap(({ document, invtNo, summaryId, cancelling, takenBack }): SentInventory[] => {
    const record = sentRecord(store, document.id);
    if (record === null) return [];
    const { id, consignmentId, state } = document;
    const standing = state === 'closed' ? 'closed' : 'released';
    return [
      { ...{ id, consignmentId, invtNo, summaryId, cancelling, takenBack }, ...record, state: standing },
    ];
  });
}

/** Sent bytes never change, so that a month that is looked at again and again is read once. */
const records = new WeakMap<WorkStore, Map<string, MessageRecord>>();
const MOST_KEPT = MOST_INVENTORIES;

function sentRecord(store: WorkStore, documentId: string): MessageRecord | null {
  const kept = records.get(store) ?? new Map<string, MessageRecord>();
  records.set(store, kept);
  const known = kept.get(documentId);
  if (known !== undefined) return known;
  const body = store.exchange.body(documentId);
  const record = body === null ? null : DOCUMENT_FORMATS.inventory.read(Buffer.from(body).toString('utf8'));
  if (record === null) return null;
  const oldest = kept.keys().next();
  if (kept.size >= MOST_KEPT && oldest.done === false) kept.delete(oldest.value);
  kept.set(documentId, record);
  return record;
}

/** The sent inventories of some ids, each once, in the order given; null for one that is no released inventory any more. */
export function sentInventories(store: WorkStore, ids: readonly string[]): readonly (SentInventory | null)[] {
  const unique = [...new Set(ids)];
  const found = asSent(store, store.summaries.ofDocuments(unique));
  const byId = new Map(found.map((inventory) => [inventory.id, inventory]));
  return unique.map((id) => byId.get(id) ?? null);
}

/** A released inventory for the list. */
export function candidateOf(
  session: Session,
  inventory: SentInventory,
  released: ReleasedInventory,
): SummaryCandidate {
  const { head, list } = inventory;
  return {
    id: inventory.id,
    consignmentId: inventory.consignmentId,
    orderNo: released.document.orderNo,
    invtNo: inventory.invtNo,
    waybillNo: head['logisticsNo'] ?? '',
    releasedAt: chinaTime(released.releasedAt),
    closedAt: chinaTime(released.closedAt),
    obstacle: obstacleOf(inventory),
    summaryId: inventory.summaryId,
    total: sum(list.map((line) => parseDecimal(line['totalPrice'] ?? '') ?? ZERO)).toString(),
    currency: currencyCode(session, list[0]?.['currency'] ?? ''),
    country: head['country'] ?? '',
    items: list.length,
  };
}

/** What will come of summing some inventories up. */
export function previewOf(
  session: Session,
  chosen: readonly (SentInventory | null)[],
  way: SummingWay,
): SummaryPreview {
  const problem = problemOf(chosen);
  const inventories = chosen.filter((inventory) => inventory !== null);
  const groups = sumUp(inventories, way);
  return {
    groups: groups.map((group) => groupOf(session, group)),
    names: namesIn(session, groups),
    problem:
      problem === null ? null : appError(problem.code, 'params' in problem ? problem.params : undefined),
  };
}

function currencyCode(session: Session, customs: string): string {
  return rowOfCustomsCode(session, 'currency', customs)?.code ?? customs;
}

/** Names of the countries, offices, ways of transport and units that stand in some groups. */
function namesIn(session: Session, groups: readonly SummedGroup[]): SummaryPreview['names'] {
  const used = groups.flatMap(({ head, lines }) => [
    ['country', head['country'] ?? ''] as const,
    ['customs', head['portCode'] ?? ''] as const,
    ['transport', head['trafMode'] ?? ''] as const,
    ...lines.flatMap(({ country, unit, unit1, unit2 }) => [
      ['country', country] as const,
      ...[unit, unit1, unit2].map((code) => ['unit', code] as const),
    ]),
  ]);
  const names = new Map<string, BothLanguages>();
  for (const [table, code] of used) {
    const key = `${table} ${code}`;
    if (code === '' || names.has(key)) continue;
    const row = rowOfCustomsCode(session, table, code);
    if (row !== undefined) names.set(key, { 'zh-CN': row.zh, en: row.en || row.zh });
  }
  return Object.fromEntries(names);
}

function groupOf(session: Session, group: SummedGroup): SummaryGroup {
  const head = Object.entries(group.head).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return {
    head: Object.fromEntries(head),
    inventories: group.inventories.length,
    lines: group.lines.map((line) => ({
      ...line,
      qty: line.qty.toString(),
      qty1: line.qty1.toString(),
      qty2: line.unit2 === '' ? '' : line.qty2.toString(),
      totalPrice: line.totalPrice.toString(),
      currency: currencyCode(session, line.currency),
    })),
    grossWeight: group.grossWeight.toString(),
    netWeight: group.netWeight.toString(),
    packages: group.packages.toString(),
    declarations: group.declarations,
  };
}

/** A request for the list. */
export function summaryRow(store: WorkStore, summary: StoredSummary): SummaryRow {
  const document = store.exchange.documentsOf(summary.id).at(-1);
  return {
    id: summary.id,
    month: summary.month,
    copNo: summary.wishes.copNo,
    inventories: store.summaries.countOf(summary.id),
    state: document?.state ?? 'withdrawn',
    lastInfo: document?.lastInfo ?? '',
    lastStatus: document?.lastStatus ?? '',
    createdAt: new Date(summary.createdAt).toISOString(),
    dropped: summary.droppedAt !== null,
    results: store.summaries.resultCountOf(summary.id),
  };
}

/** A request with everything known of it. */
export function viewOf(session: Session, summary: StoredSummary): SummaryView {
  const { store } = session;
  const released = store.summaries.inventoriesOf(summary.id);
  const byId = new Map(released.map((one) => [one.document.id, one]));
  const parcels = asSent(store, released).flatMap((inventory) => {
    const known = byId.get(inventory.id);
    return known === undefined ? [] : [candidateOf(session, inventory, known)];
  });
  const byNumber = new Map(parcels.map((parcel) => [parcel.invtNo, parcel]));
  const { byProducer, byName, filer, note } = summary.wishes;
  return {
    ...summaryRow(store, summary),
    documentId: store.exchange.documentsOf(summary.id).at(-1)?.id ?? '',
    ...{ byProducer, byName, filer, note, parcels },
    outcomes: store.summaries.resultsOf(summary.id).map((result) => outcomeOf(result, byNumber)),
  };
}

function outcomeOf(
  { sumNo: _, ...result }: SummaryResultHead & { readonly lines: readonly SummaryResultLine[] },
  parcels: ReadonlyMap<string, SummaryCandidate>,
): SummaryOutcome {
  return {
    ...result,
    lines: result.lines.map((line) => {
      const parcel = parcels.get(line.invtNo);
      return { ...line, consignmentId: parcel?.consignmentId ?? null, orderNo: parcel?.orderNo ?? '' };
    }),
  };
}

/** Where the goods of a consignment were summed up; null when they were not. */
export function summaryOfParcel(store: WorkStore, consignmentId: string): SummaryOfParcel | null {
  const inventory = latestDocuments(store, consignmentId).get('inventory');
  const invtNo = inventory === undefined ? '' : (store.exchange.numbersOf(inventory.id)['invtNo'] ?? '');
  const summary = invtNo === '' ? null : store.summaries.ofInventory(invtNo);
  if (summary === null || summary.droppedAt !== null) return null;
  return {
    summary: summaryRow(store, summary),
    entries: store.summaries.resultsOfInventory(invtNo).map(({ declSeqNo, entryId, decState, lines }) => ({
      ...{ declSeqNo, entryId, decState },
      lines: lines.map(({ gseqno, gnum }) => ({ gseqno, gnum })),
    })),
  };
}

/** A receipt's time ("YYYYMMDDhhmmssSSS", China) in ISO 8601. */
function chinaTime(time: string): string {
  const parts = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})/.exec(time);
  if (parts === null) return '';
  const [, year, month, day, hour, minute, second] = parts;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`;
}
