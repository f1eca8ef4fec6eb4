import { CEB213 } from '#shared/messages/ceb213.ts';
import { CEB214 } from '#shared/messages/ceb214.ts';
import { CEB215 } from '#shared/messages/ceb215.ts';
import { CEB216 } from '#shared/messages/ceb216.ts';
import { CEB303 } from '#shared/messages/ceb303.ts';
import { CEB304 } from '#shared/messages/ceb304.ts';
import { CEB403 } from '#shared/messages/ceb403.ts';
import { CEB404 } from '#shared/messages/ceb404.ts';
import { CEB505 } from '#shared/messages/ceb505.ts';
import { CEB506 } from '#shared/messages/ceb506.ts';
import { CEB507 } from '#shared/messages/ceb507.ts';
import { CEB508 } from '#shared/messages/ceb508.ts';
import { CEB509 } from '#shared/messages/ceb509.ts';
import { CEB510 } from '#shared/messages/ceb510.ts';
import { CEB603 } from '#shared/messages/ceb603.ts';
import { CEB604 } from '#shared/messages/ceb604.ts';
import { CEB605 } from '#shared/messages/ceb605.ts';
import { CEB606 } from '#shared/messages/ceb606.ts';
import { CEB607 } from '#shared/messages/ceb607.ts';
import { CEB608 } from '#shared/messages/ceb608.ts';
import { CEB701 } from '#shared/messages/ceb701.ts';
import { CEB702 } from '#shared/messages/ceb702.ts';
import { CEB792 } from '#shared/messages/ceb792.ts';
import { CEB900 } from '#shared/messages/ceb900.ts';
import { CEB311 } from '#shared/messages/import/ceb311.ts';
import { CEB312 } from '#shared/messages/import/ceb312.ts';
import { CEB411 } from '#shared/messages/import/ceb411.ts';
import { CEB412 } from '#shared/messages/import/ceb412.ts';
import { CEB511 } from '#shared/messages/import/ceb511.ts';
import { CEB512 } from '#shared/messages/import/ceb512.ts';
import { CEB621 } from '#shared/messages/import/ceb621.ts';
import { CEB622 } from '#shared/messages/import/ceb622.ts';
import { CEB623 } from '#shared/messages/import/ceb623.ts';
import { CEB624 } from '#shared/messages/import/ceb624.ts';
import { CEB625 } from '#shared/messages/import/ceb625.ts';
import { CEB626 } from '#shared/messages/import/ceb626.ts';
import type { MessageTable } from '#shared/messages/table.ts';

/** The messages of exports, in the order of their numbers. */
export const EXPORT_TABLES = [
  CEB213,
  CEB214,
  CEB215,
  CEB216,
  CEB303,
  CEB304,
  CEB403,
  CEB404,
  CEB505,
  CEB506,
  CEB507,
  CEB508,
  CEB509,
  CEB510,
  CEB603,
  CEB604,
  CEB605,
  CEB606,
  CEB607,
  CEB608,
  CEB701,
  CEB702,
  CEB792,
] as const satisfies readonly MessageTable[];

/**
 * The messages of imports, for training: built, parsed and checked, but no consignment of ours sends them; and the receipt
 * of the format check, which stands in their schema and answers exports too.
 */
export const IMPORT_TABLES = [
  CEB311,
  CEB312,
  CEB411,
  CEB412,
  CEB511,
  CEB512,
  CEB621,
  CEB622,
  CEB623,
  CEB624,
  CEB625,
  CEB626,
  CEB900,
] as const satisfies readonly MessageTable[];

/** Every message that has a table. */
export const MESSAGE_TABLES = [...EXPORT_TABLES, ...IMPORT_TABLES] as const;

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

/** Chinese names of the further messages of edition 202205 that are recognised and kept whole. */
export const KINDS_WITHOUT_TABLE: Readonly<Record<string, string>> = {
  CEB513Message: '物流运单状态',
  CEB514Message: '物流运单状态回执',
  CEB711Message: '入库明细单',
  CEB712Message: '入库明细单回执',
  CEB816Message: '电子税单',
  CEB818Message: '电子税单状态',
};
