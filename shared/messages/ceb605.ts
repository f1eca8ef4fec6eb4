import {
  AGENT,
  CONSIGNOR,
  CUSTOMS_OFFICE,
  EDITION_202205,
  PORT_NO,
  REQUEST_START,
} from '#shared/messages/commonElements.ts';
import type { MessageTable } from '#shared/messages/table.ts';
import { field, made, opt, req, text } from '#shared/messages/table.ts';

/** CEB605 application to cancel an inventory (撤销申请单). The prose misspells agentName; the schema's name is right. */
export const CEB605 = {
  kind: 'CEB605Message',
  zh: '撤销申请单',
  source: EDITION_202205,
  node: 'InvtCancel',
  head: {
    name: null,
    elements: [
      ...REQUEST_START,
      CUSTOMS_OFFICE,
      /** the number of the inventory, the schema says */
      req('copNo', text(30), '企业唯一编号', field('order.copNo')),
      PORT_NO,
      /** 4 customs, 4 year, I or E, serial of 9 or more */
      req('invtNo', text(20), '清单编号', made('authority')),
      req('reason', text(1000), '原因', made('document')),
      ...AGENT,
      ...CONSIGNOR,
      opt('note', text(1000), '备注', made('document')),
    ],
  },
  list: null,
  envelope: 'transfer',
  maxRecords: 100,
} as const satisfies MessageTable;
