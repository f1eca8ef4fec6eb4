import type { Context } from '#hosts/cli/command.ts';
import { command } from '#hosts/cli/command.ts';
import { EXIT, errorSentence, wrongUse } from '#hosts/cli/failure.ts';
import type { Cell } from '#hosts/cli/layout.ts';
import { table } from '#hosts/cli/layout.ts';
import { idsOfOrders, idsWhere } from '#hosts/cli/orders.ts';
import type { Station } from '#hosts/cli/station.ts';
import { withProfile } from '#hosts/cli/station.ts';
import { isClosed, UNDER_WAY, untilNoneIn } from '#hosts/cli/waiting.ts';
import type { ConsignmentView } from '#shared/api/consignments.ts';
import type { ConsignmentState } from '#shared/exchange/consignmentState.ts';

/** How long documents get to leave when no --wait was given, seconds. */
const LEAVE_SECONDS = 10;
const MOST_SECONDS = 86_400;
const REFUSED: ReadonlySet<ConsignmentState> = new Set(['returned', 'turnedBack']);

/** send: freezes, signs and sends consignments. */
export const SEND = command({
  name: 'send',
  summary: 'cli.send.summary',
  operands: { name: 'ORDERNO', least: 0, most: null },
  options: {
    ready: { kind: 'flag', text: 'cli.send.ready' },
    wait: { kind: 'count', name: 'SECONDS', least: 0, most: MOST_SECONDS, text: 'cli.send.wait' },
  },
  async run(context, { ready, wait }, orderNos) {
    if (ready === orderNos.length > 0) throw wrongUse('cli.send.which');
    return withProfile(context, async (station) => {
      const ids = ready ? await idsWhere(station, { check: 'ready' }) : await idsOfOrders(station, orderNos);
      const { queued, refused } = await station.call('exchange.send', { ids: [...ids] });
      const states = wait === null ? (['queued'] as const) : UNDER_WAY;
      const left = await untilNoneIn(station, states, new Set(queued), (wait ?? LEAVE_SECONDS) * 1000);
      const connection = await station.call('exchange.connection', {});
      const views = await viewsOf(station, queued);
      const returned = views.filter((view) => REFUSED.has(view.state));
      const failed = refused.length > 0 || returned.length > 0 || (left.length > 0 && wait !== 0);
      return {
        exit: failed ? EXIT.findings : EXIT.good,
        value: {
          queued: queued.length,
          waitedInVain: left.length,
          consignments: views.map((view) => ({
            id: view.id,
            orderNo: view.draft.order.orderNo,
            state: view.state,
            documents: view.documents,
          })),
          refused: refused.map(({ id, orderNo, error }) => ({
            id,
            orderNo,
            error: { ...error, message: errorSentence(context.language, error) },
          })),
          connection,
        },
        lines: [
          ...rowsOf(context, views, refused),
          context.text('cli.send.done', { queued: queued.length, refused: refused.length }),
          ...(left.length > 0 ? [context.text('cli.send.stillUnderWay', { count: left.length })] : []),
          ...(isClosed(connection) ? [context.text(`connection.${connection.status}.why`)] : []),
          ...(left.length > 0 && connection.lastError !== null
            ? [errorSentence(context.language, connection.lastError)]
            : []),
        ],
      };
    });
  },
});

async function viewsOf(station: Station, ids: readonly string[]): Promise<readonly ConsignmentView[]> {
  const views: ConsignmentView[] = [];
  for (const id of ids) views.push(await station.call('consignments.get', { id }));
  return views;
}

interface Refused {
  readonly orderNo: string;
  readonly error: Parameters<typeof errorSentence>[1];
}

function rowsOf(
  { text, paint, language }: Context,
  views: readonly ConsignmentView[],
  refused: readonly Refused[],
): readonly string[] {
  const rows: readonly (readonly Cell[])[] = [
    ...views.map(({ draft, state, documents }) => [
      draft.order.orderNo,
      { text: text(`state.${state}`), tone: REFUSED.has(state) ? ('bad' as const) : ('good' as const) },
      String(documents.length),
      documents.find((document) => document.kind === 'inventory')?.lastInfo ?? '',
    ]),
    ...refused.map(({ orderNo, error }) => [
      orderNo,
      { text: text('cli.send.refused'), tone: 'bad' as const },
      '0',
      errorSentence(language, error),
    ]),
  ];
  if (rows.length === 0) return [];
  const columns = [
    { head: text('cli.column.order') },
    { head: text('cli.column.state') },
    { head: text('cli.column.documents'), right: true },
    { head: text('cli.column.info') },
  ];
  return [...table(paint, columns, rows), ''];
}
