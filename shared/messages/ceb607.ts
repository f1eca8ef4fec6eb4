import {
  AGENT,
  CARRIER,
  CUSTOMS_OFFICE,
  DOCUMENT_NO,
  EDITION_202205,
  PARTS,
  PORT_NO,
  REQUEST_START,
} from '#shared/messages/commonElements.ts';
import type { MessageTable } from '#shared/messages/table.ts';
import { AMOUNT, code, field, integer, made, opt, req, text } from '#shared/messages/table.ts';

/**
 * CEB607 the parcels under one bill (清单总分单). The bag number may have 60 characters here, 37 elsewhere. The schema wants
 * a line even in a deletion, for which its own comment says that none is needed.
 */
export const CEB607 = {
  kind: 'CEB607Message',
  zh: '清单总分单',
  source: EDITION_202205,
  node: 'WayBill',
  head: {
    name: 'WayBillHead',
    elements: [
      ...REQUEST_START,
      CUSTOMS_OFFICE,
      DOCUMENT_NO,
      PORT_NO,
      ...AGENT,
      opt('loctNo', text(10), '监管场所代码', field('transport.siteCode')),
      req('trafMode', code('transport', 1), '运输方式', field('transport.mode')),
      req('trafName', text(100), '运输工具名称', field('transport.meansName')),
      req('voyageNo', text(32), '航班航次号', field('transport.voyageNo')),
      req('billNo', text(37), '提运单号', field('transport.billNo')),
      opt('domesticTrafNo', text(100), '境内运输工具编号', made('document')),
      /** kg, of everything under the bill */
      req('grossWeight', AMOUNT, '毛重', made('document')),
      ...CARRIER,
      ...PARTS,
      opt('note', text(1000), '备注', made('document')),
    ],
  },
  list: {
    name: 'WayBillList',
    min: 1,
    max: null,
    elements: [
      req('gnum', integer(5), '序号', made('position')),
      opt('totalPackageNo', text(60), '总包号', field('transport.totalPackageNo')),
      req('logisticsNo', text(32), '物流运单编号', field('transport.waybillNo')),
      opt('invtNo', text(20), '清单编号', made('authority')),
      opt('note', text(1000), '备注', made('document')),
    ],
  },
  envelope: 'transfer',
  maxRecords: 100,
} as const satisfies MessageTable;
