import type { CalendarDate, LocalTime } from '#shared/base/calendarDate.ts';
import { daysBetween } from '#shared/base/calendarDate.ts';
import type { Decimal } from '#shared/base/decimal.ts';
import { negate, roundHalfUp, sign } from '#shared/base/decimal.ts';
import { isPostalItem } from '#shared/base/postalItem.ts';
import { charCount, gbkBytes } from '#shared/base/textLength.ts';
import type { RuleTables } from '#shared/rules/codeLists.ts';
import type { DatedTable } from '#shared/rules/codeValidity.ts';
import { FORMATS, fitsDigits, isGtin, isUscc } from '#shared/rules/formats.ts';
import type { ScalarType } from '#shared/rules/model.ts';
import { compilePattern } from '#shared/rules/pattern.ts';
import type { TariffLine } from '#shared/rules/tariff.ts';
import { containsText, partCount } from '#shared/rules/texts.ts';

/** A value inside an expression. */
export type Value = string | number | boolean | Decimal;

/** One function of the rule language. Every one is total: it answers for any argument of its type and never throws. */
export interface RuleFunction {
  readonly name: string;
  readonly params: readonly ScalarType[];
  readonly result: ScalarType;
  /** Written after its first argument with a dot, as CEL's own text functions are. */
  readonly method?: true;
  /**
   * One argument must be written out in the rule, the name of a table or format (the first) or a pattern (the last); the
   * function is made for it once, when the pack is loaded.
   */
  readonly bind?: 'table' | 'format' | 'pattern';
  /** Answers by the day of the check where the table's codes have days: the day is its second argument then. */
  readonly byDay?: true;
  /** How many quick walks along its texts a call is worth: what it costs depends on how long they are. */
  readonly walks?: number;
  /** Asks the tariff lines of the pack; a rule that calls it reads the table "tariff". */
  readonly tariff?: true;
  readonly apply: (tables: RuleTables, bound: string) => (a: Value, b: Value, c: Value) => Value;
}

interface TypeNames {
  readonly bool: boolean;
  readonly int: number;
  readonly string: string;
  readonly Decimal: Decimal;
  readonly Day: CalendarDate;
  readonly Moment: LocalTime;
}

/** Ties a function to its declared types; the type checker has proved that no other value arrives. */
function define<const P extends readonly ScalarType[], R extends ScalarType>(
  name: string,
  params: P,
  result: R,
  call: (...args: { [K in keyof P]: TypeNames[P[K]] }) => TypeNames[R],
  extra: { readonly method?: true; readonly walks?: number } = {},
): RuleFunction {
  const run = call as unknown as (a: Value, b: Value, c: Value) => Value;
  return { name, params, result, apply: () => run, ...extra };
}

function bound<R extends ScalarType>(
  name: string,
  kind: 'table' | 'format',
  result: R,
  make: (tables: RuleTables, bound: string) => (text: string) => TypeNames[R],
): RuleFunction {
  const apply = (tables: RuleTables, given: string) =>
    make(tables, given) as unknown as (a: Value, b: Value, c: Value) => Value;
  return { name, params: ['string', 'string'], result, bind: kind, apply };
}

/** A function on a code table; `by` answers where the codes have days, `plain` where they have none. */
function ofTable<R extends 'bool' | 'string'>(
  name: string,
  result: R,
  plain: (tables: RuleTables, table: string) => (code: string) => TypeNames[R],
  by: (table: DatedTable) => (code: string, day: string) => TypeNames[R],
): RuleFunction {
  const apply: RuleFunction['apply'] = (tables, table) => {
    const dated = tables.dated(table);
    const make = dated === null ? plain(tables, table) : by(dated);
    return make as unknown as (a: Value, b: Value, c: Value) => Value;
  };
  return { name, params: ['string', 'string'], result, bind: 'table', byDay: true, apply };
}

/** A function that asks the tariff line of a code; where there is no line the answer is `otherwise`. */
function ofLine<R extends 'bool' | 'int' | 'string'>(
  name: string,
  result: R,
  otherwise: TypeNames[R],
  read: (line: TariffLine) => TypeNames[R],
): RuleFunction {
  const apply: RuleFunction['apply'] =
    ({ tariff }) =>
    (code) => {
      const line = tariff.line(String(code));
      return line === undefined ? otherwise : read(line);
    };
  return { name, params: ['string'], result, tariff: true, apply };
}

const known = (part: unknown): boolean => part !== 'unknown';
const unitOrNone = (unit: string): string => (/^\d/.test(unit) ? unit : '');

