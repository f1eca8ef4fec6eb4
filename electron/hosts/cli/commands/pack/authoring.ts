import { lintPack } from '#backend/packs/authoring/lintPack.ts';
import { newPack } from '#backend/packs/authoring/newPack.ts';
import { readAuthored } from '#backend/packs/authoring/readAuthored.ts';
import { sealFolder } from '#backend/packs/authoring/sealFolder.ts';
import type { Context, Report } from '#hosts/cli/command.ts';
import type { PackWishes } from '#hosts/cli/commands/pack/options.ts';
import { EXIT, wrongUse } from '#hosts/cli/failure.ts';
import { casesReport, lintReport, problemsReport, sealedLine } from '#hosts/cli/packReports.ts';
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { findCliText } from '#shared/i18n/cliTexts.ts';
import { compilePack } from '#shared/rules/compile.ts';
import type { RulePack } from '#shared/rules/pack.ts';
import { diffPacks } from '#shared/rules/packDiff.ts';
import { diffWords } from '#shared/rules/packDiffWords.ts';
import { runPackTests } from '#shared/rules/packTests.ts';
import { phraseText } from '#shared/rules/phrase.ts';

/** pack new DIR: begins a pack. */
export function begin(context: Context, { id }: PackWishes, [dir = '']: readonly string[]): Report {
  const name = id ?? 'my.rules';
  if (!/^[a-z0-9.-]{3,60}$/.test(name)) throw wrongUse('cli.pack.badId', { id: name });
  const today = new Date().toISOString().slice(0, 10) as CalendarDate;
  const made = newPack(dir, name, today);
  if (!made.ok) return problemsReport(context, made.error);
  return {
    exit: EXIT.good,
    value: { folder: dir, ...made.value },
    lines: [context.text('cli.pack.begun', { folder: dir }), sealedLine(context, made.value)],
  };
}

/** pack seal DIR: writes the hashes anew. */
export function seal(context: Context, _wishes: PackWishes, [dir = '']: readonly string[]): Report {
  const sealed = sealFolder(dir);
  if (!sealed.ok) return problemsReport(context, sealed.error);
  return { exit: EXIT.good, value: sealed.value, lines: [sealedLine(context, sealed.value)] };
}

/** pack lint DIR: everything that can be told without a person. */
export function lint(context: Context, { against }: PackWishes, [dir = '']: readonly string[]): Report {
  return lintReport(context, lintPack(dir, against));
}

/** pack test DIR: runs each case. */
export function test(context: Context, _wishes: PackWishes, [dir = '']: readonly string[]): Report {
  const pack = readAuthored(dir);
  if (!pack.ok) return problemsReport(context, [pack.error]);
  const compiled = compilePack(pack.value.pack);
  if (!compiled.ok) return problemsReport(context, compiled.error);
  const { tests } = pack.value.pack;
  return casesReport(context, tests, runPackTests(compiled.value, tests));
}

/** pack diff OLD NEW: what changed between two editions. */
export function diff(context: Context, _wishes: PackWishes, dirs: readonly string[]): Report {
  const packs: RulePack[] = [];
  for (const dir of dirs) {
    const read = readAuthored(dir);
    if (!read.ok) return problemsReport(context, [read.error]);
    packs.push(read.value.pack);
  }
  const [before, after] = packs;
  if (before === undefined || after === undefined) throw wrongUse('cli.operandMissing', { operand: 'NEW' });
  const found = diffPacks(before, after);
  const textOf = (key: string): string | null => findCliText(context.language, key);
  const changes = diffWords(found).map(({ about, from, phrase }) => ({
    about,
    from,
    message: phraseText(phrase, textOf),
  }));
  return {
    exit: EXIT.good,
    value: { before: found.before, after: found.after, from: found.from, changes },
    lines: [
      context.text('cli.pack.compared', {
        before: `${found.before.version} (${found.before.seq})`,
        after: `${found.after.version} (${found.after.seq})`,
        count: changes.length,
      }),
      ...changes.map(({ about, message }) => `${about.name}  ${message}`),
    ],
  };
}
