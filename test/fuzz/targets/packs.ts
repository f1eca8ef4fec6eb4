import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPack } from '#backend/packs/loadPack.ts';
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { compilePack } from '#shared/rules/compile.ts';
import { evaluate } from '#shared/rules/evaluate.ts';
import { explainRule } from '#shared/rules/explain.ts';
import type { RulePack } from '#shared/rules/pack.ts';
import { diffPacks } from '#shared/rules/packDiff.ts';
import { runPackTests } from '#shared/rules/packTests.ts';
import { searchTable } from '#shared/rules/tables.ts';
import { randomOf, someConsignments } from '#test/bench/rules/samples.ts';
import { damagedText, damagedValue } from '#test/fuzz/damage.ts';
import type { FuzzTarget } from '#test/fuzz/fuzzing.ts';
import { expectThat } from '#test/fuzz/fuzzing.ts';
import { hashesOf, put, samplePackFiles, textOf } from '#test/fuzz/packSample.ts';

const TODAY = '2026-01-05' as CalendarDate;

/**
 * The pack reader and all that follows: a pack with one file damaged is read, compiled, tested, explained and compared with
 * the sound one, or refused with the name of a file. Half of the damage is put under a right hash, so that it is looked at.
 */
export function packsTarget(): FuzzTarget {
  const folder = mkdtempSync(join(tmpdir(), 'highland-fuzz-packs-'));
  const files = samplePackFiles();
  const sound = new Map([...files].map(([name, content]) => [name, textOf(name, content)]));
  for (const [name, text] of sound) put(folder, name, text);
  put(folder, 'hashes.json', hashesOf(sound));
  const first = loadPack(folder);
  if (!first.ok) throw new Error(`the sample does not load: ${JSON.stringify(first.error)}`);
  const base = first.value.pack;
  const compiled = compilePack(base);
  const verdict = compiled.ok ? runPackTests(compiled.value, base.tests) : compiled.error;
  if (JSON.stringify(verdict) !== '{"failed":[],"neverFailed":[]}')
    throw new Error(`the sample is not sound: ${JSON.stringify(verdict)}`);
  const reads = someConsignments(4, 3, 60);
  const names = [...files.keys()];

  const attempt = (seed: number): string => {
    const below = randomOf(seed + 1);
    const name = names[below(names.length)] ?? 'manifest.json';
    const content = files.get(name);
    const asValue = below(3) > 0;
    const damaged = asValue
      ? textOf(name, damagedValue(content, below))
      : damagedText(textOf(name, content), below);
    const now = new Map(sound).set(name, damaged);
    put(folder, name, damaged);
    const resealed = below(4) > 0;
    if (resealed) put(folder, 'hashes.json', hashesOf(now));
    try {
      return outcomeOf(name, damaged === sound.get(name));
    } finally {
      put(folder, name, sound.get(name) ?? '');
      if (resealed) put(folder, 'hashes.json', hashesOf(sound));
    }
  };

  const outcomeOf = (name: string, unchanged: boolean): string => {
    const loaded = loadPack(folder);
    if (!loaded.ok) {
      expectThat((loaded.error.params['file'] ?? '') !== '', () => 'no file is named');
      return `${loaded.error.code} ${name}`;
    }
    const { pack, hash } = loaded.value;
    expectThat(!unchanged || hash === first.value.hash, () => 'another hash for the same pack');
    return used(pack);
  };

  const used = (pack: RulePack): string => {
    const made = compilePack(pack, 'fuzz');
    diffPacks(base, pack);
    for (const rule of pack.rules) explainRule(rule);
    searchTable(pack, 'currency', 'dollar', 20, TODAY);
    if (!made.ok) return made.error[0]?.code ?? '';
    for (const read of reads) {
      const { findings } = evaluate(made.value, read, { today: TODAY });
      const broken = findings.find(({ params }) => params['notChecked'] !== undefined);
      expectThat(broken === undefined, () => `rule ${broken?.rule} broke`);
    }
    const { failed, neverFailed } = runPackTests(made.value, pack.tests);
    return failed.length + neverFailed.length === 0 ? 'passes' : 'own tests fail';
  };

  return { name: 'packs', attempt, close: () => rmSync(folder, { recursive: true, force: true }) };
}
