import { EDITION_202205, PLATFORM, REQUEST_START, SELLER } from '#shared/messages/commonElements.ts';
import type { MessageTable } from '#shared/messages/table.ts';
import { AMOUNT, choice, code, field, integer, made, opt, req, text } from '#shared/messages/table.ts';

/**
 * CEB213 application to return exported goods (退货申请单), new in edition 202205. Its lines repeat those of the inventory
 * that gnum names, with quantities no larger; carrier, declaring firm and transport may be those of the way back.
 */
export const CEB213 = {
  kind: 'CEB213Message',
  zh: '退货申请单',
  source: EDITION_202205,
  node: 'InvtRefund',
  head: {
    name: 'InvtRefundHead',
    elements: [
      ...REQUEST_START,
      req('customsCode', code('customs', 4), '申报地海关代码', made('document')),
      opt('loctNo', text(10), '监管场所代码', made('document')),
      ...PLATFORM,
      ...SELLER,
      /** 80 characters here, 32 in the waybill: the parcel of the way back may be another */
      req('logisticsNo', text(80), '物流运单编号', made('document')),
      req('logisticsCode', text(18, 'firm'), '物流企业代码', made('document')),
      req('logisticsName', text(100), '物流企业名称', made('document')),
      /** what the other messages call copNo */
      req('coElNo', text(30), '企业唯一编号', made('document')),
      opt('preNo', text(18), '电子口岸编号', made('authority')),
      /** the export inventory the goods left with */
      req('invtNo', text(20), '清单编号', made('authority')),
      /** 9661 or 1261 by the prose, 9610 or 1210 by the schema's comment */
      opt('tradeMode', code('regime', 4), '贸易方式', made('regime')),
      req('agentCode', text(18), '申报企业代码', made('document')),
      req('agentName', text(100), '申报企业名称', made('document')),
      /** the parcel's number where there is no bill */
      req('billNo', text(37), '提运单号', made('document')),
      /** I: a return comes in */
      req('ieFlag', choice('I', 'E'), '进出口标记', made('fixed')),
      req('trafMode', code('transport', 1), '运输方式', made('document')),
      req('trafName', text(100), '运输工具名称', made('document')),
      /** where the goods left */
      req('portCode', code('customs', 1, 4), '出口口岸代码', field('transport.portCode')),
      /** 500 characters by the schema, 1000 by the prose */
      req('reason', text(500), '退货原因', made('document')),
      /** where it comes from; not China */
      req('country', code('country', 1, 3), '启运国', made('document')),
      req('voyageNo', text(32), '航班航次号', made('document')),
      opt('note', text(500), '备注', made('document')),
    ],
  },
  list: {
    name: 'InvtRefundList',
    min: 1,
    max: 100,
    elements: [
      /** the line of the inventory, not of this message */
      req('gnum', integer(4), '商品序号', made('document')),
      /** up to 10 characters by the schema, but the same as in the inventory, so exactly 10 */
      req('gcode', text(10, 'hs'), '商品编码', made('document')),
      req('gname', text(250), '商品名称', made('document')),
      req('gmodel', text(250), '规格型号', made('document')),
      req('qty', AMOUNT, '申报数量', made('document')),
      req('qty1', AMOUNT, '法定数量', made('document')),
      req('unit', code('unit', 3), '申报计量单位', made('document')),
      req('unit1', code('unit', 3), '法定计量单位', made('document')),
      opt('qty2', AMOUNT, '第二数量', made('document')),
      opt('unit2', code('unit', 3), '第二计量单位', made('document')),
      opt('note', text(500), '备注', made('document')),
    ],
  },
  envelope: 'transfer',
  maxRecords: 100,
} as const satisfies MessageTable;
