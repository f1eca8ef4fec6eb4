import {
  AGENT,
  CUSTOMS_OFFICE,
  EDITION_202205,
  PARTS,
  RECEIPT_GUID,
} from '#shared/messages/commonElements.ts';
import type { MessageTable } from '#shared/messages/table.ts';
import { AMOUNT, field, fixed, integer, made, opt, req, text } from '#shared/messages/table.ts';

/**
 * CEB792 result of summing up (汇总结果单): one for each declaration that comes of it, with every goods item it took from an
 * inventory. It bears a state of the declaration and no receipt status.
 */
export const CEB792 = {
  kind: 'CEB792Message',
  zh: '汇总结果单',
  source: EDITION_202205,
  node: 'SummaryResult',
  head: {
    name: 'SummaryResultHead',
    elements: [
      RECEIPT_GUID,
      CUSTOMS_OFFICE,
      req('sumNo', fixed(18), '汇总申请编号', made('authority')),
      req('opDate', fixed(17, 'millis'), '汇总处理时间', made('authority')),
      /** one for each declaration */
      req('declSeqNo', fixed(18), '汇总统一编号', made('authority')),
      opt('decTmpNo', fixed(18), '报关单暂存编号', made('authority')),
      opt('decPreNo', fixed(18), '报关单预录入编号', made('authority')),
      opt('entryId', fixed(18), '报关单编号', made('authority')),
      /** the values are set by customs and not published with the edition */
      req('decState', text(3), '报关单状态', made('authority')),
      ...AGENT,
      req('ebcCode', text(18), '收发货人代码', field('seller.code')),
      req('ebcName', text(100), '收发货人名称', field('seller.name')),
      req('declAgentCode', text(18), '报关单位代码', made('document')),
      req('declAgentName', text(100), '报关单位名称', made('document')),
      /** kg */
      req('grossWeight', AMOUNT, '毛重', made('authority')),
      /** kg */
      req('netWeight', AMOUNT, '净重', made('authority')),
      ...PARTS,
      opt('note', text(1000), '备注', made('authority')),
    ],
  },
  list: {
    name: 'SummaryResultList',
    min: 0,
    max: null,
    elements: [
      req('invtNo', text(20), '清单编号', made('authority')),
      req('logisticsNo', text(32), '物流运单编号', field('transport.waybillNo')),
      /** the official sample leaves it out */
      req('gseqno', integer(5), '汇总结果单顺序号', made('authority')),
      /** the line of the inventory */
      req('gnum', integer(5), '商品序号', made('authority')),
      req('gcode', fixed(10, 'hs'), '商品编码', made('authority')),
    ],
  },
  envelope: 'none',
  maxRecords: 100,
} as const satisfies MessageTable;
