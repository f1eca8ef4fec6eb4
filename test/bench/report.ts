import type { BenchRow } from '#test/bench/benchRow.ts';

const VERDICTS: Readonly<Record<BenchRow['verdict'], string>> = {
  pass: 'pass',
  targetMissed: 'TARGET missed',
  ratioMissed: 'RATIO MISSED',
};
const COLUMNS = ['id', 'value', 'unit', 'ratio', 'bar', '', 'comparison'] as const;
const TO_THE_RIGHT: ReadonlySet<string> = new Set(['value', 'ratio']);

/** The rows as an aligned table, one line each under a line of headings. */
export function tableOf(rows: readonly BenchRow[]): string {
  const cells = [
    COLUMNS,
    ...rows.map((row) => [
      row.id,
      String(row.value),
      row.unit,
      row.ratio === null ? '-' : String(row.ratio),
      row.bar,
      VERDICTS[row.verdict],
      row.comparison,
    ]),
  ];
  const widths = COLUMNS.map((_, i) => Math.max(...cells.map((line) => line[i]?.length ?? 0)));
  return cells
    .map((line) =>
      line
        .map((cell, i) => {
          const width = widths[i] ?? 0;
          return TO_THE_RIGHT.has(COLUMNS[i] ?? '') ? cell.padStart(width) : cell.padEnd(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The rows for a program: a JSON list of {id, value, unit, comparison, ratio, bar, pass}. */
export function jsonOf(rows: readonly BenchRow[]): string {
  const list = rows.map(({ id, value, unit, comparison, ratio, bar, pass }) => ({
    id,
    value,
    unit,
    comparison,
    ratio,
    bar,
    pass,
  }));
  return `${JSON.stringify(list, null, 2)}\n`;
}

/** 1 when a ratio was missed or nothing was measured; a missed target alone is no failure. */
export function exitCodeOf(rows: readonly BenchRow[]): 0 | 1 {
  return rows.length === 0 || rows.some((row) => row.verdict === 'ratioMissed') ? 1 : 0;
}
