import type { AskPassphrase } from '#backend/packs/trust/keyFolder.ts';
import type { Context } from './command.ts';
import { wrongUse } from './failure.ts';
import type { HiddenReader } from './hiddenReader.ts';
import { hiddenReader } from './hiddenReader.ts';
import { oneLine } from './layout.ts';

/** The environment variable that holds the password of key files where nobody can be asked. */
const PASSWORD_VARIABLE = 'HIGHLAND_KEY_PASSWORD';
/** The fewest characters of a new password. */
const FEWEST = 8;
const ATTEMPTS = 3;

/** Where passwords of key files come from: the environment, else the person at the terminal. They are shown nowhere. */
export interface KeyPasswords {
  /** For opening a key file; the one of the environment is tried first. */
  readonly open: AskPassphrase;
  /** For new keys; null when they are to have none. */
  create(holder: string): Promise<string | null>;
}

/** Reads passwords as a command does: nobody is asked where standard input or error is no terminal. */
export function keyPasswords({ text }: Pick<Context, 'text'>): KeyPasswords {
  const given = process.env[PASSWORD_VARIABLE] || null;
  const atTerminal = process.stdin.isTTY === true && process.stderr.isTTY === true;
  const reader: HiddenReader | null = atTerminal ? hiddenReader(process.stdin, process.stderr) : null;
  return {
    async open(file, attempt) {
      if (given !== null && attempt === 1) return given;
      const asked = given === null ? attempt : attempt - 1;
      if (reader === null || asked > ATTEMPTS) return null;
      const question = asked === 1 ? 'cli.pack.askPassword' : 'cli.pack.askOnceMore';
      return reader.ask(text(question, { file: oneLine(file) }));
    },
    async create(holder) {
      if (given !== null) return longEnough(given);
      if (reader === null) return null;
      const first = await reader.ask(text('cli.pack.askNewPassword', { holder, fewest: FEWEST }));
      if (first === null || first === '') return null;
      const password = longEnough(first);
      const again = await reader.ask(text('cli.pack.askAgain'));
      if (again !== password) throw wrongUse('cli.pack.passwordsDiffer');
      return password;
    },
  };
}

function longEnough(password: string): string {
  if ([...password].length < FEWEST) throw wrongUse('cli.pack.passwordShort', { fewest: FEWEST });
  return password;
}
