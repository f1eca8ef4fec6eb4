import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { amountInWords } from '#shared/documents/commercial/amountInWords.ts';
import { amountText } from '#shared/documents/commercial/amountText.ts';
import type { Named, PaperInput, Shown } from '#shared/documents/commercial/paperInput.ts';
import type { BuyerLines, GoodsLine, SellerLines } from '#shared/documents/commercial/particulars.ts';
import {
  buyerOf,
  goodsOf,
  moneyOf,
  named,
  needed,
  sellerOf,
} from '#shared/documents/commercial/particulars.ts';

/** Sales contract (销售合同). What the parties agree beyond the consignment is left for them to write. */
export interface Contract {
  readonly number: Shown;
  readonly day: CalendarDate;
  readonly seller: SellerLines;
  readonly buyer: BuyerLines;
  readonly lines: readonly GoodsLine[];
  readonly currency: Shown;
  /** The value of the goods. */
  readonly total: Shown;
  /** In English; "" when the amount cannot be said exactly. */
  readonly totalInWords: string;
  readonly term: Named | null;
  readonly packaging: Named | null;
  readonly marks: string;
  readonly mode: Named | null;
  /** 离境口岸 */
  readonly from: Named | null;
  /** 指运港 */
  readonly to: Named | null;
  readonly country: Named | null;
  readonly shipment: CalendarDate | null;
}

/** Makes the sales contract of a consignment. */
export function contractOf(input: PaperInput): Contract {
  const { order, trade, transport } = input.consignment;
  const { goods, currency } = moneyOf(input);
  return {
    number: needed(trade.contractNo),
    day: input.day,
    seller: sellerOf(input),
    buyer: buyerOf(input),
    lines: goodsOf(input),
    currency,
    total: goods === null ? null : amountText(goods, order.currency),
    totalInWords: goods === null ? '' : (amountInWords(goods, order.currency) ?? ''),
    term: named(input, 'tradeTerm', trade.term),
    packaging: named(input, 'packaging', transport.packaging),
    marks: trade.marks,
    mode: named(input, 'transport', transport.mode),
    from: named(input, 'domesticPort', trade.exitPort),
    to: named(input, 'port', transport.port),
    country: named(input, 'country', transport.country),
    shipment: transport.exportDate,
  };
}
