import { oneLine } from '#hosts/cli/layout.ts';
import { titleLine, verdictLines } from '#hosts/cli/messageLines.ts';
import type { FileReport, PlacedProblem } from '#hosts/cli/messageReport.ts';
import type { AppError } from '#shared/api/errors.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import type { DxpMessage } from '#shared/messages/dxp/dxpMessage.ts';
import { checkDxp, readDxp } from '#shared/messages/dxp/dxpMessage.ts';
import type { DxpReply } from '#shared/messages/dxp/dxpReply.ts';
import { readDxpReply } from '#shared/messages/dxp/dxpReply.ts';

const ENVELOPE = { kind: 'DxpMsg', zh: '交换平台报文' };
const REPLY = { kind: 'DxpRep', zh: '交换平台响应报文' };

/**
 * What an envelope of the exchange platform is, and the message in it; or what the platform answered to one. Null for any
 * other message. `inner` says what the message inside is: an envelope inside an envelope is nobody's.
 */
export function envelopeReport(
  xml: string,
  inner: (text: string) => Result<FileReport, AppError>,
): Result<FileReport, AppError> | null {
  const read = readDxp(xml);
  if (read.ok) return ok(ofEnvelope(read.value, inner(textOf(read.value))));
  if (read.error.code !== 'messages.parse.unknownRoot') return err(read.error);
  const reply = readDxpReply(xml);
  return reply.ok ? ok(ofReply(reply.value)) : null;
}

function textOf({ data }: DxpMessage): string {
  return Buffer.from(data, 'base64').toString('utf8');
}

function ofEnvelope(envelope: DxpMessage, inner: Result<FileReport, AppError>): FileReport {
  const { data: _, ...facts } = envelope;
  const own: readonly PlacedProblem[] = checkDxp(envelope).map((problem) => ({ ...problem, record: 1 }));
  const inside = inner.ok ? inner.value : null;
  const holds = inside?.holds === null ? null : own.length === 0 && inside?.holds === true;
  return {
    value: {
      ...ENVELOPE,
      form: 'envelope',
      envelope: facts,
      message: inner.ok ? inner.value.value : { error: inner.error },
    },
    holds,
    problems: [...own, ...(inside?.problems ?? [])],
    lines: (context, file) => [
      titleLine(context, file, ENVELOPE.kind, ENVELOPE.zh),
      context.text('cli.message.envelope', {
        sender: oneLine(envelope.senderId || '—'),
        receivers: oneLine(envelope.receiverIds.join(' ') || '—'),
        number: oneLine(envelope.copMsgId || '—'),
        time: oneLine(envelope.createdAt || '—'),
      }),
      ...(own.length === 0 ? [] : verdictLines(context, own)),
      ...(inside === null
        ? [context.text('cli.message.envelope.unreadable')]
        : inside.lines(context, envelope.msgType || 'Data')),
    ],
  };
}

function ofReply(reply: DxpReply): FileReport {
  return {
    value: { ...REPLY, form: 'reply', ...reply },
    holds: null,
    problems: [],
    lines: (context, file) => [
      titleLine(context, file, REPLY.kind, REPLY.zh),
      ...reply.responses.flatMap(({ copMsgId, code, info, results }) => [
        oneLine(`${copMsgId || '—'}: ${code} ${info}`),
        ...results.map((result) => `  ${oneLine(`${result.receiverId}: ${result.code} ${result.info}`)}`),
      ]),
    ],
  };
}
