import { EDITION_202205_IMPORT, IMPORT_REQUEST_START } from '#shared/messages/import/importElements.ts';
import type { MessageTable } from '#shared/messages/table.ts';
import { AMOUNT, choice, integer, made, opt, req, text } from '#shared/messages/table.ts';

/** Waybill of an import (物流运单): one parcel each. */
export const CEB511 = {
  kind: 'CEB511Message',
  zh: '物流运单',
  source: EDITION_202205_IMPORT,
  node: 'Logistics',
  head: {
    name: 'LogisticsHead',
    elements: [
      ...IMPORT_REQUEST_START,
      req('logisticsCode', text(18), '物流企业代码', made('document')),
      req('logisticsName', text(100), '物流企业名称', made('document')),
      req('logisticsNo', text(60), '物流运单编号', made('document')),
      opt('billNo', text(37), '提运单号', made('document')),
      req('orderNo', text(60), '订单编号', made('document')),
      opt('freight', AMOUNT, '运杂费', made('document')),
      opt('insuredFee', AMOUNT, '保价费', made('document')),
      req('currency', choice('142'), '币制', made('fixed')),
      req('weight', AMOUNT, '毛重', made('document')),
      req('packNo', integer(9), '件数', made('document')),
      opt('goodsInfo', text(200), '主要货物信息', made('document')),
      req('consignee', text(100), '收货人姓名', made('document')),
      req('consigneeAddress', text(200), '收货地址', made('document')),
      req('consigneeTelephone', text(50), '收货人电话', made('document')),
      opt('note', text(1000), '备注', made('document')),
    ],
  },
  list: null,
  envelope: 'transfer',
  maxRecords: 100,
} as const satisfies MessageTable;
