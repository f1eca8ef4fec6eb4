import type { Handlers } from '#backend/app/dispatcher.ts';
import { giveWay } from '#backend/app/jobs.ts';
import type { Outcome } from '#backend/app/outcome.ts';
import { fail } from '#backend/app/outcome.ts';
import type { Plan } from '#backend/app/productRows.ts';
import { counted, mappingFor, optionsOf, planner, readProducts } from '#backend/app/productRows.ts';
import { standingAfter } from '#backend/app/products.ts';
import { recordId } from '#backend/app/recordIds.ts';
import type { Session } from '#backend/app/session.ts';
import type { TicketedFile } from '#backend/app/tickets.ts';
import type { Workstation } from '#backend/app/workstation.ts';
import { onSession } from '#backend/app/workstation.ts';
import { inspectFile } from '#backend/intake/readOrderFile.ts';
import type { ProductSaveProblem } from '#backend/store/contract/products.ts';
import type {
  ProductImportCounts,
  ProductImportPreview,
  ProductImportResult,
  ProductRowProblem,
} from '#shared/api/products.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import type { ProductMapping } from '#shared/catalog/products/columns.ts';
import { productName } from '#shared/catalog/products/fields.ts';
import type { StandingReason } from '#shared/catalog/products/standing.ts';
import { newStanding } from '#shared/catalog/products/standing.ts';

type ImportMethod =
  | 'products.inspectFile'
  | 'products.previewImport'
  | 'products.startImport'
  | 'products.importResult';

const PREVIEW_ROWS = 200;
const MOST_PROBLEMS = 1_000;
/** Products stored in one transaction. */
const LOT = 100;
/** Results of imports kept for the window to ask. */
const MOST_RESULTS = 20;
const NONE: ProductImportCounts = { rows: 0, created: 0, updated: 0, same: 0, problems: 0 };

/** Handlers of the import of products. */
export function productImportHandlers(workstation: Workstation): Pick<Handlers, ImportMethod> {
  const { ports, events } = workstation;
  const results = new Map<string, ProductImportResult | null>();
  const onFile = <T>(
    ticket: string,
    work: (session: Session, file: TicketedFile) => Outcome<T> | Promise<Outcome<T>>,
  ) =>
    onSession(workstation, (session) => {
      const file = workstation.tickets.get(ticket);
      return file === null ? fail('file.ticket') : work(session, file);
    });

  return {
    'products.inspectFile': ({ file: ticket, sheet }) =>
      onFile(ticket, async (_session, file) => {
        const inspected = await inspectFile(file.path, optionsOf(file, sheet));
        if (!inspected.ok) return err(inspected.error);
        const { kind, header, sample } = inspected.value;
        return ok({
          name: file.name,
          sheets: kind.kind === 'xlsx' ? kind.sheets : [],
          sheet: kind.kind === 'xlsx' ? kind.sheet : '',
          header,
          sample: sample.map((row) => row.cells),
          mapping: mappingFor(header),
        });
      }),
    'products.previewImport': ({ file: ticket, sheet, mapping }) =>
      onFile(ticket, (session, file) => preview(session, file, sheet, mapping)),
    'products.startImport': ({ file: ticket, sheet, mapping }) =>
      onFile(ticket, (session, file) => {
        const job = recordId(ports.now(), ports.guid());
        const [oldest] = results.keys();
        if (results.size >= MOST_RESULTS && oldest !== undefined) results.delete(oldest);
        results.set(job, null);
        session.jobs.start(job, 'products', async (report, signal) => {
          const store = { workstation, session, reason: 'new', sample: false } as const;
          const done = await importProducts(store, file, sheet, mapping, signal, (rows) =>
            report({ done: rows }),
          );
          results.set(job, done.ok ? done.value : { counts: NONE, problems: [], cancelled: true });
          events.emit('products.changed', {});
          return { error: done.ok ? null : done.error };
        });
        return ok({ job });
      }),
    'products.importResult': ({ job }) => {
      const result = results.get(job);
      return result === undefined ? fail('product.importMissing') : ok(result);
    },
  };
}

