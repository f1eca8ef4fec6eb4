import { useEffect, useState } from 'react';
import { useCall } from '#renderer/app/calls.ts';
import type { AppError } from '#shared/api/errors.ts';
import type { SheetColumn, SheetRow } from '#shared/documents/sheet/sheet.ts';

/** Which rows of a sheet are shown. */
export type SheetFilter = 'all' | 'differing';

/** The rows of a sheet that are on screen; the others are read when they come into view. */
export interface SheetRows {
  readonly columns: readonly SheetColumn[];
  /** Rows in all, rows that differ, and rows the filter lets through. */
  readonly total: number;
  readonly differing: number;
  readonly shown: number;
  readonly editable: boolean;
  readonly filter: SheetFilter;
  setFilter(filter: SheetFilter): void;
  /** null while it is being read. */
  row(index: number): SheetRow | null;
  /** Says from which row on the screen shows. */
  look(first: number): void;
  readonly error: AppError | null;
  readonly ready: boolean;
  reload(): void;
}

const PAGE = 100;

/** Reads a sheet in pages. Until the reader chooses, only what differs is shown, where anything does. */
export function useSheetRows(id: string): SheetRows {
  const [chosen, setChosen] = useState<SheetFilter | null>(null);
  const [page, setPage] = useState(0);
  const start = useCall('sheet.get', { id, only: 'differing', offset: 0, limit: PAGE });
  const known = start.value;
  const filter = chosen ?? (known === null || known.differing > 0 ? 'differing' : 'all');
  useEffect(() => {
    // What was decided on opening stays, so that the list does not change its kind under the reader's hands.
    if (chosen === null && known !== null) setChosen(known.differing > 0 ? 'differing' : 'all');
  }, [chosen, known]);
  const asked = (at: number) =>
    known === null ? null : { id, only: filter, offset: at * PAGE, limit: PAGE };
  const here = useCall('sheet.get', asked(page));
  const shown = known === null ? 0 : filter === 'all' ? known.total : known.differing;
  const next = useCall('sheet.get', (page + 1) * PAGE < shown ? asked(page + 1) : null);
  const row = (index: number): SheetRow | null => {
    const of = Math.floor(index / PAGE);
    const read = of === page ? here.value : of === page + 1 ? next.value : null;
    return read?.rows[index - of * PAGE] ?? null;
  };
  return {
    columns: known?.columns ?? [],
    total: known?.total ?? 0,
    differing: known?.differing ?? 0,
    shown,
    editable: known?.editable ?? false,
    filter,
    setFilter: (wanted) => {
      setChosen(wanted);
      setPage(0);
    },
    row,
    look: (first) => setPage(Math.max(0, Math.floor(first / PAGE))),
    error: start.error ?? here.error,
    ready: known !== null,
    reload: () => {
      start.reload();
      here.reload();
    },
  };
}
