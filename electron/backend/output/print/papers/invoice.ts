import type { Column } from '#backend/output/print/blocks.ts';
import {
  buyerBlock,
  factsBlock,
  goodsCell,
  linesTable,
  sellerBlock,
  signatures,
  titleBlock,
  totalRow,
} from '#backend/output/print/blocks.ts';
import type { Html, HtmlValue } from '#backend/output/print/html.ts';
import { html } from '#backend/output/print/html.ts';
import type { Look } from '#backend/output/print/look.ts';
import { when } from '#backend/output/print/look.ts';
import type { Invoice } from '#shared/documents/commercial/invoice.ts';
import type { GoodsLine } from '#shared/documents/commercial/particulars.ts';

/** The commercial invoice (商业发票). */
export function invoicePage(look: Look, invoice: Invoice): Html {
  const { label, value } = look;
  const optional = (name: Html, text: string) => (text === '' ? null : ([name, text] as const));
  return html`${titleBlock(look, 'invoice')}
<div class="parties">${sellerBlock(look, 'print.seller', invoice.seller)}${buyerBlock(look, 'print.buyer', invoice.buyer)}</div>
${factsBlock([
  [label('print.number'), value(invoice.number)],
  [label('print.day'), invoice.day],
  optional(label('print.contractNo'), invoice.contractNo),
  invoice.term === null ? null : [label('print.term'), look.named(invoice.term)],
  invoice.destination === null ? null : [label('print.destination'), look.named(invoice.destination)],
  optional(label('print.waybillNo'), invoice.waybillNo),
  optional(label('print.marks'), invoice.marks),
])}
${linesTable(look, pricedColumns(look, invoice), invoice.lines, totals(look, invoice))}
${when(
  invoice.totalInWords,
  html`<p class="words"><strong>${label('print.inWords')}</strong> <span lang="en">${invoice.totalInWords}</span></p>`,
)}
${bank(look, invoice)}
${signatures(label('print.sellerSignature'))}`;
}

/** The columns of goods with prices, as invoice and contract have them. */
export function pricedColumns(
  look: Look,
  { currency }: Pick<Invoice, 'currency'>,
): readonly Column<GoodsLine>[] {
  const { label, value } = look;
  const money = (name: Html) => html`${name} ${value(currency)}`;
  return [
    { head: label('print.line'), width: 5, cell: (line) => line.number },
    { head: label('print.goods'), width: 30, cell: (line) => goodsCell(look, line) },
    { head: label('print.hs'), width: 12, cell: (line) => value(line.hs) },
    { head: label('print.origin'), width: 11, cell: (line) => look.named(line.origin) },
    {
      head: label('print.quantity'),
      width: 13,
      number: true,
      cell: (line) => html`${value(line.quantity)} ${look.named(line.unit)}`,
    },
    { head: money(label('print.price')), width: 13, number: true, cell: (line) => value(line.price) },
    { head: money(label('print.amount')), width: 16, number: true, cell: (line) => value(line.total) },
  ];
}

function totals(look: Look, { goodsTotal, freight, insurance, total, currency }: Invoice): HtmlValue {
  const { label, value } = look;
  const extras = freight !== '' || insurance !== '';
  return [
    extras ? totalRow(label('print.goodsTotal'), 6, value(goodsTotal)) : null,
    when(freight, totalRow(label('print.freight'), 6, freight)),
    when(insurance, totalRow(label('print.insurance'), 6, insurance)),
    totalRow(html`${label('print.total')} ${value(currency)}`, 6, value(total)),
  ];
}

function bank({ label }: Look, { bank: account }: Invoice): HtmlValue {
  if (account === null) return null;
  const { bankName, bankAccount, bankCode } = account;
  return html`<section class="bank"><h2>${label('print.bank')}</h2>${factsBlock([
    [label('print.bankName'), bankName],
    [label('print.bankAccount'), bankAccount],
    [label('print.bankCode'), bankCode],
  ])}</section>`;
}
