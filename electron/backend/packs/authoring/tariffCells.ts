import { directionOf } from '#backend/packs/authoring/controlCodes.ts';
import type { TariffField } from '#backend/packs/authoring/tariffColumns.ts';
import type { TariffLine } from '#shared/rules/tariff.ts';

/** What an empty cell of a mapped column means: the table says nothing, or it says that there is none. */
export type Emptiness = 'none' | 'unknown';

/** Why a row is not a line of the tariff, or a cell of a line could not be used. */
export const TARIFF_ISSUES = [
  'heading',
  'badCode',
  'twice',
  'unknownUnit',
  'badElements',
  'badControl',
  'badInspection',
  'badPercent',
] as const;
/** One of TARIFF_ISSUES. */
export type TariffIssue = (typeof TARIFF_ISSUES)[number];

/** The value of a cell, or why it has none; then the line says "unknown" in its place. */
export type Cell<T> = { readonly value: T } | { readonly issue: TariffIssue };

const NOTHING = /^(无|没有|none|[-—–/]+)$/i;

/** A commodity code of 8 or 10 digits; a spreadsheet may have taken its leading nought. */
export function readCode(text: string): Cell<string> {
  const digits = text.replace(/[.\s\u00a0]/g, '');
  if (digits === '' || /^\d{2,6}$/.test(digits)) return { issue: 'heading' };
  if (/^[1-9](\d{6}|\d{8})$/.test(digits)) return { value: `0${digits}` };
  return /^\d{8}(\d{2})?$/.test(digits) ? { value: digits } : { issue: 'badCode' };
}

/** A legal unit by its number or its Chinese name. */
export function readUnit(text: string, units: ReadonlyMap<string, string>): Cell<string> {
  const unit = text.trim();
  if (unit === '') return { value: 'unknown' };
  const code = units.get(unit);
  return code === undefined ? { issue: 'unknownUnit' } : { value: code };
}

/** Two units in one cell, as in 千克/个. */
export function splitUnits(text: string): readonly [string, string] {
  const [first = '', second = ''] = text.split(/[/、,，;；]/);
  return [first, second];
}

const MAY_BE_LEFT_OUT = /^(GTIN|CAS|其他|其它)$/i;

/** Declaration elements in their order: "1:品牌类型;2:出口享惠情况;…" or joined by |. */
export function readElements(text: string): Cell<TariffLine['elements']> {
  const parts = text.split(/[|｜;；\n]/).map((part) => part.trim().replace(/^\d{1,2}\s*[.:：、．]\s*/u, ''));
  const names = parts.filter((part) => part !== '');
  if (names.length === 0) return { value: 'unknown' };
  if (names.length > 60 || names.some((name) => name.length > 200)) return { issue: 'badElements' };
  const optional = (name: string): boolean => MAY_BE_LEFT_OUT.test(name) || /非必[报填]|选[报填]/.test(name);
  return { value: names.map((name) => ({ name, required: !optional(name) })) };
}

/** Control conditions, written together as in AB. */
export function readControl(text: string, empty: Emptiness): Cell<TariffLine['control']> {
  const letters = text.replace(/[\s,，、;；/.]/g, '');
  if (text.trim() === '') return { value: empty };
  if (letters === '' || NOTHING.test(letters)) return { value: 'none' };
  if (!/^[0-9A-Za-z]{1,60}$/.test(letters)) return { issue: 'badControl' };
  return { value: [...new Set(letters)].map((code) => ({ code, direction: directionOf(code) })) };
}

/** Inspection categories, written as in P.R/Q.S. */
export function readInspection(text: string, empty: Emptiness): Cell<TariffLine['inspection']> {
  const letters = text.replace(/[\s,，、;；/.]/g, '');
  if (text.trim() === '') return { value: empty };
  if (letters === '' || NOTHING.test(letters)) return { value: 'none' };
  return /^[A-Z]{1,26}$/.test(letters) ? { value: [...new Set(letters)] } : { issue: 'badInspection' };
}

/** A rate in percent, with or without the sign. Below one without it, a share may be meant, so it is not used. */
export function readPercent(text: string, empty: Emptiness): Cell<string> {
  const rate = text.trim();
  if (rate === '') return { value: empty };
  if (NOTHING.test(rate)) return { value: 'none' };
  const [, whole = '', fraction = '', sign = ''] = /^(\d{1,3})(\.\d{1,4})?\s*([%％]?)$/.exec(rate) ?? [];
  const unclear = whole === '0' && sign === '' && /[1-9]/.test(fraction);
  return whole === '' || unclear ? { issue: 'badPercent' } : { value: `${whole}${fraction}` };
}

/** The cell of a field in a row; empty where the table has no such column. */
export type CellOf = (field: TariffField) => string;
