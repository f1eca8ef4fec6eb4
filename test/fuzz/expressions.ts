import fc from 'fast-check';
import { FORMATS } from '#shared/rules/formats.ts';
import type { RuleFunction } from '#shared/rules/functions.ts';
import { FUNCTIONS } from '#shared/rules/functions.ts';
import type { ScalarType } from '#shared/rules/model.ts';
import { FIELD_SLOTS } from '#shared/rules/model.ts';

/* Texts that look like expressions, and expressions that are well-typed: for the property tests and the fuzzing. */

const TOKENS = [
  ...[
    '&&',
    '||',
    '!',
    '==',
    '!=',
    '<',
    '<=',
    '>',
    '>=',
    '+',
    '-',
    '*',
    '/',
    '%',
    ' in ',
    '?',
    ':',
    '.',
    ',',
    '(',
    ')',
  ],
  ...[
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '\\',
    'r"',
    'b"',
    '"""',
    '1',
    '0',
    '0.1',
    '1e9',
    '-1',
    '9007199254740992',
    '1u',
  ],
  ...[
    'true',
    'false',
    'null',
    'x',
    'item',
    'items',
    'today',
    'itemNo',
    'has(',
    'dyn(',
    'type(',
    'matches(',
    '__proto__',
  ],
  ...[
    'given(',
    'dec("1")',
    'sum(',
    'size(',
    'count(',
    'distinct(',
    'items.all(x, ',
    'items.map(x, ',
    'items.filter(x, ',
  ],
  ...FUNCTIONS.map(({ name, method }) => (method === true ? `.${name}(` : `${name}(`)),
  ...FIELD_SLOTS.keys(),
  ...['"currency"', '"words"', '"hs10"', '"中"', '\u0000', '\ud800', '\u2028', '//', '\n'],
];
/** Texts of the language’s parts in any order, of one part without end, and of anything at all. */
export const anyText = fc.oneof(
  fc.array(fc.constantFrom(...TOKENS), { maxLength: 40 }).map((parts) => parts.join('')),
  fc.array(fc.constantFrom(...TOKENS), { maxLength: 25 }).map((parts) => parts.join(' ')),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc
    .tuple(fc.constantFrom('(', '!', '[', '-', 'items.all(x,', 'given(', 'true?', '{"a":'), fc.nat(1500))
    .map(([part, times]) => part.repeat(times)),
);

/** The fields of a kind as a rule names them: of the header, or of the goods item an aggregate calls x. */
function fieldsOf(type: ScalarType, group: 'head' | 'item'): readonly string[] {
  return [...FIELD_SLOTS.values()]
    .filter((field) => field.type === type && field.group === group && field.pattern !== null)
    .map(({ name }) => name.replace(/^item\./, 'x.'));
}

const quoted = fc.constantFrom('""', '"USD"', '"a b"', '"中"', '"4602190000"', '"|"', '"A"');
const whole = fc.integer({ min: 0, max: 120 }).map(String);
const decimalText = fc.tuple(fc.nat(9999), fc.nat(9)).map(([a, b]) => `dec("${a}.${b}")`);
const compared = fc.constantFrom('<', '<=', '>', '>=', '==', '!=');
const days = fc.constantFrom('today', ...fieldsOf('Day', 'head'), 'day(payment.receivedAt)');
const PATTERNS = ['^[A-Z]{2,10}$', '(a|b)*c', '[^0-9]+', '中.?', '^$', 'x{0,9}y', '\\\\d+\\\\.\\\\d{2}'];
const BOUND = {
  table: ['"currency"', '"words"', '"dated"'],
  format: Object.keys(FORMATS).map((name) => JSON.stringify(name)),
  pattern: PATTERNS.map((pattern) => `"${pattern}"`),
} as const;

type Tie = (key: 'number' | 'text') => fc.Arbitrary<string>;

/** A call of any function, its arguments of the types it is declared with. */
function callOf(f: RuleFunction, tie: Tie): fc.Arbitrary<string> {
  const args = f.params.map((type, i): fc.Arbitrary<string> => {
    const named = f.bind === 'pattern' ? i === f.params.length - 1 : i === 0;
    if (f.bind !== undefined && named) return fc.constantFrom(...BOUND[f.bind]);
    switch (type) {
      case 'string':
        return tie('text');
      case 'Decimal':
        return tie('number');
      case 'Day':
        return days;
      case 'Moment':
        return fc.constantFrom(...fieldsOf('Moment', 'head'));
      default:
        return whole;
    }
  });
  return fc
    .tuple(...args)
    .map((texts) =>
      f.method === true ? `${texts[0]}.${f.name}(${texts[1]})` : `${f.name}(${texts.join(', ')})`,
    );
}

