import type { Confidence } from '#shared/catalog/codes.ts';

/*
 * The two elements that lead every list. Names and meanings are in notice 2017-69 of the General Administration of
 * Customs (in force 2018-01-01) and in the filling rules since; the digits are those of the single window's guide of
 * 2018, read second-hand and so still to be confirmed. Texts: `elements.brandType.<code>` and its `Help`, likewise
 * `elements.preference.…`.
 */

/** Codes of the brand type (品牌类型). */
export const BRAND_TYPE_CODES = ['0', '1', '2', '3', '4'] as const;
/** One of BRAND_TYPE_CODES. */
export type BrandType = (typeof BRAND_TYPE_CODES)[number];
/** Codes of the export preference (出口享惠情况). */
export const PREFERENCE_CODES = ['0', '1', '2', '3'] as const;
/** One of PREFERENCE_CODES. */
export type ExportPreference = (typeof PREFERENCE_CODES)[number];

/** One code of a leading element. */
export interface LeadingCode<C extends string> {
  readonly code: C;
  /** Whether an export declaration may carry it. */
  readonly forExport: boolean;
  /** How sure we are that this digit has this meaning. */
  readonly confidence: Confidence;
  /** The key of the text that names where name and meaning are from. */
  readonly source: 'elements.source.notice2017No69' | 'elements.source.guide2018';
}

/** Brand types, in the order of their codes. */
export const BRAND_TYPES: readonly LeadingCode<BrandType>[] = BRAND_TYPE_CODES.map((code) => ({
  code,
  forExport: true,
  confidence: 'toBeConfirmed',
  source: 'elements.source.notice2017No69',
}));

/** Export preferences, in the order of their codes; 3 is for imports only and not in the notice. */
export const EXPORT_PREFERENCES: readonly LeadingCode<ExportPreference>[] = PREFERENCE_CODES.map((code) => ({
  code,
  forExport: code !== '3',
  confidence: 'toBeConfirmed',
  source: code === '3' ? 'elements.source.guide2018' : 'elements.source.notice2017No69',
}));

/** The brand type a text is the code of, exactly as a message carries it; null for any other text. */
export function brandType(text: string): BrandType | null {
  return BRAND_TYPE_CODES.find((code) => code === text) ?? null;
}

/** The export preference a text is the code of; null for any other text. */
export function exportPreference(text: string): ExportPreference | null {
  return PREFERENCE_CODES.find((code) => code === text) ?? null;
}

/** Words for a brand type, compared without spaces and brackets. */
const BRAND_WORDS: ReadonlyMap<string, BrandType> = new Map<string, BrandType>([
  ['无品牌', '0'],
  ['无牌', '0'],
  ['境内自主品牌', '1'],
  ['境内收购品牌', '2'],
  ['境外收购品牌', '2'],
  ['境外品牌贴牌生产', '3'],
  ['境外品牌贴牌', '3'],
  ['境外品牌其他', '4'],
  ['境外品牌其它', '4'],
]);

const PREFERENCE_WORDS: ReadonlyMap<string, ExportPreference> = new Map<string, ExportPreference>([
  ['出口货物在最终目的国地区不享受优惠关税', '0'],
  ['不享受优惠关税', '0'],
  ['不享惠', '0'],
  ['出口货物在最终目的国地区享受优惠关税', '1'],
  ['享受优惠关税', '1'],
  ['享惠', '1'],
  ['出口货物不能确定在最终目的国地区享受优惠关税', '2'],
  ['不能确定在最终目的国地区享受优惠关税', '2'],
  ['不能确定', '2'],
  ['不确定', '2'],
  ['不适用于进口报关单', '3'],
]);

/** The brand type that is meant by its name, by code and name together, or by a full-width digit; null for none. */
export function meantBrandType(text: string): BrandType | null {
  return meant(text, brandType, BRAND_WORDS);
}

/** The export preference that is meant by words, by code and words together, or by a full-width digit. */
export function meantPreference(text: string): ExportPreference | null {
  return meant(text, exportPreference, PREFERENCE_WORDS);
}

function meant<C extends string>(
  text: string,
  exact: (text: string) => C | null,
  words: ReadonlyMap<string, C>,
): C | null {
  const plain = text.normalize('NFKC').replace(/[\s()]/gu, '');
  const [, digit = '', rest = ''] = /^(\d?)[-.:、]?(.*)$/su.exec(plain) ?? [];
  const word = words.get(rest);
  if (digit === '') return word ?? null;
  const code = exact(digit);
  // "1 无品牌" says two things, so neither is meant.
  return rest === '' || word === code ? code : null;
}
