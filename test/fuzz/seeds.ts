import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { KeptSeed } from '#test/fuzz/fuzzing.ts';

/** The most seeds kept for one target: they are all tried again in the unit tests. */
const MOST_SEEDS = 150;

const seeds = z.array(z.strictObject({ seed: z.int(), led: z.string() }));
const fileOf = (target: string): string => join(import.meta.dirname, 'seeds', `${target}.json`);

/** The seeds kept for a target. */
export function readSeeds(target: string): readonly KeptSeed[] {
  const file = fileOf(target);
  return existsSync(file) ? seeds.parse(JSON.parse(readFileSync(file, 'utf8'))) : [];
}

/** Adds seeds that led where no kept one did. */
export function keepSeeds(target: string, found: readonly KeptSeed[], known: readonly KeptSeed[]): void {
  const ways = new Set(known.map(({ led }) => led));
  const all = [...known, ...found.filter(({ led }) => !ways.has(led))].slice(0, MOST_SEEDS);
  const lines = all.map(({ seed, led }) => `  { "seed": ${seed}, "led": ${JSON.stringify(led)} }`);
  writeFileSync(fileOf(target), `[\n${lines.join(',\n')}\n]\n`);
}
