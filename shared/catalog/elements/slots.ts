/** The slots of a commodity code: which declaration elements (申报要素) it asks for, in the official order. */

/** One declaration element as the tariff line of a code lists it. */
export interface ElementName {
  readonly name: string;
  readonly required: boolean;
}

/** What a slot is about, where the workstation can help; `value` is any other. */
export type SlotRole = 'brandType' | 'preference' | 'brand' | 'model' | 'gtin' | 'cas' | 'other' | 'value';

/** One place of the element text. */
export interface Slot {
  /** Its place in the text, from 1. */
  readonly place: number;
  /** The name as the catalogue writes it: "品牌(中文或外文名称)". */
  readonly name: string;
  /** The name without what stands in brackets: "品牌". */
  readonly title: string;
  /** What stands in brackets, "中文或外文名称"; "" for nothing. */
  readonly hint: string;
  readonly required: boolean;
  readonly role: SlotRole;
}

/** The slots of a code. */
export interface SlotList {
  readonly slots: readonly Slot[];
  /** Nobody has looked up the elements of the code: only the two that lead every list are known, more may follow. */
  readonly open: boolean;
}

/** Every list begins with these two (notice 2017-69 of the General Administration of Customs). */
const LEAD: readonly ElementName[] = [
  { name: '品牌类型', required: true },
  { name: '出口享惠情况', required: true },
];

const ROLES: ReadonlyMap<string, SlotRole> = new Map<string, SlotRole>([
  ['品牌类型', 'brandType'],
  ['出口享惠情况', 'preference'],
  ['品牌', 'brand'],
  ['型号', 'model'],
  ['gtin', 'gtin'],
  ['cas', 'cas'],
  ['其他', 'other'],
  ['其它', 'other'],
]);

/** The slots of a code from the elements of its tariff line. */
export function slotsOf(elements: readonly ElementName[] | 'unknown'): SlotList {
  const open = elements === 'unknown';
  return { slots: (open ? LEAD : elements).map(slot), open };
}

/** Whether the list begins with brand type and preference, as every official one does. */
export function hasLead({ slots }: SlotList): boolean {
  return slots[0]?.role === 'brandType' && slots[1]?.role === 'preference';
}

function slot({ name, required }: ElementName, index: number): Slot {
  const [title = '', ...rest] = name.split(/[(（]/);
  const bare = title.trim();
  return {
    place: index + 1,
    name,
    title: bare === '' ? name : bare,
    hint: rest
      .join('(')
      .replace(/[)）]\s*$/, '')
      .trim(),
    required,
    role: ROLES.get(bare.toLowerCase()) ?? 'value',
  };
}
