/** Pieces that several papers share. */
import type { Html, HtmlValue } from '#backend/output/print/html.ts';
import { html } from '#backend/output/print/html.ts';
import type { Look } from '#backend/output/print/look.ts';
import { when } from '#backend/output/print/look.ts';
import type { Shown } from '#shared/documents/commercial/paperInput.ts';
import type { PaperKind } from '#shared/documents/commercial/paperKinds.ts';
import type { BuyerLines, GoodsLine, SellerLines } from '#shared/documents/commercial/particulars.ts';
import type { TextKey } from '#shared/i18n/texts.ts';

/** The title of a paper, with a line below where there is one. */
export function titleBlock(look: Look, kind: PaperKind, below: HtmlValue = null): Html {
  return html`<header class="title"><h1>${look.label(`print.paper.${kind}`)}</h1>${below}</header>`;
}

/** Names and values in a small table. */
export function factsBlock(rows: readonly (readonly [name: Html, value: HtmlValue] | null)[]): Html {
  const shown = rows.filter((row) => row !== null);
  return html`<table class="facts"><tbody>${shown.map(
    ([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`,
  )}</tbody></table>`;
}

/** The firm that sells or sends: by both of its names, since a reader knows one of them. */
export function sellerBlock(look: Look, heading: TextKey, seller: SellerLines): Html {
  const { nameEn, nameZh, addressEn, addressZh, telephone } = seller;
  return html`<section class="party"><h2>${look.label(heading)}</h2>
<p class="name">${either(look, nameEn, nameZh)}</p>
<p>${either(look, addressEn, addressZh)}</p>
<p>${look.label('print.telephone')} ${look.value(telephone)}</p></section>`;
}

/** The one who buys or receives. */
export function buyerBlock(look: Look, heading: TextKey, buyer: BuyerLines): Html {
  return html`<section class="party"><h2>${look.label(heading)}</h2>
<p class="name">${look.value(buyer.name)}</p>
<p>${look.value(buyer.address)}</p>
<p class="country">${look.named(buyer.country)}</p>
${when(buyer.telephone, html`<p>${look.label('print.telephone')} ${buyer.telephone}</p>`)}</section>`;
}

/**
 * A text in English with the Chinese below it. A paper that speaks English has a gap where the English is missing; one in
 * Chinese alone says what there is.
 */
export function either(look: Look, en: Shown, zh: Shown): HtmlValue {
  if (en === null && zh === null) return look.gap;
  const first = en ?? (look.english ? look.gap : null);
  return html`${first}${first !== null && zh !== null ? html`<br>` : null}${
    zh === null ? null : html`<span lang="zh-CN">${zh}</span>`
  }`;
}

/** A goods item by its names and elements. */
export function goodsCell(look: Look, goods: GoodsLine): Html {
  const { nameEn, nameZh, model } = goods;
  return html`${either(look, nameEn, nameZh)}${when(model, html`<br><small lang="zh-CN">${model}</small>`)}`;
}

/** One column of a table of lines. */
export interface Column<L> {
  readonly head: Html;
  /** Share of the width, in percent. */
  readonly width: number;
  readonly number?: boolean;
  cell(line: L): HtmlValue;
}

/** A table of lines; its head stands again on every page. */
export function linesTable<L>(
  look: Look,
  columns: readonly Column<L>[],
  lines: readonly L[],
  foot: HtmlValue = null,
): Html {
  const kind = (column: Column<L>) => (column.number === true ? 'number' : 'text');
  return html`<table class="lines"><colgroup>${columns.map(
    ({ width }) => html`<col style="width:${width}%">`,
  )}</colgroup><thead><tr>${columns.map(
    (column) => html`<th scope="col" class="${kind(column)}">${column.head}</th>`,
  )}</tr></thead><tbody>${lines.map(
    (line) =>
      html`<tr>${columns.map((column) => html`<td class="${kind(column)}">${column.cell(line)}</td>`)}</tr>`,
  )}${
    lines.length > 0
      ? null
      : html`<tr><td class="none" colspan="${columns.length}">${look.label('print.noGoods')}</td></tr>`
  }${foot}</tbody></table>`;
}

/** A line of a total: its name over most columns, its value in the last ones. */
export function totalRow(name: Html, span: number, ...values: readonly HtmlValue[]): Html {
  return html`<tr class="total"><th scope="row" colspan="${span}">${name}</th>${values.map(
    (value) => html`<td class="number">${value}</td>`,
  )}</tr>`;
}

/** Places to sign. */
export function signatures(...names: readonly Html[]): Html {
  return html`<div class="signatures">${names.map((name) => html`<div>${name}</div>`)}</div>`;
}
