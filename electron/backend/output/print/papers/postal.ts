/** The postal customs declarations CN22 (label) and CN23 (form), in English and Chinese. */
import type { Column } from '#backend/output/print/blocks.ts';
import { buyerBlock, goodsCell, linesTable, sellerBlock, totalRow } from '#backend/output/print/blocks.ts';
import type { Html } from '#backend/output/print/html.ts';
import { html } from '#backend/output/print/html.ts';
import type { Look } from '#backend/output/print/look.ts';
import type { GoodsLine } from '#shared/documents/commercial/particulars.ts';
import type { ItemNumber, PostalDeclaration } from '#shared/documents/commercial/postalDeclaration.ts';
import { POSTAL_CATEGORIES } from '#shared/documents/commercial/postalDeclaration.ts';

/** The label for small items. */
export function cn22Page(look: Look, paper: PostalDeclaration): Html {
  const { label, value } = look;
  return html`<div class="postal small">
${heading(look, 'CN 22', paper)}
<p class="open-by">${label('print.postal.mayOpen')}</p>
${categories(look, paper)}
${linesTable(
  look,
  [
    contentsColumn(look, 46),
    weightColumn(look, 16),
    valueColumn(look, paper, 19),
    {
      head: html`${label('print.hs')} ${label('print.origin')}`,
      width: 19,
      cell: (line) => html`${value(line.hs)}<br>${look.named(line.origin)}`,
    },
  ],
  paper.lines,
  html`<tr class="total"><th scope="row">${label('print.total')}</th><td class="number">${value(paper.weight)}</td><td class="number">${value(paper.value)} ${value(paper.currency)}</td><td></td></tr>`,
)}
<p class="statement">${label('print.postal.statement')}</p>
<p class="signed">${label('print.postal.signed')}: ${paper.day} <span class="open"></span></p>
</div>`;
}

/** The form for all others. */
export function cn23Page(look: Look, paper: PostalDeclaration): Html {
  const { label, value } = look;
  return html`<div class="postal">
${heading(look, 'CN 23', paper)}
<div class="parties">${sellerBlock(look, 'print.sender', paper.seller)}${buyerBlock(look, 'print.addressee', paper.buyer)}</div>
${linesTable(
  look,
  [
    contentsColumn(look, 45),
    weightColumn(look, 13),
    valueColumn(look, paper, 15),
    { head: label('print.hs'), width: 14, cell: (line) => value(line.hs) },
    { head: label('print.origin'), width: 13, cell: (line) => look.named(line.origin) },
  ],
  paper.lines,
  totalRow(
    html`${label('print.postal.totalWeight')}, ${label('print.postal.totalValue')}`,
    1,
    value(paper.weight),
    html`${value(paper.value)} ${value(paper.currency)}`,
    null,
    null,
  ),
)}
<table class="boxes"><tbody><tr>
<td colspan="2"><small>${label('print.postal.category')}</small>${categories(look, paper)}</td>
<td><small>${label('print.postal.postage')}</small>${paper.postage}</td>
<td><small>${label('print.postal.reference')}</small>${paper.orderNo}</td>
</tr><tr>
<td><small>${label('print.postal.licence')}</small>${paper.licenceNo}</td>
<td><small>${label('print.postal.invoice')}</small>${paper.orderNo}</td>
<td colspan="2"><small>${label('print.postal.comments')}</small>${paper.note}</td>
</tr><tr>
<td colspan="2"><small>${label('print.postal.office')}</small></td>
<td colspan="2"><small>${label('print.postal.statement')}</small><br><small>${label('print.postal.signed')}</small> ${paper.day} <span class="open"></span></td>
</tr></tbody></table>
</div>`;
}

/** The number of the item, and what is wrong with its check digit. */
export function itemNumberLine(look: Look, { text, wrongDigit }: ItemNumber): Html {
  const wrong =
    wrongDigit === ''
      ? null
      : html` <span class="gap">${look.label('print.postal.wrongDigit', { digit: wrongDigit })}</span>`;
  return html`<span class="item-number">${look.value(text)}</span>${wrong}`;
}

function heading(look: Look, form: string, { itemNumber }: PostalDeclaration): Html {
  return html`<header class="postal-head"><h1>${look.label('print.postal.title')} <strong>${form}</strong></h1>
<p><small>${look.label('print.postal.itemNumber')}</small> ${itemNumberLine(look, itemNumber)}</p></header>`;
}

function categories(look: Look, { category }: PostalDeclaration): Html {
  return html`<ul class="ticks">${POSTAL_CATEGORIES.map(
    (one) =>
      html`<li><span class="tick">${one === category ? '×' : ''}</span> ${look.label(`print.postal.category.${one}`)}</li>`,
  )}</ul>`;
}

/** What is inside, the quantity first. */
function contentsColumn(look: Look, width: number): Column<GoodsLine> {
  return {
    head: look.label('print.postal.contents'),
    width,
    cell: (line) =>
      html`${look.value(line.quantity)} ${look.named(line.unit)} ${goodsCell(look, { ...line, model: '' })}`,
  };
}

function weightColumn({ label, value }: Look, width: number): Column<GoodsLine> {
  return {
    head: label('print.postal.weight'),
    width,
    number: true,
    cell: (line) => value(line.netWeight),
  };
}

function valueColumn(
  { label, value }: Look,
  { currency }: PostalDeclaration,
  width: number,
): Column<GoodsLine> {
  return {
    head: html`${label('print.postal.value')} ${value(currency)}`,
    width,
    number: true,
    cell: (line) => value(line.total),
  };
}
