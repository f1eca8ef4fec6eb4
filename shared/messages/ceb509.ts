import {
  CARRIER,
  CUSTOMS_OFFICE,
  DOCUMENT_NO,
  EDITION_202205,
  PARTS,
  PORT_NO,
  REQUEST_START,
} from '#shared/messages/commonElements.ts';
import type { MessageTable } from '#shared/messages/table.ts';
import { code, field, fixed, integer, made, opt, req, text } from '#shared/messages/table.ts';

/** CEB509 departure from the country (离境单), of many parcels; its list has no upper limit since edition 202205. */
export const CEB509 = {
  kind: 'CEB509Message',
  zh: '离境单',
  source: EDITION_202205,
  node: 'Departure',
  head: {
    name: 'DepartureHead',
    elements: [
      ...REQUEST_START,
      CUSTOMS_OFFICE,
      DOCUMENT_NO,
      PORT_NO,
      ...CARRIER,
      req('trafMode', code('transport', 1), '运输方式', field('transport.mode')),
      opt('trafName', text(100), '运输工具名称', field('transport.meansName')),
      opt('voyageNo', text(32), '航班航次号', field('transport.voyageNo')),
      opt('billNo', text(37), '提运单号', field('transport.billNo')),
      req('leaveTime', fixed(14, 'time'), '离境时间', made('document')),
      ...PARTS,
      opt('note', text(1000), '备注', made('document')),
    ],
  },
  list: {
    name: 'DepartureList',
    min: 1,
    max: null,
    elements: [
      req('gnum', integer(5), '序号', made('position')),
      opt('totalPackageNo', text(37), '总包号', field('transport.totalPackageNo')),
      req('logisticsNo', text(32), '物流运单编号', field('transport.waybillNo')),
      opt('note', text(1000), '备注', made('document')),
    ],
  },
  envelope: 'transfer',
  maxRecords: 100,
} as const satisfies MessageTable;
