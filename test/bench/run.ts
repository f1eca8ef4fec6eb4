// `npm run bench -- [ids or groups] [--json FILE]`: every measurement beside its comparison, each group in a process of
// its own, so that no heap and no compiled code of one is the other's.
import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BenchRow } from '#test/bench/benchRow.ts';
import type { Asked, GroupName } from '#test/bench/groups.ts';
import { askedFor, GROUPS } from '#test/bench/groups.ts';
import { exitCodeOf, jsonOf, tableOf } from '#test/bench/report.ts';

const WRONG_USE = 2;
const LIMIT_MS = 10 * 60_000;

process.exitCode = await main();

async function main(): Promise<number> {
  const { values, positionals } = readCommandLine();
  const asked = positionals === null ? null : askedFor(positionals);
  if (asked === null) {
    const ids = Object.values(GROUPS).flatMap((group) => group.ids);
    process.stderr.write(`npm run bench -- [IDS] [--json FILE]\nids: ${ids.join(' ')}\n`);
    return WRONG_USE;
  }
  process.stdout.write(`${machine()}\n`);
  const rows: BenchRow[] = [];
  let broken = false;
  for (const { group, ids } of asked) {
    process.stderr.write(`measuring ${group} ...\n`);
    const measured = await measureApart(group);
    if (measured === null) {
      broken = true;
      process.stderr.write(`${group} could not be measured\n`);
    } else rows.push(...measured.filter(({ id }) => ids.includes(id)));
  }
  process.stdout.write(`\n${tableOf(rows)}\n\nload average after: ${load()}\n`);
  if (values.json !== undefined) writeFileSync(values.json, jsonOf(rows));
  return broken ? 1 : exitCodeOf(rows);
}

function readCommandLine(): {
  readonly values: { readonly json?: string | undefined };
  readonly positionals: readonly string[] | null;
} {
  try {
    return parseArgs({ options: { json: { type: 'string' } }, allowPositionals: true });
  } catch {
    return { values: {}, positionals: null };
  }
}

function machine(): string {
  const memory = Math.round(totalmem() / 1024 ** 3);
  const model = cpus()[0]?.model.trim() ?? '';
  return `${availableParallelism()} cores (${model}), ${memory} GiB, Node ${process.versions.node}, load average ${load()}`;
}

function load(): string {
  return loadavg()
    .map((value) => value.toFixed(2))
    .join(' ');
}

/** The rows of a group, measured in a process of its own; null when that process failed. */
function measureApart(group: Asked['group']): Promise<readonly BenchRow[] | null> {
  return new Promise((resolve) => {
    let rows: readonly BenchRow[] | null = null;
    const name: GroupName = group;
    const child = fork(join(import.meta.dirname, 'measure.ts'), [name], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: ['--expose-gc'],
      timeout: LIMIT_MS,
    });
    // Only this program's own child speaks on this channel.
    child.on('message', (message) => {
      rows = message as readonly BenchRow[];
    });
    child.once('error', () => resolve(null));
    child.once('exit', (code) => resolve(code === 0 ? rows : null));
  });
}