async function preview(
  session: Session,
  file: TicketedFile,
  sheet: string,
  mapping: ProductMapping,
): Promise<Outcome<ProductImportPreview>> {
  const plan = planner(session, mapping);
  let counts = NONE;
  const rows: ProductImportPreview['rows'][number][] = [];
  const problems: ProductRowProblem[] = [];
  const read = await readProducts(file, sheet, undefined, (header, row) => {
    const planned = plan(header, row);
    counts = counted(counts, planned);
    if (planned.what === 'problem')
      problems.push(...planned.problems.slice(0, MOST_PROBLEMS - problems.length));
    else if (planned.what !== 'same' && rows.length < PREVIEW_ROWS) {
      rows.push({
        row: row.row,
        what: planned.what,
        itemNo: planned.texts.itemNo,
        name: productName(planned.texts),
        changes: planned.what === 'update' ? planned.changes : [],
      });
    }
  });
  return read.ok ? ok({ counts, rows, problems }) : read;
}

/** A row that does something. */
type Doing = Extract<Plan, { readonly what: 'create' | 'update' }>;

function refused(counts: ProductImportCounts, { what }: Doing): ProductImportCounts {
  const { created, updated, problems } = counts;
  return what === 'create'
    ? { ...counts, created: created - 1, problems: problems + 1 }
    : { ...counts, updated: updated - 1, problems: problems + 1 };
}

/** What an import writes into, and what is said of the products it makes. */
export interface ProductTarget {
  readonly workstation: Workstation;
  readonly session: Session;
  readonly reason: StandingReason;
  readonly sample: boolean;
}

/**
 * Takes the products of a file over, its columns mapped as told or by their names. Every lot is one transaction; what
 * was taken over stays when it is stopped.
 */
export async function importProducts(
  target: ProductTarget,
  file: TicketedFile,
  sheet: string,
  mapping: ProductMapping | 'byName',
  signal: AbortSignal,
  report: (rows: number) => void,
): Promise<Outcome<ProductImportResult>> {
  const { session } = target;
  const plan = planner(session, mapping);
  let counts = NONE;
  const problems: ProductRowProblem[] = [];
  let lot: { readonly row: number; readonly plan: Doing }[] = [];
  const flush = async (): Promise<void> => {
    const work = lot;
    lot = [];
    session.store.transaction(() => {
      for (const { row, plan: doing } of work) {
        const done = carryOut(target, doing, file.name);
        if (done.ok) continue;
        // Someone else was quicker: the number is taken by now, or the product was changed.
        counts = refused(counts, doing);
        const { itemNo: value } = doing.texts;
        const issue = { field: 'itemNo', column: '', value, params: { itemNo: value } } as const;
        if (problems.length < MOST_PROBLEMS) problems.push({ ...issue, code: done.error.code, row });
      }
    });
    report(counts.rows);
    await giveWay();
  };
  const read = await readProducts(file, sheet, signal, async (header, row) => {
    const planned = plan(header, row);
    counts = counted(counts, planned);
    if (planned.what === 'problem')
      problems.push(...planned.problems.slice(0, MOST_PROBLEMS - problems.length));
    else if (planned.what !== 'same') lot.push({ row: row.row, plan: planned });
    if (lot.length >= LOT) await flush();
  });
  if (!read.ok && read.error.code !== 'intake.file.cancelled') return read;
  await flush();
  return ok({ counts, problems, cancelled: !read.ok });
}

function carryOut(
  { workstation, session, reason, sample }: ProductTarget,
  plan: Doing,
  file: string,
): Result<unknown, ProductSaveProblem> {
  const { now, guid } = workstation.ports;
  const at = now();
  const { products } = session.store;
  if (plan.what === 'create') {
    const id = recordId(at, guid());
    const actor = sample ? 'workstation' : 'user';
    const audit = { at, actor, action: 'product.imported', subject: id, detail: { file } };
    return products.insert(
      { id, texts: plan.texts, standing: newStanding(at, reason), sample, createdAt: at },
      audit,
    );
  }
  const { stored, texts, changes } = plan;
  const audit = {
    at,
    actor: 'user',
    action: 'product.edited',
    subject: stored.id,
    detail: { file, changes },
  };
  const standing = standingAfter(stored, texts, at);
  return products.save({ id: stored.id, expectedRevision: stored.revision, texts, standing, at }, audit);
}
