/** What must happen to the sample orders, written down apart from the program that does it. */

/** Sample orders that a rule must stop, with the rule. Every other order that is imported must be released. */
export const STOPPED_BY: Readonly<Record<string, string>> = {
  // Tea without the number of its inspection ledger (电子底账).
  HN2026110025: 'C7003',
  // Protected species named, no permit given (濒危物种).
  HN2026110026: 'C7007',
};

/** Rows of the sample file that must not become goods, by line, with why. Every other row must, or be a skipped one. */
export const LEFT_ROWS: Readonly<Record<number, string>> = {
  64: 'intake.row.numberWithUnit',
  65: 'intake.hold.badRows',
  66: 'intake.row.unclearName',
  67: 'intake.row.notPositive',
  68: 'intake.hold.badRows',
  69: 'intake.row.decimalComma',
  70: 'intake.hold.badRows',
  71: 'intake.row.differsInOrder',
  72: 'intake.row.dateOrderUnclear',
  73: 'intake.row.noOrderNumber',
};
