import type { Context } from '#hosts/cli/command.ts';
import { command } from '#hosts/cli/command.ts';
import { EXIT, errorSentence } from '#hosts/cli/failure.ts';
import { table } from '#hosts/cli/layout.ts';
import type { Station } from '#hosts/cli/station.ts';
import { withProfile } from '#hosts/cli/station.ts';
import { statusText } from '#hosts/cli/statusText.ts';
import { isClosed, UNDER_WAY, until, untilNoneIn } from '#hosts/cli/waiting.ts';
import type { ReceiptRow } from '#shared/api/exchange.ts';

const CONNECT_SECONDS = 10;
const MOST_SECONDS = 86_400;
const PAGE = 500;
const SHOWN = 100;
const MOST = 100_000;

/** receipts: fetches and lists what the platform and customs answered. */
export const RECEIPTS = command({
  name: 'receipts',
  summary: 'cli.receipts.summary',
  options: {
    wait: { kind: 'count', name: 'SECONDS', least: 0, most: MOST_SECONDS, text: 'cli.receipts.wait' },
    search: { kind: 'text', name: 'TEXT', text: 'cli.receipts.search' },
    limit: { kind: 'count', name: 'N', least: 1, most: MOST, text: 'cli.receipts.limit' },
  },
  async run(context, { wait, search, limit }) {
    return withProfile(context, async (station) => {
      await station.call('exchange.syncNow', {});
      const connection = await until(
        () => station.call('exchange.connection', {}),
        ({ status }) => status !== 'trying',
        wait === 0 ? 0 : CONNECT_SECONDS * 1000,
      );
      const left = wait === null ? [] : await untilNoneIn(station, UNDER_WAY, null, wait * 1000);
      const { total, rows } = await receiptsOf(station, (search ?? '').slice(0, 200), limit ?? SHOWN);
      const { counts, needsAction } = await station.call('home.summary', {});
      const refused = needsAction.length > 0;
      const { text, language } = context;
      return {
        exit: refused || left.length > 0 ? EXIT.findings : EXIT.good,
        value: { total, receipts: rows, counts, needsAction, stillUnderWay: left.length, connection },
        lines: [
          ...rowsOf(context, rows),
          text('cli.receipts.done', { shown: rows.length, total }),
          ...(left.length > 0 ? [text('cli.send.stillUnderWay', { count: left.length })] : []),
          ...needsAction.map(({ orderNo, state, info }) =>
            text('cli.receipts.action', { orderNo, state: text(`state.${state}`), info }),
          ),
          ...(isClosed(connection) ? [text(`connection.${connection.status}.why`)] : []),
          ...(connection.lastError === null ? [] : [errorSentence(language, connection.lastError)]),
        ],
      };
    });
  },
});

async function receiptsOf(
  station: Station,
  search: string,
  most: number,
): Promise<{ readonly total: number; readonly rows: readonly ReceiptRow[] }> {
  const rows: ReceiptRow[] = [];
  for (;;) {
    const limit = Math.min(PAGE, most - rows.length);
    const page = await station.call('exchange.receipts', { search, offset: rows.length, limit });
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= Math.min(most, page.total))
      return { total: page.total, rows };
  }
}

function rowsOf({ text, paint, language }: Context, receipts: readonly ReceiptRow[]): readonly string[] {
  if (receipts.length === 0) return [];
  const columns = [
    { head: text('cli.column.order') },
    { head: text('cli.column.document') },
    { head: text('cli.column.status') },
    { head: text('cli.column.time') },
    { head: text('cli.column.info') },
  ];
  const rows = receipts.map((receipt) => [
    receipt.orderNo,
    receipt.documentKind === null ? receipt.message : text(`document.${receipt.documentKind}`),
    receipt.outcome === 'matched'
      ? statusText(language, receipt.status)
      : { text: text(`exchange.outcome.${receipt.outcome}`), tone: 'warning' as const },
    readableTime(receipt.returnTime),
    receipt.info,
  ]);
  return [...table(paint, columns, rows), ''];
}

/** "20261103093000000" as "2026-11-03 09:30:00"; anything else as it is. */
function readableTime(time: string): string {
  return time.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\d{0,3}$/, '$1-$2-$3 $4:$5:$6');
}
