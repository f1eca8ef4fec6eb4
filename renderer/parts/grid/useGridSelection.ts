import { useRef } from 'react';
import type { GridSource } from '#renderer/parts/grid/gridSource.ts';
import type { GridWindow } from '#renderer/parts/grid/gridWindow.ts';
import { rowAt } from '#renderer/parts/grid/gridWindow.ts';

interface Selecting<Row> {
  readonly source: GridSource<Row>;
  idOf(row: Row): string;
  readonly selection?: ReadonlySet<string>;
  onSelection?(ids: ReadonlySet<string>): void;
}

/** The ways to select rows: one, a range, all that the list has. */
export function useGridSelection<Row>(props: Selecting<Row>, grid: GridWindow<Row>) {
  const anchor = useRef(0);
  const give = (ids: ReadonlySet<string>) => props.onSelection?.(ids);
  const present = () => new Set(props.selection);
  return {
    anchor: () => anchor.current,
    toggle(row: Row, index: number) {
      const ids = present();
      const id = props.idOf(row);
      if (!ids.delete(id)) ids.add(id);
      anchor.current = index;
      give(ids);
    },
    async range(from: number, to: number) {
      const ids = present();
      for (const id of await idsBetween(props, grid, Math.min(from, to), Math.max(from, to))) ids.add(id);
      give(ids);
    },
    async all() {
      const answer = await props.source.ids?.();
      if (answer?.ok === true) give(new Set(answer.value));
    },
    none: () => give(new Set()),
  };
}

async function idsBetween<Row>(
  props: Selecting<Row>,
  grid: GridWindow<Row>,
  first: number,
  last: number,
): Promise<readonly string[]> {
  const known: string[] = [];
  for (let index = first; index <= last; index++) {
    const row = rowAt(grid, index);
    if (row === undefined) break;
    known.push(props.idOf(row));
  }
  if (known.length === last - first + 1) return known;
  const answer = await props.source.ids?.();
  return answer?.ok === true ? answer.value.slice(first, last + 1) : known;
}
