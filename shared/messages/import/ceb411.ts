import { EDITION_202205_IMPORT, IMPORT_REQUEST_START } from '#shared/messages/import/importElements.ts';
import type { MessageTable } from '#shared/messages/table.ts';
import { AMOUNT, choice, fixed, made, opt, req, text } from '#shared/messages/table.ts';

/** Payment voucher of an import (支付凭证), sent by the payment firm. */
export const CEB411 = {
  kind: 'CEB411Message',
  zh: '支付凭证',
  source: EDITION_202205_IMPORT,
  node: 'Payment',
  head: {
    name: 'PaymentHead',
    elements: [
      ...IMPORT_REQUEST_START,
      req('payCode', text(18), '支付企业代码', made('document')),
      req('payName', text(100), '支付企业名称', made('document')),
      req('payTransactionId', text(60), '支付交易编号', made('document')),
      req('orderNo', text(60), '订单编号', made('document')),
      req('ebpCode', text(18), '电商平台代码', made('document')),
      req('ebpName', text(100), '电商平台名称', made('document')),
      req('payerIdType', choice('1', '2'), '支付人证件类型', made('document')),
      req('payerIdNumber', text(60), '支付人证件号码', made('document')),
      req('payerName', text(60), '支付人姓名', made('document')),
      opt('telephone', text(60), '支付人电话', made('document')),
      req('amountPaid', AMOUNT, '支付金额', made('document')),
      req('currency', choice('142'), '币制', made('fixed')),
      req('payTime', fixed(14, 'time'), '支付时间', made('document')),
      opt('note', text(1000), '备注', made('document')),
    ],
  },
  list: null,
  envelope: 'transfer',
  maxRecords: 100,
} as const satisfies MessageTable;
