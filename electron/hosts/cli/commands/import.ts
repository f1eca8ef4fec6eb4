import type { Context } from '#hosts/cli/command.ts';
import { command } from '#hosts/cli/command.ts';
import { deliver } from '#hosts/cli/deliver.ts';
import { EXIT, errorSentence, wrongUse } from '#hosts/cli/failure.ts';
import { importOrders, inspectOrders, rowReason } from '#hosts/cli/importing.ts';
import { table } from '#hosts/cli/layout.ts';
import { chooseMapping } from '#hosts/cli/mappingChoice.ts';
import { idsWhere } from '#hosts/cli/orders.ts';
import { withProfile } from '#hosts/cli/station.ts';
import type { ImportPreview, RowProblem } from '#shared/api/imports.ts';
import { REGIME_CODES } from '#shared/consignment/regimes.ts';

const SHOWN_PROBLEMS = 50;
const MOST_ITEMS = 2000;

/** import: order files into consignments. */
export const IMPORT = command({
  name: 'import',
  summary: 'cli.import.summary',
  operands: { name: 'FILE', least: 1, most: 1 },
  options: {
    sheet: { kind: 'text', name: 'NAME', text: 'cli.import.sheet' },
    mapping: { kind: 'text', name: 'FILE.json', text: 'cli.import.mapping' },
    set: { kind: 'list', name: 'FIELD=TEXT', text: 'cli.import.set' },
    regime: { kind: 'choice', words: REGIME_CODES, text: 'cli.import.regime' },
    'group-by': { kind: 'text', name: 'COLUMN', text: 'cli.import.groupBy' },
    'split-over': { kind: 'count', name: 'N', least: 1, most: MOST_ITEMS, text: 'cli.import.splitOver' },
    'keep-orders': { kind: 'flag', text: 'cli.import.keepOrders' },
    'hold-orders': { kind: 'flag', text: 'cli.import.holdOrders' },
    preview: { kind: 'flag', text: 'cli.import.preview' },
    'no-remember': { kind: 'flag', text: 'cli.import.noRemember' },
    problems: { kind: 'text', name: 'FILE', text: 'cli.import.problems' },
    force: { kind: 'flag', text: 'cli.option.force' },
  },
  async run(context, values, operands) {
    const keep = values['keep-orders'];
    const hold = values['hold-orders'];
    if (keep && hold) throw wrongUse('cli.import.keepOrHold');
    const [path = ''] = operands;
    return withProfile(context, async (station) => {
      const source = await inspectOrders(station, path, values.sheet ?? '');
      const { name, notes, profile: suggested } = source.inspected;
      const profile = await chooseMapping(suggested, {
        file: values.mapping,
        constants: values.set,
        regime: values.regime,
        groupBy: values['group-by'],
        splitOver: values['split-over'],
        keepOrders: keep ? true : hold ? false : null,
      });
      const noteLines = notes.map((note) => errorSentence(context.language, note));
      if (values.preview) {
        const preview = await station.call('imports.preview', {
          file: source.ticket,
          sheet: source.sheet,
          profile,
        });
        const problems = preview.problems.map((problem) => withMessage(context, problem));
        return {
          exit: preview.problems.some((problem) => !problem.skipped) ? EXIT.findings : EXIT.good,
          value: { file: name, profile, notes, ...preview, problems },
          lines: [
            ...noteLines,
            ...problemLines(context, preview.problems),
            ...previewLines(context, preview),
          ],
        };
      }
      const result = await importOrders(station, source, profile, !values['no-remember'], ({ done, total }) =>
        context.progress(context.text('cli.progress', { done, total: total ?? '?' })),
      );
      const { importId, counts, problems } = result;
      const ready = await idsWhere(station, { importId, check: 'ready' });
      const blocked = await idsWhere(station, { importId, check: 'blocked' });
      const saved =
        values.problems === null || problems.length === 0
          ? null
          : await deliver(
              station,
              await station.call('imports.exportProblems', { importId }),
              values.problems,
              values.force,
            );
      return {
        exit: counts.problemRows > 0 ? EXIT.findings : EXIT.good,
        value: {
          file: name,
          importId,
          counts,
          ready: ready.length,
          blocked: blocked.length,
          notes,
          problems: problems.map((problem) => withMessage(context, problem)),
          problemsFile: saved,
        },
        lines: [
          ...noteLines,
          ...problemLines(context, problems),
          context.text('cli.import.done', { ...counts, file: name }),
          context.text('cli.import.readiness', { ready: ready.length, blocked: blocked.length }),
          ...(saved === null ? [] : [context.text('cli.saved', { file: saved })]),
        ],
      };
    });
  },
});

function withMessage({ language }: Context, problem: RowProblem) {
  return { ...problem, message: rowReason(language, problem) };
}

function problemLines(context: Context, problems: readonly RowProblem[]): readonly string[] {
  if (problems.length === 0) return [];
  const { text, paint } = context;
  const rows = problems.slice(0, SHOWN_PROBLEMS).map((problem) => [
    String(problem.row),
    {
      text: text(problem.skipped ? 'cli.import.skipped' : 'cli.import.left'),
      tone: problem.skipped ? ('quiet' as const) : ('bad' as const),
    },
    problem.column,
    problem.value,
    rowReason(context.language, problem),
  ]);
  const columns = [
    { head: text('cli.column.row'), right: true },
    { head: text('cli.column.fate') },
    { head: text('cli.column.column'), most: 20 },
    { head: text('cli.column.value'), most: 24 },
    { head: text('cli.column.reason') },
  ];
  const more = problems.length - rows.length;
  return [
    ...table(paint, columns, rows),
    ...(more > 0 ? [text('cli.import.more', { count: more })] : []),
    '',
  ];
}

function previewLines({ text, paint }: Context, preview: ImportPreview): readonly string[] {
  const columns = [
    { head: text('cli.column.order') },
    { head: text('cli.column.country') },
    { head: text('cli.column.items'), right: true },
    { head: text('cli.column.total'), right: true },
    { head: text('cli.column.currency') },
    { head: text('cli.column.fatal'), right: true },
  ];
  const rows = preview.consignments.map((one) => [
    one.orderNo,
    one.country,
    String(one.items),
    one.total,
    one.currency,
    String(one.fatal),
  ]);
  const complete = preview.complete ? [] : [text('cli.import.partial')];
  return [text('cli.import.wouldBe', { ...preview.counts }), ...complete, '', ...table(paint, columns, rows)];
}
