import {
  EDITION_202205,
  RECEIPT_END,
  RECEIPT_GUID,
  RECEIPT_PORT_NO,
} from '#shared/messages/commonElements.ts';
import type { MessageTable } from '#shared/messages/table.ts';
import { field, made, req, text } from '#shared/messages/table.ts';

/** CEB606 receipt of a cancellation (撤销申请单回执). */
export const CEB606 = {
  kind: 'CEB606Message',
  zh: '撤销申请单回执',
  source: EDITION_202205,
  node: 'InvtCancelReturn',
  head: {
    name: null,
    elements: [
      RECEIPT_GUID,
      req('agentCode', text(18), '申报企业代码', field('declarant.code')),
      req('copNo', text(30), '企业唯一编号', field('order.copNo')),
      RECEIPT_PORT_NO,
      req('invtNo', text(20), '清单编号', made('authority')),
      ...RECEIPT_END,
    ],
  },
  list: null,
  envelope: 'none',
  maxRecords: 100,
} as const satisfies MessageTable;
