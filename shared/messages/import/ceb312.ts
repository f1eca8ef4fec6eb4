import { RECEIPT_END, RECEIPT_GUID } from '#shared/messages/commonElements.ts';
import { EDITION_202205_IMPORT } from '#shared/messages/import/importElements.ts';
import type { MessageTable } from '#shared/messages/table.ts';
import { made, req, text } from '#shared/messages/table.ts';

/** Receipt of an import order (电子订单回执). */
export const CEB312 = {
  kind: 'CEB312Message',
  zh: '电子订单回执',
  source: EDITION_202205_IMPORT,
  node: 'OrderReturn',
  head: {
    name: null,
    elements: [
      RECEIPT_GUID,
      req('ebpCode', text(18), '电商平台代码', made('document')),
      req('ebcCode', text(18), '电商企业代码', made('document')),
      req('orderNo', text(60), '订单编号', made('document')),
      ...RECEIPT_END,
    ],
  },
  list: null,
  envelope: 'none',
  maxRecords: 100,
} as const satisfies MessageTable;
