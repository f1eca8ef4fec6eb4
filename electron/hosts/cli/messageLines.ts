import type { Context } from '#hosts/cli/command.ts';
import { errorSentence } from '#hosts/cli/failure.ts';
import { oneLine, table } from '#hosts/cli/layout.ts';
import type { PlacedProblem } from '#hosts/cli/messageReport.ts';

/** The most lines of one part of a message that are printed. */
export const MOST_LINES = 200;
const MOST_VALUE = 100;

/** What a file is: its name, the message's, and the message's Chinese name. */
export function titleLine({ paint }: Context, file: string, kind: string, zh: string): string {
  return paint('strong', `${oneLine(file)}: ${kind} ${zh}`);
}

/** Whether a message holds, and where it does not. */
export function verdictLines(context: Context, problems: readonly PlacedProblem[]): readonly string[] {
  const { text, paint } = context;
  if (problems.length === 0) return [paint('good', text('cli.message.holds'))];
  return [
    paint('bad', text('cli.message.fails', { count: problems.length })),
    ...problemTable(context, problems),
  ];
}

function problemTable(
  { text, paint, language }: Context,
  problems: readonly PlacedProblem[],
): readonly string[] {
  const columns = [
    { head: text('cli.column.record'), right: true },
    { head: text('cli.column.line'), right: true },
    { head: text('cli.column.element') },
    { head: text('cli.column.problem') },
  ];
  const rows = problems
    .slice(0, MOST_LINES)
    .map((problem) => [
      problem.record === 0 ? 'BaseTransfer' : String(problem.record),
      problem.line === undefined ? '' : String(problem.line + 1),
      problem.element,
      errorSentence(language, problem),
    ]);
  return table(paint, columns, rows);
}

/** An element with its official Chinese name; nothing for one that is empty. */
export function elementLine(
  depth: number,
  name: string,
  zh: string,
  value: string | undefined,
): readonly string[] {
  if (value === undefined || value === '') return [];
  return [indented(`${'  '.repeat(depth)}${name} ${zh}: ${value.slice(0, MOST_VALUE)}`)];
}

/** A text on one line, with its indentation, which `oneLine` would take away. */
export function indented(line: string): string {
  const depth = line.length - line.trimStart().length;
  return `${' '.repeat(depth)}${oneLine(line)}`;
}
