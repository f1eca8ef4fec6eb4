import { afterEach, describe, expect, it } from 'vitest';
import type { TestWorkstation } from '#test/builders/workstation.ts';
import { aWorkstation, until } from '#test/builders/workstation.ts';

let station: TestWorkstation;
afterEach(() => station.close());

describe('the main job', () => {
  it('takes the sample orders from the spreadsheet to release and stops the bad ones', async () => {
    station = await aWorkstation();
    await station.call('profile.create', { kind: 'training' });
    const home = await station.call('home.summary', {});
    expect(home.ready).toBeGreaterThan(10);
    const { ids } = await station.call('consignments.ids', { check: 'ready' });
    const report = await station.call('exchange.send', { ids: [...ids] });
    expect(report.refused).toEqual([]);
    await until(
      () => station.call('home.summary', {}),
      (summary) => summary.counts.closed === ids.length,
    );
    expect(station.platform().control.ledger().effects.repeatedByKey).toEqual([]);
    expect((await station.call('audit.verify', {})).brokenAt).toBeNull();
  });
});
