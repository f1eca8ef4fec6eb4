import { EDITION_202205, PLATFORM, REQUEST_START, SELLER } from '#shared/messages/commonElements.ts';
import type { MessageTable } from '#shared/messages/table.ts';
import { AMOUNT, code, field, fixed, opt, req, text } from '#shared/messages/table.ts';

/** CEB403 payment receipt (收款单). The schema's order, platform code before name, binds; the prose has it reversed. */
export const CEB403 = {
  kind: 'CEB403Message',
  zh: '收款单',
  source: EDITION_202205,
  node: 'Receipts',
  head: {
    name: null,
    elements: [
      ...REQUEST_START,
      ...PLATFORM,
      ...SELLER,
      req('orderNo', text(60), '订单编号', field('order.orderNo')),
      opt('payCode', text(18), '支付企业代码', field('payment.payCode')),
      req('payName', text(100), '支付企业名称', field('payment.payName')),
      opt('payNo', text(60), '支付交易编号', field('payment.payNo')),
      req('charge', AMOUNT, '收款金额', field('payment.charge')),
      req('currency', code('currency', 3), '币制', field('payment.currency')),
      req('accountingDate', fixed(14, 'time'), '到账时间', field('payment.receivedAt')),
      opt('note', text(1000), '备注', field('order.note')),
    ],
  },
  list: null,
  envelope: 'transfer',
  maxRecords: 100,
} as const satisfies MessageTable;
