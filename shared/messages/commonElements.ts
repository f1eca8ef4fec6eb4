/** Rows that stand the same in several messages of edition 202205. */
import { choice, code, field, fixed, integer, made, opt, req, text } from '#shared/messages/table.ts';

/** Edition the tables were read from. */
export const EDITION_202205 = 'CEB export messages, edition 202205 (schema export_business_202205)';

/** What every request starts with: identifier, action, time and state. */
export const REQUEST_START = [
  req('guid', fixed(36, 'guid'), '系统唯一序号', made('sending')),
  /** 1 add, 2 change, 3 delete */
  req('appType', choice('1', '2', '3'), '报送类型', made('sending')),
  req('appTime', fixed(14, 'time'), '报送时间', made('sending')),
  /** 1 save only, 2 declare */
  req('appStatus', choice('1', '2'), '报送状态', made('sending')),
] as const;

/** What every receipt ends with. */
export const RECEIPT_END = [
  req('returnStatus', text(10), '回执状态', made('authority')),
  req('returnTime', fixed(17, 'millis'), '回执时间', made('authority')),
  req('returnInfo', text(1000), '回执信息', made('authority')),
] as const;

/** The port makes a receipt's own identifier; it need not be the one that was sent. */
export const RECEIPT_GUID = req('guid', fixed(36), '系统唯一序号', made('authority'));

/** E-commerce platform (电商平台); 无 where an overseas platform has no code. */
export const PLATFORM = [
  req('ebpCode', text(18), '电商平台代码', field('order.platformCode')),
  req('ebpName', text(100), '电商平台名称', field('order.platformName')),
] as const;

/** E-commerce enterprise, the consignor (电商企业, 收发货人). */
export const SELLER = [
  req('ebcCode', text(18, 'firm'), '电商企业代码', field('seller.code')),
  req('ebcName', text(100), '电商企业名称', field('seller.name')),
] as const;

/** Customs office of declaration (申报地海关). */
export const CUSTOMS_OFFICE = req(
  'customsCode',
  code('customs', 4),
  '申报地海关代码',
  field('transport.customsCode'),
);

/** The number a firm gives to a document that is no consignment's own. */
export const DOCUMENT_NO = req('copNo', text(30), '企业唯一编号', made('document'));

/** The port's number of a document, which a request repeats once it has one: B, 8-digit date, 9-digit serial. */
export const PORT_NO = opt('preNo', fixed(18), '电子口岸编号', made('authority'));

/** The same in a receipt; the schema demands it, the prose calls it optional. */
export const RECEIPT_PORT_NO = req('preNo', fixed(18), '电子口岸编号', made('authority'));

/** Declaring firm (申报企业). */
export const AGENT = [
  req('agentCode', text(18), '申报企业代码', field('declarant.code')),
  req('agentName', text(100), '申报企业名称', field('declarant.name')),
] as const;

/** The e-commerce enterprise under the name it has on declarations (收发货人). */
export const CONSIGNOR = [
  req('ebcCode', text(18, 'firm'), '收发货人代码', field('seller.code')),
  req('ebcName', text(100), '收发货人名称', field('seller.name')),
] as const;

/** Logistics firm (物流企业). */
export const CARRIER = [
  req('logisticsCode', text(18, 'firm'), '物流企业代码', field('carrier.code')),
  req('logisticsName', text(100), '物流企业名称', field('carrier.name')),
] as const;

/** Operator of the supervised site (监管场所经营人); for mail the postal firm. */
export const SITE_OPERATOR = [
  req('operatorCode', text(18), '监管场所经营人代码', made('document')),
  req('operatorName', text(100), '监管场所经营人名称', made('document')),
] as const;

/** Which part of a divided document a message is, counted from 1. */
export const PART_NO = req('msgSeqNo', integer(9), '报文序号', made('sending'));

/** How many messages a long list was divided over; 1 of 1 when it was not: the schema refuses to leave them out. */
export const PARTS = [req('msgCount', integer(9), '报文总数', made('sending')), PART_NO] as const;
