/** Why two documents must say the same: the checks between documents, each with where it comes from. */
import type { Confidence } from '#shared/catalog/codes.ts';

/** One check between documents. Its words are `sheet.rule.<id>`. */
export interface CrossRule {
  /** Where it was read; `notice` texts and specifications in their own names. */
  readonly source: { readonly zh: string; readonly en: string };
  readonly confidence: Confidence;
  /** Numbers in the list of checks customs makes between the three documents (三单对碰); empty for our own. */
  readonly checks: readonly number[];
}

const SPECIFICATION = {
  zh: '跨境统一版系统企业对接报文规范 202205 版',
  en: 'Message specification of the unified system, edition 202205',
} as const;
const PRACTICE = {
  zh: '企业申报系统中通行的校验，待核实',
  en: 'A check common in declarants’ systems, to be confirmed',
} as const;
const ADVICE = {
  zh: '按公开资料整理的提示，待核实',
  en: 'Advice drawn from public material, to be confirmed',
} as const;
const FORM = {
  zh: '报关单填制规范（关检融合，2018 年第 60 号公告起）',
  en: 'Guide to filling in the declaration (from GACC notice 2018-60 on)',
} as const;

const confirmed = (source: CrossRule['source'], ...checks: readonly number[]): CrossRule => ({
  source,
  confidence: 'confirmed',
  checks,
});
const open = (source: CrossRule['source'], ...checks: readonly number[]): CrossRule => ({
  source,
  confidence: 'toBeConfirmed',
  checks,
});

/** Every check between documents. */
export const CROSS_RULES = {
  /** list ↔ order ↔ receipts: the same order number (三单对碰) */ orderNo: confirmed(SPECIFICATION, 1, 3),
  /** list ↔ order ↔ receipts: the same e-commerce firm */ seller: confirmed(SPECIFICATION, 1, 3),
  /** one firm code, one registered name */ firmName: open(SPECIFICATION, 7),
  /** list ↔ waybill: the same logistics firm and waybill number */ waybill: open(PRACTICE, 2),
  /** order ↔ receipts: the same currency */ currency: open(ADVICE),
  /** receipts: goods, freight and insurance together; the tolerance is not known */ charge: open(ADVICE),
  /** order: the goods value is the sum of the lines */ goodsValue: open(PRACTICE, 6),
  /** line total = quantity × unit price, in order and list */ lineTotal: confirmed(SPECIFICATION, 5),
  /** waybill ↔ list: the same number of packages */ packages: open(PRACTICE, 12),
  /** waybill ↔ list: the same gross weight */ grossWeight: open(PRACTICE, 12),
  /** the net weights of the lines add up */ netWeight: open(ADVICE),
  /** the packing list says what is packed */ cartons: open(ADVICE),
  /** order line ↔ list line: the same goods, line by line */ goodsLine: confirmed(SPECIFICATION, 4),
  /** the number of a goods item: 30 characters in the order, 20 in the list */ itemNo:
    confirmed(SPECIFICATION),
  /** original name and declared name speak of the same goods */ goodsName: open(PRACTICE),
  /** the brand is the same in elements and names */ brand: open(FORM),
  /** the model is the same in elements and names */ model: open(FORM),
  /** the same unit, the same quantity */ sameUnit: open(PRACTICE, 10),
  /** counted in kilograms, the statutory quantity is the net weight */ kilograms: open(ADVICE),
  /** one consignment, one way out: list and declaration against waybill and label */ transport:
    open(PRACTICE),
  /** the same trade in declaration, contract and invoice */ trade: open(FORM),
} as const satisfies Readonly<Record<string, CrossRule>>;

/** The name of a check between documents. */
export type CrossRuleId = keyof typeof CROSS_RULES;
