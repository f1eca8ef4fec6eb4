import {
  AGENT,
  CONSIGNOR,
  CUSTOMS_OFFICE,
  DOCUMENT_NO,
  EDITION_202205,
  PARTS,
  REQUEST_START,
} from '#shared/messages/commonElements.ts';
import type { MessageTable } from '#shared/messages/table.ts';
import { choice, field, fixed, made, opt, req, text } from '#shared/messages/table.ts';

/**
 * CEB701 application to sum up released inventories (汇总申请单), by a period or by the list; with a period customs passes
 * over the list. The prose misspells declAgentCode; the schema's name is right.
 */
export const CEB701 = {
  kind: 'CEB701Message',
  zh: '汇总申请单',
  source: EDITION_202205,
  node: 'SummaryApply',
  head: {
    name: 'SummaryApplyHead',
    elements: [
      ...REQUEST_START,
      CUSTOMS_OFFICE,
      DOCUMENT_NO,
      /** up to 18 characters here, exactly 18 in the other messages */
      opt('preNo', text(18), '电子口岸编号', made('authority')),
      opt('sumNo', text(18), '汇总申请编号', made('authority')),
      ...AGENT,
      ...CONSIGNOR,
      /** the firm that will file the declaration that comes of it */
      req('declAgentCode', text(18, 'firm'), '报关单位代码', made('document')),
      req('declAgentName', text(100), '报关单位名称', made('document')),
      /** both ends of the period or neither, the end not before the start */
      opt('startTime', fixed(14, 'time'), '汇总开始时间', made('document')),
      opt('endTime', fixed(14, 'time'), '汇总结束时间', made('document')),
      opt('loctNo', text(10), '监管场所代码', field('transport.siteCode')),
      /** 1 by consignor, 2 by consignor and producer */
      req('summaryFlag', choice('1', '2'), '收发货人汇总标志', made('document')),
      /** 1 merges only goods of the same name; else by class, for which the prose leaves out what the schema demands */
      req('itemNameFlag', fixed(1), '按商品名汇总标志', made('document')),
      ...PARTS,
      opt('note', text(1000), '备注', made('document')),
    ],
  },
  list: {
    name: 'SummaryApplyList',
    min: 0,
    max: null,
    elements: [req('invtNo', text(20), '清单编号', made('authority'))],
  },
  envelope: 'transfer',
  maxRecords: 100,
} as const satisfies MessageTable;
