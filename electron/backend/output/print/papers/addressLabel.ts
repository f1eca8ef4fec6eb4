import { either } from '#backend/output/print/blocks.ts';
import type { Html } from '#backend/output/print/html.ts';
import { html } from '#backend/output/print/html.ts';
import type { Look } from '#backend/output/print/look.ts';
import { when } from '#backend/output/print/look.ts';
import { itemNumberLine } from '#backend/output/print/papers/postal.ts';
import type { AddressLabels } from '#shared/documents/commercial/addressLabel.ts';

/** The address label of one package; `number` from 1. */
export function addressLabelPage(look: Look, labels: AddressLabels, number: number): Html {
  const { label, value } = look;
  const { seller, buyer, count } = labels;
  return html`<div class="address">
<section class="from"><h2>${label('print.sender')}</h2>
<p>${either(look, seller.nameEn, seller.nameZh)}</p><p>${either(look, seller.addressEn, seller.addressZh)}</p>
<p>${label('print.telephone')} ${value(seller.telephone)}</p></section>
<section class="to"><h2>${label('print.addressee')}</h2>
<p class="name">${value(buyer.name)}</p><p>${value(buyer.address)}</p>
<p class="country">${look.named(buyer.country)}</p>
${when(buyer.telephone, html`<p>${label('print.telephone')} ${buyer.telephone}</p>`)}</section>
<footer><p class="waybill">${itemNumberLine(look, labels.itemNumber)}</p>
<p>${label('print.orderNo')} ${labels.orderNo}</p>
<p>${labels.weight === null ? look.gap : label('print.label.weight', { weight: labels.weight })}</p>
<p>${label('print.label.package', { number, count })}</p></footer></div>`;
}
