import { findingValue, gravestFirst, placeOf, SEVERITY_TONE, stops } from '#hosts/cli/checking.ts';
import type { Context } from '#hosts/cli/command.ts';
import { command } from '#hosts/cli/command.ts';
import { EXIT, errorSentence, wrongUse } from '#hosts/cli/failure.ts';
import { table } from '#hosts/cli/layout.ts';
import { idsOfOrders, idsWhere } from '#hosts/cli/orders.ts';
import type { Station } from '#hosts/cli/station.ts';
import { withProfile } from '#hosts/cli/station.ts';
import type { ConsignmentView, DocumentPreview } from '#shared/api/consignments.ts';
import { EDITABLE_STATES } from '#shared/exchange/consignmentState.ts';

interface Checked {
  readonly view: ConsignmentView;
  /** Ways in which its documents would fail the message tables; only looked for where no finding stops it. */
  readonly documents: readonly DocumentPreview[];
}

/** check: what would stop consignments, and what else was found. */
export const CHECK = command({
  name: 'check',
  summary: 'cli.check.summary',
  operands: { name: 'ORDERNO', least: 0, most: null },
  options: {
    all: { kind: 'flag', text: 'cli.check.all' },
    strict: { kind: 'flag', text: 'cli.check.strict' },
  },
  async run(context, { all, strict }, orderNos) {
    if (all && orderNos.length > 0) throw wrongUse('cli.ordersOrOption', { option: '--all' });
    return withProfile(context, async (station) => {
      const ids =
        orderNos.length > 0
          ? await idsOfOrders(station, orderNos)
          : await idsWhere(station, all ? {} : { states: [...EDITABLE_STATES] });
      const [pack] = await station.call('packs.installed', {});
      const checked: Checked[] = [];
      for (const id of ids) {
        context.progress(context.text('cli.progress', { done: checked.length, total: ids.length }));
        checked.push(await checkOne(station, id));
      }
      const stopped = checked.filter(isStopped);
      const noted = checked.filter(({ view }) => view.findings.length > 0);
      return {
        exit: stopped.length > 0 || (strict && noted.length > 0) ? EXIT.findings : EXIT.good,
        value: {
          pack: pack === undefined ? null : { id: pack.id, version: pack.version, hash: pack.hash },
          checked: checked.length,
          blocked: stopped.length,
          consignments: checked.map((one) => jsonOf(context, one)),
        },
        lines: linesOf(context, checked, stopped.length),
      };
    });
  },
});

async function checkOne(station: Station, id: string): Promise<Checked> {
  const view = await station.call('consignments.get', { id });
  const sendable = view.editable && !view.findings.some(stops);
  return { view, documents: sendable ? await station.call('consignments.documents', { id }) : [] };
}

function isStopped({ view, documents }: Checked): boolean {
  return view.findings.some(stops) || documents.some(({ problems }) => problems.length > 0);
}

function jsonOf({ language }: Context, one: Checked) {
  const { view, documents } = one;
  return {
    id: view.id,
    orderNo: view.draft.order.orderNo,
    state: view.state,
    blocked: isStopped(one),
    findings: gravestFirst(view.findings).map((finding) => findingValue(language, finding)),
    documentProblems: documents.flatMap(({ kind, problems }) =>
      problems.map((problem) => ({ document: kind, ...problem, message: errorSentence(language, problem) })),
    ),
  };
}

function linesOf(context: Context, checked: readonly Checked[], blocked: number): readonly string[] {
  const { text, paint, language } = context;
  const summary = text('cli.check.done', { checked: checked.length, blocked });
  const rows = checked.flatMap(({ view, documents }) => {
    const { orderNo } = view.draft.order;
    return [
      ...gravestFirst(view.findings).map((finding) => [
        orderNo,
        { text: text(`severity.${finding.severity}`), tone: SEVERITY_TONE[finding.severity] },
        finding.rule,
        placeOf(context, finding),
        finding.text[language],
      ]),
      ...documents.flatMap(({ kind, problems }) =>
        problems.map((problem) => [
          orderNo,
          { text: text('severity.fatal'), tone: SEVERITY_TONE.fatal },
          text(`document.${kind}`),
          problem.element,
          errorSentence(language, problem),
        ]),
      ),
    ];
  });
  if (rows.length === 0) return [summary];
  const columns = [
    { head: text('cli.column.order') },
    { head: text('cli.column.severity') },
    { head: text('cli.column.rule') },
    { head: text('cli.column.place'), most: 30 },
    { head: text('cli.column.finding') },
  ];
  return [...table(paint, columns, rows), '', summary];
}
