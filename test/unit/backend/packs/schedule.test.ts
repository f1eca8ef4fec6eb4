import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepLooking } from '#backend/packs/schedule.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('looks for updates ten seconds after opening, then every six hours, and at the calendar twice a minute', () => {
  const update = vi.fn();
  const settle = vi.fn();
  const stop = keepLooking(update, settle);
  vi.advanceTimersByTime(9_999);
  expect(update).toHaveBeenCalledTimes(0);
  vi.advanceTimersByTime(1);
  expect(update).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(12 * 3_600_000);
  expect(update).toHaveBeenCalledTimes(3);
  expect(settle.mock.calls.length).toBeGreaterThan(12 * 60 * 2 - 2);
  stop();
  settle.mockClear();
  vi.advanceTimersByTime(24 * 3_600_000);
  expect(update).toHaveBeenCalledTimes(3);
  expect(settle).not.toHaveBeenCalled();
});
