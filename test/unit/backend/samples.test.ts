import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { datedSamples } from '#backend/app/samples.ts';
import { parseDate } from '#shared/base/calendarDate.ts';
import { aWorkstation } from '#test/builders/workstation.ts';

const SAMPLES = join(import.meta.dirname, '..', '..', '..', 'resources', 'samples', 'orders-henan.csv');

describe('sample orders', () => {
  it('move all their dates together and change nothing else', () => {
    const text = readFileSync(SAMPLES, 'utf8');
    const later = parseDate('2027-01-25');
    if (later === null) throw new Error('no date');
    const moved = datedSamples(text, later);
    expect(moved).not.toContain('2026-12-01');
    expect(moved).toContain('2027-01-31');
    const withoutDates = (of: string) => of.replaceAll(/\d{4}-\d{2}-\d{2}/g, 'DATE');
    expect(withoutDates(moved)).toBe(withoutDates(text));
  });

  it('are as good years later as on the day they were written', async () => {
    const station = await aWorkstation({ now: () => Date.parse('2031-03-05T04:00:00Z') });
    try {
      await station.call('profile.create', { kind: 'training' });
      expect(await station.call('home.summary', {})).toMatchObject({ ready: 24, blocked: 2 });
    } finally {
      await station.close();
    }
  });
});
