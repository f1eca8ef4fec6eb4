import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import type { HostTextKey } from './hostText.ts';

/** What a person may say when starting the workstation. */
export interface StartOptions {
  /** Use the browser even where Electron could run. */
  readonly web: boolean;
  /** The data folder; null for the default one. */
  readonly profile: string | null;
  /** Of the web host; 0 lets the system choose. */
  readonly port: number;
}

/** What is wrong with the options, as a text key with its values. */
export interface OptionProblem {
  readonly key: HostTextKey;
  readonly params: Readonly<Record<string, string>>;
}

const TOP_PORT = 65_535;

/** Reads the command line of `npm start -- …`: "--profile DIR" and "--profile=DIR" mean the same. */
export function readOptions(args: readonly string[]): Result<StartOptions, OptionProblem> {
  let web = false;
  let profile: string | null = null;
  let port = 0;
  const left = args.flatMap(splitEquals);
  for (let option = left.shift(); option !== undefined; option = left.shift()) {
    if (option === '--web') {
      web = true;
      continue;
    }
    const value = left.shift();
    if ((option !== '--profile' && option !== '--port') || value === undefined || value === '') {
      return err({ key: 'host.start.badOption', params: { option } });
    }
    if (option === '--profile') {
      profile = value;
      continue;
    }
    port = /^\d{1,5}$/.test(value) ? Number(value) : -1;
    if (port < 0 || port > TOP_PORT) return err({ key: 'host.start.badPort', params: { port: value } });
  }
  return ok({ web, profile, port });
}

function splitEquals(arg: string): readonly string[] {
  const at = arg.indexOf('=');
  return arg.startsWith('--') && at > 0 ? [arg.slice(0, at), arg.slice(at + 1)] : [arg];
}

/** The data folder named on the command line of an application that also gets options of its runtime; null without. */
export function profileOf(argv: readonly string[]): string | null {
  const args = argv.flatMap(splitEquals);
  const at = args.indexOf('--profile');
  return at < 0 ? null : args[at + 1] || null;
}
