import type { ReactNode } from 'react';

/** One column of a grid. */
export interface GridColumn<Row> {
  readonly id: string;
  readonly header: string;
  /** Width at the usual text size, px; the reader may change it. */
  readonly width: number;
  /** Takes what is left of the width. */
  readonly grow?: boolean;
  readonly align?: 'end';
  /** The name the list is ordered by; without one the header does not sort. */
  readonly sort?: string;
  cell(row: Row): ReactNode;
}
