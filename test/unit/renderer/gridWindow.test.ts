import { describe, expect, it } from 'vitest';
import { gridMove } from '#renderer/parts/grid/gridKeys.ts';
import {
  emptyWindow,
  nextGeneration,
  PAGE_SIZE,
  pagesToRead,
  rowAt,
  withPage,
} from '#renderer/parts/grid/gridWindow.ts';

const page = (start: number, total = 1000) => ({
  total,
  rows: Array.from({ length: PAGE_SIZE }, (_, i) => start + i),
});

describe('the window on a long list', () => {
  it('asks for the pages on screen, and not for those it has', () => {
    const first = withPage(emptyWindow<number>(), 0, 0, page(0));
    expect(pagesToRead(first, 50, 250)).toEqual([1, 2]);
    expect(rowAt(first, 42)).toBe(42);
    expect(rowAt(first, 142)).toBeUndefined();
  });

  it('keeps old rows on screen until newer ones arrive', () => {
    const old = withPage(emptyWindow<number>(), 0, 0, page(0));
    const next = nextGeneration(old);
    expect(rowAt(next, 3)).toBe(3);
    expect(pagesToRead(next, 0, 10)).toEqual([0]);
    expect(rowAt(withPage(next, 1, 0, page(5000)), 3)).toBe(5003);
  });

  it('drops an answer of an older generation', () => {
    const next = nextGeneration(withPage(emptyWindow<number>(), 0, 0, page(0)));
    expect(withPage(next, 0, 0, page(9000))).toBe(next);
  });

  it('forgets pages beyond a list that has become shorter', () => {
    const long = withPage(withPage(emptyWindow<number>(), 0, 0, page(0)), 0, 5, page(500));
    const short = withPage(long, 0, 0, page(0, 120));
    expect(short.total).toBe(120);
    expect(rowAt(short, 510)).toBeUndefined();
  });

  it('holds a bounded number of pages however far one scrolls', () => {
    let grid = emptyWindow<number>();
    for (let i = 0; i < 200; i++) grid = withPage(grid, 0, i, page(i * PAGE_SIZE, 100_000));
    expect(grid.pages.size).toBeLessThanOrEqual(40);
    expect(rowAt(grid, 199 * PAGE_SIZE)).toBe(199 * PAGE_SIZE);
  });
});

describe('the keys of a list', () => {
  it('moves within the list and never beyond it', () => {
    expect(gridMove('ArrowUp', 0, 10, 5)).toEqual({ kind: 'move', to: 0, extend: false });
    expect(gridMove('PageDown', 7, 10, 5)).toEqual({ kind: 'move', to: 9, extend: false });
    expect(gridMove('Shift+ArrowDown', 1, 10, 5)).toEqual({ kind: 'move', to: 2, extend: true });
    expect(gridMove('End', 0, 100_000, 20)).toEqual({ kind: 'move', to: 99_999, extend: false });
    expect(gridMove('x', 0, 10, 5)).toBeNull();
  });
});
