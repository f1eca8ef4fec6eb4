import { command } from '#hosts/cli/command.ts';
import { deliver } from '#hosts/cli/deliver.ts';
import { EXIT, wrongUse } from '#hosts/cli/failure.ts';
import { idsOfOrders, idsWhere } from '#hosts/cli/orders.ts';
import { withProfile } from '#hosts/cli/station.ts';

const FORMATS = ['xml', 'csv', 'xlsx', 'json'] as const;

/** export: consignments as files to keep or hand on. */
export const EXPORT = command({
  name: 'export',
  summary: 'cli.export.summary',
  operands: { name: 'ORDERNO', least: 0, most: null },
  options: {
    all: { kind: 'flag', text: 'cli.export.all' },
    format: { kind: 'choice', words: FORMATS, text: 'cli.export.format' },
    out: { kind: 'text', name: 'FILE', text: 'cli.export.out' },
    force: { kind: 'flag', text: 'cli.option.force' },
  },
  async run(context, { all, format, out, force }, orderNos) {
    if (all === orderNos.length > 0) throw wrongUse('cli.export.which');
    if (format === null) throw wrongUse('cli.optionMissing', { option: '--format' });
    return withProfile(context, async (station) => {
      const ids = all ? await idsWhere(station, {}) : await idsOfOrders(station, orderNos);
      if (ids.length === 0) throw wrongUse('cli.export.nothing');
      const offer = await station.call('consignments.export', { ids: [...ids], format });
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
