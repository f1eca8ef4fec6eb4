import type { FieldSpec } from './fieldChecks.ts';
import { fields } from './fieldChecks.ts';
import type { PaperKind } from './kinds.ts';
import { PAPER_KINDS } from './kinds.ts';

/*
 * What the platform expects in the enterprise messages, written down for itself from edition 202205: element order,
 * presence, length, digits. It shares nothing with the tables a client builds its messages from.
 */

/** One message: its names, its elements in binding order, the fields that make its business key. */
export interface DocumentSpec {
  readonly kind: PaperKind;
  readonly message: string;
  /** 中文名, for receipt texts. */
  readonly title: string;
  readonly node: string;
  /** Null where the node itself holds the fields. */
  readonly head: string | null;
  readonly list: string | null;
  /** How many lines there may be, where it is not 1 to 100. */
  readonly lineCount?: { readonly least: number; readonly most: number };
  readonly headFields: readonly FieldSpec[];
  readonly listFields: readonly FieldSpec[];
  readonly keyFields: readonly string[];
  /** Values whose shape is another here than elsewhere. */
  readonly shapes?: Readonly<Record<string, RegExp>>;
  /** Error numbers of the business layer (S22 section 7; -304001, -301020 and -999999 as seen in working systems). */
  readonly errors: {
    readonly invalid: string;
    readonly signature: string;
    readonly lineNumber: string;
    readonly notFound: string;
    /** Where it has a number of its own. */
    readonly noLines?: string;
  };
}

const DECLARING = 'guid:C36 appType:C1 appTime:C14 appStatus:C1';

const ORDER: DocumentSpec = {
  kind: 'order',
  message: 'CEB303Message',
  title: '订单',
  node: 'Order',
  head: 'OrderHead',
  list: 'OrderList',
  headFields: fields(`${DECLARING} orderType:C1 orderNo:C..60 ebpCode:C..18 ebpName:C..100 ebcCode:C..18
    ebcName:C..100 goodsValue:N19,5 freight:N19,5 currency:C3 note:C..1000?`),
  listFields:
    fields(`gnum:N5 itemNo:C..30 itemName:C..250 itemDescribe:C..1000? barCode:C..50? unit:C3 currency:C3
    qty:N19,5 price:N19,5 totalPrice:N19,5 note:C..1000?`),
  keyFields: ['orderNo', 'ebcCode'],
  errors: { invalid: '-301008', signature: '-301020', lineNumber: '-301002', notFound: '-301009' },
};

const RECEIPTS: DocumentSpec = {
  kind: 'receipts',
  message: 'CEB403Message',
  title: '收款单',
  node: 'Receipts',
  head: null,
  list: null,
  headFields: fields(`${DECLARING} ebpCode:C..18 ebpName:C..100 ebcCode:C..18 ebcName:C..100 orderNo:C..60
    payCode:C..18? payName:C..100 payNo:C..60? charge:N19,5 currency:C3 accountingDate:C14 note:C..1000?`),
  listFields: [],
  keyFields: ['ebcCode', 'orderNo'],
  errors: { invalid: '-999999', signature: '-301020', lineNumber: '-999999', notFound: '-999999' },
};

const WAYBILL: DocumentSpec = {
  kind: 'waybill',
  message: 'CEB505Message',
  title: '运单',
  node: 'Logistics',
  head: null,
  list: null,
  headFields: fields(`${DECLARING} logisticsCode:C..18 logisticsName:C..100 logisticsNo:C..32 freight:N19,5
    insuredFee:N19,5 currency:C3 grossWeight:N19,5 packNo:N9 goodsInfo:C..200 ebcCode:C..18? ebcName:C..100?
    ebcTelephone:C..50? note:C..1000?`),
  listFields: [],
  keyFields: ['logisticsCode', 'logisticsNo'],
  errors: { invalid: '-999999', signature: '-301020', lineNumber: '-999999', notFound: '-999999' },
};

const INVENTORY: DocumentSpec = {
  kind: 'inventory',
  message: 'CEB603Message',
  title: '清单',
  node: 'Inventory',
  head: 'InventoryHead',
  list: 'InventoryList',
  headFields:
    fields(`${DECLARING} customsCode:C4 ebpCode:C..18 ebpName:C..100 orderNo:C..60 logisticsCode:C..18
    logisticsName:C..100 logisticsNo:C..32 copNo:C..30 preNo:C18? invtNo:C..20? ieFlag:C1 portCode:C4 ieDate:C8
    statisticsFlag:C1 agentCode:C..18 agentName:C..100 ebcCode:C..18 ebcName:C..100 ownerCode:C..18
    ownerName:C..100 iacCode:C..18? iacName:C..100? emsNo:C..30? tradeMode:C4 trafMode:C1 trafName:C..100?
    voyageNo:C..32? billNo:C..37? totalPackageNo:C..37? loctNo:C..10? licenseNo:C..19? country:C3 POD:C..4
    freight:N19,5 fCurrency:C3 fFlag:C1 insuredFee:N19,5 iCurrency:C3 iFlag:C1 wrapType:C1 packNo:N9
    grossWeight:N19,5 netWeight:N19,5 note:C..1000?`),
  listFields:
    fields(`gnum:N5 itemNo:C..20 itemRecordNo:C..30? itemName:C..250? gcode:C10 gname:C..250 gmodel:C..250
    barCode:C..50 country:C3 currency:C3 qty:N19,5 qty1:N19,5 qty2:N19,5? unit:C3 unit1:C3 unit2:C..3?
    price:N19,5 totalPrice:N19,5 note:C..1000?`),
  keyFields: ['orderNo', 'ebcCode'],
  errors: { invalid: '-621001', signature: '-621029', lineNumber: '-621027', notFound: '-621010' },
};

