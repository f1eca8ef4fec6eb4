import { parseCompactDate } from '#shared/base/calendarDate.ts';
import type { CodeTableName } from '#shared/consignment/fields.ts';
import type { ElementValues } from '#shared/documents/documents.ts';
import type { Carried } from '#shared/documents/sheet/carrying.ts';
import type { Column } from '#shared/documents/sheet/columns.ts';
import type { Fact } from '#shared/documents/sheet/fact.ts';
import type { Setting } from '#shared/documents/sheet/setting.ts';
import type { SheetCell, SheetInput } from '#shared/documents/sheet/sheet.ts';
import type { Scene } from '#shared/documents/sheet/sources.ts';
import { sameValue } from '#shared/documents/sheet/sources.ts';

/** How a column carries a fact; undefined where it does not. */
export function carriedBy(column: Column, name: string, item: number | null): Carried | undefined {
  const of: Readonly<Record<string, Carried | undefined>> =
    item === null ? column.carrying.head : column.carrying.item;
  return of[name];
}

/** What a column says of a fact; null where its document carries nothing of it. */
export function cellOf(
  { scene, documents }: Setting,
  { document, name: column }: Column,
  fact: Fact,
  { elements, sources, part, where }: Carried,
  item: number | null,
  valueAt: (source: string) => string,
): SheetCell | null {
  const source = chosenSource(sources, column === 'follows' ? fact : null, valueAt);
  const value = valueAt(source);
  if (document === null) {
    if ((column === 'follows' || part === true) && value === '') return null;
    return { text: value, element: elements[0], source, ...nameOf(scene, fact.table, value) };
  }
  const record = documents[document];
  const values = valuesIn(record, where, item);
  const element = elements.find((one) => (values?.[one] ?? '') !== '') ?? elements[0];
  const carried = values?.[element];
  if (part === true) {
    return value === '' || carried === undefined ? null : { text: value, element, source };
  }
  const copy = scene.input.sent[document];
  const earlier = copy === undefined ? undefined : valuesIn(copy, where, item);
  // What a copy has no place for is no difference: an attachment is not read back.
  const sent = copy === undefined || where === 'attachments' ? undefined : (earlier?.[element] ?? '');
  const returned = item === null ? copy?.returned?.[element] : undefined;
  if (carried === undefined && (sent ?? '') === '' && (returned ?? '') === '') return null;
  const text = carried ?? '';
  return {
    text,
    element,
    source,
    ...nameOf(scene, fact.table, value),
    ...(sent !== undefined && !sameValue(sent, text) ? { sent } : {}),
    ...(returned !== undefined && returned !== '' && !sameValue(returned, sent ?? '') ? { returned } : {}),
  };
}

/** The elements of a document in which a fact stands. */
function valuesIn(
  record:
    | {
        readonly head: ElementValues;
        readonly list: readonly ElementValues[];
        readonly attachments?: readonly ElementValues[];
      }
    | undefined,
  where: Carried['where'],
  item: number | null,
): ElementValues | undefined {
  if (where === 'attachments') return record?.attachments?.[0];
  if (item === null && where === undefined) return record?.head;
  return record?.list[item ?? 0];
}

/** Where a cell's value comes from: what follows shows the value that contradicts, where one does. */
function chosenSource(
  sources: Carried['sources'],
  against: Fact | null,
  valueAt: (source: string) => string,
): string {
  const said = sources.filter((source) => valueAt(source) !== '');
  if (against !== null && said.length > 1) {
    const [first = ''] = Object.keys(against.sources);
    const same = against.same ?? sameValue;
    const differing = said.find((source) => !same(valueAt(source), valueAt(first)));
    if (differing !== undefined) return differing;
  }
  return said[0] ?? sources[sources.length - 1] ?? sources[0];
}

function nameOf(scene: Scene, table: CodeTableName | undefined, code: string) {
  const row = table === undefined || code === '' ? undefined : scene.input.codes.row(table, code);
  return row === undefined ? {} : { name: { zh: row.zh, en: row.en } };
}

/** A value of a message as the draft would hold it: codes by their stored key, days with dashes; null when it has none. */
export function storedText(input: SheetInput, fact: Fact, carried: string): string | null {
  if (fact.day === true) return parseCompactDate(carried);
  if (fact.table === undefined || fact.table === 'hs') return carried;
  return input.storedCode(fact.table, carried);
}
