import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { trustClient } from '#backend/packs/trust/client.ts';
import { generateSigningKey } from '#backend/packs/trust/keys.ts';
import { createRepository, publishPack } from '#backend/packs/trust/publisher.ts';
import { openWorkStore } from '#backend/store/openWorkStore.ts';
import type { Result } from '#shared/base/result.ts';
import { randomOf } from '#test/bench/rules/samples.ts';
import { damagedText, damagedValue } from '#test/fuzz/damage.ts';
import type { FuzzTarget } from '#test/fuzz/fuzzing.ts';
import { expectThat } from '#test/fuzz/fuzzing.ts';
import { hashesOf, put, samplePackFiles, textOf } from '#test/fuzz/packSample.ts';

const DAY = 86_400_000;
const PACK = 'test.pack';
const SEQ = 2;

/**
 * The signed metadata and the files under it: a publisher's repository with some files damaged, swapped for older ones or
 * taken away. Whatever the workstation then takes is byte for byte what was signed last; what it keeps never goes back.
 */
export function trustTarget(): FuzzTarget {
  const top = mkdtempSync(join(tmpdir(), 'highland-fuzz-trust-'));
  const dir = join(top, 'repository');
  const older = join(top, 'older');
  const keys = {
    root: [generateSigningKey(), generateSigningKey(), generateSigningKey()],
    targets: [generateSigningKey(), generateSigningKey(), generateSigningKey()],
    snapshot: [generateSigningKey()],
    timestamp: [generateSigningKey()],
  };
  const begun = Date.now();
  const firstRoot = good(createRepository(dir, keys, begun));
  good(publishPack(dir, sealed(top, 1), keys, begun));
  cpSync(dir, older, { recursive: true });
  good(publishPack(dir, sealed(top, SEQ), keys, begun));
  const files = listed(dir);
  const opened = openWorkStore(join(top, 'store'), { now: () => Date.now(), appVersion: '0.1.0' });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const store = opened.value;
  const client = () =>
    trustClient({
      ...{ repository: 'fuzz', firstRoot, store, now: () => Date.now(), buildDate: begun - 30 * DAY },
      source: { kind: 'folder', path: dir },
      scratch: join(top, 'scratch'),
    });
  const originals = new Map(files.map((name) => [name, readFileSync(join(dir, name))]));
  const floors = (): string => JSON.stringify(store.trust.kept('fuzz').floors);
  let kept = '';
  let hash = '';
  const ready = (async () => {
    const whole = client();
    good(await whole.refresh());
    hash = good(await whole.fetchPack(PACK, SEQ, join(top, 'first'))).index.hash;
    kept = floors();
  })();

  const attempt = async (seed: number): Promise<string> => {
    await ready;
    // Nothing is left over from the attempt before, so that a seed always leads the same way.
    for (const left of ['packs', 'scratch']) rmSync(join(top, left), { recursive: true, force: true });
    const below = randomOf(seed + 1);
    const touched = Array.from({ length: 1 + below(3) }, () => files[below(files.length)] ?? '');
    try {
      const [how = ''] = touched.map((name) => damage(name, below));
      const led = await outcome(below(4) === 0);
      expectThat(floors() === kept, () => 'what is kept has changed');
      return `${led} (${how})`;
    } finally {
      for (const name of touched) put(dir, name, originals.get(name) ?? '');
    }
  };

  const damage = (name: string, below: (bound: number) => number): string => {
    const bytes = originals.get(name) ?? Buffer.alloc(0);
    switch (below(5)) {
      case 0:
        rmSync(join(dir, name), { force: true });
        return 'gone';
      case 1: {
        const from = listed(older);
        put(dir, name, readFileSync(join(older, from[below(from.length)] ?? '')));
        return 'older';
      }
      case 2:
        put(dir, name, damagedText(bytes.toString('utf8'), below));
        return 'bytes';
      default:
        put(dir, name, JSON.stringify(damagedValue(contentOf(bytes), below)) ?? '');
        return 'value';
    }
  };

  const outcome = async (fromNothing: boolean): Promise<string> => {
    const one = client();
    const offer = await one.refresh();
    if (!offer.ok) return offer.error.code;
    const offered = offer.value.packs.map(({ pack, seq }) => `${pack} ${seq}`).sort();
    expectThat(offered.join() === `${PACK} 1,${PACK} ${SEQ}`, () => `offers ${offered.join()}`);
    const into = join(top, fromNothing ? 'packs' : 'first');
    const fetched = await one.fetchPack(PACK, SEQ, into);
    if (!fetched.ok) return `fetch ${fetched.error.code}`;
    expectThat(fetched.value.index.hash === hash, () => `took ${fetched.value.index.hash}`);
    return 'taken whole';
  };

  return {
    name: 'trust',
    attempt,
    close: () => {
      store.close();
      rmSync(top, { recursive: true, force: true });
    },
  };
}

function good<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function sealed(top: string, seq: number): string {
  const dir = join(top, `pack-${seq}`);
  const files = new Map([...samplePackFiles(seq)].map(([name, content]) => [name, textOf(name, content)]));
  for (const [name, text] of files) put(dir, name, text);
  put(dir, 'hashes.json', hashesOf(files));
  return dir;
}

/** Files under a folder by name, in order: the random choice among them is repeatable. */
function listed(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(dir, name)).isFile())
    .map((name) => name.replaceAll('\\', '/'))
    .sort();
}

function contentOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return bytes.toString('utf8');
  }
}
