import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { WorkStore } from '#backend/store/contract/workStore.ts';
import { workFile } from '#backend/store/databaseFile.ts';
import type { BenchRow } from '#test/bench/benchRow.ts';
import { benchRow, shortened } from '#test/bench/benchRow.ts';
import { ask, openStore, stored } from '#test/bench/store/filledStore.ts';
import { goodsName, QUESTIONS } from '#test/bench/store/madeUpGoods.ts';
import { median, millisecondsOf, quantile } from '#test/bench/timing.ts';
import { aDraft, anItem, numbered } from '#test/builders/consignment.ts';

const ROWS = 259_000;
const LOT = 1_000;
const FIRST = 50;
const REPEATS = 4;

/**
 * The first 50 finds among 259,000 consignments with made-up names of goods in Chinese and English, as the window asks
 * for them after a keystroke; beside it LIKE over the same table.
 */
export async function benchSearch(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-search-'));
  try {
    const store = openStore(folder);
    const filling = await millisecondsOf(() => fill(store));
    store.close();
    const reopened = openStore(folder);
    const database = new Database(workFile(folder), { readonly: true });
    database.pragma('cache_size = -65536');
    const like = database.prepare(
      `SELECT * FROM consignment WHERE removed = 0
        AND (goods LIKE @like OR order_no LIKE @like OR waybill_no LIKE @like OR seller LIKE @like OR consignee LIKE @like)
        ORDER BY updated_at DESC, n DESC LIMIT ${FIRST}`,
    );
    const ours: number[] = [];
    const theirs: number[] = [];
    let found = 0;
    for (let round = 0; round < REPEATS; round += 1) {
      for (const search of QUESTIONS) {
        ours.push(
          await millisecondsOf(() => {
            found += reopened.consignments.list(ask({ search, limit: FIRST })).rows.length;
          }),
        );
        if (round === 0) theirs.push(await millisecondsOf(() => like.all({ like: `%${search}%` })));
      }
    }
    reopened.close();
    database.close();
    if (found === 0) throw new Error('the search found nothing');
    return [
      benchRow({
        id: 'store.search',
        value: quantile(ours, 0.99),
        unit: 'ms p99',
        comparison: `${ROWS} rows (${shortened(filling / 1000)} s to store), ${QUESTIONS.length} questions; p50 ${shortened(median(ours))} ms; LIKE over the same table p50 ${shortened(median(theirs))} p99 ${shortened(quantile(theirs, 0.99))} ms`,
        ratio: quantile(theirs, 0.99) / quantile(ours, 0.99),
        target: { atMost: 16 },
      }),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fill(store: WorkStore): void {
  const audit = { at: 1, actor: 'user', action: 'consignment.created', detail: {} };
  for (let from = 0; from < ROWS; from += LOT) {
    const lot = Array.from({ length: Math.min(LOT, ROWS - from) }, (_, k) => {
      const { zh, en } = goodsName(from + k);
      const item = anItem({ itemName: en, gname: zh, itemNo: `SKU-${(from + k) % 9973}` });
      return stored(from + k, numbered(aDraft({ items: [item] }), from + k));
    });
    store.consignments.insertMany(lot, audit);
  }
}
