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
import type { Html } from '#backend/output/print/html.ts';
import { html } from '#backend/output/print/html.ts';
import type { Look } from '#backend/output/print/look.ts';
import type { PackedLine, PackingList } from '#shared/documents/commercial/packingList.ts';

/** The packing list (装箱单). */
export function packingListPage(look: Look, list: PackingList): Html {
  const { label, value } = look;
  const { totals } = list;
  const columns = list.byCartons ? cartonColumns(look) : itemColumns(look);
  return html`${titleBlock(look, 'packingList')}
<div class="parties">${sellerBlock(look, 'print.seller', list.seller)}${buyerBlock(look, 'print.buyer', list.buyer)}</div>
${factsBlock([
  [label('print.number'), value(list.number)],
  [label('print.day'), list.day],
  list.contractNo === '' ? null : [label('print.contractNo'), list.contractNo],
  list.waybillNo === '' ? null : [label('print.waybillNo'), list.waybillNo],
  list.marks === '' ? null : [label('print.marks'), list.marks],
  [label('print.packages'), html`${value(list.packages)} ${look.named(list.packaging)}`],
])}
${linesTable(
  look,
  columns,
  list.lines,
  totalRow(
    label('print.total'),
    columns.length - 3,
    value(totals.pieces),
    value(totals.netWeight),
    value(totals.grossWeight),
  ),
)}
${signatures(label('print.sellerSignature'))}`;
}

function itemColumns(look: Look): readonly Column<PackedLine>[] {
  const { label, value } = look;
  return [
    { head: label('print.line'), width: 7, cell: ({ goods }) => goods?.number ?? null },
    { head: label('print.goods'), width: 45, cell: (line) => contents(look, line) },
    {
      head: label('print.quantity'),
      width: 16,
      number: true,
      cell: ({ pieces, goods }) => html`${value(pieces)} ${look.named(goods?.unit ?? null)}`,
    },
    { head: label('print.netWeight'), width: 16, number: true, cell: (line) => value(line.netWeight) },
    { head: label('print.grossWeight'), width: 16, number: true, cell: (line) => value(line.grossWeight) },
  ];
}

function cartonColumns(look: Look): readonly Column<PackedLine>[] {
  const { label, value } = look;
  return [
    {
      head: label('print.carton'),
      width: 11,
      // A carton is named on its first line; pages may break between its lines, so no cell spans them.
      cell: ({ carton, span }) => html`${span > 0 ? html`<strong>${carton}</strong>` : html`″`}`,
    },
    { head: label('print.goods'), width: 41, cell: (line) => contents(look, line) },
    { head: label('print.pieces'), width: 16, number: true, cell: (line) => value(line.pieces) },
    { head: label('print.netWeight'), width: 16, number: true, cell: (line) => value(line.netWeight) },
    { head: label('print.grossWeight'), width: 16, number: true, cell: (line) => value(line.grossWeight) },
  ];
}

function contents(look: Look, { goods }: PackedLine): Html {
  return goods === null ? look.label('print.cartonContents') : goodsCell(look, goods);
}
