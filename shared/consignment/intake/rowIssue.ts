/** Values that fill the `{param}` places of a text. */
export type IssueParams = Readonly<Record<string, string | number>>;

/** Why a cell cannot be used. */
export const CELL_ISSUE_CODES = [
  'intake.row.missing',
  'intake.row.tooLong',
  'intake.row.digitsLost',
  'intake.row.cellError',
  'intake.row.patternMismatch',
  'intake.row.notANumber',
  'intake.row.numberWithUnit',
  'intake.row.decimalComma',
  'intake.row.decimalPoint',
  'intake.row.notWhole',
  'intake.row.notADate',
  'intake.row.dateOrderUnclear',
  'intake.row.dateSerial',
  'intake.row.shortYear',
  'intake.row.notAChoice',
  'intake.row.unknownCode',
  'intake.row.unclearName',
  'intake.row.notPositive',
  'intake.row.zeroPrice',
  'intake.row.negativePrice',
  'intake.row.noOrderNumber',
  'intake.row.tooManyCells',
  'intake.row.differsInOrder',
] as const;
/** The code of a cell's issue; its text stands in i18n under the same key. */
export type CellIssueCode = (typeof CELL_ISSUE_CODES)[number];

/** One thing that is wrong with one row of an order file: where it stands and why. */
export interface RowIssue {
  /** The row in the file as a spreadsheet program numbers it, from 1, header included. */
  readonly row: number;
  /** The column's header; null when the row as a whole is meant. */
  readonly column: string | null;
  /** The field pattern the cell was meant for ("items.*.qty"); null when it has none. */
  readonly field: string | null;
  /** The cell as it stands in the file. */
  readonly value: string;
  readonly code: CellIssueCode;
  readonly params: IssueParams;
}

/** An issue before it is known where it stands. */
export interface CellIssue {
  readonly code: CellIssueCode;
  readonly params: IssueParams;
}

/** Why a row was left out on purpose. */
export const SKIP_CODES = [
  'intake.skip.blank',
  'intake.skip.cancelled',
  'intake.skip.serviceLine',
  'intake.skip.serviceToFreight',
  'intake.skip.byValue',
] as const;
/** The code of a reason to skip. */
export type SkipCode = (typeof SKIP_CODES)[number];

/** Why the good rows of an order wait with it. */
export const HOLD_CODES = ['intake.hold.badRows', 'intake.hold.tooManyItems'] as const;
/** The code of a reason to hold an order. */
export type HoldCode = (typeof HOLD_CODES)[number];

/** One row as the file has it. */
export interface RawRow {
  /** The row in the file, from 1, header included. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** A row that became no goods item, with everything it held, so that nothing is lost. */
export type RowLeft = RawRow &
  (
    | { readonly fate: 'error'; readonly orderNo: string; readonly issues: readonly RowIssue[] }
    | {
        readonly fate: 'skipped';
        readonly orderNo: string;
        readonly code: SkipCode;
        readonly params: IssueParams;
      }
    | {
        readonly fate: 'held';
        readonly orderNo: string;
        readonly code: HoldCode;
        readonly params: IssueParams;
      }
  );
