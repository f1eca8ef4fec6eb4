import { brokenRule, spokenSources, withDiffering } from '#shared/documents/sheet/agreement.ts';
import { carriedBy, cellOf } from '#shared/documents/sheet/cells.ts';
import type { Fact } from '#shared/documents/sheet/fact.ts';
import { HEAD_FACT_LIST, ITEM_FACT_LIST } from '#shared/documents/sheet/facts.ts';
import type { Setting } from '#shared/documents/sheet/setting.ts';
import { settingOf } from '#shared/documents/sheet/setting.ts';
import type { Sheet, SheetInput, SheetRow } from '#shared/documents/sheet/sheet.ts';

/** All documents of a consignment side by side, fact by fact. Pure: the same input gives the same sheet. */
export function sheetOf(input: SheetInput): Sheet {
  const setting = settingOf(input);
  const { items } = setting.scene.consignment;
  return {
    columns: setting.columns.map(({ name }) => name),
    rows: [...headRows(setting), ...items.flatMap((_, item) => itemRows(setting, item))],
  };
}

/** The rows of the whole consignment. */
export function headRows(setting: Setting): readonly SheetRow[] {
  return HEAD_FACT_LIST.flatMap(([name, fact]) => rowOf(setting, name, fact, null) ?? []);
}

/** The rows of one goods item. */
export function itemRows(setting: Setting, item: number): readonly SheetRow[] {
  return ITEM_FACT_LIST.flatMap(([name, fact]) => rowOf(setting, name, fact, item) ?? []);
}

/** The row of a fact; null when no document has anything to say. */
export function rowOf(setting: Setting, name: string, fact: Fact, item: number | null): SheetRow | null {
  const { scene } = setting;
  const values = new Map<string, string>();
  const valueAt = (source: string): string => {
    const known = values.get(source);
    if (known !== undefined) return known;
    const value = fact.sources[source]?.read(scene, item ?? 0) ?? '';
    values.set(source, value);
    return value;
  };
  // What an authority gives is not the seller's to agree on.
  const mayDiffer = Object.keys(fact.sources).length > 0;
  let said = false;
  let sentDiffers = false;
  const cells = setting.columns.map((column) => {
    const carried = carriedBy(column, name, item);
    if (carried === undefined) return null;
    const cell = cellOf(setting, column, fact, carried, item, valueAt);
    if (cell === null) return null;
    said ||= cell.text !== '' || (cell.sent ?? '') !== '' || cell.returned !== undefined;
    sentDiffers ||= cell.sent !== undefined && mayDiffer;
    return cell;
  });
  if (!said) return null;
  const spoken = spokenSources(setting, name, cells, item, valueAt);
  const broken = brokenRule(fact, spoken);
  const used =
    spoken.length > 0
      ? spoken
      : Object.keys(fact.sources)
          .slice(0, 1)
          .map((source) => ({ source }));
  const pointers = [
    ...new Set(used.flatMap(({ source }) => fact.sources[source]?.at(scene, item ?? 0) ?? [])),
  ];
  return {
    key: item === null ? name : `items.${item}.${name}`,
    fact: name,
    item,
    cells: broken === null ? cells : withDiffering(fact, cells, valueAt),
    agreement: broken !== null ? 'differs' : sentDiffers ? 'sentDiffers' : 'same',
    rule: broken ?? fact.rule,
    pointers,
  };
}
