import type { RegimeCode } from '#shared/consignment/regimes.ts';

/** Every kind of paper, in the order in which they are shown and printed. */
export const PAPER_KINDS = [
  'invoice',
  'packingList',
  'contract',
  'inventory',
  'declaration',
  'cn22',
  'cn23',
  'addressLabel',
] as const;
/** A kind of paper. */
export type PaperKind = (typeof PAPER_KINDS)[number];

const RETAIL: readonly PaperKind[] = ['invoice', 'inventory', 'cn22', 'addressLabel'];
const BUSINESS: readonly PaperKind[] = ['invoice', 'packingList', 'contract', 'declaration'];

/** The papers that a consignment of a regime usually wants; every other can be printed too. */
export const USUAL_PAPERS: Readonly<Record<RegimeCode, readonly PaperKind[]>> = {
  '9610': RETAIL,
  '9710': BUSINESS,
  '9810': BUSINESS,
  '1210': RETAIL,
  '0110': BUSINESS,
};

/** The languages that papers can be asked for in. */
export const PAPER_LANGUAGES = ['both', 'zh', 'en'] as const;
/** A language that papers can be asked for in. */
export type PaperLanguage = (typeof PAPER_LANGUAGES)[number];

/** What labels are printed on: their own size, a roll of this size in mm, or A4 for an ordinary printer. */
export const LABEL_SIZES = ['own', '100x150', '100x100', 'A4'] as const;
/** What labels are printed on. */
export type LabelSize = (typeof LABEL_SIZES)[number];
