import {
  DOCUMENT_NO,
  EDITION_202205,
  PART_NO,
  RECEIPT_END,
  RECEIPT_GUID,
  RECEIPT_PORT_NO,
} from '#shared/messages/commonElements.ts';
import type { MessageTable } from '#shared/messages/table.ts';
import { field, req, text } from '#shared/messages/table.ts';

/** CEB510 receipt of a departure (离境单回执). */
export const CEB510 = {
  kind: 'CEB510Message',
  zh: '离境单回执',
  source: EDITION_202205,
  node: 'DepartureReturn',
  head: {
    name: null,
    elements: [
      RECEIPT_GUID,
      req('logisticsCode', text(18), '物流企业代码', field('carrier.code')),
      DOCUMENT_NO,
      RECEIPT_PORT_NO,
      PART_NO,
      ...RECEIPT_END,
    ],
  },
  list: null,
  envelope: 'none',
  maxRecords: 100,
} as const satisfies MessageTable;
