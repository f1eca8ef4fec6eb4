import type { TextParams } from '#shared/i18n/texts.ts';
import type { HostTextKey } from './hostText.ts';
import { hostText, systemLanguage } from './hostText.ts';

/** Lines a host writes for the person at the terminal, in their language. */
export interface Terminal {
  say(key: HostTextKey, params?: TextParams): void;
  /** The same on standard error. */
  complain(key: HostTextKey, params?: TextParams): void;
}

/** Writes to the process's own streams; a reader that went away is no reason to fall over. */
export function openTerminal(): Terminal {
  const language = systemLanguage();
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  return {
    say: (key, params) => {
      process.stdout.write(`${hostText(language, key, params)}\n`);
    },
    complain: (key, params) => {
      process.stderr.write(`${hostText(language, key, params)}\n`);
    },
  };
}
