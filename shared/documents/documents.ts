/**
 * The documents derived from a consignment, keyed by the official element names of edition 202205. All values are the
 * text a message carries: decimals canonical, dates compact, codes as customs wants them. A required element is always
 * present, "" where the consignment has nothing yet; an optional one is left out when there is nothing to say.
 */
import type { DocumentKind } from '#shared/consignment/regimes.ts';

type Values<Required extends string, Optional extends string> = {
  readonly [K in Required]: string;
} & { readonly [K in Optional]?: string };

/** Head and lines of one record; a document without lines has none. */
export interface DocumentRecord<Head, Line> {
  readonly head: Head;
  readonly list: readonly Line[];
}

type Start = 'guid' | 'appType' | 'appTime' | 'appStatus';
type Platform = 'ebpCode' | 'ebpName';
type Seller = 'ebcCode' | 'ebcName';
type Carrier = 'logisticsCode' | 'logisticsName' | 'logisticsNo';

/** Order head (电子订单表头 OrderHead). */
export type OrderHead = Values<
  Start | 'orderType' | 'orderNo' | Platform | Seller | 'goodsValue' | 'freight' | 'currency',
  'note'
>;
/** Order line (电子订单表体 OrderList). */
export type OrderLine = Values<
  'gnum' | 'itemNo' | 'itemName' | 'unit' | 'currency' | 'qty' | 'price' | 'totalPrice',
  'itemDescribe' | 'barCode' | 'note'
>;
/** Payment receipt (收款单 Receipts). */
export type ReceiptsHead = Values<
  Start | Platform | Seller | 'orderNo' | 'payName' | 'charge' | 'currency' | 'accountingDate',
  'payCode' | 'payNo' | 'note'
>;
/** Waybill (物流运单 Logistics). */
export type WaybillHead = Values<
  Start | Carrier | 'freight' | 'insuredFee' | 'currency' | 'grossWeight' | 'packNo' | 'goodsInfo',
  Seller | 'ebcTelephone' | 'note'
>;
/** Inventory head (清单表头 InventoryHead). */
export type InventoryHead = Values<
  | Start
  | Platform
  | Carrier
  | Seller
  | 'customsCode'
  | 'orderNo'
  | 'copNo'
  | 'ieFlag'
  | 'portCode'
  | 'ieDate'
  | 'statisticsFlag'
  | 'agentCode'
  | 'agentName'
  | 'ownerCode'
  | 'ownerName'
  | 'tradeMode'
  | 'trafMode'
  | 'country'
  | 'POD'
  | 'freight'
  | 'fCurrency'
  | 'fFlag'
  | 'insuredFee'
  | 'iCurrency'
  | 'iFlag'
  | 'wrapType'
  | 'packNo'
  | 'grossWeight'
  | 'netWeight',
  | 'preNo'
  | 'invtNo'
  | 'iacCode'
  | 'iacName'
  | 'emsNo'
  | 'trafName'
  | 'voyageNo'
  | 'billNo'
  | 'totalPackageNo'
  | 'loctNo'
  | 'licenseNo'
  | 'note'
>;
/** Inventory line (清单表体 InventoryList). */
export type InventoryLine = Values<
  | 'gnum'
  | 'itemNo'
  | 'gcode'
  | 'gname'
  | 'gmodel'
  | 'barCode'
  | 'country'
  | 'currency'
  | 'qty'
  | 'qty1'
  | 'unit'
  | 'unit1'
  | 'price'
  | 'totalPrice',
  'itemRecordNo' | 'itemName' | 'qty2' | 'unit2' | 'note'
>;

/** Texts by element name, where the names are a table's matter and not this layer's. */
export type ElementValues = { readonly [element: string]: string | undefined };

/**
 * Customs declaration (报关单, `DecMessage`): head (DecHead) and lines (DecList), and the blocks beside them. Like all
 * documents it holds texts as customs wants them; a block without a value is left out or empty.
 */
export interface DeclarationRecord extends DocumentRecord<ElementValues, ElementValues> {
  /** DecContainers/Container */
  readonly containers: readonly ElementValues[];
  /** DecLicenseDocus/LicenseDocu 随附单证 */
  readonly licences: readonly ElementValues[];
  /** DecFreeTxt */
  readonly freeText: ElementValues;
  /** DecSign */
  readonly sign: ElementValues;
  /** EdocRealation 随附单据 (the official spelling) */
  readonly attachments: readonly ElementValues[];
}

/** One record of each kind of document or request. */
export interface DocumentRecords {
  readonly order: DocumentRecord<OrderHead, OrderLine>;
  readonly receipts: DocumentRecord<ReceiptsHead, never>;
  readonly waybill: DocumentRecord<WaybillHead, never>;
  readonly inventory: DocumentRecord<InventoryHead, InventoryLine>;
  readonly declaration: DeclarationRecord;
  /** CEB605 撤销申请单 */
  readonly cancellation: DocumentRecord<ElementValues, never>;
  /** CEB213 退货申请单 */
  readonly return: DocumentRecord<ElementValues, ElementValues>;
  /** CEB701 汇总申请单 */
  readonly summary: DocumentRecord<ElementValues, ElementValues>;
}

/** The documents of one consignment: those its procedure asks for. */
export type Documents = { readonly [K in DocumentKind]?: DocumentRecords[K] };
