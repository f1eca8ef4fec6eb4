import { describe, expect, test } from 'vitest';
import { showOnce } from '#hosts/desktop/firstShow.ts';
import { isGranted } from '#hosts/desktop/permissions.ts';

function aSource() {
  const painted: (() => void)[] = [];
  const loaded: (() => void)[] = [];
  return {
    source: {
      painted: (listener: () => void) => void painted.push(listener),
      loaded: (listener: () => void) => void loaded.push(listener),
    },
    paint: () => painted.map((listener) => listener()),
    load: () => loaded.map((listener) => listener()),
  };
}

describe('a window shows itself once', () => {
  test('when it was painted', () => {
    let shown = 0;
    const { source, paint, load } = aSource();
    showOnce('win32', source, () => shown++);
    load();
    expect(shown).toBe(0);
    paint();
    expect(shown).toBe(1);
  });

  test('on Linux also when its page was read, as a hidden window on Wayland is never painted', () => {
    let shown = 0;
    const { source, paint, load } = aSource();
    showOnce('linux', source, () => shown++);
    load();
    expect(shown).toBe(1);
    paint();
    load();
    expect(shown).toBe(1);
  });
});

test('only the own page may use the clipboard, and nothing else', () => {
  expect(isGranted('clipboard-sanitized-write', 'highland://app/')).toBe(true);
  expect(isGranted('clipboard-sanitized-write', 'highland://app')).toBe(true);
  expect(isGranted('clipboard-sanitized-write', 'https://evil.example/')).toBe(false);
  for (const permission of ['clipboard-read', 'media', 'notifications', 'openExternal', 'unknown']) {
    expect(isGranted(permission, 'highland://app/')).toBe(false);
  }
});
