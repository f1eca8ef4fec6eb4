import type { CalendarDate } from '#shared/base/calendarDate.ts';
import type { Named, PackedFigures, PaperInput, Shown } from '#shared/documents/commercial/paperInput.ts';
import type { BuyerLines, GoodsLine, SellerLines } from '#shared/documents/commercial/particulars.ts';
import {
  buyerOf,
  figure,
  goodsOf,
  named,
  needed,
  sellerOf,
  sumOf,
} from '#shared/documents/commercial/particulars.ts';

/** Pieces and weights as printed; weights in kg. "" where the paper has nothing to say there. */
export interface PackedTexts {
  readonly pieces: Shown;
  readonly netWeight: Shown;
  readonly grossWeight: Shown;
}

/** One line of a packing list. */
export interface PackedLine extends PackedTexts {
  /** The number of the carton, from 1; null when the list goes by goods items. */
  readonly carton: number | null;
  /** The figures of the whole carton, on its first line only. */
  readonly whole: PackedTexts | null;
  /** How many lines the carton takes; 0 on all but its first. */
  readonly span: number;
  /** null for a carton whose contents nobody gave. */
  readonly goods: GoodsLine | null;
}

/** Packing list (装箱单): by cartons where the packing is known, else by goods items. */
export interface PackingList {
  readonly number: Shown;
  readonly day: CalendarDate;
  readonly contractNo: string;
  readonly seller: SellerLines;
  readonly buyer: BuyerLines;
  readonly waybillNo: string;
  readonly marks: string;
  readonly packages: Shown;
  readonly packaging: Named | null;
  readonly byCartons: boolean;
  readonly lines: readonly PackedLine[];
  readonly totals: PackedTexts;
}

/** Makes the packing list of a consignment. */
export function packingListOf(input: PaperInput): PackingList {
  const { consignment, packing, day } = input;
  const { order, trade, transport, items } = consignment;
  const cartons = packing?.cartons ?? [];
  const byCartons = cartons.length > 0;
  return {
    number: needed(order.orderNo),
    day,
    contractNo: trade.contractNo,
    seller: sellerOf(input),
    buyer: buyerOf(input),
    waybillNo: transport.waybillNo,
    marks: trade.marks,
    packages: byCartons ? String(cartons.length) : figure(transport.packages),
    packaging: named(input, 'packaging', transport.packaging),
    byCartons,
    lines: byCartons ? cartonLines(input) : itemLines(input),
    totals: byCartons
      ? {
          pieces: figure(sumOf(cartons.map(({ pieces }) => pieces))),
          netWeight: figure(sumOf(cartons.map(({ netWeight }) => netWeight))),
          grossWeight: figure(sumOf(cartons.map(({ grossWeight }) => grossWeight))),
        }
      : {
          // Pieces of one unit and sets of another have no sum.
          pieces: items.every(({ unit }) => unit === items[0]?.unit)
            ? figure(sumOf(items.map(({ qty }) => qty)))
            : '',
          netWeight: figure(transport.netWeight),
          grossWeight: figure(transport.grossWeight),
        },
  };
}

function cartonLines(input: PaperInput): readonly PackedLine[] {
  const goods = goodsOf(input);
  return (input.packing?.cartons ?? []).flatMap((carton, index): readonly PackedLine[] => {
    const number = index + 1;
    const whole = textsOf(carton);
    if (carton.contents.length === 0) {
      return [{ ...whole, carton: number, whole, span: 1, goods: null }];
    }
    return carton.contents.map((content, place) => ({
      ...textsOf(content),
      carton: number,
      whole: place === 0 ? whole : null,
      span: place === 0 ? carton.contents.length : 0,
      goods: goods[content.item] ?? null,
    }));
  });
}

/** Without cartons only the whole consignment has a gross weight. */
function itemLines(input: PaperInput): readonly PackedLine[] {
  return goodsOf(input).map((goods) => ({
    pieces: goods.quantity,
    netWeight: goods.netWeight,
    grossWeight: '',
    carton: null,
    whole: null,
    span: 1,
    goods,
  }));
}

function textsOf({ pieces, netWeight, grossWeight }: PackedFigures): PackedTexts {
  return { pieces: figure(pieces), netWeight: figure(netWeight), grossWeight: figure(grossWeight) };
}
