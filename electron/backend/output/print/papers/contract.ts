import {
  buyerBlock,
  factsBlock,
  linesTable,
  sellerBlock,
  signatures,
  titleBlock,
  totalRow,
} from '#backend/output/print/blocks.ts';
import type { Html } from '#backend/output/print/html.ts';
import { html } from '#backend/output/print/html.ts';
import type { Look } from '#backend/output/print/look.ts';
import { when } from '#backend/output/print/look.ts';
import { pricedColumns } from '#backend/output/print/papers/invoice.ts';
import type { Contract } from '#shared/documents/commercial/contract.ts';

/** The sales contract (销售合同). Terms that nobody entered stay open, to be written in by the parties. */
export function contractPage(look: Look, contract: Contract): Html {
  const { label, value } = look;
  const open = html`<span class="open"></span>`;
  return html`${titleBlock(look, 'contract')}
${factsBlock([
  [label('print.contractNo'), value(contract.number)],
  [label('print.day'), contract.day],
])}
<div class="parties">${sellerBlock(look, 'print.seller', contract.seller)}${buyerBlock(look, 'print.buyer', contract.buyer)}</div>
${linesTable(
  look,
  pricedColumns(look, contract),
  contract.lines,
  totalRow(html`${label('print.total')} ${value(contract.currency)}`, 6, value(contract.total)),
)}
${when(
  contract.totalInWords,
  html`<p class="words"><strong>${label('print.inWords')}</strong> <span lang="en">${contract.totalInWords}</span></p>`,
)}
<section class="clauses"><h2>${label('print.clauses')}</h2>${factsBlock([
    [label('print.term'), look.named(contract.term)],
    [label('print.packaging'), look.named(contract.packaging)],
    [label('print.marks'), contract.marks === '' ? 'N/M' : contract.marks],
    [label('print.shipment'), value(contract.shipment)],
    [label('print.transportMode'), look.named(contract.mode)],
    [label('print.from'), look.named(contract.from)],
    [label('print.destination'), look.named(contract.to)],
    [label('print.destinationCountry'), look.named(contract.country)],
    [label('print.payment'), open],
    [label('print.insuranceBy'), open],
    [label('print.inspection'), open],
    [label('print.disputes'), open],
  ])}</section>
${signatures(label('print.sellerSignature'), label('print.buyerSignature'))}`;
}
