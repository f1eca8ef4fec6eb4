import type { Context } from '#hosts/cli/command.ts';
import { command } from '#hosts/cli/command.ts';
import { EXIT, errorSentence } from '#hosts/cli/failure.ts';
import { oneLine, table } from '#hosts/cli/layout.ts';
import { readMessageText } from '#hosts/cli/messageFile.ts';
import type { PlacedProblem } from '#hosts/cli/messageReport.ts';
import { bearsStatus, messageValue, problemsOf, receiptsOf, treeLines } from '#hosts/cli/messageReport.ts';
import { statusText } from '#hosts/cli/statusText.ts';
import type { AppError } from '#shared/api/errors.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import type { ParsedMessage, RecordsMessage } from '#shared/messages/parse.ts';
import { parseMessage } from '#shared/messages/parse.ts';

interface Read {
  readonly message: ParsedMessage;
  readonly problems: readonly PlacedProblem[];
}

const MOST_LINES = 200;
const MOST_VALUE = 100;

/** message: what an official message file is, whether it holds, and what it says. */
export const MESSAGE = command({
  name: 'message',
  summary: 'cli.message.summary',
  operands: { name: 'FILE', least: 1, most: null },
  options: {},
  async run(context, _values, files) {
    const values: unknown[] = [];
    const lines: string[] = [];
    let exit: 0 | 1 | 2 = EXIT.good;
    for (const file of files) {
      const read = await readFileOf(file);
      if (lines.length > 0) lines.push('');
      if (!read.ok) {
        exit = EXIT.wrongUse;
        const message = errorSentence(context.language, read.error);
        values.push({ file, readable: false, error: { ...read.error, message } });
        lines.push(context.text('cli.message.unreadable', { file: oneLine(file), reason: message }));
        continue;
      }
      const { message, problems } = read.value;
      if (exit === EXIT.good && problems.length > 0) exit = EXIT.findings;
      values.push({
        file,
        readable: true,
        ...messageValue(message),
        // Where there is no table nobody can say.
        holds: message.form === 'tree' ? null : problems.length === 0,
        problems: problems.map((problem) => ({
          ...problem,
          message: errorSentence(context.language, problem),
        })),
      });
      lines.push(...linesOf(context, file, read.value));
    }
    return { exit, value: { files: values }, lines };
  },
});

async function readFileOf(file: string): Promise<Result<Read, AppError>> {
  const text = await readMessageText(file);
  if (!text.ok) return text;
  const parsed = parseMessage(text.value);
  if (!parsed.ok) return err(parsed.error);
  return ok({ message: parsed.value, problems: problemsOf(parsed.value) });
}

function linesOf(context: Context, file: string, { message, problems }: Read): readonly string[] {
  const { text, paint } = context;
  const { kind, zh, guid } = message;
  const title = paint('strong', `${oneLine(file)}: ${kind} ${zh}`);
  const oddities = message.oddities.map((oddity) => text(oddity));
  if (message.form === 'tree') {
    const tree = treeLines(message.tree, MOST_LINES).map((line) => indented(line));
    return [title, ...oddities, text('cli.message.noTable'), ...tree];
  }
  const lines = message.records.reduce((sum, record) => sum + record.list.length, 0);
  const facts = text('cli.message.facts', { records: message.records.length, lines, guid: oneLine(guid) });
  const signed = text(message.signed ? 'cli.message.signed' : 'cli.message.unsigned');
  const verdict =
    problems.length === 0
      ? paint('good', text('cli.message.holds'))
      : paint('bad', text('cli.message.fails', { count: problems.length }));
  return [
    title,
    `${facts} ${signed}`,
    ...oddities,
    verdict,
    ...problemTable(context, problems),
    ...(bearsStatus(message.table) ? receiptTable(context, message) : contentLines(message)),
  ];
}

function problemTable(
  { text, paint, language }: Context,
  problems: readonly PlacedProblem[],
): readonly string[] {
  if (problems.length === 0) return [];
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

function receiptTable({ text, paint, language }: Context, message: RecordsMessage): readonly string[] {
  const receipts = receiptsOf(message);
  if (receipts.length === 0) return [];
  const columns = [
    { head: text('cli.column.businessKey') },
    { head: text('cli.column.status') },
    { head: text('cli.column.time') },
    { head: text('cli.column.info') },
  ];
  const rows = receipts
    .slice(0, MOST_LINES)
    .map(({ businessKey, status, time, info }) => [businessKey, statusText(language, status), time, info]);
  return table(paint, columns, rows);
}

/** The records of what is no receipt, element by element, with their official Chinese names. */
function contentLines({ table: { head, list }, records }: RecordsMessage): readonly string[] {
  const lines = records.flatMap((record, i) => [
    `[${i + 1}]`,
    ...head.elements.flatMap(({ name, zh }) => elementLine(1, name, zh, record.head[name])),
    ...record.list.flatMap((values, line) => [
      `  [${i + 1}.${line + 1}]`,
      ...(list?.elements ?? []).flatMap(({ name, zh }) => elementLine(2, name, zh, values[name])),
    ]),
  ]);
  return lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), '…'] : lines;
}

function elementLine(depth: number, name: string, zh: string, value: string | undefined): readonly string[] {
  if (value === undefined || value === '') return [];
  return [indented(`${'  '.repeat(depth)}${name} ${zh}: ${value.slice(0, MOST_VALUE)}`)];
}

/** `oneLine` would take the indentation away. */
function indented(line: string): string {
  const depth = line.length - line.trimStart().length;
  return `${' '.repeat(depth)}${oneLine(line)}`;
}
