import { tidyText } from '#shared/base/normalize.ts';

/*
 * Brand and model as people write them. Width, case, spaces and trade-mark signs make no difference; a hyphen in a
 * model does.
 */

const NONE =
  /^(?:无|無|没有|无牌|无品牌|无厂牌|无中文品牌|无型号|无牌无型号|none|nil|n\/a|na|nobrand|unbranded|nomodel|[-—–/*]+)$/u;

/** Whether a text says that there is none: "无品牌", "N/A", "-". */
export function saysNone(text: string): boolean {
  return NONE.test(foldedName(text));
}

/** A name made comparable. */
export function foldedName(text: string): string {
  return tidyText(text.replace(/[®™©℠]/gu, ''))
    .toLowerCase()
    .replace(/ /g, '');
}

/** The names of a brand; "信阳毛尖/XINYANG" is two names of one brand, "钧瓷牌" the brand 钧瓷. */
export function brandNames(text: string): readonly string[] {
  const whole = foldedName(text);
  const names = [whole, ...whole.split(/[/、,，;；()]/u)].map((name) =>
    name.replace(/(?:牌|品牌|brand)$/u, ''),
  );
  return [...new Set(names.filter((name) => name !== ''))];
}

/** Whether two texts name the same brand. */
export function sameBrand(one: string, other: string): boolean {
  if (saysNone(one) || saysNone(other)) return saysNone(one) && saysNone(other);
  const names = new Set(brandNames(one));
  return brandNames(other).some((name) => names.has(name));
}

/** Whether two texts name the same model. */
export function sameModel(one: string, other: string): boolean {
  if (saysNone(one) || saysNone(other)) return saysNone(one) && saysNone(other);
  return foldedName(one) === foldedName(other);
}

const LABELLED_BRAND = /(?:品牌|牌号|brand)\s{0,3}[:：]\s{0,3}([^|｜,，;；。\n]{1,60})/iu;
const LABELLED_MODEL = /(?:(?<!规格)型号|model(?: no\.?)?)\s{0,3}[:：]\s{0,3}([^|｜,，;；。\n]{1,60})/iu;
const NEXT_LABEL = /\s\p{L}{1,12}\s?[:：].*$/su;

/** The brand a text names with a label ("品牌：钧瓷", "Brand: Jun"), or that it has none; null when it says neither. */
export function labelledBrand(text: string): string | null {
  return labelled(text, LABELLED_BRAND) ?? /无品牌|无牌|\bunbranded\b|\bno brand\b/iu.exec(text)?.[0] ?? null;
}

/** The model a text names with a label ("型号：JC-01", "Model: JC-01"), or that it has none; null for neither. */
export function labelledModel(text: string): string | null {
  return labelled(text, LABELLED_MODEL) ?? /无型号/u.exec(text)?.[0] ?? null;
}

function labelled(text: string, label: RegExp): string | null {
  const named = label.exec(text)?.[1]?.replace(NEXT_LABEL, '').trim() ?? '';
  return named === '' ? null : named;
}
