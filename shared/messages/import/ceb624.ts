import { RECEIPT_END, RECEIPT_GUID } from '#shared/messages/commonElements.ts';
import { EDITION_202205_IMPORT } from '#shared/messages/import/importElements.ts';
import type { MessageTable } from '#shared/messages/table.ts';
import { code, fixed, made, opt, req, text } from '#shared/messages/table.ts';

/** Receipt of a cancellation (撤销申请单回执). */
export const CEB624 = {
  kind: 'CEB624Message',
  zh: '进口撤销申请单回执',
  source: EDITION_202205_IMPORT,
  node: 'InvtCancelReturn',
  head: {
    name: null,
    elements: [
      RECEIPT_GUID,
      opt('customsCode', code('customs', 4), '申报地海关代码', made('document')),
      opt('agentCode', text(18), '申报企业代码', made('document')),
      opt('ebpCode', text(18), '电商平台代码', made('document')),
      opt('ebcCode', text(18), '电商企业代码', made('document')),
      req('copNo', text(20), '企业内部编号', made('document')),
      req('preNo', fixed(18), '电子口岸编号', made('authority')),
      opt('invtNo', fixed(18), '清单编号', made('authority')),
      ...RECEIPT_END,
    ],
  },
  list: null,
  envelope: 'none',
  maxRecords: 100,
} as const satisfies MessageTable;
