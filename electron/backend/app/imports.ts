import { checkDraft } from '#backend/app/checking.ts';
import type { Handlers } from '#backend/app/dispatcher.ts';
import { writeOffer } from '#backend/app/fileOffers.ts';
import { countsOf, importInto, rowProblems } from '#backend/app/importing.ts';
import { runImport } from '#backend/app/importJob.ts';
import type { Outcome } from '#backend/app/outcome.ts';
import { fail } from '#backend/app/outcome.ts';
import { recordId } from '#backend/app/recordIds.ts';
import { readSamples } from '#backend/app/samples.ts';
import type { Session } from '#backend/app/session.ts';
import type { TicketedFile } from '#backend/app/tickets.ts';
import type { Workstation } from '#backend/app/workstation.ts';
import { onSession } from '#backend/app/workstation.ts';
import { inspectFile, readRows } from '#backend/intake/readOrderFile.ts';
import { problemRowsCsv } from '#backend/output/delimited.ts';
import type { ImportPreview, InspectedFile } from '#shared/api/imports.ts';
import { err, ok } from '#shared/base/result.ts';
import { goodsTotal } from '#shared/consignment/goodsTotal.ts';
import type { MappingProfile } from '#shared/consignment/intake/columnMapping.ts';
import { headerSignature } from '#shared/consignment/intake/columnMapping.ts';
import type { ImportRun } from '#shared/consignment/intake/createImport.ts';
import { readProfile } from '#shared/consignment/intake/profileReading.ts';
import { suggestMapping } from '#shared/consignment/intake/suggestMapping.ts';

type ImportMethod = Extract<keyof Handlers, `imports.${string}` | `jobs.${string}`>;

const PREVIEW_ROWS = 2000;
const PREVIEW_CONSIGNMENTS = 50;
const PREVIEW_PROBLEMS = 200;
const HISTORY = 100;
const MOST_PROBLEM_ROWS = 1_000_000;

/** Handlers of imports.* and jobs.* */
export function importHandlers(workstation: Workstation): Pick<Handlers, ImportMethod> {
  const { ports } = workstation;

  const onFile = <T>(
    ticket: string,
    work: (session: Session, file: TicketedFile) => Outcome<T> | Promise<Outcome<T>>,
  ) =>
    onSession(workstation, (session) => {
      const file = workstation.tickets.get(ticket);
      return file === null ? fail('file.ticket') : work(session, file);
    });

  return {
    'imports.sample': ({ regime }) =>
      onSession(workstation, (session) => {
        const samples = readSamples(workstation, regime);
        if (samples === null) return fail('file.ticket');
        return writeOffer(workstation, session, samples.name, new TextEncoder().encode(samples.text));
      }),
    'imports.inspect': ({ file: ticket, sheet }) =>
      onFile(ticket, (session, file) => inspect(session, file, sheet)),
    'imports.preview': ({ file: ticket, sheet, profile }) =>
      onFile(ticket, (session, file) => preview(workstation, session, file, sheet, profile)),
    'imports.start': ({ file: ticket, sheet, profile: given, remember }) =>
      onFile(ticket, (session, file) => {
        const profile = readProfile(given);
        if (!profile.ok) return fail('import.mapping');
        const now = ports.now();
        const importId = recordId(now, ports.guid());
        const audit = {
          at: now,
          actor: 'user',
          action: 'import.started',
          subject: importId,
          detail: { file: file.name },
        };
        session.store.transaction(() => {
          session.store.imports.start({ id: importId, fileName: file.name, startedAt: now }, audit);
          if (remember) {
            const { name, headerSignature: signature } = profile.value;
            session.store.imports.saveProfile(
              { name, headerSignature: signature, profile: profile.value, usedAt: now },
              { at: now, actor: 'user', action: 'import.profileSaved', subject: '', detail: { name } },
            );
          }
        });
        session.jobs.start(importId, 'import', (report, signal) =>
          runImport({ workstation, session, importId, file, sheet, profile: profile.value, report, signal }),
        );
        return ok({ job: importId, importId });
      }),
    'imports.history': () => onSession(workstation, ({ store }) => ok(store.imports.history(HISTORY))),
    'imports.problems': ({ importId, offset, limit }) =>
      onSession(workstation, ({ store }) => ok(store.imports.problems(importId, offset, limit))),
    'imports.exportProblems': ({ importId }) =>
      onSession(workstation, (session) => {
        const record = session.store.imports.get(importId);
        if (record === null) return fail('import.missing');
        const { rows } = session.store.imports.problems(importId, 0, MOST_PROBLEM_ROWS);
        return writeOffer(workstation, session, `problems-${record.fileName}.csv`, problemRowsCsv(rows));
      }),
    'imports.profiles': () =>
      onSession(workstation, ({ store }) =>
        ok(
          store.imports.profiles().flatMap((remembered) => {
            const profile = readProfile(remembered.profile);
            return profile.ok ? [profile.value] : [];
          }),
        ),
      ),
    'jobs.cancel': ({ job }) => onSession(workstation, ({ jobs }) => ok({ cancelled: jobs.cancel(job) })),
  };
}

