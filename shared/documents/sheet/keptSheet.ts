import type { Draft } from '#shared/consignment/consignment.ts';
import { SECTION_NAMES } from '#shared/consignment/fields.ts';
import { DOCUMENT_KINDS } from '#shared/consignment/regimes.ts';
import type { Setting } from '#shared/documents/sheet/setting.ts';
import { settingOf } from '#shared/documents/sheet/setting.ts';
import type { Sheet, SheetInput, SheetRow } from '#shared/documents/sheet/sheet.ts';
import { headRows, itemRows } from '#shared/documents/sheet/sheetOf.ts';

/** What the last sheet was made of. */
interface Kept {
  readonly input: SheetInput;
  readonly columns: Sheet['columns'];
  /** The rows of each goods item. */
  readonly items: readonly (readonly SheetRow[])[];
}

/**
 * Makes sheets of one consignment, one after the other: the same as `sheetOf`, for the price of the goods items that
 * changed. Drafts may come fresh from the store; what is equal to the draft before is taken from there.
 */
export function keptSheet(): (input: SheetInput) => Sheet {
  let kept: Kept | null = null;
  return (fresh) => {
    const before = kept;
    const input = before === null ? fresh : { ...fresh, draft: sharedDraft(before.input.draft, fresh.draft) };
    const setting = settingOf(input);
    const columns = setting.columns.map(({ name }) => name);
    const usable = before !== null && sameSurroundings(before, input, columns) ? before : null;
    const items = input.draft.items.map((_, item) => rowsOf(setting, item, usable));
    kept = { input, columns, items };
    return { columns, rows: [...headRows(setting), ...items.flat()] };
  };
}

function rowsOf(setting: Setting, item: number, before: Kept | null): readonly SheetRow[] {
  const { input } = setting.scene;
  const known = before?.items[item];
  const unchanged =
    known !== undefined &&
    before?.input.draft.items[item] === input.draft.items[item] &&
    samePacked(before?.input.packing?.items[item], input.packing?.items[item]);
  return unchanged ? known : itemRows(setting, item);
}

type Packed = NonNullable<SheetInput['packing']>['items'][number] | undefined;

function samePacked(one: Packed, other: Packed): boolean {
  return one?.pieces === other?.pieces && one?.netWeight === other?.netWeight;
}

/** Whether everything is the same that a goods item's rows are made of beside the item itself. */
function sameSurroundings(before: Kept, input: SheetInput, columns: Sheet['columns']): boolean {
  const { input: known } = before;
  return (
    known.codes === input.codes &&
    known.slots === input.slots &&
    known.storedCode === input.storedCode &&
    known.draft.regime === input.draft.regime &&
    SECTION_NAMES.every((section) => known.draft[section] === input.draft[section]) &&
    DOCUMENT_KINDS.every((kind) => known.sent[kind] === input.sent[kind]) &&
    before.columns.join() === columns.join()
  );
}

/** A draft with every section and item that is equal to that of an earlier one taken from there. */
function sharedDraft(before: Draft, now: Draft): Draft {
  const sections = SECTION_NAMES.map((section) => [section, sameTexts(before[section], now[section])]);
  return {
    ...now,
    ...(Object.fromEntries(sections) as Pick<Draft, (typeof SECTION_NAMES)[number]>),
    items: now.items.map((item, i) => sameTexts(before.items[i], item)),
  };
}

function sameTexts<T extends Readonly<Record<string, string>>>(before: T | undefined, now: T): T {
  if (before === undefined || before === now) return now;
  const names = Object.keys(now);
  const same =
    names.length === Object.keys(before).length && names.every((name) => before[name] === now[name]);
  return same ? before : now;
}
