import type { Handlers } from '#backend/app/dispatcher.ts';
import type { Outcome } from '#backend/app/outcome.ts';
import { fail } from '#backend/app/outcome.ts';
import type { PrintOrder } from '#backend/app/printing.ts';
import { printFile, printRun } from '#backend/app/printing.ts';
import { recordId } from '#backend/app/recordIds.ts';
import type { Session } from '#backend/app/session.ts';
import type { Workstation } from '#backend/app/workstation.ts';
import { onSession } from '#backend/app/workstation.ts';
import type { FileOffer } from '#shared/api/files.ts';
import type { PrintMade } from '#shared/api/prints.ts';
import { MOST_SHOWN } from '#shared/api/prints.ts';
import { ok } from '#shared/base/result.ts';

type PrintMethod = Extract<keyof Handlers, `prints.${string}`>;

/** Finished files that wait to be taken; the oldest are forgotten beyond these. */
const MOST_WAITING = 20;

/** Handlers of prints.* */
export function printHandlers(workstation: Workstation): Pick<Handlers, PrintMethod> {
  /** Files by job; the ticket of one from an earlier session has lapsed by itself. */
  const finished = new Map<string, FileOffer>();
  const pdf = () => workstation.ports.pdf !== undefined;

  return {
    'prints.pages': (order) =>
      onSession(workstation, async (session) => {
        const run = await printRun(workstation, session, order);
        return run.ok ? ok({ html: run.value.html, notices: run.value.notices, pdf: pdf() }) : run;
      }),
    'prints.make': ({ format, ...order }) =>
      onSession(workstation, async (session): Promise<Outcome<PrintMade>> => {
        if (format === 'pdf' && !pdf()) return fail('prints.noPdf');
        const made = format === 'html' || !pdf() ? 'html' : 'pdf';
        if (order.ids.length > MOST_SHOWN) return ok({ kind: 'job', job: startJob(session, order, made) });
        const run = await printRun(workstation, session, order);
        if (!run.ok) return run;
        const offer = await printFile(workstation, session, run.value, made);
        return offer.ok ? ok({ kind: 'file', offer: offer.value }) : offer;
      }),
    'prints.take': ({ job }) =>
      onSession(workstation, () => {
        const offer = finished.get(job);
        finished.delete(job);
        return offer === undefined ? fail('prints.gone') : ok(offer);
      }),
  };

  function startJob(session: Session, order: PrintOrder, format: 'pdf' | 'html'): string {
    const { now, guid } = workstation.ports;
    const job = recordId(now(), guid());
    session.jobs.start(job, 'print', async (report, signal) => {
      const pace = {
        report: (done: number, total: number) => report({ done, total }),
        stopped: () => signal.aborted,
      };
      const run = await printRun(workstation, session, order, pace);
      if (!run.ok) return { error: signal.aborted ? null : run.error };
      if (signal.aborted) return { error: null };
      const offer = await printFile(workstation, session, run.value, format);
      if (signal.aborted) return { error: null };
      if (!offer.ok) return { error: offer.error };
      keep(job, offer.value);
      return { error: null };
    });
    return job;
  }

  function keep(job: string, offer: FileOffer): void {
    finished.set(job, offer);
    const oldest = finished.keys().next();
    if (finished.size > MOST_WAITING && oldest.done === false) finished.delete(oldest.value);
  }
}
