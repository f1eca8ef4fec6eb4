import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';

/**
 * The export regimes (监管方式) as data. What differs between regimes stands here and in rule packs, never in branches:
 * a further regime is a further row.
 */

/** A document that is derived from a consignment and sent to the platform. */
export type DocumentKind = 'order' | 'receipts' | 'waybill' | 'inventory';

/** What a regime asks for that can be taken from entry to release. */
export interface Regime {
  readonly availability: 'complete';
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

/** A regime whose consignments can be checked, but not yet sent: its messages are still to come. */
export interface CheckedRegime {
  readonly availability: 'checked';
  readonly code: string;
  readonly maxItems: number;
}

/** Every regime this version knows. */
export const REGIMES = {
  /** Retail export (跨境电商零售出口): GACC notice 2018-194; `orderType`, message kinds and line limits of edition 202205. */
  '9610': {
    availability: 'complete',
    code: '9610',
    orderType: 'E',
    documents: ['order', 'receipts', 'waybill', 'inventory'],
    principal: 'inventory',
    maxItems: 100,
  },
  /** B2B direct export (跨境电商B2B直接出口): GACC notice 2020-75. */
  '9710': { availability: 'checked', code: '9710', maxItems: 100 },
  /** Export to an overseas warehouse (跨境电商出口海外仓): GACC notices 2020-75 and 2024-167. */
  '9810': { availability: 'checked', code: '9810', maxItems: 100 },
  /** Bonded e-commerce (保税电商): retail export from a special area. */
  '1210': { availability: 'checked', code: '1210', maxItems: 100 },
  /** General trade (一般贸易): customs declaration, at most 50 lines. */
  '0110': { availability: 'checked', code: '0110', maxItems: 50 },
} as const satisfies Record<string, Regime | CheckedRegime>;

/** The code of a known regime. */
export type RegimeCode = keyof typeof REGIMES;

/** Every regime, in the order they are offered. Written out because numeric keys come sorted by value. */
export const REGIME_CODES: readonly RegimeCode[] = ['9610', '9710', '9810', '1210', '0110'];

/** Why a consignment cannot be begun or sent: its regime can only be checked so far. */
export interface RegimeProblem {
  readonly code: 'regime.notSendable';
  readonly params: { readonly regime: RegimeCode };
}

/** Whether a text is the code of a known regime. */
export function isRegimeCode(text: string): text is RegimeCode {
  return Object.hasOwn(REGIMES, text);
}

/** What a regime asks for when its consignments are sent; an error for a regime that can only be checked. */
export function sendableRegime(code: RegimeCode): Result<Regime, RegimeProblem> {
  const regime: Regime | CheckedRegime = REGIMES[code];
  switch (regime.availability) {
    case 'complete':
      return ok(regime);
    case 'checked':
      return err({ code: 'regime.notSendable', params: { regime: code } });
  }
}
