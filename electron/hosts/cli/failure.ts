import type { AppError } from '#shared/api/errors.ts';
import { appError } from '#shared/api/errors.ts';
import { findCliText } from '#shared/i18n/cliTexts.ts';
import type { Language, TextParams } from '#shared/i18n/texts.ts';
import { fillIn } from '#shared/i18n/texts.ts';

/** Exit codes of every command. */
export const EXIT = { good: 0, findings: 1, wrongUse: 2, interrupted: 130 } as const;

/** Ends a command with an error value; `exit` is 1 for a refusal and 2 for wrong use or unreadable input. */
export class Failure extends Error {
  readonly error: AppError;
  readonly exit: 1 | 2 | 130;
  constructor(error: AppError, exit: 1 | 2 | 130 = exitOf(error.code)) {
    super(error.code);
    this.error = error;
    this.exit = exit;
  }
}

/** A failure of the command line itself: wrong use, or input that cannot be read. */
export function wrongUse(code: string, params: TextParams = {}): Failure {
  return new Failure(appError(code, params), EXIT.wrongUse);
}

/** Errors that come from what was given: an option, a file, a folder, a mapping. All others are refusals. */
const OF_INPUT = [
  'cli.',
  'intake.',
  'import.',
  'messages.',
  'api.badArguments',
  'api.tooLarge',
  'profile.none',
  'profile.missing',
  'consignment.missing',
  'store.newer',
  'store.damaged',
  'store.foreign',
] as const;

function exitOf(code: string): 1 | 2 {
  return OF_INPUT.some((start) => code.startsWith(start)) ? EXIT.wrongUse : EXIT.findings;
}

/** The sentence for an error: "error.CODE", or the code itself where its area names its texts so. */
export function errorSentence(language: Language, { code, params }: Omit<AppError, 'pointer'>): string {
  const text = findCliText(language, `error.${code}`) ?? findCliText(language, code);
  if (text !== null) return fillIn(text, params);
  return fillIn(findCliText(language, 'error.cli.unknown') ?? code, { code });
}
