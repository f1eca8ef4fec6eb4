import type { Context } from '#hosts/cli/command.ts';
import { command } from '#hosts/cli/command.ts';
import { declarationReport } from '#hosts/cli/declarationReport.ts';
import { envelopeReport } from '#hosts/cli/envelopeReport.ts';
import { EXIT, errorSentence } from '#hosts/cli/failure.ts';
import { oneLine, table } from '#hosts/cli/layout.ts';
import { readMessageText } from '#hosts/cli/messageFile.ts';
import { elementLine, indented, MOST_LINES, titleLine, verdictLines } from '#hosts/cli/messageLines.ts';
import type { FileReport, PlacedProblem } from '#hosts/cli/messageReport.ts';
import { bearsStatus, messageValue, problemsOf, receiptsOf, treeLines } from '#hosts/cli/messageReport.ts';
import { statusText } from '#hosts/cli/statusText.ts';
import type { AppError } from '#shared/api/errors.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import type { ParsedMessage, RecordsMessage } from '#shared/messages/parse.ts';
import { parseMessage } from '#shared/messages/parse.ts';

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
      const { value, holds, problems } = read.value;
      if (exit === EXIT.good && (problems.length > 0 || holds === false)) exit = EXIT.findings;
      values.push({
        file,
        readable: true,
        ...value,
        holds,
        problems: problems.map((problem) => ({
          ...problem,
          message: errorSentence(context.language, problem),
        })),
      });
      lines.push(...read.value.lines(context, file));
    }
    return { exit, value: { files: values }, lines };
  },
});

async function readFileOf(file: string): Promise<Result<FileReport, AppError>> {
  const text = await readMessageText(file);
  if (!text.ok) return text;
  return envelopeReport(text.value, bareReport) ?? bareReport(text.value);
}

function bareReport(text: string): Result<FileReport, AppError> {
  const parsed = parseMessage(text);
  if (parsed.ok) return ok(reportOf(parsed.value));
  return declarationReport(text) ?? err(parsed.error);
}

function reportOf(message: ParsedMessage): FileReport {
  const problems = problemsOf(message);
  return {
    value: messageValue(message),
    // Where there is no table nobody can say.
    holds: message.form === 'tree' ? null : problems.length === 0,
    problems,
    lines: (context, file) => linesOf(context, file, message, problems),
  };
}

function linesOf(
  context: Context,
  file: string,
  message: ParsedMessage,
  problems: readonly PlacedProblem[],
): readonly string[] {
  const { text } = context;
  const { kind, zh, guid } = message;
  const title = titleLine(context, file, kind, zh);
  const oddities = message.oddities.map((oddity) => text(oddity));
  if (message.form === 'tree') {
    const tree = treeLines(message.tree, MOST_LINES).map((line) => indented(line));
    return [title, ...oddities, text('cli.message.noTable'), ...tree];
  }
  const lines = message.records.reduce((sum, record) => sum + record.list.length, 0);
  const facts = text('cli.message.facts', { records: message.records.length, lines, guid: oneLine(guid) });
  const signed = text(message.signed ? 'cli.message.signed' : 'cli.message.unsigned');
  return [
    title,
    `${facts} ${signed}`,
    ...oddities,
    ...verdictLines(context, problems),
    ...(bearsStatus(message.table) && receiptsOf(message).length > 0
      ? receiptTable(context, message)
      : contentLines(message)),
  ];
}

function receiptTable({ text, paint, language }: Context, message: RecordsMessage): readonly string[] {
  const receipts = receiptsOf(message);
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
