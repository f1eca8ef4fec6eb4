import type { Edit } from '#shared/consignment/edit.ts';
import { applyEdits } from '#shared/consignment/edit.ts';
import type { Spoken } from '#shared/documents/sheet/agreement.ts';
import { spokenSources } from '#shared/documents/sheet/agreement.ts';
import { storedText } from '#shared/documents/sheet/cells.ts';
import type { Fact } from '#shared/documents/sheet/fact.ts';
import { HEAD_FACT_LIST, ITEM_FACT_LIST } from '#shared/documents/sheet/facts.ts';
import type { Setting } from '#shared/documents/sheet/setting.ts';
import { settingOf } from '#shared/documents/sheet/setting.ts';
import type { Choice, SheetColumn, SheetInput, SheetRow } from '#shared/documents/sheet/sheet.ts';
import { rowOf } from '#shared/documents/sheet/sheetOf.ts';
import { sameValue } from '#shared/documents/sheet/sources.ts';

/** A row with the values that can be chosen for it. */
export interface RowChoices {
  readonly row: SheetRow;
  /** The columns of the row's cells. */
  readonly columns: readonly SheetColumn[];
  /** Empty where everything agrees. */
  readonly choices: readonly Choice[];
}

interface Wanted {
  readonly setting: Setting;
  readonly name: string;
  readonly fact: Fact;
  readonly item: number | null;
}

/**
 * What can be chosen for a row that does not agree: each value it shows, and what was sent or returned with another
 * one. A choice is offered only when its edits really make the row agree. Null for a key that is no row.
 */
export function choicesOf(input: SheetInput, key: string): RowChoices | null {
  const wanted = wantedOf(input, key);
  const row = wanted === null ? null : rowOf(wanted.setting, wanted.name, wanted.fact, wanted.item);
  if (wanted === null || row === null) return null;
  const columns = wanted.setting.columns.map(({ name }) => name);
  const { scene } = wanted.setting;
  const spoken = spokenSources(
    wanted.setting,
    wanted.name,
    row.cells,
    wanted.item,
    (source) => wanted.fact.sources[source]?.read(scene, wanted.item ?? 0) ?? '',
  );
  const choices = [
    ...(row.agreement === 'differs' ? presentChoices(wanted, row, columns, spoken) : []),
    ...earlierChoices(wanted, row, columns, spoken),
  ];
  return { row, columns, choices };
}

/** The edits that make a row agree on one of its choices; null when there is no such choice. */
export function resolve(
  input: SheetInput,
  key: string,
  text: string,
  of: Choice['of'],
): readonly Edit[] | null {
  const found = choicesOf(input, key)?.choices.find((choice) => choice.text === text && choice.of === of);
  return found === undefined || found.refused !== null ? null : found.edits;
}

function wantedOf(input: SheetInput, key: string): Wanted | null {
  const ofItem = /^items\.(\d{1,4})\.(\w+)$/.exec(key);
  const name = ofItem?.[2] ?? key;
  const item = ofItem === null ? null : Number(ofItem[1]);
  const list: readonly (readonly [string, Fact])[] = item === null ? HEAD_FACT_LIST : ITEM_FACT_LIST;
  const fact = list.find(([known]) => known === name)?.[1];
  if (fact === undefined || (item !== null && input.draft.items[item] === undefined)) return null;
  return { setting: settingOf(input), name, fact, item };
}

function presentChoices(
  wanted: Wanted,
  row: SheetRow,
  columns: readonly SheetColumn[],
  spoken: readonly Spoken[],
): readonly Choice[] {
  const byValue = new Map<string, { readonly said: Spoken; readonly columns: SheetColumn[] }>();
  for (const said of spoken) if (!byValue.has(said.value)) byValue.set(said.value, { said, columns: [] });
  row.cells.forEach((cell, at) => {
    const said = spoken.find(({ source }) => source === cell?.source);
    const column = columns[at];
    if (said !== undefined && column !== undefined) byValue.get(said.value)?.columns.push(column);
  });
  return [...byValue.values()].map(({ said, columns: where }): Choice => {
    const cell = row.cells.find((one) => one?.source === said.source);
    return {
      text: said.value,
      ...(cell?.name === undefined ? {} : { name: cell.name }),
      columns: where,
      of: 'now',
      ...editsFor(wanted, spoken, said.value, () => true),
    };
  });
}

function earlierChoices(
  wanted: Wanted,
  row: SheetRow,
  columns: readonly SheetColumn[],
  spoken: readonly Spoken[],
): readonly Choice[] {
  const { fact, setting } = wanted;
  const { input } = setting.scene;
  if (Object.keys(fact.sources).length === 0) return [];
  const found: Choice[] = [];
  row.cells.forEach((cell, at) => {
    const column = columns[at];
    if (cell === null || column === undefined) return;
    for (const copy of ['sent', 'returned'] as const) {
      const carried = cell[copy] ?? '';
      if (carried === '' || found.some((one) => one.of === copy && one.text === carried)) continue;
      const value = storedText(input, fact, carried);
      const all = spoken.some(({ source }) => source === cell.source)
        ? spoken
        : [...spoken, { source: cell.source, value: '' }];
      const row = table(input, fact, value);
      found.push({
        text: carried,
        ...(row === undefined ? {} : { name: { zh: row.zh, en: row.en } }),
        columns: [column],
        of: copy,
        ...(value === null
          ? { edits: [], refused: 'cannot' }
          : editsFor(wanted, all, value, (after) => {
              const now = after.cells[at];
              return now !== null && now !== undefined && sameValue(now.text, carried);
            })),
      });
    }
  });
  return found;
}

function table({ codes }: SheetInput, { table: name }: Fact, value: string | null) {
  return name === undefined || value === null ? undefined : codes.row(name, value);
}

/** The edits for a value: only what contradicts it is changed, or everything else where that is not enough. */
function editsFor(
  wanted: Wanted,
  spoken: readonly Spoken[],
  value: string,
  holds: (after: SheetRow) => boolean,
): Pick<Choice, 'edits' | 'refused'> {
  const same = wanted.fact.same ?? sameValue;
  const sets = [spoken.filter((one) => !same(value, one.value)), spoken.filter((one) => one.value !== value)];
  let refused = 'cannot';
  for (const others of sets) {
    const made = editsOf(wanted, others, value);
    if (typeof made === 'string') refused = made;
    else if (agreesAfter(wanted, made, holds)) return { edits: made, refused: null };
  }
  return { edits: [], refused };
}

/** What sets all of these sources; the name of the one that cannot be set. */
function editsOf(
  { setting, fact, item }: Wanted,
  others: readonly Spoken[],
  value: string,
): readonly Edit[] | string {
  const edits: Edit[] = [];
  for (const { source } of others) {
    const made = fact.sources[source]?.set(setting.scene, item ?? 0, value) ?? null;
    if (made === null) return source;
    edits.push(...made);
  }
  return edits;
}

function agreesAfter(
  { setting, name, fact, item }: Wanted,
  edits: readonly Edit[],
  holds: (after: SheetRow) => boolean,
): boolean {
  const { input } = setting.scene;
  const edited = applyEdits(input.draft, edits);
  if (!edited.ok) return false;
  const after = rowOf(settingOf({ ...input, draft: edited.value.draft }), name, fact, item);
  return after !== null && after.agreement !== 'differs' && holds(after);
}
