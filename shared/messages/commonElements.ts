/** Rows that stand the same in several messages of edition 202205. */
import { choice, field, fixed, made, req, text } from '#shared/messages/table.ts';

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