/** An application to cancel an inventory; `copNo` is the number of the inventory. */
const CANCELLATION: DocumentSpec = {
  kind: 'cancellation',
  message: 'CEB605Message',
  title: '撤销申请单',
  node: 'InvtCancel',
  head: null,
  list: null,
  headFields: fields(`${DECLARING} customsCode:C4 copNo:C..30 preNo:C18? invtNo:C..20 reason:C..1000
    agentCode:C..18 agentName:C..100 ebcCode:C..18 ebcName:C..100 note:C..1000?`),
  listFields: [],
  keyFields: ['agentCode', 'copNo', 'invtNo'],
  errors: { invalid: '-623001', signature: '-301020', lineNumber: '-623001', notFound: '-623001' },
};

/** An application to take goods back; they come in, so `ieFlag` is I. */
const RETURN: DocumentSpec = {
  kind: 'return',
  message: 'CEB213Message',
  title: '退货申请单',
  node: 'InvtRefund',
  head: 'InvtRefundHead',
  list: 'InvtRefundList',
  headFields: fields(`${DECLARING} customsCode:C4 loctNo:C..10? ebpCode:C..18 ebpName:C..100 ebcCode:C..18
    ebcName:C..100 logisticsNo:C..80 logisticsCode:C..18 logisticsName:C..100 coElNo:C..30 preNo:C..18?
    invtNo:C..20 tradeMode:C4? agentCode:C..18 agentName:C..100 billNo:C..37 ieFlag:C1 trafMode:C1
    trafName:C..100 portCode:C4 reason:C..500 country:C3 voyageNo:C..32 note:C..500?`),
  listFields: fields(`gnum:N4 gcode:C10 gname:C..250 gmodel:C..250 qty:N19,5 qty1:N19,5 unit:C3 unit1:C3
    qty2:N19,5? unit2:C3? note:C..500?`),
  keyFields: ['agentCode', 'coElNo'],
  shapes: { ieFlag: /^I$/, tradeMode: /^(9661|1261|9610|1210|1239|9710|9810)$/ },
  errors: {
    invalid: '-625001',
    signature: '-301020',
    lineNumber: '-625001',
    notFound: '-625001',
    noLines: '-625006',
  },
};

/** An application to sum inventories up; split over several messages, each part has its number (`msgSeqNo`). */
const SUMMARY: DocumentSpec = {
  kind: 'summary',
  message: 'CEB701Message',
  title: '汇总申请单',
  node: 'SummaryApply',
  head: 'SummaryApplyHead',
  list: 'SummaryApplyList',
  lineCount: { least: 0, most: 20_000 },
  headFields: fields(`${DECLARING} customsCode:C4 copNo:C..30 preNo:C..18? sumNo:C..18? agentCode:C..18
    agentName:C..100 ebcCode:C..18 ebcName:C..100 declAgentCode:C..18 declAgentName:C..100 startTime:C14?
    endTime:C14? loctNo:C..10? summaryFlag:C1 itemNameFlag:C1 msgCount:N9 msgSeqNo:N9 note:C..1000?`),
  listFields: fields('invtNo:C..20'),
  keyFields: ['agentCode', 'copNo', 'msgSeqNo'],
  errors: { invalid: '-999999', signature: '-301020', lineNumber: '-999999', notFound: '-999999' },
};

/** The messages of the unified system by document. */
export const DOCUMENTS: Readonly<Record<PaperKind, DocumentSpec>> = {
  order: ORDER,
  receipts: RECEIPTS,
  waybill: WAYBILL,
  inventory: INVENTORY,
  cancellation: CANCELLATION,
  return: RETURN,
  summary: SUMMARY,
};

/** The document a message name stands for; undefined for any other name. */
export function documentOfMessage(message: string): DocumentSpec | undefined {
  return PAPER_KINDS.map((kind) => DOCUMENTS[kind]).find((spec) => spec.message === message);
}

/** The transfer block every message carries (BaseTransfer). */
export const TRANSFER_FIELDS: readonly FieldSpec[] = fields(
  'copCode:C..18 copName:C..100 dxpMode:C3 dxpId:C..30 note:C..1000?',
);

/** Values with a fixed shape, by element name; a document may have others. */
export const SHAPES: Readonly<Record<string, RegExp>> = {
  appType: /^[123]$/,
  appStatus: /^[12]$/,
  appTime: /^\d{14}$/,
  accountingDate: /^\d{14}$/,
  orderType: /^[EBW]$/,
  ieFlag: /^E$/,
  ieDate: /^\d{8}$/,
  statisticsFlag: /^[AB]$/,
  tradeMode: /^(9610|9710|9810|1210|1239)$/,
  fFlag: /^3$/,
  iFlag: /^3$/,
  gcode: /^\d{10}$/,
  customsCode: /^\d{4}$/,
  portCode: /^\d{4}$/,
  startTime: /^\d{14}$/,
  endTime: /^\d{14}$/,
  summaryFlag: /^[12]$/,
  dxpMode: /^DXP$/,
};
