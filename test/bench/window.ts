import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { ConsignmentQuery } from '#backend/store/contract/consignments.ts';
import type { WorkStore } from '#backend/store/contract/workStore.ts';
import { workFile } from '#backend/store/databaseFile.ts';
import { CONSIGNMENT_SORTS } from '#shared/api/consignments.ts';
import type { BenchRow } from '#test/bench/benchRow.ts';
import { benchRow, shortened } from '#test/bench/benchRow.ts';
import { ask, openStore, stored } from '#test/bench/store/filledStore.ts';
import { median, millisecondsOf, quantile } from '#test/bench/timing.ts';

const ROWS = 1_000_000;
const WINDOW = 100;
const WINDOWS_PER_SORT = 40;
const COMPARED = 3;

/**
 * Any window of 100 rows of a million consignments, in any order on offer: the rows and how many there are, as the grid
 * asks for them while it is scrolled.
 */
export async function benchWindow(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-window-'));
  try {
    const filling = await millisecondsOf(() => fill(folder));
    const store = openStore(folder);
    const jumps: number[] = [];
    // The first jump to the end of a list lays the marks that scrolling uses from then on.
    for (const sort of CONSIGNMENT_SORTS) {
      for (const descending of [true, false]) {
        const end = ask({ sort, descending, offset: ROWS - WINDOW, limit: WINDOW });
        jumps.push(await millisecondsOf(() => store.consignments.list(end)));
      }
    }
    const taken = await windows(store);
    store.close();
    const unindexed = await unindexedWindows(folder);
    const p99 = quantile(taken, 0.99);
    return [
      benchRow({
        id: 'store.window',
        value: p99,
        unit: 'ms p99',
        comparison: `${ROWS} rows (made in ${shortened(filling / 1000)} s), ${CONSIGNMENT_SORTS.length} orders; p50 ${shortened(median(taken))} ms, first jump to the end of an order p50 ${shortened(median(jumps))} ms; the same ordered by a column without an index p50 ${shortened(median(unindexed))} ms`,
        ratio: median(unindexed) / median(taken),
        target: { atMost: 8 },
      }),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function windows(store: WorkStore): Promise<readonly number[]> {
  const taken: number[] = [];
  for (let i = 0; i < WINDOWS_PER_SORT; i += 1) {
    for (const sort of CONSIGNMENT_SORTS) {
      const offset = anyOffset(i);
      const query: ConsignmentQuery = ask({ sort, offset, limit: WINDOW, descending: i % 2 === 0 });
      taken.push(
        await millisecondsOf(() => {
          const page = store.consignments.list(query);
          if (page.total !== ROWS || page.rows.length !== WINDOW) throw new Error('a window is not whole');
        }),
      );
    }
  }
  return taken;
}

/** Offsets all over the list, the last window among them. */
function anyOffset(i: number): number {
  return Math.round((((i * 7919) % WINDOWS_PER_SORT) / (WINDOWS_PER_SORT - 1)) * (ROWS - WINDOW));
}

async function unindexedWindows(folder: string): Promise<readonly number[]> {
  const database = new Database(workFile(folder), { readonly: true });
  database.pragma('cache_size = -65536');
  const count = database.prepare('SELECT count(*) FROM consignment WHERE removed = 0');
  const page = database.prepare(
    'SELECT * FROM consignment WHERE removed = 0 ORDER BY consignee, n LIMIT ? OFFSET ?',
  );
  const taken: number[] = [];
  for (let i = 0; i < COMPARED; i += 1) {
    const offset = anyOffset(i * 13);
    taken.push(
      await millisecondsOf(() => {
        count.get();
        page.all(WINDOW, offset);
      }),
    );
  }
  database.close();
  return taken;
}

/** One consignment through the store, the others copied from it inside the database with values of their own. */
function fill(folder: string): void {
  const store = openStore(folder);
  const audit = { at: 1, actor: 'user', action: 'consignment.created', detail: {} };
  store.consignments.insert(stored(0), audit);
  store.close();
  const database = new Database(workFile(folder));
  database.pragma('synchronous = OFF');
  database.pragma('cache_size = -500000');
  const columns = database
    .prepare<[], { readonly name: string }>("SELECT name FROM pragma_table_info('consignment')")
    .all()
    .map(({ name }) => name);
  const own: Readonly<Record<string, string>> = {
    n: 'i.value + 2',
    id: `printf('c%08d', i.value + 1)`,
    state: '10 * (1 + (i.value * 7) % 8)',
    created_at: 'i.value',
    updated_at: '(i.value * 7919) % 1000003',
    order_no: `printf('EX20260105-%07d', (i.value * 104729) % 1000003)`,
    order_key: `printf('ex20260105-%07d', (i.value * 104729) % 1000003)`,
    consignee: `printf('Buyer %d', (i.value * 31337) % 1000003)`,
    country: `substr('USADEUFRAGBRJPNKORVNMBRA', 1 + 3 * (i.value % 8), 3)`,
    items: '1 + i.value % 9',
    total_key: `printf('%012d', (i.value * 15485863) % 100000)`,
    blocked: '(i.value % 3) > 0',
    problems: 'i.value % 5',
  };
  const values = columns.map((name) => own[name] ?? `t.${name}`);
  database.exec(`INSERT INTO consignment (${columns.join(', ')})
    WITH RECURSIVE i (value) AS (SELECT 0 UNION ALL SELECT value + 1 FROM i WHERE value < ${ROWS - 2})
    SELECT ${values.join(', ')} FROM i CROSS JOIN consignment AS t WHERE t.n = 1`);
  database.close();
}
