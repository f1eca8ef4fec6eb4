// Entry of the command line: the same workstation without a window.
import { homedir } from 'node:os';
import { chooseDataFolder } from '#hosts/dataFolder.ts';
import { findInstallation } from '#hosts/installation.ts';
import { onStopSignals } from '#hosts/stopSignals.ts';
import { versionOf } from '#hosts/version.ts';
import type { AppError } from '#shared/api/errors.ts';
import { appError } from '#shared/api/errors.ts';
import { cliTextsOf } from '#shared/i18n/cliTexts.ts';
import type { Language } from '#shared/i18n/texts.ts';
import { fillIn } from '#shared/i18n/texts.ts';
import type { Context } from './command.ts';
import type { CommandLine, GlobalValues } from './commandLine.ts';
import { readCommandLine } from './commandLine.ts';
import { COMMANDS } from './commands.ts';
import { EXIT, errorSentence, Failure } from './failure.ts';
import { LANGUAGES, languageOf } from './language.ts';
import type { Output } from './output.ts';
import { openOutput } from './output.ts';
import { paintFor } from './paint.ts';
import { commandUsage, programUsage } from './usage.ts';

const args = process.argv.slice(2);
const output = openOutput(args.includes('--json'));
const read = readCommandLine(args, COMMANDS);
process.exitCode = read.ok ? await run(read.value, output) : fail(read.error, askedLanguage(), output);

async function run({ command, globals, values, operands }: CommandLine, out: Output): Promise<number> {
  const language = globals.lang ?? languageOf(process.env);
  if (globals.version) {
    const version = versionOf(findInstallation().root);
    out.report({ exit: EXIT.good, value: { version }, lines: [version] });
    return EXIT.good;
  }
  if (globals.help || command === null) {
    const lines = command === null ? programUsage(language, COMMANDS) : commandUsage(language, command);
    if (globals.help) out.report({ exit: EXIT.good, value: { help: lines.join('\n') }, lines });
    else out.complain(lines.join('\n'));
    return globals.help ? EXIT.good : EXIT.wrongUse;
  }
  if (globals.training && globals.live)
    return fail(new Failure(appError('cli.trainingOrLive')), language, out);
  try {
    const report = await command.run(contextOf(globals, language, out), values, operands);
    out.report(report);
    return report.exit;
  } catch (problem) {
    return fail(failureOf(problem), language, out);
  }
}

function contextOf(globals: GlobalValues, language: Language, out: Output): Context {
  const stopping = new AbortController();
  onStopSignals(
    process,
    () => Date.now(),
    () => stopping.abort(),
    () => process.exit(EXIT.interrupted),
  );
  const texts = cliTextsOf(language);
  const surroundings = { platform: process.platform, home: homedir(), env: process.env };
  return {
    language,
    json: globals.json,
    dataFolder: chooseDataFolder(globals.profile, surroundings),
    profile: globals.training ? 'training' : globals.live ? 'live' : null,
    signal: stopping.signal,
    paint: paintFor(process.stdout.isTTY === true && !globals.json, process.env),
    text: (key, params) => fillIn(texts[key], params),
    say: out.say,
    progress: out.progress,
    giveJson: out.json,
  };
}

/** Says on standard error what went wrong; with --json the same stands on standard output as a value. */
function fail({ error, exit }: Failure, language: Language, out: Output): number {
  const message = sentence(error, language);
  out.complain(message);
  out.json({ error: { ...error, message } });
  return exit;
}

function sentence(error: AppError, language: Language): string {
  const hint = error.code === 'store.inUse' ? ` ${cliTextsOf(language)['cli.inUseHint']}` : '';
  return `highland: ${errorSentence(language, error)}${hint}`;
}

function failureOf(problem: unknown): Failure {
  if (problem instanceof Failure) return problem;
  const detail = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
  return new Failure(appError('cli.unexpected', { detail }), EXIT.findings);
}

/** The language for a command line that could not be read. */
function askedLanguage(): Language {
  const at = args.indexOf('--lang');
  const asked = at < 0 ? args.find((arg) => arg.startsWith('--lang='))?.slice(7) : args[at + 1];
  return LANGUAGES.find((language) => language === asked) ?? languageOf(process.env);
}
