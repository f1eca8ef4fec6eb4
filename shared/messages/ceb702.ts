import {
  DOCUMENT_NO,
  EDITION_202205,
  PART_NO,
  RECEIPT_END,
  RECEIPT_GUID,
  RECEIPT_PORT_NO,
} from '#shared/messages/commonElements.ts';
import type { MessageTable } from '#shared/messages/table.ts';
import { field, fixed, made, opt, req, text } from '#shared/messages/table.ts';

/** CEB702 receipt of an application to sum up (汇总申请单回执). */
export const CEB702 = {
  kind: 'CEB702Message',
  zh: '汇总申请单回执',
  source: EDITION_202205,
  node: 'SummaryReturn',
  head: {
    name: null,
    elements: [
      RECEIPT_GUID,
      req('agentCode', text(18), '申报企业代码', field('declarant.code')),
      req('ebcCode', text(18), '收发货人代码', field('seller.code')),
      DOCUMENT_NO,
      RECEIPT_PORT_NO,
      opt('sumNo', fixed(18), '汇总申请编号', made('authority')),
      PART_NO,
      ...RECEIPT_END,
    ],
  },
  list: null,
  envelope: 'none',
  maxRecords: 100,
} as const satisfies MessageTable;
