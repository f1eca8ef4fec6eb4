import { cliTextsOf } from '#shared/i18n/cliTexts.ts';
import type { Language } from '#shared/i18n/texts.ts';
import type { Command, OptionSpec, OptionSpecs } from './command.ts';
import { GLOBAL_OPTIONS } from './commandLine.ts';
import { widthOf } from './layout.ts';

/** The help of the whole program, from the command table. */
export function programUsage(language: Language, commands: readonly Command[]): readonly string[] {
  const texts = cliTextsOf(language);
  return [
    texts['cli.help.title'],
    '',
    `${texts['cli.help.usage']}  highland ${texts['cli.help.command']} …`,
    '',
    ...pairs(commands.map((one) => [callOf(one), texts[one.summary]])),
    '',
    texts['cli.help.globals'],
    ...optionLines(language, GLOBAL_OPTIONS),
    '',
    texts['cli.help.exit'],
    texts['cli.help.more'],
  ];
}

/** The help of one command. */
export function commandUsage(language: Language, one: Command): readonly string[] {
  const texts = cliTextsOf(language);
  const own = Object.keys(one.options).length === 0 ? [] : ['', ...optionLines(language, one.options)];
  const calls = one.forms.map(({ call, text }) => [`${one.name} ${call}`, texts[text]] as const);
  const forms = calls.length === 0 ? [] : ['', ...pairs(calls)];
  return [
    texts[one.summary],
    '',
    `${texts['cli.help.usage']}  highland ${callOf(one)}`,
    ...forms,
    ...own,
    '',
    texts['cli.help.globals'],
    ...optionLines(language, GLOBAL_OPTIONS),
  ];
}

function callOf({ name, operands, forms }: Command): string {
  if (operands === null) return name;
  if (forms.length > 0) return `${name} ${operands.least === 0 ? `[${operands.name}]` : operands.name} …`;
  const many = operands.most === 1 ? '' : '…';
  const word = `${operands.name}${many}`;
  return `${name} ${operands.least === 0 ? `[${word}]` : word}`;
}

function optionLines(language: Language, specs: OptionSpecs): readonly string[] {
  const texts = cliTextsOf(language);
  return pairs(
    Object.entries(specs).map(([name, spec]) => [`--${name}${valueName(spec)}`, texts[spec.text]]),
  );
}

function valueName(spec: OptionSpec): string {
  switch (spec.kind) {
    case 'flag':
      return '';
    case 'choice':
      return ` ${spec.words.join('|')}`;
    default:
      return ` ${spec.name}`;
  }
}

function pairs(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => widthOf(left)));
  return rows.map(([left, right]) => `  ${left}${' '.repeat(width - widthOf(left))}  ${right}`);
}