/** Functions on the tariff lines of a pack: what is unknown is never taken for none. */
const TARIFF_FUNCTIONS: readonly RuleFunction[] = [
  ofLine('tariffFound', 'bool', false, () => true),
  ofLine('tariffConfirmed', 'bool', false, (line) => line.confidence === 'confirmed'),
  ofLine('tariffUnit1', 'string', '', (line) => unitOrNone(line.unit1)),
  ofLine('tariffUnit2', 'string', '', (line) => unitOrNone(line.unit2)),
  ofLine('tariffUnit2Known', 'bool', false, (line) => known(line.unit2)),
  ofLine('elementCount', 'int', 0, ({ elements }) => (typeof elements === 'string' ? 0 : elements.length)),
  ofLine('controlKnown', 'bool', false, (line) => known(line.control)),
  ofLine('inspectionKnown', 'bool', false, (line) => known(line.inspection)),
  ofLine('exportDutyKnown', 'bool', false, (line) => known(line.exportDuty)),
  ofLine('hasExportDuty', 'bool', false, ({ exportDuty }) => /[1-9]/.test(exportDuty)),
  ofLine('rebateKnown', 'bool', false, (line) => known(line.rebate)),
  ofLine('hasRebate', 'bool', false, ({ rebate }) => /[1-9]/.test(rebate)),
  {
    name: 'hasControl',
    params: ['string', 'string'],
    result: 'bool',
    tariff: true,
    apply:
      ({ tariff }) =>
      (code, control) =>
        tariff.hasControl(String(code), String(control)),
  },
  {
    name: 'inspectionHas',
    params: ['string', 'string'],
    result: 'bool',
    tariff: true,
    apply:
      ({ tariff }) =>
      (code, letter) =>
        tariff.hasInspection(String(code), String(letter)),
  },
];

const method = { method: true } as const;
const never = (): boolean => false;

/** Every function a rule may call besides `given`, `sum`, `count`, `size`, `distinct` and the macros. */
export const FUNCTIONS: readonly RuleFunction[] = [
  ofTable(
    'inTable',
    'bool',
    (tables, name) => {
      const codes = tables.codes(name);
      return (code) => codes.has(code);
    },
    (table) => (code, day) => table.row(code, day) !== undefined,
  ),
  ofTable(
    'confirmedIn',
    'bool',
    (tables, name) => {
      const codes = tables.confirmed(name);
      return (code) => codes.has(code);
    },
    (table) => (code, day) => table.row(code, day)?.confidence === 'confirmed',
  ),
  ofTable(
    'customsOf',
    'string',
    (tables, name) => {
      const codes = tables.customs(name);
      return (code) => codes.get(code) ?? '';
    },
    (table) => (code, day) => table.row(code, day)?.customs ?? '',
  ),
  ofTable(
    'ended',
    'bool',
    () => () => false,
    (table) => (code, day) => table.ended(code, day),
  ),
  ofTable(
    'successor',
    'string',
    () => () => '',
    (table) => (code, day) => table.successor(code, day),
  ),
  bound('hasWord', 'table', 'bool', (tables, name) => tables.hasWord(name)),
  bound('onlyWords', 'table', 'bool', (tables, name) => tables.onlyWords(name)),
  bound('fmt', 'format', 'bool', (_tables, name) =>
    Object.hasOwn(FORMATS, name) ? (FORMATS[name] ?? never) : never,
  ),
  define('uscc', ['string'], 'bool', isUscc),
  define('gtin', ['string'], 'bool', isGtin),
  define('s10', ['string'], 'bool', isPostalItem),
  define('chars', ['string'], 'int', charCount, { walks: 1 }),
  define('gbkBytes', ['string'], 'int', gbkBytes, { walks: 2 }),
  define('heading', ['string'], 'string', (code) => code.slice(0, 4)),
  define('chapter', ['string'], 'string', (code) => code.slice(0, 2)),
  define('left', ['string', 'int'], 'string', (text, count) => text.slice(0, Math.max(0, count)), {
    walks: 1,
  }),
  define('parts', ['string', 'string'], 'int', partCount, { walks: 6 }),
  define('startsWith', ['string', 'string'], 'bool', (text, part) => text.startsWith(part), method),
  define('endsWith', ['string', 'string'], 'bool', (text, part) => text.endsWith(part), method),
  define('contains', ['string', 'string'], 'bool', containsText, { method: true, walks: 6 }),
  {
    name: 'matches',
    params: ['string', 'string'],
    result: 'bool',
    method: true,
    bind: 'pattern',
    apply: (_tables, pattern) => {
      const compiled = compilePattern(pattern);
      // The gate has refused what is no pattern.
      return compiled.ok ? (text) => compiled.value.test(String(text)) : never;
    },
  },
  define('roundHalfUp', ['Decimal', 'int'], 'Decimal', (value, places) =>
    roundHalfUp(value, Math.min(30, Math.max(0, places))),
  ),
  define('abs', ['Decimal'], 'Decimal', (value) => (sign(value) < 0 ? negate(value) : value)),
  define('fits', ['Decimal', 'int', 'int'], 'bool', fitsDigits),
  define('days', ['Day', 'Day'], 'int', (from, to) => daysBetween(from, to), { walks: 0.1 }),
  define('day', ['Moment'], 'Day', (moment) => moment.slice(0, 10) as CalendarDate),
  ...TARIFF_FUNCTIONS,
];

/** Functions by name. */
export const FUNCTION_BY_NAME: ReadonlyMap<string, RuleFunction> = new Map(FUNCTIONS.map((f) => [f.name, f]));
