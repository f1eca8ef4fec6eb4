import type { Session } from '#backend/app/session.ts';
import { summaryOfParcel } from '#backend/app/summaryViews.ts';
import type { StoredConsignment } from '#backend/store/contract/consignments.ts';
import { latestDocuments } from '#backend/sync/documentMoves.ts';
import type { RefundView } from '#shared/api/refunds.ts';
import type { Decimal } from '#shared/base/decimal.ts';
import { parseDecimal } from '#shared/base/decimal.ts';
import type { Consignment } from '#shared/consignment/consignment.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import type { EntryLine } from '#shared/documents/refund/applicationData.ts';
import type { ItemRefund, RefundFacts } from '#shared/documents/refund/itemRefund.ts';
import type { UnitName } from '#shared/documents/refund/measures.ts';
import type { Preflight } from '#shared/documents/refund/preflight.ts';
import { boughtInAll, preflight } from '#shared/documents/refund/preflight.ts';
import type { InvoiceLine, InvoiceLineDraft } from '#shared/documents/refund/supplierInvoice.ts';
import { readInvoiceLine } from '#shared/documents/refund/supplierInvoice.ts';
import type { RulePack } from '#shared/rules/pack.ts';
import type { Tariff } from '#shared/rules/tariff.ts';
import { indexTariff } from '#shared/rules/tariff.ts';

/** A consignment, the invoices kept for it, and how they compare. */
export interface ComparedRefund {
  readonly consignment: Consignment;
  readonly revision: number;
  readonly drafts: readonly InvoiceLineDraft[];
  readonly lines: readonly InvoiceLine[];
  readonly compared: Preflight;
}

/** Compares what was bought for a consignment with what it declares, as both stand now. */
export function comparedRefund(session: Session, stored: StoredConsignment): ComparedRefund {
  const { consignment } = readConsignment(stored.draft);
  const { revision, lines: kept } = session.store.refunds.of(stored.id);
  const drafts = kept.map((line) => withItem(line, stored));
  const lines = drafts.map(readInvoiceLine);
  const facts: RefundFacts = {
    unitName: unitNameOf(session),
    rebate: (gcode) => rebateOf(session, gcode),
    usedIn: (invoiceNo, name) => session.store.refunds.usedBy({ invoiceNo, name }, stored.id),
  };
  return { consignment, revision, drafts, lines, compared: preflight(consignment, lines, facts) };
}

/** A line whose goods item has moved follows it by its article number; one whose item is gone is assigned to none. */
function withItem(line: InvoiceLineDraft, { draft }: StoredConsignment): InvoiceLineDraft {
  if (line.item === null) return line;
  const stands = draft.items[line.item];
  if (stands !== undefined && (line.itemNo === '' || stands.itemNo === line.itemNo)) return line;
  const at = line.itemNo === '' ? -1 : draft.items.findIndex(({ itemNo }) => itemNo === line.itemNo);
  return { ...line, item: at < 0 ? null : at };
}

/** Supplier invoices of a consignment for the window. */
export function refundView(session: Session, stored: StoredConsignment): RefundView {
  const { consignment, revision, drafts, lines, compared } = comparedRefund(session, stored);
  const { amount, tax } = boughtInAll(lines);
  return {
    id: stored.id,
    revision,
    lines: drafts,
    findings: compared.findings,
    items: compared.items.map((refund) => itemOf(consignment, refund)),
    totals: { amount: amount.toString(), tax: tax.toString(), refund: textOf(compared.refund) },
    entryId: entryNumbersOf(session, stored.id).join('、'),
  };
}

function itemOf(consignment: Consignment, refund: ItemRefund): RefundView['items'][number] {
  const item = consignment.items[refund.item];
  return {
    item: refund.item,
    gcode: item?.gcode ?? '',
    gname: item?.gname ?? '',
    unit: refund.unit,
    declared: textOf(refund.declared),
    bought: textOf(refund.bought),
    taxable: textOf(refund.taxable),
    rate: textOf(refund.rate),
    refund: textOf(refund.refund),
  };
}

function textOf(value: Decimal | null): string {
  return value === null ? '' : value.toString();
}

/** Chinese names of units, from the pack in force. */
export function unitNameOf(session: Session): UnitName {
  const { tables } = session.rules;
  return (code) => tables.row('unit', code)?.zh ?? '';
}

/** Made once for each pack, and forgotten with it. */
const tariffs = new WeakMap<RulePack, Tariff>();

function tariffOf({ rules }: Session): Tariff {
  const { pack } = rules.loaded;
  const tariff = tariffs.get(pack) ?? indexTariff(pack.tariff ?? []);
  tariffs.set(pack, tariff);
  return tariff;
}

function rebateOf(session: Session, gcode: string): Decimal | 'none' | null {
  const rebate = tariffOf(session).line(gcode)?.rebate ?? 'unknown';
  if (rebate === 'none') return 'none';
  return rebate === 'unknown' ? null : parseDecimal(rebate);
}

/** Numbers of the customs declarations the goods are in: their own, or those their inventory was summed up in. */
function entryNumbersOf(session: Session, consignmentId: string): readonly string[] {
  const own = ownEntry(session, consignmentId);
  if (own !== '') return [own];
  const entries = summaryOfParcel(session.store, consignmentId)?.entries ?? [];
  return [...new Set(entries.map(({ entryId }) => entryId))].filter((entryId) => entryId !== '');
}

/** Where each goods item was declared: in the consignment's own declaration, or where its inventory was summed up. */
export function entryLinesOf(session: Session, consignmentId: string): (item: number) => EntryLine {
  const own = ownEntry(session, consignmentId);
  if (own !== '') return (item) => ({ entryId: own, line: String(item + 1) });
  const lines = new Map(
    (summaryOfParcel(session.store, consignmentId)?.entries ?? []).flatMap((entry) =>
      entry.lines.map(({ gnum, gseqno }) => [gnum, { entryId: entry.entryId, line: gseqno }]),
    ),
  );
  return (item) => lines.get(String(item + 1)) ?? { entryId: '', line: '' };
}

function ownEntry({ store }: Session, consignmentId: string): string {
  const declaration = latestDocuments(store, consignmentId).get('declaration');
  return declaration === undefined ? '' : (store.exchange.numbersOf(declaration.id)['ENTRY_ID'] ?? '');
}
