import type { Handlers } from '#backend/app/dispatcher.ts';
import { writeOffer } from '#backend/app/fileOffers.ts';
import type { Outcome } from '#backend/app/outcome.ts';
import { fail } from '#backend/app/outcome.ts';
import { refundFile } from '#backend/app/refundFile.ts';
import { refundView, unitNameOf } from '#backend/app/refundViews.ts';
import type { Session } from '#backend/app/session.ts';
import type { TicketedFile } from '#backend/app/tickets.ts';
import type { Workstation } from '#backend/app/workstation.ts';
import { onSession } from '#backend/app/workstation.ts';
import { readRows } from '#backend/intake/readOrderFile.ts';
import type { StoredConsignment } from '#backend/store/contract/consignments.ts';
import type { ReadInvoices } from '#shared/api/refunds.ts';
import { dateInChina } from '#shared/base/calendarDate.ts';
import { err, ok } from '#shared/base/result.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import { assignLines } from '#shared/documents/refund/assign.ts';
import type { InvoiceColumns } from '#shared/documents/refund/invoiceHeaders.ts';
import { invoiceColumns, invoiceLineOf } from '#shared/documents/refund/invoiceHeaders.ts';
import type { InvoiceLineDraft } from '#shared/documents/refund/supplierInvoice.ts';
import { MOST_INVOICE_LINES, readInvoiceLine } from '#shared/documents/refund/supplierInvoice.ts';

type RefundMethod = Extract<keyof Handlers, `refunds.${string}`>;

/** Handlers of refunds.* */
export function refundHandlers(workstation: Workstation): Pick<Handlers, RefundMethod> {
  const { ports } = workstation;
  const onStored = <T>(
    id: string,
    work: (session: Session, stored: StoredConsignment) => Outcome<T> | Promise<Outcome<T>>,
  ) =>
    onSession(workstation, (session) => {
      const stored = session.store.consignments.get(id);
      return stored === null ? fail('consignment.missing') : work(session, stored);
    });

  return {
    'refunds.get': ({ id }) => onStored(id, (session, stored) => ok(refundView(session, stored))),
    'refunds.set': ({ id, revision, lines }) =>
      onStored(id, (session, stored) => {
        const used = lines
          .map(readInvoiceLine)
          .filter(({ invoiceNo, name }) => invoiceNo !== '' && name !== '');
        const kept = session.store.refunds.keep(id, revision, lines, used, {
          at: ports.now(),
          actor: 'user',
          action: 'refund.kept',
          subject: id,
          detail: { revision: revision + 1, lines: lines.length },
        });
        return kept ? ok(refundView(session, stored)) : fail('refund.stale');
      }),
    'refunds.read': ({ id, file: ticket }) =>
      onStored(id, (session, stored) => {
        const file = workstation.tickets.get(ticket);
        return file === null ? fail('file.ticket') : readList(session, stored, file);
      }),
    'refunds.file': ({ ids, format }) =>
      onSession(workstation, async (session) => {
        const made = await refundFile(session, ids, format);
        if (made === null) return fail('refund.nothing');
        const mark = session.kind === 'training' ? '-TRAINING' : '';
        const name = `highland-refund-${dateInChina(ports.now())}${mark}.${made.extension}`;
        return writeOffer(workstation, session, name, made.bytes);
      }),
  };
}

/** Reads a list of invoices and guesses what each line was bought for. */
async function readList(
  session: Session,
  stored: StoredConsignment,
  file: TicketedFile,
): Promise<Outcome<ReadInvoices>> {
  const drafts: InvoiceLineDraft[] = [];
  let columns: InvoiceColumns | null = null;
  let skipped = 0;
  const read = await readRows(file.path, {
    name: file.name,
    maxRows: MOST_INVOICE_LINES,
    onChunk: ({ header, rows }) => {
      columns ??= invoiceColumns(header);
      for (const { cells } of rows) {
        const line = columns === null ? null : invoiceLineOf(columns, cells);
        if (line === null) skipped += 1;
        else drafts.push(line);
      }
    },
  });
  if (!read.ok) return err(read.error);
  if (columns === null) return fail('refund.columns');
  const { consignment } = readConsignment(stored.draft);
  const items = assignLines(consignment, drafts.map(readInvoiceLine), unitNameOf(session));
  const lines = drafts.map((line, i) => {
    const item = items[i] ?? null;
    return { ...line, item, itemNo: item === null ? '' : (stored.draft.items[item]?.itemNo ?? '') };
  });
  return ok({ lines, skipped, cut: read.value.more });
}