async function inspect(session: Session, file: TicketedFile, sheet: string): Promise<Outcome<InspectedFile>> {
  const inspected = await inspectFile(file.path, { name: file.name, ...(sheet === '' ? {} : { sheet }) });
  if (!inspected.ok) return err(inspected.error);
  const { kind, header, sample, rows, exact, notes } = inspected.value;
  const signature = headerSignature(header);
  const remembered = session.store.imports.profileFor(signature);
  const known = remembered === null ? null : readProfile(remembered.profile);
  const profile =
    known?.ok === true
      ? known.value
      : suggested(
          file.name,
          header,
          sample.map((row) => row.cells),
        );
  return ok({
    name: file.name,
    kind: kind.kind,
    encoding: kind.kind === 'csv' ? kind.encoding : '',
    sheets: kind.kind === 'xlsx' ? kind.sheets : [],
    sheet: kind.kind === 'xlsx' ? kind.sheet : '',
    header,
    sample: sample.map((row) => row.cells),
    estimatedRows: rows,
    exactRows: exact,
    notes,
    profile,
    remembered: known?.ok === true,
  });
}

function suggested(
  name: string,
  header: readonly string[],
  sample: readonly (readonly string[])[],
): MappingProfile {
  const { mapping, groupBy, options } = suggestMapping(header, sample);
  return {
    name,
    headerSignature: headerSignature(header),
    mapping,
    groupBy: groupBy ?? header[0] ?? '',
    options,
  };
}

async function preview(
  workstation: Workstation,
  session: Session,
  file: TicketedFile,
  sheet: string,
  given: unknown,
): Promise<Outcome<ImportPreview>> {
  const profile = readProfile(given);
  if (!profile.ok) return fail('import.mapping');
  let run: ImportRun | null = null;
  let mappingProblem: Outcome<never> | null = null;
  const read = await readRows(file.path, {
    name: file.name,
    ...(sheet === '' ? {} : { sheet }),
    maxRows: PREVIEW_ROWS,
    onChunk: (chunk) => {
      if (run === null && mappingProblem === null) {
        const started = importInto(session, profile.value, chunk.header);
        if (started.ok) run = started.value;
        else
          mappingProblem = fail(started.error[0]?.code ?? 'import.mapping', started.error[0]?.params ?? {});
      }
      run?.add(chunk.rows);
    },
  });
  if (!read.ok) return err(read.error);
  if (mappingProblem !== null) return mappingProblem;
  return ok(summary(workstation, session, run, !read.value.more));
}

function summary(
  workstation: Workstation,
  session: Session,
  run: ImportRun | null,
  complete: boolean,
): ImportPreview {
  if (run === null) {
    const counts = { rows: 0, itemRows: 0, problemRows: 0, skippedRows: 0, consignments: 0 };
    return { counts, complete, consignments: [], problems: [] };
  }
  const outcome = run.finish();
  const consignments: ImportPreview['consignments'][number][] = [];
  for (const order of outcome.orders()) {
    if (consignments.length === PREVIEW_CONSIGNMENTS) break;
    const { order: head, transport, items } = order.draft;
    consignments.push({
      orderNo: order.orderNo,
      country: transport.country,
      items: items.length,
      total: goodsTotal(order.draft)?.toString() ?? '',
      currency: head.currency,
      fatal: checkDraft(session, order.draft, workstation.ports.now()).result.counts.fatal,
    });
  }
  return {
    counts: countsOf(outcome, outcome.counts.drafts),
    complete,
    consignments,
    problems: rowProblems(outcome.left).slice(0, PREVIEW_PROBLEMS),
  };
}
