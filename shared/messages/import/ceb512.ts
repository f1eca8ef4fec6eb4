import { RECEIPT_END, RECEIPT_GUID } from '#shared/messages/commonElements.ts';
import { EDITION_202205_IMPORT } from '#shared/messages/import/importElements.ts';
import type { MessageTable } from '#shared/messages/table.ts';
import { made, req, text } from '#shared/messages/table.ts';

/** Receipt of an import waybill (物流运单回执). */
export const CEB512 = {
  kind: 'CEB512Message',
  zh: '物流运单回执',
  source: EDITION_202205_IMPORT,
  node: 'LogisticsReturn',
  head: {
    name: null,
    elements: [
      RECEIPT_GUID,
      req('logisticsCode', text(18), '物流企业代码', made('document')),
      req('logisticsNo', text(60), '物流运单编号', made('document')),
      ...RECEIPT_END,
    ],
  },
  list: null,
  envelope: 'none',
  maxRecords: 100,
} as const satisfies MessageTable;
