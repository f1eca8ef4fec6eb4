import { parseArgs } from 'node:util';
import type { Result } from '#shared/base/result.ts';
import { err, ok, unreachable } from '#shared/base/result.ts';
import type { Command, OptionSpec, OptionSpecs, Values } from './command.ts';
import type { Failure } from './failure.ts';
import { wrongUse } from './failure.ts';
import { LANGUAGES } from './language.ts';

/** Options of every command. */
export const GLOBAL_OPTIONS = {
  json: { kind: 'flag', text: 'cli.option.json' },
  profile: { kind: 'text', name: 'DIR', text: 'cli.option.profile' },
  training: { kind: 'flag', text: 'cli.option.training' },
  live: { kind: 'flag', text: 'cli.option.live' },
  lang: { kind: 'choice', words: LANGUAGES, text: 'cli.option.lang' },
  help: { kind: 'flag', text: 'cli.option.help' },
  version: { kind: 'flag', text: 'cli.option.version' },
} as const satisfies OptionSpecs;

/** What was given for the options of every command. */
export type GlobalValues = Values<typeof GLOBAL_OPTIONS>;

/** A command line as read; `command` is null where none was named. */
export interface CommandLine {
  readonly command: Command | null;
  readonly globals: GlobalValues;
  readonly values: Values<OptionSpecs>;
  readonly operands: readonly string[];
}

/** Reads a command line. The command is the first word that is no option of every command, nor a value of one. */
export function readCommandLine(
  args: readonly string[],
  commands: readonly Command[],
): Result<CommandLine, Failure> {
  const at = commandAt(args);
  const name = at === null ? null : (args[at] ?? null);
  const command = commands.find((one) => one.name === name) ?? null;
  if (name !== null && command === null) return err(wrongUse('cli.unknownCommand', { command: name }));
  const specs: OptionSpecs = { ...GLOBAL_OPTIONS, ...command?.options };
  const rest = at === null ? args : args.filter((_, i) => i !== at);
  const read = readOptions(rest, specs);
  if (!read.ok) return read;
  const { values, operands } = read.value;
  const globals = pick(values, GLOBAL_OPTIONS) as GlobalValues;
  const wrong = globals.help || globals.version ? null : operandProblem(command, operands);
  return wrong === null ? ok({ command, globals, values, operands }) : err(wrong);
}

function commandAt(args: readonly string[]): number | null {
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i] ?? '';
    if (!arg.startsWith('-')) return i;
    const spec: OptionSpec | undefined = Object.entries<OptionSpec>(GLOBAL_OPTIONS).find(
      ([name]) => arg === `--${name}`,
    )?.[1];
    if (spec !== undefined && spec.kind !== 'flag') i += 1;
  }
  return null;
}

interface ReadOptions {
  readonly values: Values<OptionSpecs>;
  readonly operands: readonly string[];
}

function readOptions(args: readonly string[], specs: OptionSpecs): Result<ReadOptions, Failure> {
  const options = Object.fromEntries(
    Object.entries(specs).map(([name, { kind }]) => [
      name,
      { type: kind === 'flag' ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  const { tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = new Map<string, string[]>();
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const spec = Object.hasOwn(specs, token.name) ? specs[token.name] : undefined;
    const option = token.rawName;
    if (spec === undefined) return err(wrongUse('cli.unknownOption', { option }));
    const { value } = token;
    const swallowed = token.inlineValue !== true && value?.startsWith('-') === true && value.length > 1;
    if (spec.kind === 'flag') {
      if (value !== undefined) return err(wrongUse('cli.noValueWanted', { option }));
    } else if (value === undefined || value === '' || swallowed) {
      return err(wrongUse('cli.valueMissing', { option }));
    }
    const texts = given.get(token.name) ?? [];
    given.set(token.name, [...texts, value ?? '']);
  }
  const values: Record<string, unknown> = {};
  for (const [name, spec] of Object.entries(specs)) {
    const value = readValue(name, spec, given.get(name) ?? []);
    if (!value.ok) return value;
    values[name] = value.value;
  }
  return ok({ values: values as Values<OptionSpecs>, operands });
}

/** The last one counts where an option was given twice, except for lists. */
function readValue(name: string, spec: OptionSpec, texts: readonly string[]): Result<unknown, Failure> {
  const text = texts.at(-1) ?? null;
  switch (spec.kind) {
    case 'flag':
      return ok(text !== null);
    case 'list':
      return ok(texts);
    case 'text':
      return ok(text);
    case 'choice':
      if (text === null || spec.words.includes(text)) return ok(text);
      return err(
        wrongUse('cli.badChoice', { option: `--${name}`, value: text, words: spec.words.join(', ') }),
      );
    case 'count': {
      if (text === null) return ok(null);
      const number = /^\d{1,9}$/.test(text) ? Number(text) : -1;
      const { least, most } = spec;
      if (number >= least && number <= most) return ok(number);
      return err(wrongUse('cli.badCount', { option: `--${name}`, value: text, least, most }));
    }
    default:
      return unreachable(spec);
  }
}

function operandProblem(command: Command | null, operands: readonly string[]): Failure | null {
  const { name, least, most } = command?.operands ?? { name: '', least: 0, most: 0 };
  if (operands.length < least) return wrongUse('cli.operandMissing', { operand: name });
  const extra = most === null ? undefined : operands[most];
  return extra === undefined ? null : wrongUse('cli.operandExtra', { operand: extra });
}

function pick(values: Values<OptionSpecs>, specs: OptionSpecs): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.keys(specs).map((name) => [name, values[name]]));
}
