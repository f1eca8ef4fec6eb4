import { RECEIPT_END, RECEIPT_GUID } from '#shared/messages/commonElements.ts';
import { EDITION_202205_IMPORT } from '#shared/messages/import/importElements.ts';
import type { MessageTable } from '#shared/messages/table.ts';
import { made, req, text } from '#shared/messages/table.ts';

/** Receipt of a payment voucher (支付凭证回执). */
export const CEB412 = {
  kind: 'CEB412Message',
  zh: '支付凭证回执',
  source: EDITION_202205_IMPORT,
  node: 'PaymentReturn',
  head: {
    name: null,
    elements: [
      RECEIPT_GUID,
      req('payCode', text(18), '支付企业代码', made('document')),
      req('payTransactionId', text(60), '支付交易编号', made('document')),
      ...RECEIPT_END,
    ],
  },
  list: null,
  envelope: 'none',
  maxRecords: 100,
} as const satisfies MessageTable;
