import type { CliTextKey } from '#shared/i18n/cliTexts.ts';
import type { CallForm, Context, Report } from './command.ts';
import { wrongUse } from './failure.ts';

/** What a command does for one of its words: "pack lint DIR". */
export interface Verb<W> {
  /** What comes after the word, by name; one in brackets may be left out. */
  readonly operands: readonly string[];
  readonly text: CliTextKey;
  run(context: Context, wishes: W, operands: readonly string[]): Report | Promise<Report>;
}

/** The verbs of a command by their words. */
export type Verbs<W> = Readonly<Record<string, Verb<W>>>;

/** The verb of a word with as many operands as it takes; anything else is wrong use, said with `unknown`. */
export function verbOf<W>(
  verbs: Verbs<W>,
  word: string,
  operands: readonly string[],
  unknown: string,
): Verb<W> {
  const verb = Object.hasOwn(verbs, word) ? verbs[word] : undefined;
  if (verb === undefined) throw wrongUse(unknown, { word, words: Object.keys(verbs).join(', ') });
  const missing = verb.operands[operands.length];
  if (missing !== undefined && !missing.startsWith('[')) {
    throw wrongUse('cli.operandMissing', { operand: missing });
  }
  const extra = operands[verb.operands.length];
  if (extra !== undefined) throw wrongUse('cli.operandExtra', { operand: extra });
  return verb;
}

/** How each verb is written, for help. */
export function formsOf<W>(verbs: Verbs<W>): readonly CallForm[] {
  return Object.entries(verbs).map(([word, { operands, text }]) => ({
    call: [word, ...operands].join(' '),
    text,
  }));
}
