/**
 * The export regimes (监管方式) as data. What differs between regimes stands here and in rule packs, never in branches:
 * a further regime is a further row.
 */

/** A document that is derived from a consignment and sent to the platform. */
export type DocumentKind = 'order' | 'receipts' | 'waybill' | 'inventory' | 'declaration';

/** A request about what customs already has: cancel an inventory (605), take goods back (213), sum inventories up (701). */
export type RequestKind = 'cancellation' | 'return' | 'summary';

/** Anything that goes through the outbox. */
export type SentKind = DocumentKind | RequestKind;

/** Every kind of document, in the order in which they are shown. */
export const DOCUMENT_KINDS = [
  'order',
  'receipts',
  'waybill',
  'inventory',
  'declaration',
] as const satisfies readonly DocumentKind[];

/** Every kind of request. */
export const REQUEST_KINDS = ['cancellation', 'return', 'summary'] as const satisfies readonly RequestKind[];

/** Whether something sent is a document of a consignment. */
export function isDocumentKind(kind: SentKind): kind is DocumentKind {
  return (DOCUMENT_KINDS as readonly SentKind[]).includes(kind);
}

/** How the goods are declared: by inventory in the unified system (清单), or by customs declaration (报关单). */
export type Route = 'list' | 'declaration';

/** What a consignment sends in one regime and by one route. */
export interface Procedure {
  /** Customs supervision mode code (贸易方式 `tradeMode`). */
  readonly code: string;
  readonly route: Route;
  /** `orderType` of the order message: E B2C export, B B2B export, W overseas-warehouse stock order; null without one. */
  readonly orderType: 'E' | 'B' | 'W' | null;
  /** The documents it sends, in the order in which they have to reach customs. */
  readonly documents: readonly DocumentKind[];
  /** The document whose receipts decide the state of the whole consignment. */
  readonly principal: DocumentKind;
  /** The most goods items one consignment may have (OrderList and InventoryList 1..100, DecList 0..50). */
  readonly maxItems: number;
}

const BY_LIST = { route: 'list', principal: 'inventory', maxItems: 100 } as const;
const BY_DECLARATION = { route: 'declaration', principal: 'declaration', maxItems: 50 } as const;

/**
 * Every regime this version knows, with its procedures; the first is the one a new consignment gets. Kinds of messages,
 * order types and line limits of edition 202205.
 */
export const REGIMES = {
  /** Retail export (跨境电商零售出口): GACC notice 2018-194. */
  '9610': [
    { ...BY_LIST, code: '9610', orderType: 'E', documents: ['order', 'receipts', 'waybill', 'inventory'] },
  ],
  /** B2B direct export (跨境电商B2B直接出口): GACC notice 2020-75; the declaration is compared with the order it names. */
  '9710': [
    { ...BY_LIST, code: '9710', orderType: 'B', documents: ['order', 'waybill', 'inventory'] },
    { ...BY_DECLARATION, code: '9710', orderType: 'B', documents: ['order', 'declaration'] },
  ],
  /** Export to an overseas warehouse (跨境电商出口海外仓): GACC notices 2020-75 and 2024-167. */
  '9810': [
    { ...BY_LIST, code: '9810', orderType: 'W', documents: ['order', 'waybill', 'inventory'] },
    { ...BY_DECLARATION, code: '9810', orderType: 'W', documents: ['order', 'declaration'] },
  ],
  /** Bonded e-commerce (保税电商): retail export from a special area. */
  '1210': [
    { ...BY_LIST, code: '1210', orderType: 'E', documents: ['order', 'receipts', 'waybill', 'inventory'] },
  ],
  /** General trade (一般贸易). */
  '0110': [{ ...BY_DECLARATION, code: '0110', orderType: null, documents: ['declaration'] }],
} as const satisfies Record<string, readonly [Procedure, ...Procedure[]]>;

/** The code of a known regime. */
export type RegimeCode = keyof typeof REGIMES;

/** Every regime, in the order they are offered. Written out because numeric keys come sorted by value. */
export const REGIME_CODES: readonly RegimeCode[] = ['9610', '9710', '9810', '1210', '0110'];

/** Whether a text is the code of a known regime. */
export function isRegimeCode(text: string): text is RegimeCode {
  return Object.hasOwn(REGIMES, text);
}

/** The procedures of a regime, the usual one first. */
export function proceduresOf(code: RegimeCode): readonly [Procedure, ...Procedure[]] {
  return REGIMES[code];
}

/** What a consignment of this regime sends by a route ("list", "declaration"); a route the regime has not is the usual one. */
export function procedureOf(code: RegimeCode, route: string): Procedure {
  const procedures = proceduresOf(code);
  return procedures.find((procedure) => procedure.route === route) ?? procedures[0];
}

/**
 * The procedure by which something was sent: that of the principal document sent last; the usual one when none was. A
 * draft may have got another regime since: then that of a regime which sends such a document.
 */
export function sentProcedure(code: RegimeCode, kinds: Iterable<SentKind>): Procedure {
  const own = proceduresOf(code);
  const every = [...own, ...REGIME_CODES.flatMap(proceduresOf)];
  let found: Procedure = own[0];
  for (const kind of kinds) found = every.find(({ principal }) => principal === kind) ?? found;
  return found;
}
