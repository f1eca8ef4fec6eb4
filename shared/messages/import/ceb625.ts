import { EDITION_202205_IMPORT, IMPORT_REQUEST_START } from '#shared/messages/import/importElements.ts';
import type { MessageTable } from '#shared/messages/table.ts';
import { AMOUNT, choice, code, fixed, integer, made, opt, req, text } from '#shared/messages/table.ts';

/** Request to take imported goods back (退货申请单). */
export const CEB625 = {
  kind: 'CEB625Message',
  zh: '进口退货申请单',
  source: EDITION_202205_IMPORT,
  node: 'InvtRefund',
  head: {
    name: 'InvtRefundHead',
    elements: [
      ...IMPORT_REQUEST_START,
      req('customsCode', code('customs', 4), '申报地海关代码', made('document')),
      req('orderNo', text(60), '订单编号', made('document')),
      req('ebpCode', text(18), '电商平台代码', made('document')),
      req('ebpName', text(100), '电商平台名称', made('document')),
      req('ebcCode', text(18), '电商企业代码', made('document')),
      req('ebcName', text(100), '电商企业名称', made('document')),
      req('logisticsNo', text(60), '物流运单编号', made('document')),
      req('logisticsCode', text(18), '物流企业代码', made('document')),
      req('logisticsName', text(100), '物流企业名称', made('document')),
      opt('copNo', text(20), '企业内部编号', made('document')),
      opt('preNo', text(18), '电子口岸编号', made('authority')),
      req('invtNo', text(18), '清单编号', made('authority')),
      req('buyerIdType', choice('1', '2'), '订购人证件类型', made('document')),
      req('buyerIdNumber', text(60), '订购人证件号码', made('document')),
      req('buyerName', text(60), '订购人姓名', made('document')),
      req('buyerTelephone', text(30), '订购人电话', made('document')),
      req('agentCode', text(18), '申报企业代码', made('document')),
      req('agentName', text(100), '申报企业名称', made('document')),
      req('reason', text(1000), '退货原因', made('document')),
      opt('note', text(1000), '备注', made('document')),
    ],
  },
  list: {
    name: 'InvtRefundList',
    min: 1,
    max: 99,
    elements: [
      req('gnum', integer(9), '商品序号', made('position')),
      req('gcode', fixed(10, 'hs'), '商品编码', made('document')),
      req('gname', text(250), '商品名称', made('document')),
      req('qty', AMOUNT, '数量', made('document')),
      req('unit', code('unit', 3), '计量单位', made('document')),
      opt('note', text(1000), '备注', made('document')),
    ],
  },
  envelope: 'transfer',
  maxRecords: 100,
} as const satisfies MessageTable;
