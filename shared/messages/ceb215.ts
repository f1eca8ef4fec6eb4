import { EDITION_202205, REQUEST_START, SITE_OPERATOR } from '#shared/messages/commonElements.ts';
import type { MessageTable } from '#shared/messages/table.ts';
import { choice, code, made, opt, req, text } from '#shared/messages/table.ts';

/** CEB215 what a site counted of a return (退货理货明细单), new in edition 202205. */
export const CEB215 = {
  kind: 'CEB215Message',
  zh: '退货理货明细单',
  source: EDITION_202205,
  node: 'InvtRefundDetail',
  head: {
    name: null,
    elements: [
      ...REQUEST_START,
      req('customsCode', code('customs', 4), '申报地海关代码', made('document')),
      ...SITE_OPERATOR,
      req('logisticsCode', text(18, 'firm'), '物流企业代码', made('document')),
      req('logisticsName', text(100), '物流企业名称', made('document')),
      req('logisticsNo', text(80), '物流运单编号', made('document')),
      opt('invtNo', text(20), '清单编号', made('authority')),
      /** 20 characters here, 30 in its receipt and in the application */
      req('coElNo', text(20), '企业唯一编号', made('document')),
      opt('preNo', text(18), '电子口岸编号', made('authority')),
      /** the parcel's number where there is no bill */
      req('billNo', text(37), '提运单号', made('document')),
      /** I: a return comes in */
      req('ieFlag', choice('I', 'E'), '进出口标记', made('fixed')),
      req('trafMode', code('transport', 1), '运输方式', made('document')),
      req('trafName', text(100), '运输工具名称', made('document')),
      req('voyageNo', text(32), '航班航次号', made('document')),
      /** where in the site it lies */
      opt('location', text(250), '仓储位置', made('document')),
      opt('note', text(250), '备注', made('document')),
    ],
  },
  list: null,
  envelope: 'transfer',
  maxRecords: 100,
} as const satisfies MessageTable;
