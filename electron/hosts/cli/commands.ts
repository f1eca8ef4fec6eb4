import type { Command } from './command.ts';
import { BACKUP } from './commands/backup.ts';
import { CHECK } from './commands/check.ts';
import { DEMO } from './commands/demo.ts';
import { EXPORT } from './commands/export.ts';
import { IMPORT } from './commands/import.ts';
import { INIT } from './commands/init.ts';
import { MESSAGE } from './commands/message.ts';
import { PACK } from './commands/pack.ts';
import { PACKS } from './commands/packs.ts';
import { PLATFORM } from './commands/platform.ts';
import { PRINT } from './commands/print.ts';
import { RECEIPTS } from './commands/receipts.ts';
import { RULES } from './commands/rules.ts';
import { SEND } from './commands/send.ts';

/** THE command table; help, reading and running all derive from it. */
export const COMMANDS: readonly Command[] = [
  INIT,
  IMPORT,
  CHECK,
  SEND,
  RECEIPTS,
  EXPORT,
  PRINT,
  BACKUP,
  MESSAGE,
  RULES,
  PACKS,
  PACK,
  DEMO,
  PLATFORM,
];
