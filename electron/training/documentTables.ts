/**
 * What the platform expects in the four enterprise messages, written down for itself from edition 202205: element
 * order, presence, length, digits. It shares nothing with the tables a client builds its messages from.
 */

/** The documents the platform takes. */
export const KINDS = ['order', 'receipts', 'waybill', 'inventory'] as const;
/** The documents the platform takes: 电子订单 303, 收款单 403, 运单 505, 出口清单 603. */
export type Kind = (typeof KINDS)[number];

/** One element: `text` counts characters (least to most), `number` digits in all and after the point. */
export interface FieldSpec {
  readonly name: string;
  readonly required: boolean;
  readonly form:
    | { readonly kind: 'text'; readonly least: number; readonly most: number }
    | { readonly kind: 'number'; readonly digits: number; readonly decimals: number };
}

/** One message: its names, its elements in binding order, the fields that make its business key. */
export interface DocumentSpec {
  readonly kind: Kind;
  readonly message: string;
  /** 中文名, for receipt texts. */
  readonly title: string;
  readonly node: string;
  /** Null where the node itself holds the fields. */
  readonly head: string | null;
  readonly list: string | null;
  readonly headFields: readonly FieldSpec[];
  readonly listFields: readonly FieldSpec[];
  readonly keyFields: readonly string[];
  /** Error numbers of the business layer (S22 section 7; -304001, -301020 and -999999 as seen in working systems). */
  readonly errors: {
    readonly invalid: string;
    readonly signature: string;
    readonly lineNumber: string;
    readonly notFound: string;
  };
}

const TEXT = /^C(\.\.)?(\d+)$/;
const NUMBER = /^N(\d+)(?:,(\d))?$/;

/** Reads "name:C..60 name:N19,5? …"; a question mark means optional. */
function fields(rows: string): readonly FieldSpec[] {
  return rows
    .trim()
    .split(/\s+/)
    .map((row): FieldSpec => {
      const [name = '', type = ''] = row.replace('?', '').split(':');
      const text = TEXT.exec(type);
      const number = NUMBER.exec(type);
      const size = Number(text?.[2] ?? number?.[1]);
      return {
        name,
        required: !row.endsWith('?'),
        form:
          number === null
            ? { kind: 'text', least: text?.[1] === undefined ? size : 0, most: size }
            : { kind: 'number', digits: size, decimals: Number(number[2] ?? 0) },
      };
    });
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

/** The four messages by document. */
export const DOCUMENTS: Readonly<Record<Kind, DocumentSpec>> = {
  order: ORDER,
  receipts: RECEIPTS,
  waybill: WAYBILL,
  inventory: INVENTORY,
};

/** The document a message name stands for; undefined for any other name. */
export function documentOfMessage(message: string): DocumentSpec | undefined {
  return KINDS.map((kind) => DOCUMENTS[kind]).find((spec) => spec.message === message);
}

/** The transfer block every message carries (BaseTransfer). */
export const TRANSFER_FIELDS: readonly FieldSpec[] = fields(
  'copCode:C..18 copName:C..100 dxpMode:C3 dxpId:C..30 note:C..1000?',
);

/** Values with a fixed shape, by element name, wherever it stands. */
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
  dxpMode: /^DXP$/,
};
