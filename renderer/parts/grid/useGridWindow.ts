import { useCallback, useEffect, useRef, useState } from 'react';
import { listen } from '#renderer/app/client.ts';
import type { GridSource } from '#renderer/parts/grid/gridSource.ts';
import type { GridWindow } from '#renderer/parts/grid/gridWindow.ts';
import {
  emptyWindow,
  nextGeneration,
  PAGE_SIZE,
  pagesToRead,
  withPage,
} from '#renderer/parts/grid/gridWindow.ts';
import type { AppError } from '#shared/api/errors.ts';

/** Reads the pages that are on screen, again when the list changes. */
export function useGridWindow<Row>(source: GridSource<Row>) {
  const grid = useRef<GridWindow<Row>>(emptyWindow());
  const pending = useRef(new Set<string>());
  const range = useRef({ first: 0, last: PAGE_SIZE - 1 });
  const current = useRef(source);
  current.current = source;
  const [, redraw] = useState(0);
  const [error, setError] = useState<AppError | null>(null);

  const read = useCallback(() => {
    const { generation } = grid.current;
    for (const page of pagesToRead(grid.current, range.current.first, range.current.last)) {
      const key = `${generation}:${page}`;
      if (pending.current.has(key)) continue;
      pending.current.add(key);
      void current.current.load(page * PAGE_SIZE, PAGE_SIZE).then((answer) => {
        pending.current.delete(key);
        if (generation !== grid.current.generation) return;
        setError(answer.ok ? null : answer.error);
        if (answer.ok) grid.current = withPage(grid.current, generation, page, answer.value);
        redraw((n) => n + 1);
      });
    }
  }, []);
  const refresh = useCallback(() => {
    grid.current = nextGeneration(grid.current);
    read();
  }, [read]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another key is another list
  useEffect(() => refresh(), [refresh, source.key]);
  useEffect(() => listen((event) => current.current.dropOn.includes(event.name) && refresh()), [refresh]);

  const show = useCallback(
    (first: number, last: number) => {
      range.current = { first, last };
      read();
    },
    [read],
  );
  return { grid: grid.current, error, show, refresh };
}
