import type { Context } from '#hosts/cli/command.ts';
import { command } from '#hosts/cli/command.ts';
import { deliver } from '#hosts/cli/deliver.ts';
import { EXIT, Failure, wrongUse } from '#hosts/cli/failure.ts';
import { idsOfOrders, idsWhere } from '#hosts/cli/orders.ts';
import type { Station } from '#hosts/cli/station.ts';
import { withProfile } from '#hosts/cli/station.ts';
import { appError } from '#shared/api/errors.ts';
import type { JobProgress } from '#shared/api/events.ts';
import type { FileOffer } from '#shared/api/files.ts';
import type { Args } from '#shared/api/methods.ts';
import { MOST_PRINTED } from '#shared/api/prints.ts';
import type { PaperKind } from '#shared/documents/commercial/paperKinds.ts';
import { LABEL_SIZES, PAPER_KINDS, PAPER_LANGUAGES } from '#shared/documents/commercial/paperKinds.ts';

const FORMATS = ['pdf', 'html'] as const;
const KINDS = PAPER_KINDS.join(', ');

/** print: papers of consignments, as PDF where this machine has a Chromium. */
export const PRINT = command({
  name: 'print',
  summary: 'cli.print.summary',
  operands: { name: 'ORDERNO', least: 0, most: null },
  options: {
    paper: { kind: 'list', name: 'PAPER', text: 'cli.print.paper' },
    all: { kind: 'flag', text: 'cli.print.all' },
    language: { kind: 'choice', words: PAPER_LANGUAGES, text: 'cli.print.language' },
    size: { kind: 'choice', words: LABEL_SIZES, text: 'cli.print.size' },
    format: { kind: 'choice', words: FORMATS, text: 'cli.print.format' },
    out: { kind: 'text', name: 'FILE', text: 'cli.print.out' },
    force: { kind: 'flag', text: 'cli.option.force' },
  },
  async run(context, { paper, all, language, size, format, out, force }, orderNos) {
    if (all === orderNos.length > 0) throw wrongUse('cli.print.which');
    if (paper.length === 0) throw wrongUse('cli.print.paperMissing', { kinds: KINDS });
    const papers = paper.map(kindOf);
    const pdf = out?.toLowerCase().endsWith('.pdf') === true;
    // A page under the name of a PDF would open in nothing.
    if (pdf && format === 'html') throw wrongUse('cli.print.notPdf', { file: out ?? '' });
    return withProfile(context, async (station) => {
      const ids = all ? await idsWhere(station, {}) : await idsOfOrders(station, orderNos);
      if (ids.length === 0) throw wrongUse('cli.export.nothing');
      if (ids.length > MOST_PRINTED) {
        throw wrongUse('cli.print.tooMany', { most: MOST_PRINTED, count: ids.length });
      }
      const offer = await make(station, context, {
        ids: [...ids],
        papers,
        language: language ?? 'both',
        paperSize: size ?? 'own',
        format: format ?? (pdf ? 'pdf' : 'best'),
      });
      const file = await deliver(station, offer, out, force);
      const { bytes } = offer;
      return {
        exit: EXIT.good,
        value: { file, bytes, papers, consignments: ids.length },
        lines: [context.text('cli.print.done', { count: ids.length, file, bytes })],
      };
    });
  },
});

/** "packingList", "packing-list" and "PACKINGLIST" are one. */
function kindOf(typed: string): PaperKind {
  const plain = (text: string) => text.replaceAll('-', '').toLowerCase();
  const kind = PAPER_KINDS.find((one) => plain(one) === plain(typed));
  if (kind === undefined) throw wrongUse('cli.print.badPaper', { paper: typed, kinds: KINDS });
  return kind;
}

async function make(station: Station, context: Context, order: Args<'prints.make'>): Promise<FileOffer> {
  const ended = new Map<string, JobProgress>();
  const heard = Promise.withResolvers<void>();
  const forget = station.listen((event) => {
    if (event.name !== 'job.progress' || event.data.kind !== 'print') return;
    const { job, state, done, total } = event.data;
    if (state === 'running') {
      context.progress(context.text('cli.progress', { done, total: total ?? done }));
      return;
    }
    ended.set(job, event.data);
    heard.resolve();
  });
  try {
    const made = await station.call('prints.make', order);
    if (made.kind === 'file') return made.offer;
    // Only one job is started, and only jobs of this process are heard.
    await heard.promise;
    const error = ended.get(made.job)?.error ?? null;
    if (error !== null) throw new Failure(error);
    if (!ended.has(made.job)) throw new Failure(appError('cli.print.failed'));
    return await station.call('prints.take', { job: made.job });
  } finally {
    forget();
  }
}
