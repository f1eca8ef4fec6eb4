import { describe, expect, it } from 'vitest';
import { DAY_CHOICES, dayOf } from '#renderer/pages/training/lessonDay.ts';
import { clientOf } from '#shared/api/bridge.ts';
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { fakeBridge } from '#test/builders/fakeBridge.ts';

const TODAY = '2026-02-28' as CalendarDate;
const typed = (text: string) => dayOf({ choice: 'other', typed: text }, TODAY);

describe('the day a lesson comes into force', () => {
  it('is counted from today in China; today itself is left to the platform', () => {
    const days = DAY_CHOICES.map((choice) => dayOf({ choice, typed: '2026-12-24' }, TODAY));
    expect(days).toEqual(['today', '2026-03-01', '2026-03-07', '2026-03-30', '2026-12-24']);
  });

  it.each([
    ['', null],
    ['2026-02-27', null],
    ['2026-02-30', null],
    ['28.02.2026', null],
    [' 2026-02-28 ', '2026-02-28'],
  ])('typed as %j is %s', (text, day) => {
    expect(typed(text)).toBe(day);
  });
});

describe('the window', () => {
  it('publishes a lesson by a call and gets the list back with the new edition on top', async () => {
    const call = clientOf(fakeBridge());
    const before = await call('training.lessons', {});
    if (!before.ok) throw new Error(before.error.code);
    const [lesson] = before.value.lessons;
    const after = await call('training.publishLesson', {
      lesson: lesson?.lesson ?? '',
      effectiveFrom: TODAY,
    });
    if (!after.ok) throw new Error(after.error.code);
    expect(after.value.published).toHaveLength(before.value.published.length + 1);
    expect(after.value.published[0]).toMatchObject({ title: lesson?.title, effectiveFrom: TODAY });
  });

  it.each([
    [{ lesson: 'telephoneRequired', effectiveFrom: 'tomorrow' }],
    [{ lesson: 'telephoneRequired', effectiveFrom: '2026-02-30' }],
    [{ lesson: '../keys', effectiveFrom: 'today' }],
  ])('is refused %j before anything is asked', async (args) => {
    const answer = await fakeBridge().call('training.publishLesson', args);
    expect(answer).toMatchObject({ ok: false, error: { code: 'api.badArguments' } });
  });
});
