import {
  CARRIER,
  CUSTOMS_OFFICE,
  DOCUMENT_NO,
  EDITION_202205,
  PARTS,
  PORT_NO,
  REQUEST_START,
  SITE_OPERATOR,
} from '#shared/messages/commonElements.ts';
import type { MessageTable } from '#shared/messages/table.ts';
import { choice, code, field, integer, made, opt, req, text } from '#shared/messages/table.ts';

/** CEB507 arrival at the supervised site (运抵单), of many parcels under one bill; the list may be absent. */
export const CEB507 = {
  kind: 'CEB507Message',
  zh: '运抵单',
  source: EDITION_202205,
  node: 'Arrival',
  head: {
    name: 'ArrivalHead',
    elements: [
      ...REQUEST_START,
      CUSTOMS_OFFICE,
      DOCUMENT_NO,
      PORT_NO,
      ...SITE_OPERATOR,
      opt('loctNo', text(10), '监管场所代码', field('transport.siteCode')),
      /** I import, E export */
      req('ieFlag', choice('E', 'I'), '进出口标记', made('fixed')),
      req('trafMode', code('transport', 1), '运输方式', field('transport.mode')),
      /** may be left out for mail only */
      opt('billNo', text(37), '提运单号', field('transport.billNo')),
      /** what brought it to the site, a number plate for instance */
      req('domesticTrafNo', text(100), '境内运输工具编号', made('document')),
      ...CARRIER,
      ...PARTS,
      opt('note', text(1000), '备注', made('document')),
    ],
  },
  list: {
    name: 'ArrivalList',
    min: 0,
    max: null,
    elements: [
      req('gnum', integer(5), '序号', made('position')),
      req('logisticsNo', text(32), '物流运单编号', field('transport.waybillNo')),
      opt('totalPackageNo', text(37), '总包号', field('transport.totalPackageNo')),
      opt('note', text(1000), '备注', made('document')),
    ],
  },
  envelope: 'transfer',
  maxRecords: 100,
} as const satisfies MessageTable;