function callsOf(result: ScalarType, tie: Tie): fc.Arbitrary<string> {
  return fc.oneof(...FUNCTIONS.filter((f) => f.result === result).map((f) => callOf(f, tie)));
}

const itemText = fc.constantFrom(...fieldsOf('string', 'item'));

/** Well-typed expressions over every field and function, built as text: numbers, texts, and yes-or-no. */
export const grown = fc.letrec<{
  number: string;
  int: string;
  text: string;
  holds: string;
  itemHolds: string;
}>((tie) => ({
  number: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'expression' },
    fc.constantFrom(...fieldsOf('Decimal', 'head')),
    decimalText,
    fc
      .tuple(tie('number'), fc.constantFrom('+', '-', '*'), tie('number'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    callsOf('Decimal', tie),
    fc
      .constantFrom('x.qty * x.price', 'x.netWeight + 1', ...fieldsOf('Decimal', 'item'))
      .map((part) => `sum(items.map(x, ${part}))`),
    fc.tuple(tie('holds'), tie('number'), tie('number')).map(([c, a, b]) => `(${c} ? ${a} : ${b})`),
  ),
  int: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'expression' },
    whole,
    fc.constant('size(items)'),
    callsOf('int', tie),
    itemText.map((field) => `size(distinct(items.map(x, ${field})))`),
    tie('itemHolds').map((body) => `size(items.filter(x, ${body}))`),
    tie('itemHolds').map((body) => `count(items.map(x, ${body}))`),
    fc.tuple(tie('int'), fc.constantFrom('+', '-'), tie('int')).map(([a, op, b]) => `(${a} ${op} ${b})`),
  ),
  text: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'expression' },
    fc.constantFrom(...fieldsOf('string', 'head')),
    quoted,
    callsOf('string', tie),
    fc.tuple(tie('holds'), tie('text'), tie('text')).map(([c, a, b]) => `(${c} ? ${a} : ${b})`),
  ),
  holds: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'expression' },
    fc
      .constantFrom(
        ...(['string', 'Decimal', 'Day', 'Moment'] as const).flatMap((type) => fieldsOf(type, 'head')),
      )
      .map((field) => `given(${field})`),
    fc.tuple(tie('text'), fc.constantFrom('==', '!='), tie('text')).map((parts) => parts.join(' ')),
    fc.constantFrom('true', 'false'),
    fc.tuple(days, compared, days).map((parts) => parts.join(' ')),
    fc
      .tuple(tie('holds'), fc.constantFrom('&&', '||'), tie('holds'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    tie('holds').map((a) => `!(${a})`),
    fc.tuple(tie('number'), compared, fc.oneof(tie('number'), whole)).map((parts) => parts.join(' ')),
    fc.tuple(tie('int'), compared, tie('int')).map((parts) => parts.join(' ')),
    fc
      .tuple(tie('text'), fc.array(quoted, { maxLength: 4 }))
      .map(([a, list]) => `${a} in [${list.join(', ')}]`),
    callsOf('bool', tie),
    fc
      .tuple(fc.constantFrom('all', 'exists', 'exists_one'), tie('itemHolds'))
      .map(([m, body]) => `items.${m}(x, ${body})`),
  ),
  itemHolds: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'expression' },
    fc.constantFrom('x.qty > 2', 'x.qty * x.price == x.totalPrice', 'x.unit in ["011", "035"]'),
    fc
      .constantFrom(...(['string', 'Decimal'] as const).flatMap((type) => fieldsOf(type, 'item')))
      .map((field) => `given(${field})`),
    callsOf('bool', (key) => (key === 'text' ? itemText : fc.constantFrom(...fieldsOf('Decimal', 'item')))),
    fc
      .tuple(tie('itemHolds'), fc.constantFrom('&&', '||'), tie('itemHolds'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    tie('itemHolds').map((a) => `!(${a})`),
  ),
}));
