import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConsignmentQuery, NewConsignment } from '#backend/store/contract/consignments.ts';
import type { WorkStore } from '#backend/store/contract/workStore.ts';
import { openWorkStore } from '#backend/store/openWorkStore.ts';
import { CONSIGNMENT_SORTS } from '#shared/api/consignments.ts';
import { aDraft, anItem, numbered } from '#test/builders/consignment.ts';

/** One measured call, milliseconds. */
export interface StoreTiming {
  readonly what: string;
  readonly median: number;
  readonly worst: number;
}

const LOT = 500;
const COUNTRIES = ['USA', 'DEU', 'FRA', 'GBR', 'JPN', 'KOR', 'VNM', 'BRA'];

/** Fills a store with that many consignments and measures the calls that a person waits for. */
export function benchStore(rows: number): readonly StoreTiming[] {
  const folder = mkdtempSync(join(tmpdir(), 'bench-store-'));
  try {
    const filling = open(folder);
    const fill = timed(`insert ${rows}`, 1, () => {
      for (let from = 0; from < rows; from += LOT) insertLot(filling, from);
    });
    filling.close();
    let store = filling;
    const opening = timed('open', 1, () => {
      store = open(folder);
    });
    const measured = calls(rows).map(([what, call]) => timed(what, 5, () => call(store)));
    store.close();
    return [fill, opening, ...measured];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function calls(rows: number): readonly (readonly [string, (store: WorkStore) => unknown])[] {
  const list = (query: Partial<ConsignmentQuery>) => (store: WorkStore) =>
    store.consignments.list(asked(query));
  return [
    ...CONSIGNMENT_SORTS.map((sort) => [`list by ${sort}`, list({ sort })] as const),
    ['list, last page by total', list({ sort: 'total', offset: rows - 100 })],
    ['list, drafts that are blocked, deep', list({ sort: 'total', check: 'blocked', offset: rows / 4 })],
    ['search, everything', list({ search: '麦秆' })],
    ['search, one in a thousand', list({ search: '汴绣' })],
    ['search, start of an order number', list({ search: 'EX20260105-1234' })],
    ['search, end of a number', list({ search: '2345' })],
    ['ids of everything', (store) => store.consignments.ids(asked({}))],
    ['counts by state', (store) => store.consignments.countsByState()],
    ['ready and blocked', (store) => store.consignments.countReadyBlocked()],
    ['audit.verify', (store) => store.audit.verify()],
  ];
}

function open(folder: string): WorkStore {
  const opened = openWorkStore(folder, { now: () => Date.now(), appVersion: 'bench' });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

function insertLot(store: WorkStore, from: number): void {
  const lot = Array.from({ length: LOT }, (_, i) => consignment(from + i));
  store.consignments.insertMany(lot, { at: from, actor: 'user', action: 'consignment.created', detail: {} });
}

function consignment(i: number): NewConsignment {
  const item = anItem({
    totalPrice: String(((i * 7919) % 100_000) / 100),
    itemName: i % 1000 === 0 ? '汴绣屏风' : '麦秆画 花鸟',
  });
  return {
    id: `c${String(i).padStart(8, '0')}`,
    draft: numbered(aDraft({ transport: { country: COUNTRIES[i % 8] ?? '' }, items: [item, anItem()] }), i),
    filled: {},
    check: {
      counts: { fatal: i % 3, hold: 0, verify: i % 2, warning: 0, info: 0 },
      blocked: i % 3 > 0,
      packHash: 'p',
    },
    importId: `i${Math.floor(i / 20_000)}`,
    createdAt: i,
  };
}

function asked(query: Partial<ConsignmentQuery>): ConsignmentQuery {
  return {
    search: '',
    states: [],
    check: 'any',
    removed: false,
    importId: null,
    sort: 'updated',
    descending: true,
    offset: 0,
    limit: 100,
    ...query,
  };
}

function timed(what: string, times: number, call: () => unknown): StoreTiming {
  const taken = Array.from({ length: times }, () => {
    const start = performance.now();
    call();
    return performance.now() - start;
  }).toSorted((a, b) => a - b);
  return { what, median: taken[times >> 1] ?? 0, worst: taken.at(-1) ?? 0 };
}

if (import.meta.main) {
  for (const { what, median, worst } of benchStore(Number(process.argv[2] ?? 200_000))) {
    process.stdout.write(
      `${what.padEnd(40)} ${median.toFixed(1).padStart(9)} ${worst.toFixed(1).padStart(9)} ms\n`,
    );
  }
}
