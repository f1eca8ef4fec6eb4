import { EDITION_202205, PLATFORM, REQUEST_START, SELLER } from '#shared/messages/commonElements.ts';
import type { MessageTable } from '#shared/messages/table.ts';
import { AMOUNT, choice, code, field, integer, made, opt, req, text } from '#shared/messages/table.ts';

/** CEB303 electronic order (电子订单). */
export const CEB303 = {
  kind: 'CEB303Message',
  zh: '电子订单',
  source: EDITION_202205,
  node: 'Order',
  head: {
    name: 'OrderHead',
    elements: [
      ...REQUEST_START,
      /** E B2C export, B B2B export, W stock order of an overseas warehouse */
      req('orderType', choice('E', 'B', 'W'), '订单类型', made('regime')),
      req('orderNo', text(60), '订单编号', field('order.orderNo')),
      ...PLATFORM,
      ...SELLER,
      /** the sum of the lines, FOB */
      req('goodsValue', AMOUNT, '商品金额', field('items.*.totalPrice')),
      req('freight', AMOUNT, '运杂费', field('order.freight')),
      req('currency', code('currency', 3), '币制', field('order.currency')),
      opt('note', text(1000), '备注', field('order.note')),
    ],
  },
  list: {
    name: 'OrderList',
    min: 1,
    max: 100,
    elements: [
      req('gnum', integer(5), '商品序号', made('position')),
      req('itemNo', text(30), '企业商品货号', field('items.*.itemNo')),
      req('itemName', text(250), '企业商品名称', field('items.*.itemName')),
      opt('itemDescribe', text(1000), '企业商品描述', made('unused')),
      opt('barCode', text(50), '条形码', field('items.*.barCode')),
      req('unit', code('unit', 3), '计量单位', field('items.*.unit')),
      req('currency', code('currency', 3), '币制', field('order.currency')),
      req('qty', AMOUNT, '数量', field('items.*.qty')),
      req('price', AMOUNT, '单价', field('items.*.price')),
      req('totalPrice', AMOUNT, '总价', field('items.*.totalPrice')),
      opt('note', text(1000), '备注', made('unused')),
    ],
  },
  envelope: 'transfer',
  maxRecords: 100,
} as const satisfies MessageTable;
