import { buildMessage } from '#shared/messages/build.ts';
import { CEB214 } from '#shared/messages/ceb214.ts';
import { CEB304 } from '#shared/messages/ceb304.ts';
import { CEB404 } from '#shared/messages/ceb404.ts';
import { CEB506 } from '#shared/messages/ceb506.ts';
import { CEB604 } from '#shared/messages/ceb604.ts';
import { CEB606 } from '#shared/messages/ceb606.ts';
import { parseMessage } from '#shared/messages/parse.ts';
import type { SendItem } from '#shared/messages/platformProtocol.ts';
import type { MessageTable } from '#shared/messages/table.ts';
import { MESSAGE_GUID } from '#test/builders/messages.ts';
import { NUMBERS } from '#test/builders/requests.ts';
import type { ScriptedPlatform } from '#test/builders/scriptedPlatform.ts';

const ANSWERS: Readonly<Record<string, MessageTable>> = {
  CEB213Message: CEB214,
  CEB303Message: CEB304,
  CEB403Message: CEB404,
  CEB505Message: CEB506,
  CEB603Message: CEB604,
  CEB605Message: CEB606,
};

/** Lets a scripted platform answer what it received with a receipt, numbers of customs included. */
export function answer(platform: ScriptedPlatform, sent: SendItem, status: string, info = '演练'): void {
  const table = ANSWERS[sent.type];
  const message = parseMessage(sent.body);
  if (table === undefined || !message.ok || message.value.form !== 'records')
    throw new Error(`no answer to ${sent.type}`);
  const [record] = message.value.records;
  const seq = platform.feed.items.length + 1;
  // Receipts of one document count in the order of their times, and none is older than what it answers.
  const returnTime = String(20990101000000000n + BigInt(seq));
  const values: Readonly<Record<string, string | undefined>> = {
    ...NUMBERS,
    ...record?.head,
    returnStatus: status,
    returnTime,
    returnInfo: info,
  };
  const head = Object.fromEntries(
    table.head.elements.flatMap(({ name }): [string, string][] => {
      const value = values[name] ?? '';
      return value === '' ? [] : [[name, value]];
    }),
  );
  const body = buildMessage(table, [{ head, list: [] }], { guid: MESSAGE_GUID });
  platform.feed = {
    ...platform.feed,
    items: [...platform.feed.items, { seq, id: `answer-${seq}`, type: table.kind, body }],
  };
}
