import { EDITION_202205, PLATFORM, REQUEST_START, SELLER } from '#shared/messages/commonElements.ts';
import type { MessageTable } from '#shared/messages/table.ts';
import { AMOUNT, choice, code, field, fixed, integer, made, opt, req, text } from '#shared/messages/table.ts';

/** CEB603 export inventory (出口申报清单). */
export const CEB603 = {
  kind: 'CEB603Message',
  zh: '出口申报清单',
  source: EDITION_202205,
  node: 'Inventory',
  head: {
    name: 'InventoryHead',
    elements: [
      ...REQUEST_START,
      req('customsCode', code('customs', 4), '申报地海关代码', field('transport.customsCode')),
      ...PLATFORM,
      req('orderNo', text(60), '订单编号', field('order.orderNo')),
      req('logisticsCode', text(18, 'firm'), '物流企业代码', field('carrier.code')),
      req('logisticsName', text(100), '物流企业名称', field('carrier.name')),
      req('logisticsNo', text(32), '物流运单编号', field('transport.waybillNo')),
      req('copNo', text(30), '企业唯一编号', field('order.copNo')),
      opt('preNo', fixed(18), '电子口岸编号', made('authority')),
      opt('invtNo', text(20), '清单编号', made('authority')),
      /** I import, E export */
      req('ieFlag', choice('E', 'I'), '进出口标记', made('fixed')),
      req('portCode', code('customs', 4), '出口口岸代码', field('transport.portCode')),
      req('ieDate', fixed(8, 'date'), '出口日期', field('transport.exportDate')),
      /** A simplified, B aggregated */
      req('statisticsFlag', code('statistics', 1), '申报业务类型', field('declaration.statisticsFlag')),
      req('agentCode', text(18), '申报企业代码', field('declarant.code')),
      req('agentName', text(100), '申报企业名称', field('declarant.name')),
      ...SELLER,
      req('ownerCode', text(18), '生产销售单位代码', field('producer.code')),
      req('ownerName', text(100), '生产销售单位名称', field('producer.name')),
      opt('iacCode', text(18), '区内企业代码', field('zone.code')),
      opt('iacName', text(100), '区内企业名称', field('zone.name')),
      opt('emsNo', text(30), '账册编号', field('zone.emsNo')),
      req('tradeMode', code('regime', 4), '贸易方式', made('regime')),
      req('trafMode', code('transport', 1), '运输方式', field('transport.mode')),
      opt('trafName', text(100), '运输工具名称', field('transport.meansName')),
      opt('voyageNo', text(32), '航班航次号', field('transport.voyageNo')),
      opt('billNo', text(37), '提运单号', field('transport.billNo')),
      opt('totalPackageNo', text(37), '总包号', field('transport.totalPackageNo')),
      opt('loctNo', text(10), '监管场所代码', field('transport.siteCode')),
      opt('licenseNo', text(19), '许可证号', field('declaration.licenseNo')),
      req('country', code('country', 3), '运抵国', field('transport.country')),
      req('POD', code('port', 3, 4), '指运港代码', field('transport.port')),
      req('freight', AMOUNT, '运费', field('order.freight')),
      req('fCurrency', code('currency', 3), '运费币制', field('order.currency')),
      /** 3 total; the schema refuses 1 rate and 2 unit price, which the declaration form knows */
      req('fFlag', choice('3'), '运费标志', made('fixed')),
      req('insuredFee', AMOUNT, '保费', field('order.insuredFee')),
      req('iCurrency', code('currency', 3), '保费币制', field('order.currency')),
      req('iFlag', choice('3'), '保费标志', made('fixed')),
      /** the one-character code of the old table, not the two-digit one of the declaration form */
      req('wrapType', code('packaging', 1), '包装种类代码', field('transport.packaging')),
      req('packNo', integer(9), '件数', field('transport.packages')),
      /** kg */
      req('grossWeight', AMOUNT, '毛重', field('transport.grossWeight')),
      /** kg */
      req('netWeight', AMOUNT, '净重', field('transport.netWeight')),
      opt('note', text(1000), '备注', field('order.note')),
    ],
  },
  list: {
    name: 'InventoryList',
    min: 1,
    max: 100,
    elements: [
      req('gnum', integer(5), '商品序号', made('position')),
      /** 20 characters here, 30 in the order: a longer number breaks only at the inventory */
      req('itemNo', text(20), '企业商品货号', field('items.*.itemNo')),
      opt('itemRecordNo', text(30), '账册备案料号', field('items.*.recordNo')),
      opt('itemName', text(250), '企业商品名称', field('items.*.itemName')),
      req('gcode', fixed(10, 'hs'), '商品编码', field('items.*.gcode')),
      req('gname', text(250), '商品名称', field('items.*.gname')),
      req('gmodel', text(250), '规格型号', field('items.*.gmodel')),
      req('barCode', text(50), '条形码', field('items.*.barCode')),
      req('country', code('country', 3), '最终目的国', field('items.*.country')),
      req('currency', code('currency', 3), '币制', field('order.currency')),
      req('qty', AMOUNT, '申报数量', field('items.*.qty')),
      req('qty1', AMOUNT, '法定数量', field('items.*.qty1')),
      opt('qty2', AMOUNT, '第二数量', field('items.*.qty2')),
      req('unit', code('unit', 3), '申报计量单位', field('items.*.unit')),
      req('unit1', code('unit', 3), '法定计量单位', field('items.*.unit1')),
      opt('unit2', code('unit', 1, 3), '第二计量单位', field('items.*.unit2')),
      req('price', AMOUNT, '单价', field('items.*.price')),
      req('totalPrice', AMOUNT, '总价', field('items.*.totalPrice')),
      opt('note', text(1000), '备注', made('unused')),
    ],
  },
  envelope: 'transfer',
  maxRecords: 100,
} as const satisfies MessageTable;
