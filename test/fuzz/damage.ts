/* Ways to damage a file, chosen by a repeatable random source. */

/** A whole number below a bound. */
export type Below = (bound: number) => number;

const STRANGE: readonly unknown[] = [
  ...[
    null,
    true,
    0,
    -1,
    1e308,
    0.1,
    '',
    ' ',
    '\u0000',
    '\ud800',
    '__proto__',
    'constructor',
    '../../x',
    '/etc',
  ],
  ...[
    '2026-02-30',
    '9999-12-31',
    'R0001',
    'order.orderNo',
    'items.999999.qty',
    'items.*.qty',
    'unknown',
    'none',
  ],
  ...['items.all(x, items.all(y, true))', "order.note.matches('(a+)+$')", "hasWord('words', order.note)"],
  ...[
    'true',
    'false',
    '1 + 1',
    'order.freight',
    '{a} {b}',
    '中'.repeat(700),
    'a'.repeat(5000),
    '('.repeat(900),
  ],
  ...[[], {}, [[]], [null], { toString: 1 }, { length: -1 }],
];

/** The same text with some bytes changed, cut, doubled or put in. */
export function damagedText(text: string, below: Below): string {
  const at = below(text.length + 1);
  switch (below(6)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + String.fromCharCode(below(0x10000)) + text.slice(at + 1);
    case 2:
      return text.slice(0, at) + text.slice(at + 1 + below(20));
    case 3:
      return text.slice(0, at) + text.slice(Math.max(0, at - below(200))) + text.slice(at);
    case 4:
      return `${'['.repeat(1 + below(20_000))}${text}`;
    default:
      return text.replace(/"([a-zA-Z]+)":/, (whole) =>
        below(2) === 0 ? '"__proto__":' : `${whole}1,${whole}`,
      );
  }
}

/** The same value with one part of it replaced, taken away, doubled, or put in the place of another. */
export function damagedValue(value: unknown, below: Below): unknown {
  if (typeof value !== 'object' || value === null) return strange(value, below);
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    const at = below(list.length + 1);
    const part = list[at];
    switch (below(5)) {
      case 0:
        return list.toSpliced(at, 1);
      case 1:
        return list.toSpliced(at, 0, part, part);
      case 2:
        return Array.from(
          { length: Math.min(3000, list.length * (1 + below(400))) },
          (_, i) => list[i % list.length],
        );
      default:
        return list.with(Math.min(at, Math.max(0, list.length - 1)), damagedValue(part, below));
    }
  }
  const entries = Object.entries(value);
  const [name, part] = entries[below(entries.length)] ?? ['a', null];
  const others = entries.filter(([other]) => other !== name);
  switch (below(6)) {
    case 0:
      return Object.fromEntries(others);
    case 1:
      return Object.fromEntries([...others, [`${name}x`, part]]);
    default:
      return Object.fromEntries(
        entries.map(([key, old]) => [key, key === name ? damagedValue(old, below) : old]),
      );
  }
}

function strange(value: unknown, below: Below): unknown {
  if (typeof value === 'string' && below(2) === 0) return damagedText(value, below).slice(0, 20_000);
  if (typeof value === 'number' && below(2) === 0) return value + below(5) - 2;
  return STRANGE[below(STRANGE.length)];
}
