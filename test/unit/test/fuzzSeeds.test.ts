import { afterAll, describe, expect, it } from 'vitest';
import { fuzz } from '#test/fuzz/fuzzing.ts';
import { readSeeds } from '#test/fuzz/seeds.ts';
import { isTargetName, TARGETS } from '#test/fuzz/targets.ts';

/* Every seed that fuzzing found worth keeping, tried again: `npm run fuzz` finds more. */

describe.each(Object.keys(TARGETS).filter(isTargetName))('the seeds kept for %s', (name) => {
  const target = TARGETS[name]();
  afterAll(() => target.close());

  it('are there, and none of them finds a fault', async () => {
    const seeds = readSeeds(name);
    expect(seeds.length).toBeGreaterThan(10);
    for (const { seed } of seeds) await target.attempt(seed);
  });

  it('stand for the same input each time', async () => {
    for (const { seed } of readSeeds(name).slice(0, 10)) {
      expect(await target.attempt(seed)).toBe(await target.attempt(seed));
    }
  });
});

describe('a run', () => {
  it('stops when its time is over, says where seeds led, and prints the seed of a fault', async () => {
    let clock = 0;
    const attempt = (seed: number): string => {
      clock += 1;
      if (seed === 7) throw new Error('wrong');
      return seed % 2 === 0 ? 'even' : 'odd';
    };
    const run = await fuzz({ name: 'test', attempt, close: () => {} }, 5, 6, () => clock);
    expect(run.attempts).toBe(6);
    expect(run.firsts).toEqual([
      { seed: 5, led: 'odd' },
      { seed: 6, led: 'even' },
    ]);
    expect(run.faults.map(({ seed }) => seed)).toEqual([7]);
  });
});
