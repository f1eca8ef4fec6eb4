import type { TariffLine } from '#shared/rules/tariff.ts';

/** The parts of a tariff line that a change is told by. */
export const TARIFF_PARTS = [
  'name',
  'unit1',
  'unit2',
  'elements',
  'control',
  'inspection',
  'exportDuty',
  'rebate',
  'confidence',
] as const;
/** One of TARIFF_PARTS. */
export type TariffPart = (typeof TARIFF_PARTS)[number];

/** One line of the tariff that changed, and in which parts. */
export interface TariffLineChange {
  readonly before: TariffLine;
  readonly after: TariffLine;
  readonly parts: readonly TariffPart[];
}

/** What differs between the tariffs of two packs. */
export interface TariffDiff {
  readonly added: readonly TariffLine[];
  readonly dropped: readonly TariffLine[];
  readonly changed: readonly TariffLineChange[];
}

/** Compares two tariffs line by line, by code. */
export function diffTariff(before: readonly TariffLine[], after: readonly TariffLine[]): TariffDiff {
  const old = new Map(before.map((line) => [line.code, line]));
  const now = new Map(after.map((line) => [line.code, line]));
  const changed: TariffLineChange[] = [];
  for (const line of now.values()) {
    const earlier = old.get(line.code);
    if (earlier === undefined || earlier === line) continue;
    const parts = TARIFF_PARTS.filter((part) => partText(earlier, part) !== partText(line, part));
    if (parts.length > 0) changed.push({ before: earlier, after: line, parts });
  }
  return {
    added: [...now.values()].filter(({ code }) => !old.has(code)),
    dropped: [...old.values()].filter(({ code }) => !now.has(code)),
    changed,
  };
}

/** Whether rules on the tariff could answer otherwise: anything but names, as no rule reads those. */
export function tariffMatters(before: readonly TariffLine[], after: readonly TariffLine[]): boolean {
  if (before === after) return false;
  const { added, dropped, changed } = diffTariff(before, after);
  return (
    added.length + dropped.length > 0 || changed.some(({ parts }) => parts.some((part) => part !== 'name'))
  );
}

function partText(line: TariffLine, part: TariffPart): string {
  return part === 'name' ? JSON.stringify([line.zh, line.en]) : JSON.stringify(line[part]);
}
