import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { amountInWords } from '#shared/documents/commercial/amountInWords.ts';
import { amountText } from '#shared/documents/commercial/amountText.ts';
import type { Letterhead, Named, PaperInput, Shown } from '#shared/documents/commercial/paperInput.ts';
import type { BuyerLines, GoodsLine, SellerLines } from '#shared/documents/commercial/particulars.ts';
import {
  buyerOf,
  goodsOf,
  moneyOf,
  named,
  needed,
  sellerOf,
} from '#shared/documents/commercial/particulars.ts';

/** Commercial invoice (商业发票). Its number is that of the order. */
export interface Invoice {
  readonly number: Shown;
  readonly day: CalendarDate;
  readonly contractNo: string;
  readonly seller: SellerLines;
  readonly buyer: BuyerLines;
  readonly term: Named | null;
  readonly destination: Named | null;
  readonly waybillNo: string;
  readonly marks: string;
  readonly lines: readonly GoodsLine[];
  readonly currency: Shown;
  readonly goodsTotal: Shown;
  /** "" when none is charged. */
  readonly freight: string;
  /** "" when none is charged. */
  readonly insurance: string;
  readonly total: Shown;
  /** In English; "" when the amount cannot be said exactly. */
  readonly totalInWords: string;
  /** null when no bank was entered: an invoice may do without. */
  readonly bank: Pick<Letterhead, 'bankName' | 'bankAccount' | 'bankCode'> | null;
}

/** Makes the commercial invoice of a consignment. */
export function invoiceOf(input: PaperInput): Invoice {
  const { consignment, letterhead, day } = input;
  const { order, trade, transport, seller } = consignment;
  const money = moneyOf(input);
  const text = (amount: typeof money.total) => (amount === null ? null : amountText(amount, order.currency));
  const own = seller.code !== '' && seller.code === letterhead.code && letterhead.bankAccount !== '';
  return {
    number: needed(order.orderNo),
    day,
    contractNo: trade.contractNo,
    seller: sellerOf(input),
    buyer: buyerOf(input),
    term: named(input, 'tradeTerm', trade.term),
    destination: named(input, 'port', transport.port),
    waybillNo: transport.waybillNo,
    marks: trade.marks,
    lines: goodsOf(input),
    currency: money.currency,
    goodsTotal: text(money.goods),
    freight: text(money.freight) ?? '',
    insurance: text(money.insurance) ?? '',
    total: text(money.total),
    totalInWords: money.total === null ? '' : (amountInWords(money.total, order.currency) ?? ''),
    bank: own ? letterhead : null,
  };
}
