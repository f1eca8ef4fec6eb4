import { command } from '#hosts/cli/command.ts';
import { deliver } from '#hosts/cli/deliver.ts';
import { EXIT, wrongUse } from '#hosts/cli/failure.ts';
import { idsOfOrders, idsWhere } from '#hosts/cli/orders.ts';
import type { Station } from '#hosts/cli/station.ts';
import { withProfile } from '#hosts/cli/station.ts';
import { STANDARD_SET_NAMES, STANDARD_SETS } from '#shared/api/exportColumns.ts';

const FORMATS = ['xml', 'csv', 'xlsx', 'json'] as const;

/** export: consignments as files to keep or hand on. */
export const EXPORT = command({
  name: 'export',
  summary: 'cli.export.summary',
  operands: { name: 'ORDERNO', least: 0, most: null },
  options: {
    all: { kind: 'flag', text: 'cli.export.all' },
    format: { kind: 'choice', words: FORMATS, text: 'cli.export.format' },
    columns: { kind: 'text', name: 'NAME', text: 'cli.export.columns' },
    out: { kind: 'text', name: 'FILE', text: 'cli.export.out' },
    force: { kind: 'flag', text: 'cli.option.force' },
  },
  async run(context, { all, format, columns, out, force }, orderNos) {
    if (all === orderNos.length > 0) throw wrongUse('cli.export.which');
    if (format === null) throw wrongUse('cli.optionMissing', { option: '--format' });
    return withProfile(context, async (station) => {
      const ids = all ? await idsWhere(station, {}) : await idsOfOrders(station, orderNos);
      if (ids.length === 0) throw wrongUse('cli.export.nothing');
      const chosen = columns === null ? null : await columnsOf(station, columns);
      const offer = await station.call('consignments.export', {
        ids: [...ids],
        format,
        ...(chosen === null ? {} : { columns: [...chosen] }),
      });
      const file = await deliver(station, offer, out, force);
      const { bytes } = offer;
      return {
        exit: EXIT.good,
        value: { file, bytes, format, consignments: ids.length },
        lines: [context.text('cli.export.done', { count: ids.length, file, bytes })],
      };
    });
  },
});

/** The columns of a set by its name: one of the seller's own, else one that is always there. */
async function columnsOf(station: Station, name: string): Promise<readonly string[]> {
  const { exportSets } = await station.call('settings.get', {});
  const own = exportSets.find((set) => set.name === name);
  if (own !== undefined) return own.columns;
  const standard = STANDARD_SET_NAMES.find((one) => one === name);
  if (standard !== undefined) return STANDARD_SETS[standard];
  const names = [...STANDARD_SET_NAMES, ...exportSets.map((set) => set.name)].join(', ');
  throw wrongUse('exports.noSet', { name, names });
}
