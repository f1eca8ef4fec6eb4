import type { ProfileKind } from '#shared/api/profile.ts';
import type { CliTextKey } from '#shared/i18n/cliTexts.ts';
import type { Language, TextParams } from '#shared/i18n/texts.ts';
import type { Paint } from './paint.ts';

/** An option that is there or not. */
export interface Flag {
  readonly kind: 'flag';
  readonly text: CliTextKey;
}
/** An option with a text; `name` is what help calls it. */
export interface TextOption {
  readonly kind: 'text';
  readonly name: string;
  readonly text: CliTextKey;
}
/** An option with a text that may be given several times. */
export interface ListOption {
  readonly kind: 'list';
  readonly name: string;
  readonly text: CliTextKey;
}
/** An option with a whole number from `least` to `most`. */
export interface CountOption {
  readonly kind: 'count';
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly text: CliTextKey;
}
/** An option with one of a few words. */
export interface ChoiceOption<T extends string = string> {
  readonly kind: 'choice';
  readonly words: readonly T[];
  readonly text: CliTextKey;
}
/** An option of a command. */
export type OptionSpec = Flag | TextOption | ListOption | CountOption | ChoiceOption;
/** The options of a command by their names without dashes. */
export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

type ValueOf<O extends OptionSpec> = O extends Flag
  ? boolean
  : O extends ListOption
    ? readonly string[]
    : O extends CountOption
      ? number | null
      : O extends ChoiceOption<infer T>
        ? T | null
        : string | null;

/** What was given on the command line, by option name; null or nothing where an option was left out. */
export type Values<O extends OptionSpecs> = { readonly [K in keyof O]: ValueOf<O[K]> };

/** What a command takes besides options; `most` null is any number. */
export interface Operands {
  readonly name: string;
  readonly least: number;
  readonly most: number | null;
}

/** What a command works in. */
export interface Context {
  readonly language: Language;
  readonly json: boolean;
  readonly dataFolder: string;
  /** The profile that was named; null when none was. */
  readonly profile: ProfileKind | null;
  /** Aborted by Ctrl-C: end in order. */
  readonly signal: AbortSignal;
  readonly paint: Paint;
  /** A text in the reader's language. */
  readonly text: (key: CliTextKey, params?: TextParams) => string;
  /** A line for people, at once: on standard output, with --json on standard error. */
  readonly say: (line: string) => void;
  /** How far long work has come; shown only to a person at a terminal. */
  readonly progress: (line: string) => void;
  /** The one JSON value, at once; only for a command that goes on running. Does nothing without --json. */
  readonly giveJson: (value: unknown) => void;
}

/** How a command ended: 0 good, 1 findings or refusals. */
export interface Report {
  readonly exit: 0 | 1 | 2;
  /** The one JSON value of --json; undefined when it was given already. */
  readonly value: unknown;
  /** The same for people. */
  readonly lines: readonly string[];
}

/** One way to call a command, for its help: "lint DIR". */
export interface CallForm {
  readonly call: string;
  readonly text: CliTextKey;
}

/** One command: a row of the command table. */
export interface Command {
  readonly name: string;
  readonly summary: CliTextKey;
  readonly operands: Operands | null;
  /** Where the first operand is a word, what each word does; else empty. */
  readonly forms: readonly CallForm[];
  readonly options: OptionSpecs;
  run(context: Context, values: Values<OptionSpecs>, operands: readonly string[]): Promise<Report>;
}

/** Makes a row of the command table; the compiler gives `run` the values of its own options. */
export function command<const O extends OptionSpecs>(row: {
  readonly name: string;
  readonly summary: CliTextKey;
  readonly operands?: Operands;
  readonly forms?: readonly CallForm[];
  readonly options: O;
  run(context: Context, values: Values<O>, operands: readonly string[]): Promise<Report>;
}): Command {
  return {
    name: row.name,
    summary: row.summary,
    operands: row.operands ?? null,
    forms: row.forms ?? [],
    options: row.options,
    // The values were read against these very options.
    run: (context, values, operands) => row.run(context, values as Values<O>, operands),
  };
}
