import { describe, expect, test } from 'vitest';
import { exitCodeOf, neverCameUp, START_FAILED } from '#hosts/desktopEnd.ts';

const QUICK = { lived: 300, stopped: false };

describe('a desktop application', () => {
  test.each([null, 1, 126, 127, 133, 139])('that ends at once with %s never came up', (code) => {
    expect(neverCameUp({ ...QUICK, code })).toBe(true);
    expect(exitCodeOf({ ...QUICK, code })).not.toBe(0);
  });

  test.each([0, START_FAILED])('that ends with %s did come up', (code) => {
    expect(neverCameUp({ ...QUICK, code })).toBe(false);
    expect(exitCodeOf({ ...QUICK, code })).toBe(code);
  });

  test('that crashes later came up, and failed', () => {
    expect(neverCameUp({ code: null, lived: 60_000, stopped: false })).toBe(false);
    expect(exitCodeOf({ code: null, lived: 60_000, stopped: false })).toBe(1);
  });

  test('that was told to stop ended well', () => {
    expect(neverCameUp({ code: null, lived: 300, stopped: true })).toBe(false);
    expect(exitCodeOf({ code: null, lived: 300, stopped: true })).toBe(0);
  });
});
