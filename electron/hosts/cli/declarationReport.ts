import type { Context } from '#hosts/cli/command.ts';
import { oneLine, table } from '#hosts/cli/layout.ts';
import { elementLine, indented, MOST_LINES, titleLine, verdictLines } from '#hosts/cli/messageLines.ts';
import type { FileReport, PlacedProblem } from '#hosts/cli/messageReport.ts';
import { treeLines, treeValue } from '#hosts/cli/messageReport.ts';
import { statusText } from '#hosts/cli/statusText.ts';
import type { AppError } from '#shared/api/errors.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import { DEC_BLOCKS, valuesOf } from '#shared/messages/dec/blocks.ts';
import { channelStatus, importStatus } from '#shared/messages/dec/channels.ts';
import { checkDeclaration } from '#shared/messages/dec/check.ts';
import type { ParsedDeclaration } from '#shared/messages/dec/parse.ts';
import { DEC_MESSAGE, parseDeclaration } from '#shared/messages/dec/parse.ts';
import type { DeclarationReply, ReadReplies } from '#shared/messages/dec/replies.ts';
import { REPLY_KINDS, readDeclarationReplies } from '#shared/messages/dec/replies.ts';
import type { UnknownElement } from '#shared/messages/parse.ts';

const DECLARATION = '报关单';

/** What a customs declaration or a reply to one is, whether it holds, and what it says; null for any other message. */
export function declarationReport(xml: string): Result<FileReport, AppError> | null {
  const parsed = parseDeclaration(xml);
  if (parsed.ok) return ok(ofDeclaration(parsed.value));
  if (parsed.error.code !== 'messages.parse.unknownRoot') return err(parsed.error);
  const replies = readDeclarationReplies(xml);
  return replies === null ? null : ok(ofReplies(replies));
}

function ofDeclaration(parsed: ParsedDeclaration): FileReport {
  const { record, version, oddities, others, unknown } = parsed;
  const problems: readonly PlacedProblem[] = [
    ...checkDeclaration(record).map((problem) => ({ ...problem, record: 1 })),
    ...unknown.map(({ path, record: line }) => ({
      code: 'messages.problem.unknownElement' as const,
      element: path,
      params: {},
      record: 1,
      ...(line < 0 ? {} : { line }),
    })),
  ];
  return {
    value: {
      kind: DEC_MESSAGE,
      zh: DECLARATION,
      version,
      form: 'declaration',
      oddities,
      record,
      others: others.map(elementValue),
      unknown: unknown.map(elementValue),
      receipts: [],
    },
    holds: problems.length === 0,
    problems,
    lines: (context, file) => [
      titleLine(context, file, DEC_MESSAGE, DECLARATION),
      context.text('cli.message.declaration', {
        lines: record.list.length,
        number: oneLine(record.sign['ClientSeqNo'] || '—'),
        version: oneLine(version || '—'),
      }),
      ...oddities.map((oddity) => context.text(oddity)),
      ...otherLines(context, others),
      ...verdictLines(context, problems),
      ...contentLines(parsed),
    ],
  };
}

function elementValue({ path, record, element }: UnknownElement) {
  return { path, line: record, element: treeValue(element) };
}

function otherLines({ text }: Context, others: readonly UnknownElement[]): readonly string[] {
  if (others.length === 0) return [];
  const names = [...new Set(others.map(({ element }) => element.name))].join(' ');
  return [text('cli.message.otherBlocks', { names })];
}

function contentLines({ record }: ParsedDeclaration): readonly string[] {
  const lines = DEC_BLOCKS.flatMap(({ part, table: { name, elements }, max }) =>
    valuesOf(record, part).flatMap((values, i) => [
      max === 1 ? `[${name}]` : `[${name} ${i + 1}]`,
      ...elements.flatMap(({ name: element, zh }) => elementLine(1, element, zh, values[element])),
    ]),
  );
  return lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), '…'] : lines;
}

function ofReplies({ kind, replies, tree }: ReadReplies): FileReport {
  return {
    value: { kind, zh: REPLY_KINDS[kind], form: 'reply', replies, tree: treeValue(tree) },
    // Nobody can say: there is no table of replies.
    holds: null,
    problems: [],
    lines: (context, file) => [
      titleLine(context, file, kind, REPLY_KINDS[kind]),
      ...(replies.length > 0
        ? replyTable(context, replies)
        : [
            context.text('cli.message.noReply'),
            ...treeLines(tree, MOST_LINES).map((line) => indented(line)),
          ]),
    ],
  };
}

function replyTable({ text, paint, language }: Context, replies: readonly DeclarationReply[]) {
  const columns = [
    { head: text('cli.column.businessKey') },
    { head: text('cli.column.officialNumber') },
    { head: text('cli.column.status') },
    { head: text('cli.column.time') },
    { head: text('cli.column.info') },
  ];
  const rows = replies
    .slice(0, MOST_LINES)
    .map((reply) =>
      reply.kind === 'import'
        ? [
            reply.clientSeqNo,
            reply.seqNo,
            statusText(language, importStatus(reply.responseCode)),
            '',
            reply.message,
          ]
        : [
            reply.seqNo,
            reply.entryId,
            reply.channel === '' ? '' : statusText(language, channelStatus(reply.channel)),
            reply.noticeTime,
            reply.note,
          ],
    );
  return table(paint, columns, rows);
}
