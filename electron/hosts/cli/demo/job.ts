import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { goodsOf } from '#hosts/cli/checking.ts';
import type { ImportResult } from '#hosts/cli/importing.ts';
import { importOrders, inspectOrders } from '#hosts/cli/importing.ts';
import { idsWhere } from '#hosts/cli/orders.ts';
import type { Station } from '#hosts/cli/station.ts';
import { untilNoneIn } from '#hosts/cli/waiting.ts';
import type { AppError } from '#shared/api/errors.ts';
import type { OutboxRow, ReceiptRow } from '#shared/api/exchange.ts';
import type { Result } from '#shared/api/methods.ts';
import { dateInChina } from '#shared/base/calendarDate.ts';
import type { ConsignmentState } from '#shared/exchange/consignmentState.ts';
import type { Finding } from '#shared/rules/finding.ts';

/** How one sample consignment fared. */
export interface DemoCase {
  readonly orderNo: string;
  readonly goods: string;
  readonly country: string;
  readonly findings: readonly Finding[];
  /** Why sending it was refused; null when it was not. */
  readonly refusal: AppError | null;
  /** Documents that were sent. */
  readonly documents: number;
  readonly state: ConsignmentState;
  /** Receipts of its export inventory, in the order of their times. */
  readonly receipts: readonly ReceiptRow[];
  /** From queued to the last of those receipts; null without one. */
  readonly seconds: number | null;
}

/** Everything the verdict goes by. */
export interface DemoFacts {
  readonly imported: ImportResult;
  readonly cases: readonly DemoCase[];
  readonly receipts: readonly ReceiptRow[];
  /** Messages the platform holds, by its own count. */
  readonly onPlatform: number;
  readonly audit: Result<'audit.verify'>;
}

/** How the demonstration is run. */
export interface DemoOptions {
  /** resources/ of this installation. */
  readonly resources: string;
  readonly folder: string;
  /** Pace of the training officer, ms. */
  readonly stepMs: number;
  /** Order that the officer is told to return. */
  readonly toReturn: string | null;
  readonly waitMs: number;
}

const SAMPLES = 'orders-henan.csv';
const PAGE = 500;
const OPEN_STATES: readonly ConsignmentState[] = ['queued', 'underway', 'inspection', 'released'];

/** The main job on the sample orders: import, check, send everything, receive until nothing is open. */
export async function runMainJob(station: Station, options: DemoOptions): Promise<DemoFacts> {
  const { resources, folder, stepMs, toReturn, waitMs } = options;
  await station.call('profile.create', { kind: 'training', samples: false });
  const rules =
    toReturn === null ? [] : [{ orderNo: toReturn, do: 'return' as const, info: 'demo --return' }];
  await station.call('training.setOfficer', { rules, stepMs });
  const { datedSamples } = await import('#backend/app/samples.ts');
  const file = join(folder, SAMPLES);
  const samples = await readFile(join(resources, 'samples', SAMPLES), 'utf8');
  await writeFile(file, datedSamples(samples, dateInChina(Date.now())));
  const source = await inspectOrders(station, file, '');
  const imported = await importOrders(station, source, source.inspected.profile, true, () => undefined);
  const ids = await idsWhere(station, {});
  // Everything, the bad ones too: that they are refused is what has to be shown.
  const { refused } = await station.call('exchange.send', { ids: [...ids] });
  await untilNoneIn(station, OPEN_STATES, null, waitMs);
  const sent = await allRows((page) => station.call('exchange.outbox', page));
  const receipts = await allRows((page) => station.call('exchange.receipts', page));
  const cases: DemoCase[] = [];
  for (const id of ids) {
    const view = await station.call('consignments.get', { id });
    const refusal = refused.find((one) => one.id === id)?.error ?? null;
    const own = sent.filter((row) => row.consignmentId === id);
    const answers = receipts
      .filter((row) => row.consignmentId === id && row.documentKind === 'inventory')
      .sort((a, b) => (a.returnTime < b.returnTime ? -1 : a.returnTime > b.returnTime ? 1 : 0));
    cases.push({
      orderNo: view.draft.order.orderNo,
      goods: goodsOf(view),
      country: view.draft.transport.country,
      findings: view.findings,
      refusal,
      documents: own.length,
      state: view.state,
      receipts: answers,
      seconds: secondsBetween(own, answers),
    });
  }
  cases.sort((a, b) => (a.orderNo < b.orderNo ? -1 : 1));
  const { documents: onPlatform } = await station.call('training.state', {});
  const audit = await station.call('audit.verify', {});
  return { imported, cases, receipts, onPlatform, audit };
}

async function allRows<T>(
  read: (page: { readonly offset: number; readonly limit: number }) => Promise<{
    readonly total: number;
    readonly rows: readonly T[];
  }>,
): Promise<readonly T[]> {
  const all: T[] = [];
  for (;;) {
    const { total, rows } = await read({ offset: all.length, limit: PAGE });
    all.push(...rows);
    if (rows.length === 0 || all.length >= total) return all;
  }
}

function secondsBetween(sent: readonly OutboxRow[], answers: readonly ReceiptRow[]): number | null {
  const from = Math.min(...sent.map((row) => Date.parse(row.queuedAt)));
  const to = Math.max(...answers.map((row) => Date.parse(row.receivedAt)));
  return Number.isFinite(from) && Number.isFinite(to) ? (to - from) / 1000 : null;
}
