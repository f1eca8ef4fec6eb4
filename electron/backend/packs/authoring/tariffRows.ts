import type { Cell, CellOf, Emptiness, TariffIssue } from '#backend/packs/authoring/tariffCells.ts';
import {
  readCode,
  readControl,
  readElements,
  readInspection,
  readPercent,
  readUnit,
  splitUnits,
} from '#backend/packs/authoring/tariffCells.ts';
import type { TariffColumns } from '#backend/packs/authoring/tariffColumns.ts';
import type { RawRow } from '#shared/consignment/intake/rowIssue.ts';
import type { TariffLine } from '#shared/rules/tariff.ts';

/** What the rows of a table are read with. */
export interface TariffReading {
  /** Unit codes by Chinese name and by code. */
  readonly units: ReadonlyMap<string, string>;
  readonly empty: Emptiness;
  readonly confirmed: boolean;
}

/** A row, or a cell of it, that was left out. */
export interface LeftOut {
  /** The row in the file, from 1. */
  readonly row: number;
  readonly issue: TariffIssue;
  readonly value: string;
  /** Whether the whole row was left out; else the line is there and says "unknown" in this place. */
  readonly wholeRow: boolean;
}

/** The most entries a report names one by one. */
export const SHOWN_LEFT_OUT = 1000;

/** Takes rows in turn and keeps lines and what was left out. */
export interface TariffReader {
  readonly take: (row: RawRow) => void;
  readonly lines: ReadonlyMap<string, TariffLine>;
  readonly counts: Readonly<Partial<Record<TariffIssue, number>>>;
  readonly leftOut: readonly LeftOut[];
}

/** Makes a reader for the rows of one table. A column the table does not have leaves its part unknown. */
export function tariffReader(
  columns: TariffColumns,
  { units, empty, confirmed }: TariffReading,
): TariffReader {
  const lines = new Map<string, TariffLine>();
  const counts: Partial<Record<TariffIssue, number>> = {};
  const leftOut: LeftOut[] = [];
  const leave = (row: number, issue: TariffIssue, value: string, wholeRow: boolean): void => {
    counts[issue] = (counts[issue] ?? 0) + 1;
    if (leftOut.length < SHOWN_LEFT_OUT) leftOut.push({ row, issue, value: value.slice(0, 100), wholeRow });
  };
  const emptyIn = (field: keyof TariffColumns): Emptiness =>
    columns[field] === undefined ? 'unknown' : empty;
  const take = ({ row, cells }: RawRow): void => {
    const cell: CellOf = (field) => {
      const at = columns[field];
      return at === undefined ? '' : (cells[at] ?? '').trim();
    };
    const code = readCode(cell('code'));
    if ('issue' in code) {
      leave(row, code.issue, cell('code'), true);
      return;
    }
    if (lines.has(code.value)) {
      leave(row, 'twice', code.value, true);
      return;
    }
    const use = <T>(read: Cell<T>, text: string): T | 'unknown' => {
      if ('value' in read) return read.value;
      leave(row, read.issue, text, false);
      return 'unknown';
    };
    const [first, joined] = splitUnits(cell('unit1'));
    const second = columns.unit2 === undefined ? joined.trim() : cell('unit2');
    const noSecond = /^(无|[-—–]+)$/.test(second);
    lines.set(code.value, {
      code: code.value,
      zh: cell('zh').slice(0, 500),
      en: cell('en').slice(0, 500),
      unit1: use(readUnit(first, units), first),
      unit2: noSecond ? 'none' : second === '' ? emptyIn('unit2') : use(readUnit(second, units), second),
      elements: use(readElements(cell('elements')), cell('elements')),
      control: use(readControl(cell('control'), emptyIn('control')), cell('control')),
      inspection: use(readInspection(cell('inspection'), emptyIn('inspection')), cell('inspection')),
      exportDuty: use(readPercent(cell('exportDuty'), emptyIn('exportDuty')), cell('exportDuty')),
      rebate: use(readPercent(cell('rebate'), emptyIn('rebate')), cell('rebate')),
      confidence: confirmed ? 'confirmed' : 'toBeConfirmed',
    });
  };
  return { take, lines, counts, leftOut };
}
