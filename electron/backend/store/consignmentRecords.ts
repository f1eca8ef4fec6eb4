import type { CheckResult } from '#backend/store/contract/consignments.ts';
import { problemWeight } from '#backend/store/listColumns.ts';
import { StoreFailure, storeProblem } from '#backend/store/problem.ts';
import { stateOfCode } from '#backend/store/stateCodes.ts';
import type { ConsignmentRow, FindingCounts } from '#shared/api/consignments.ts';
import { isRegimeCode } from '#shared/consignment/regimes.ts';
import type { ConsignmentState } from '#shared/exchange/consignmentState.ts';

/** A row of `consignment` as the database has it. */
export interface ConsignmentRecord extends FindingCounts {
  readonly n: number;
  readonly id: string;
  readonly regime: string;
  readonly state: number;
  readonly revision: number;
  readonly import_id: string | null;
  readonly created_at: number;
  readonly updated_at: number;
  readonly removed_at: number | null;
  readonly order_no: string;
  readonly waybill_no: string;
  readonly seller: string;
  readonly consignee: string;
  readonly country: string;
  readonly goods: string;
  readonly items: number;
  readonly currency: string;
  readonly total: string;
  readonly blocked: number;
  readonly pack_hash: string;
}

/** A row of the list from a record. */
export function rowOfRecord(record: ConsignmentRecord): ConsignmentRow {
  if (!isRegimeCode(record.regime)) throw damaged(record);
  return {
    id: record.id,
    orderNo: record.order_no,
    regime: record.regime,
    state: stateOfRecord(record),
    seller: record.seller,
    consignee: record.consignee,
    country: record.country,
    waybillNo: record.waybill_no,
    goods: record.goods,
    items: record.items,
    total: record.total,
    currency: record.currency,
    counts: countsOfRecord(record),
    createdAt: isoTime(record.created_at),
    updatedAt: isoTime(record.updated_at),
  };
}

/** The state of a record. */
export function stateOfRecord(record: ConsignmentRecord): ConsignmentState {
  const state = stateOfCode(record.state);
  if (state === undefined) throw damaged(record);
  return state;
}

/** The last check of a record. */
export function checkOfRecord(record: ConsignmentRecord): CheckResult {
  return { counts: countsOfRecord(record), blocked: record.blocked === 1, packHash: record.pack_hash };
}

/** A check by the database's column names. */
export function checkColumns(check: CheckResult): Readonly<Record<string, number | string>> {
  const { fatal, hold, verify, warning, info } = check.counts;
  return {
    fatal,
    hold,
    verify,
    warning,
    info,
    problems: problemWeight(check.counts),
    blocked: check.blocked ? 1 : 0,
    pack_hash: check.packHash,
  };
}

/** ISO 8601, UTC, from milliseconds since 1970. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}

function countsOfRecord({ fatal, hold, verify, warning, info }: ConsignmentRecord): FindingCounts {
  return { fatal, hold, verify, warning, info };
}

function damaged(record: ConsignmentRecord): StoreFailure {
  return new StoreFailure(storeProblem('store.damagedRow', { table: 'consignment', id: record.id }));
}
