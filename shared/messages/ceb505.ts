import { EDITION_202205, REQUEST_START } from '#shared/messages/commonElements.ts';
import type { MessageTable } from '#shared/messages/table.ts';
import { AMOUNT, code, field, integer, opt, req, text } from '#shared/messages/table.ts';

/** CEB505 waybill (物流运单). */
export const CEB505 = {
  kind: 'CEB505Message',
  zh: '物流运单',
  source: EDITION_202205,
  node: 'Logistics',
  head: {
    name: null,
    elements: [
      ...REQUEST_START,
      req('logisticsCode', text(18, 'firm'), '物流企业代码', field('carrier.code')),
      req('logisticsName', text(100), '物流企业名称', field('carrier.name')),
      req('logisticsNo', text(32), '物流运单编号', field('transport.waybillNo')),
      req('freight', AMOUNT, '运费', field('order.freight')),
      req('insuredFee', AMOUNT, '保价费', field('order.insuredFee')),
      req('currency', code('currency', 3), '币制', field('order.currency')),
      /** kg */
      req('grossWeight', AMOUNT, '毛重', field('transport.grossWeight')),
      req('packNo', integer(9), '件数', field('transport.packages')),
      req('goodsInfo', text(200), '主要货物信息', field('items.*.itemName')),
      opt('ebcCode', text(18, 'firm'), '电商企业代码', field('seller.code')),
      opt('ebcName', text(100), '电商企业名称', field('seller.name')),
      opt('ebcTelephone', text(50), '电商企业电话', field('seller.telephone')),
      opt('note', text(1000), '备注', field('order.note')),
    ],
  },
  list: null,
  envelope: 'transfer',
  maxRecords: 100,
} as const satisfies MessageTable;
