import type { TariffImported, TariffProblem } from '#backend/packs/authoring/importTariff.ts';
import { importTariff } from '#backend/packs/authoring/importTariff.ts';
import type { Context, Report } from '#hosts/cli/command.ts';
import type { PackWishes } from '#hosts/cli/commands/pack/options.ts';
import { EXIT, errorSentence, Failure, wrongUse } from '#hosts/cli/failure.ts';
import { table } from '#hosts/cli/layout.ts';
import { sealedLine } from '#hosts/cli/packReports.ts';
import { appError } from '#shared/api/errors.ts';
import { findCliText } from '#shared/i18n/cliTexts.ts';

const SHOWN = 50;

/** pack import tariff FILE --into DIR: an official tariff table into a pack. */
export async function importCommand(
  context: Context,
  wishes: PackWishes,
  [what = '', file = '']: readonly string[],
): Promise<Report> {
  if (what !== 'tariff') throw wrongUse('cli.pack.importWhat', { what });
  if (wishes.into === null) throw wrongUse('cli.optionMissing', { option: '--into' });
  const imported = await importTariff({
    file,
    dir: wishes.into,
    sheet: wishes.sheet,
    map: wishes.map,
    empty: wishes.empty ?? 'unknown',
    confirmed: wishes.confirmed,
    replace: wishes.force,
    signal: context.signal,
  });
  if (!imported.ok) throw failureOf(imported.error);
  return reportOf(context, imported.value);
}

function failureOf({ code, params }: TariffProblem): Failure {
  const ours = !code.includes('.');
  return new Failure(appError(ours ? `cli.pack.import.${code}` : code, params), EXIT.wrongUse);
}

function reportOf(context: Context, imported: TariffImported): Report {
  const { text, paint, language } = context;
  const issue = (code: string): string => findCliText(language, `cli.pack.issue.${code}`) ?? code;
  // A heading or a chapter in the table is no line and no fault.
  const faults = imported.leftOut.filter((one) => one.issue !== 'heading');
  const counted = Object.entries(imported.counts);
  const columns = [
    { head: text('cli.column.row'), right: true },
    { head: text('cli.column.fate') },
    { head: text('cli.column.value'), most: 40 },
    { head: text('cli.column.reason') },
  ];
  const rows = faults
    .slice(0, SHOWN)
    .map(({ row, wholeRow, value, issue: code }) => [
      String(row),
      text(wholeRow ? 'cli.pack.rowLeft' : 'cli.pack.cellLeft'),
      value,
      issue(code),
    ]);
  return {
    exit: counted.some(([code]) => code !== 'heading') ? EXIT.findings : EXIT.good,
    value: imported,
    lines: [
      ...imported.notes.map((note) => errorSentence(language, note)),
      ...Object.entries(imported.columns).map(([field, column]) =>
        text('cli.pack.column', { field, column }),
      ),
      ...(rows.length === 0 ? [] : ['', ...table(paint, columns, rows)]),
      ...(faults.length > SHOWN ? [text('cli.pack.more', { count: faults.length - SHOWN })] : []),
      ...counted.map(([code, count]) => text('cli.pack.issueCount', { count, reason: issue(code) })),
      text('cli.pack.imported', { rows: imported.rows, lines: imported.lines }),
      sealedLine(context, imported.sealed),
    ],
  };
}
