import { sum } from '#shared/base/decimal.ts';
import type { Derive } from '#shared/documents/derivation.ts';
import type { OrderHead, OrderLine } from '#shared/documents/documents.ts';
import { amount, code, parties, present, start } from '#shared/documents/elementText.ts';

/** The order (电子订单, CEB303). Its goods value is the sum of the lines' totals, FOB, without freight. */
export const deriveOrder: Derive<'order'> = ({ consignment, procedure, context }) => {
  const { order, items } = consignment;
  const currency = code(context.codes, 'currency', order.currency);
  const totals = items.map((item) => item.totalPrice).filter((total) => total !== null);
  const head: OrderHead = {
    ...start(context, 'order'),
    orderType: procedure.orderType ?? '',
    orderNo: order.orderNo,
    ...parties(consignment),
    // A sum with an unknown part is unknown; a smaller number would look like an answer.
    goodsValue: totals.length === items.length && items.length > 0 ? amount(sum(totals)) : '',
    freight: amount(order.freight),
    currency,
    ...present({ note: order.note }),
  };
  const list = items.map(
    (item, index): OrderLine => ({
      gnum: String(index + 1),
      itemNo: item.itemNo,
      itemName: item.itemName,
      ...present({ barCode: item.barCode }),
      unit: code(context.codes, 'unit', item.unit),
      currency,
      qty: amount(item.qty),
      price: amount(item.price),
      totalPrice: amount(item.totalPrice),
    }),
  );
  return { head, list };
};
