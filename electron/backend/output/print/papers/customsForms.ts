/** The two forms of Chinese customs, for people to check and file: export inventory and export declaration. */
import type { Column } from '#backend/output/print/blocks.ts';
import { linesTable, titleBlock } from '#backend/output/print/blocks.ts';
import type { Html, HtmlValue } from '#backend/output/print/html.ts';
import { html } from '#backend/output/print/html.ts';
import type { Look } from '#backend/output/print/look.ts';
import { when } from '#backend/output/print/look.ts';
import type { Box } from '#shared/documents/commercial/boxes.ts';
import type { CustomsLine, Measured } from '#shared/documents/commercial/customsLines.ts';
import type { DeclarationSheet } from '#shared/documents/commercial/declarationSheet.ts';
import type { InventorySheet } from '#shared/documents/commercial/inventorySheet.ts';

/** The export inventory (出口申报清单). */
export function inventoryPage(look: Look, sheet: InventorySheet): Html {
  const { label, value } = look;
  const columns: readonly Column<CustomsLine>[] = [
    { head: label('print.line'), width: 4, cell: (line) => line.number },
    { head: label('print.itemNo'), width: 10, cell: (line) => line.itemNo },
    { head: label('print.hs'), width: 10, cell: (line) => value(line.code) },
    { head: label('print.goodsAndModel'), width: 25, cell: (line) => nameAndModel(look, line) },
    { head: label('print.barCode'), width: 9, cell: (line) => line.barCode },
    { head: label('print.declared'), width: 9, number: true, cell: (line) => measured(look, line.declared) },
    { head: label('print.firstQuantity'), width: 9, number: true, cell: (line) => statutory(look, line) },
    { head: label('print.price'), width: 7, number: true, cell: (line) => value(line.price) },
    { head: label('print.amount'), width: 8, number: true, cell: (line) => value(line.total) },
    { head: label('print.finalDestination'), width: 9, cell: (line) => look.named(line.destination, true) },
  ];
  return html`${titleBlock(look, 'inventory', html`<p>${label('print.checkCopy')} · ${sheet.day}</p>`)}
${boxRows(look, sheet.rows, 6)}
${linesTable(look, columns, sheet.lines)}`;
}

/** The export declaration (出口货物报关单), laid out like the form of 2018 and later. */
export function declarationPage(look: Look, sheet: DeclarationSheet): Html {
  const { label, value } = look;
  const columns: readonly Column<CustomsLine>[] = [
    { head: label('print.line'), width: 4, cell: (line) => line.number },
    { head: label('print.hs'), width: 10, cell: (line) => value(line.code) },
    { head: label('print.goodsAndModel'), width: 26, cell: (line) => nameAndModel(look, line) },
    { head: label('print.quantityAndUnit'), width: 12, number: true, cell: (line) => quantities(look, line) },
    {
      head: label('print.priceTotalCurrency'),
      width: 12,
      number: true,
      cell: (line) => html`${value(line.price)}<br>${value(line.total)}<br>${look.named(line.currency)}`,
    },
    { head: label('print.origin'), width: 9, cell: (line) => look.named(line.origin, true) },
    { head: label('print.finalDestination'), width: 9, cell: (line) => look.named(line.destination, true) },
    { head: label('print.district'), width: 10, cell: (line) => look.named(line.district, true) },
    { head: label('print.dutyMode'), width: 8, cell: (line) => look.named(line.dutyMode, true) },
  ];
  return html`${titleBlock(look, 'declaration', html`<p>${label('print.checkCopy')}</p>`)}
<p class="numbers"><span>${label('print.box.preNo')}: ${sheet.preNo}</span><span>${label('print.box.entryId')}: ${sheet.entryId}</span></p>
${boxRows(look, sheet.rows, 20)}
${linesTable(look, columns, sheet.lines)}
<table class="boxes foot"><tbody><tr><td><small>${label('print.declarantPerson')}</small></td><td><small>${label('print.declarantUnit')}</small>${value(sheet.declarant)}</td><td><small>${label('print.declarantSeal')}</small></td><td><small>${label('print.customsNotes')}</small></td></tr></tbody></table>`;
}

/** Boxes in rows; the spans of each row come to `columns`. */
function boxRows(look: Look, rows: readonly (readonly Box[])[], columns: number): Html {
  return html`<table class="boxes"><colgroup>${Array.from({ length: columns }, () => html`<col>`)}</colgroup><tbody>${rows.map(
    (row) =>
      html`<tr>${row.map(
        ({ name, value, span }) =>
          html`<td colspan="${span}"><small>${look.label(`print.box.${name}`)}</small>${boxValue(look, value)}</td>`,
      )}</tr>`,
  )}</tbody></table>`;
}

function boxValue(look: Look, value: Box['value']): HtmlValue {
  return value === null || typeof value === 'string' ? look.value(value) : look.named(value, true);
}

function nameAndModel(look: Look, { name, model }: CustomsLine): Html {
  return html`<span lang="zh-CN">${look.value(name)}${when(model, html`<br><small>${model}</small>`)}</span>`;
}

function measured(look: Look, { quantity, unit }: Measured): Html {
  return html`${look.value(quantity)} ${look.named(unit)}`;
}

function statutory(look: Look, { first, second }: CustomsLine): Html {
  return html`${measured(look, first)}${second === null ? null : html`<br>${measured(look, second)}`}`;
}

/** As on the form: statutory quantity, second quantity, declared quantity. */
function quantities(look: Look, line: CustomsLine): Html {
  return html`${measured(look, line.first)}<br>${line.second === null ? null : measured(look, line.second)}<br>${measured(look, line.declared)}`;
}
