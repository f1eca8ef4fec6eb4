import fc from 'fast-check';
import { unreachable } from '#shared/base/result.ts';
import { isUnsendable } from '#shared/messages/characters.ts';
import type {
  ElementSpec,
  ElementType,
  MessageRecord,
  MessageTable,
  NodeTable,
  NodeValues,
  TextForm,
} from '#shared/messages/table.ts';

const MOST_LINES = 4;
/** An element that carries a whole message may be long; a random one need not be. */
const LONGEST_TEXT = 5000;

/** Any record a table takes: every form, length and presence, and as many lines as it likes within reason. */
export function anyRecord(table: MessageTable): fc.Arbitrary<MessageRecord> {
  const { head, list } = table;
  return fc.record({
    head: anyValues(head),
    list:
      list === null
        ? fc.constant([])
        : fc.array(anyValues(list), {
            minLength: list.min,
            maxLength: list.max ?? MOST_LINES,
            size: 'small',
          }),
  });
}

/** A record a table takes, the same every time, with some values put in; a head element is taken out by undefined. */
export function someRecord(
  table: MessageTable,
  head: NodeValues = {},
  list?: readonly NodeValues[],
): MessageRecord {
  const [record] = fc.sample(anyRecord(table), { seed: 202205, numRuns: 1 });
  if (record === undefined) throw new Error(table.kind);
  return { head: { ...record.head, ...head }, list: list ?? record.list };
}

/** Any values a run of elements takes. */
export function anyValues(node: NodeTable): fc.Arbitrary<NodeValues> {
  return fc
    .tuple(...node.elements.map(anyEntry))
    .map((entries) => Object.fromEntries(entries.filter((entry) => entry !== null)));
}

function anyEntry({
  name,
  required,
  keptEmpty,
  type,
}: ElementSpec): fc.Arbitrary<readonly [string, string] | null> {
  const entry = anyValue(type).map((value) => [name, value] as const);
  if (keptEmpty === true) return fc.oneof(entry, fc.constant([name, ''] as const));
  return required ? entry : fc.option(entry);
}

function anyValue(type: ElementType): fc.Arbitrary<string> {
  switch (type.kind) {
    case 'text':
      return type.form === undefined
        ? anyText(type.min, Math.min(type.max, LONGEST_TEXT))
        : anyOfForm(type.form);
    case 'code':
      return fc.string({ unit: digitOrCapital, minLength: type.min, maxLength: type.max });
    case 'choice':
      return fc.constantFrom(...type.options);
    case 'integer':
      return fc.integer({ min: 0, max: 10 ** type.digits - 1 }).map(String);
    case 'decimal':
      return anyDecimal(type.digits, type.fraction);
    default:
      return unreachable(type);
  }
}

/** Mostly short, sometimes as long as it may be; markup, line ends and characters beyond the first plane too. */
function anyText(min: number, max: number): fc.Arbitrary<string> {
  const text = (shortest: number, longest: number) =>
    fc.string({ unit: sendable, minLength: shortest, maxLength: longest, size: 'max' });
  return fc.oneof(
    { weight: 8, arbitrary: text(min, Math.max(min, Math.min(max, 12))) },
    { weight: 1, arbitrary: text(max, max) },
  );
}

/** Significant text at the ends, because a reader may take white space away there where a schema says so. */
const sendable = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'麦秆画龥AZaz09-|%&<>"\'\u{20bb7}\u{1f9f5}') },
  {
    weight: 1,
    arbitrary: fc
      .string({ unit: 'binary', minLength: 1, maxLength: 1 })
      .filter((one) => !isUnsendable(one) && one.trim() !== ''),
  },
);

const digitOrCapital = fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY');
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const firm = (length: number) => fc.string({ unit: digitOrCapital, minLength: length, maxLength: length });

function anyOfForm(form: TextForm): fc.Arbitrary<string> {
  switch (form) {
    case 'guid':
      return fc.uuid().map((guid) => guid.toUpperCase());
    case 'date':
      return digits(8);
    case 'time':
      return digits(14);
    case 'millis':
      return digits(17);
    case 'hs':
      return digits(10);
    case 'dateTime':
      return fc.constant('2026-01-05T09:30:00');
    case 'base64':
      return fc
        .uint8Array({ minLength: 1, maxLength: 30 })
        .map((bytes) => Buffer.from(bytes).toString('base64'));
    case 'firm':
      return fc.oneof(firm(10), firm(18));
    default:
      return unreachable(form);
  }
}

/** A canonical decimal: no zero too much at either end. */
function anyDecimal(most: number, fraction: number): fc.Arbitrary<string> {
  return fc
    .tuple(fc.integer({ min: 1, max: most - fraction }), fc.nat(fraction))
    .chain(([whole, places]) => fc.tuple(digits(whole), digits(places)))
    .map(([whole, places]) => {
      const end = places.replace(/0+$/, '');
      return `${whole.replace(/^0+(?=\d)/, '')}${end === '' ? '' : `.${end}`}`;
    });
}
