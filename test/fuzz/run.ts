// `npm run fuzz -- [minutes] [target]`: feeds the rule parser, the pack reader and the signed metadata with what nobody
// would write. Not part of `npm test`; the seeds it found worth keeping are. `--seed N` begins at a seed, `--keep` adds
// seeds that led somewhere new to test/fuzz/seeds.
import { parseArgs } from 'node:util';
import type { FuzzRun } from '#test/fuzz/fuzzing.ts';
import { fuzz } from '#test/fuzz/fuzzing.ts';
import { keepSeeds, readSeeds } from '#test/fuzz/seeds.ts';
import { isTargetName, TARGETS } from '#test/fuzz/targets.ts';

const WRONG_USE = 2;
const NAMES = Object.keys(TARGETS).filter(isTargetName);
const MINUTE = 60_000;

process.exitCode = await main();

async function main(): Promise<number> {
  const asked = readCommandLine();
  if (asked === null) {
    process.stderr.write(`npm run fuzz -- [MINUTES] [${NAMES.join('|')}] [--seed N] [--keep]\n`);
    return WRONG_USE;
  }
  const { minutes, names, seed, keep } = asked;
  let faults = 0;
  for (const name of names) {
    process.stdout.write(`${name}: ${minutes} min from seed ${seed}\n`);
    const target = TARGETS[name]();
    try {
      const run = await fuzz(target, seed, minutes * MINUTE, () => Date.now());
      faults += run.faults.length;
      report(run);
      const fault = run.faults.slice(0, 1).map((one) => ({ seed: one.seed, led: 'a fault, once' }));
      if (keep) keepSeeds(name, [...fault, ...run.firsts], readSeeds(name));
    } finally {
      target.close();
    }
  }
  return faults === 0 ? 0 : 1;
}

function report({ attempts, milliseconds, outcomes, faults }: FuzzRun): void {
  const ways = [...outcomes].sort((a, b) => b[1] - a[1]);
  for (const [led, times] of ways.slice(0, 12))
    process.stdout.write(`  ${String(times).padStart(8)}  ${led}\n`);
  if (ways.length > 12) process.stdout.write(`            and ${ways.length - 12} other outcomes\n`);
  for (const { seed, message } of faults) process.stdout.write(`  FAULT at seed ${seed}: ${message}\n`);
  const seconds = Math.round(milliseconds / 1000);
  process.stdout.write(`  ${attempts} attempts in ${seconds} s, ${faults.length} faults\n`);
}

interface Asked {
  readonly minutes: number;
  readonly names: readonly (keyof typeof TARGETS)[];
  readonly seed: number;
  readonly keep: boolean;
}

function readCommandLine(): Asked | null {
  try {
    const { values, positionals } = parseArgs({
      options: { seed: { type: 'string' }, keep: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [minutesText = '1', name, ...others] = positionals;
    const minutes = Number(minutesText);
    // A fresh beginning each time, printed so that it can be gone back to.
    const seed = values.seed === undefined ? Math.floor(Math.random() * 1_000_000_000) : Number(values.seed);
    if (others.length > 0 || !(minutes > 0) || !Number.isSafeInteger(seed)) return null;
    if (name === undefined) return { minutes, names: NAMES, seed, keep: values.keep };
    return isTargetName(name) ? { minutes, names: [name], seed, keep: values.keep } : null;
  } catch {
    return null;
  }
}
