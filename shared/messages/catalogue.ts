import { CEB303 } from '#shared/messages/ceb303.ts';
import { CEB304 } from '#shared/messages/ceb304.ts';
import { CEB403 } from '#shared/messages/ceb403.ts';
import { CEB404 } from '#shared/messages/ceb404.ts';
import { CEB505 } from '#shared/messages/ceb505.ts';
import { CEB506 } from '#shared/messages/ceb506.ts';
import { CEB603 } from '#shared/messages/ceb603.ts';
import { CEB604 } from '#shared/messages/ceb604.ts';
import type { MessageTable } from '#shared/messages/table.ts';

/** Every message that has a table, in the order of its number. */
export const MESSAGE_TABLES = [
  CEB303,
  CEB304,
  CEB403,
  CEB404,
  CEB505,
  CEB506,
  CEB603,
  CEB604,
] as const satisfies readonly MessageTable[];

/** Root names of the messages that have a table. */
export type MessageKind = (typeof MESSAGE_TABLES)[number]['kind'];

const BY_KIND: ReadonlyMap<string, (typeof MESSAGE_TABLES)[number]> = new Map(
  MESSAGE_TABLES.map((table) => [table.kind, table]),
);

/** The table of a message by its root name; undefined where there is none. */
export function tableOf(kind: string): (typeof MESSAGE_TABLES)[number] | undefined {
  return BY_KIND.get(kind);
}

/** Whether a root name is that of a message with a table. */
export function isMessageKind(kind: string): kind is MessageKind {
  return BY_KIND.has(kind);
}

/** Chinese names of the further messages of edition 202205, which are recognised and kept whole. */
export const KINDS_WITHOUT_TABLE: Readonly<Record<string, string>> = {
  CEB213Message: '退货申请单',
  CEB214Message: '退货申请单回执',
  CEB215Message: '退货理货明细单',
  CEB216Message: '退货理货明细单回执',
  CEB507Message: '运抵单',
  CEB508Message: '运抵单回执',
  CEB509Message: '离境单',
  CEB510Message: '离境单回执',
  CEB605Message: '撤销申请单',
  CEB606Message: '撤销申请单回执',
  CEB607Message: '清单总分单',
  CEB608Message: '清单总分单回执',
  CEB701Message: '汇总申请单',
  CEB702Message: '汇总申请单回执',
  CEB792Message: '汇总结果单',
  CEB900Message: '报文格式校验回执',
};
