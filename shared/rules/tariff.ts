import { z } from 'zod';

/*
 * Tariff lines (税则号列) of a pack. Three answers are kept apart everywhere: a value, "none" (known to be none) and
 * "unknown" (nobody has looked it up). A rule must never take the third for the second.
 */

/** The most lines a pack may bring; the tariff of 2024 has about 13,000. */
export const MAX_TARIFF_LINES = 20_000;

/** Whether a control condition (监管条件) concerns import, export or both; "unknown" where no table says. */
export const CONTROL_DIRECTIONS = ['import', 'export', 'both', 'unknown'] as const;
/** One of CONTROL_DIRECTIONS. */
export type ControlDirection = (typeof CONTROL_DIRECTIONS)[number];

const unit = z.string().regex(/^\d{3}$/);
const percent = z.string().regex(/^\d{1,3}(\.\d{1,4})?$/);

/** One declaration element (申报要素): its name in the order of the catalogue, and whether it must be answered. */
const element = z.strictObject({ name: z.string().min(1).max(200), required: z.boolean() });

/** One control condition by its letter or digit; capital and small letters differ ("A" is not "a"). */
const control = z.strictObject({
  code: z.string().regex(/^[0-9A-Za-z]$/),
  direction: z.enum(CONTROL_DIRECTIONS),
});

/** One line of the tariff as a pack stores it. */
export const tariffLineSchema = z.strictObject({
  /** Commodity code (商品编码), 8 or 10 digits, compared as written. */
  code: z.string().regex(/^\d{8}(\d{2})?$/),
  zh: z.string().max(500),
  en: z.string().max(500),
  /** First legal unit (法定第一单位), a code of the unit table. */
  unit1: z.union([unit, z.literal('unknown')]),
  /** Second legal unit (法定第二单位). */
  unit2: z.union([unit, z.literal(['none', 'unknown'])]),
  elements: z.union([z.array(element).min(1).max(60), z.literal('unknown')]),
  control: z.union([z.array(control).min(1).max(60), z.literal(['none', 'unknown'])]),
  /** Letters of the inspection category (检验检疫类别): N, Q, S and W concern export. */
  inspection: z.union([
    z
      .array(z.string().regex(/^[A-Z]$/))
      .min(1)
      .max(26),
    z.literal(['none', 'unknown']),
  ]),
  /** Export duty (出口关税) in percent. */
  exportDuty: z.union([percent, z.literal(['none', 'unknown'])]),
  /** Export refund rate (出口退税率) in percent. */
  rebate: z.union([percent, z.literal(['none', 'unknown'])]),
  confidence: z.enum(['confirmed', 'toBeConfirmed']),
});
/** One line of the tariff. */
export type TariffLine = z.infer<typeof tariffLineSchema>;

/** The tariff of a pack: each code once. */
export const tariffSchema = z
  .array(tariffLineSchema)
  .max(MAX_TARIFF_LINES)
  .refine((lines) => new Set(lines.map(({ code }) => code)).size === lines.length, 'a code stands twice');

/** Read access to tariff lines for the functions of the rule language. */
export interface Tariff {
  line(code: string): TariffLine | undefined;
  /** Whether the line of a code has a control condition. */
  hasControl(code: string, control: string): boolean;
  /** Whether the line of a code has a letter of the inspection category. */
  hasInspection(code: string, letter: string): boolean;
}

/** Indexes tariff lines. Where a code stands in both lists the later line counts. */
export function indexTariff(lines: readonly TariffLine[]): Tariff {
  const byCode = new Map(lines.map((line) => [line.code, line]));
  const byControl = new Map<string, Set<string>>();
  const byInspection = new Map<string, Set<string>>();
  for (const line of byCode.values()) {
    if (typeof line.control !== 'string')
      for (const { code } of line.control) note(byControl, code, line.code);
    if (typeof line.inspection !== 'string')
      for (const letter of line.inspection) note(byInspection, letter, line.code);
  }
  return {
    line: (code) => byCode.get(code),
    hasControl: (code, wanted) => byControl.get(wanted)?.has(code) === true,
    hasInspection: (code, letter) => byInspection.get(letter)?.has(code) === true,
  };
}

function note(index: Map<string, Set<string>>, key: string, code: string): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, new Set([code]));
  else known.add(code);
}
