/**
 * The export regimes (监管方式) as data. What differs between regimes stands here and in rule packs, never in branches:
 * a further regime is a further row.
 */

/** A document that is derived from a consignment and sent to the platform. */
export type DocumentKind = 'order' | 'receipts' | 'waybill' | 'inventory';

/** What a regime asks for. */
export interface Regime {
  /** Customs supervision mode code (贸易方式 `tradeMode`). */
  readonly code: string;
  /** `orderType` of the order message: E B2C export, B B2B export, W overseas-warehouse stock order. */
  readonly orderType: 'E' | 'B' | 'W';
  /** The documents it sends, in the order in which they have to reach customs. */
  readonly documents: readonly DocumentKind[];
  /** The document whose receipts decide the state of the whole consignment. */
  readonly principal: DocumentKind;
  /** The most goods items one consignment may have (OrderList and InventoryList are 1..100). */
  readonly maxItems: number;
}

/** Every regime this version can take from entry to release. */
export const REGIMES = {
  /** Retail export (跨境电商零售出口): GACC notice 2018-194; `orderType`, message kinds and line limits of edition 202205. */
  '9610': {
    code: '9610',
    orderType: 'E',
    documents: ['order', 'receipts', 'waybill', 'inventory'],
    principal: 'inventory',
    maxItems: 100,
  },
} as const satisfies Record<string, Regime>;

/** The code of a regime on offer. */
export type RegimeCode = keyof typeof REGIMES;

/** Whether a text is the code of a regime on offer. */
export function isRegimeCode(text: string): text is RegimeCode {
  return Object.hasOwn(REGIMES, text);
}
