import type { GoodsItem } from '#shared/consignment/consignment.ts';
import type { Derive } from '#shared/documents/derivation.ts';
import type { WaybillHead } from '#shared/documents/documents.ts';
import { amount, code, present, start } from '#shared/documents/elementText.ts';

/** CEB505 goodsInfo is C..200. */
const GOODS_INFO_MAX = 200;

/** The waybill (物流运单, CEB505). Its amounts are in the order's currency. */
export const deriveWaybill: Derive<'waybill'> = ({ consignment, context }) => {
  const { order, carrier, seller, transport } = consignment;
  const head: WaybillHead = {
    ...start(context, 'waybill'),
    logisticsCode: carrier.code,
    logisticsName: carrier.name,
    logisticsNo: transport.waybillNo,
    freight: amount(order.freight),
    insuredFee: amount(order.insuredFee),
    currency: code(context.codes, 'currency', order.currency),
    grossWeight: amount(transport.grossWeight),
    packNo: amount(transport.packages),
    goodsInfo: goodsInfo(consignment.items),
    ...present({ ebcCode: seller.code, ebcName: seller.name, ebcTelephone: seller.telephone }),
    ...present({ note: order.note }),
  };
  return { head, list: [] };
};

/** The names of the goods, each once, as many as fit whole; a first name that is too long alone is cut. */
function goodsInfo(items: readonly GoodsItem[]): string {
  const names = [...new Set(items.map((item) => item.itemName || item.gname))].filter((name) => name !== '');
  const kept: string[] = [];
  let length = 0;
  for (const name of names) {
    const characters = [...name].length + (kept.length === 0 ? 0 : 1);
    if (length + characters > GOODS_INFO_MAX) break;
    kept.push(name);
    length += characters;
  }
  return kept.length > 0 ? kept.join('、') : [...(names[0] ?? '')].slice(0, GOODS_INFO_MAX).join('');
}
