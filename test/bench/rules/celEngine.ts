import { Environment } from '@marcbachmann/cel-js';
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import {
  add,
  compare,
  Decimal,
  decimalOf,
  equals,
  multiply,
  parseDecimal,
  subtract,
  ZERO,
} from '#shared/base/decimal.ts';
import type { ReadConsignment } from '#shared/consignment/consignment.ts';
import { SECTION_NAMES } from '#shared/consignment/fields.ts';
import type { RuleTables } from '#shared/rules/codeLists.ts';
import type { RuleFunction, Value } from '#shared/rules/functions.ts';
import { FUNCTIONS } from '#shared/rules/functions.ts';
import { FIELD_SLOTS } from '#shared/rules/model.ts';
import type { RulePack } from '#shared/rules/pack.ts';

/** Dates and times as the library wants them: objects of a class, since texts are its own type. */
class Day {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}
class Moment extends Day {}

/** The library has no typed null, so each type has one object that stands for nothing entered. */
const NO_DECIMAL = new Decimal(0, 0);
const NO_DAY = new Day('');
const NO_MOMENT = new Moment('');

/** One consignment in the shape the library reads fastest: an activation for the whole and one for each item. */
export interface Activation {
  readonly regime: string;
  readonly head: Record<string, unknown>;
  readonly items: readonly Record<string, unknown>[];
}

type Group = new (fields: Readonly<Record<string, unknown>>) => object;

/** A class for a group, so that the library knows the type of its objects without converting them. */
function groupClass(): Group {
  return class {
    constructor(fields: Readonly<Record<string, unknown>>) {
      Object.assign(this, fields);
    }
  };
}

const ITEM = groupClass();
const SECTIONS = new Map(SECTION_NAMES.map((name) => [name, groupClass()]));

/** The same rules on the library's own evaluator with typed Decimal operators: the fastest general engine with exact decimals. */
export function celEngine(pack: RulePack, tables: RuleTables): (activation: Activation) => string[] {
  const environments = { consignment: environment(tables, false), item: environment(tables, true) };
  const rules = pack.rules.map((rule) => {
    const text = rule.when === undefined ? rule.assert : `!(${rule.when}) || (${rule.assert})`;
    const regimes = rule.regimes ?? pack.regimes;
    return { id: rule.id, regimes, scope: rule.scope, run: environments[rule.scope].parse(text) };
  });
  const ofRegime = new Map<string, typeof rules>();
  const rulesOf = (regime: string) => {
    const known = ofRegime.get(regime) ?? rules.filter(({ regimes }) => regimes.includes(regime));
    ofRegime.set(regime, known);
    return known;
  };
  return ({ regime, head, items }) => {
    const failed: string[] = [];
    for (const { id, scope, run } of rulesOf(regime)) {
      if (scope === 'consignment') {
        if (holds(run, head) === false) failed.push(id);
        continue;
      }
      for (let i = 0; i < items.length; i++)
        if (holds(run, items[i] ?? {}) === false) failed.push(`${id}@${i}`);
    }
    return failed;
  };
}

function holds(
  run: (context: Record<string, unknown>) => unknown,
  context: Record<string, unknown>,
): unknown {
  try {
    return run(context);
  } catch {
    return null;
  }
}

/** Prepares a consignment for the library; not part of what is measured. */
export function activationOf(read: ReadConsignment, today: CalendarDate): Activation {
  const head: Record<string, unknown> = { today: new Day(today) };
  for (const name of SECTION_NAMES) {
    const group = SECTIONS.get(name) ?? ITEM;
    head[name] = new group(converted(name, read.consignment[name]));
  }
  const list = read.consignment.items.map((item) => new ITEM(converted('item', item)));
  head['items'] = list;
  const { regime } = read.consignment;
  return { regime, head, items: list.map((item, i) => ({ ...head, item, itemNo: BigInt(i + 1) })) };
}

function converted(group: string, fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = Object.entries(fields).map(([name, value]) => {
    const type = FIELD_SLOTS.get(`${group}.${name}`)?.type;
    if (value === null) return [name, type === 'Day' ? NO_DAY : type === 'Moment' ? NO_MOMENT : NO_DECIMAL];
    if (type === 'Day') return [name, new Day(String(value))];
    return [name, type === 'Moment' ? new Moment(String(value)) : value];
  });
  return Object.fromEntries(entries);
}

function isAbsent(value: unknown): boolean {
  return value === NO_DECIMAL || value === NO_DAY || value === NO_MOMENT;
}

function need<T>(value: T | null): T {
  if (value === null || isAbsent(value)) throw new Error('absent');
  return value;
}

function environment(tables: RuleTables, item: boolean): Environment {
  const env = new Environment({ unlistedVariablesAreDyn: false });
  env
    .registerType('Decimal', { ctor: Decimal, fields: {} })
    .registerType('Day', { ctor: Day, fields: {} })
    .registerType('Moment', { ctor: Moment, fields: {} });
  const groups = new Map<string, Record<string, string>>();
  for (const { name, type } of FIELD_SLOTS.values()) {
    const [group = '', field] = name.split('.');
    if (field !== undefined) groups.set(group, { ...groups.get(group), [field]: type });
  }
  for (const [group, fields] of groups) {
    const type = group.charAt(0).toUpperCase() + group.slice(1);
    const ctor = group === 'item' ? ITEM : (SECTIONS.get(group as 'order') ?? ITEM);
    env.registerType(type, { ctor, fields });
    if (group !== 'item' || item) env.registerVariable(group, type);
  }
  env.registerVariable('items', 'list<Item>').registerVariable('today', 'Day');
  if (item) env.registerVariable('itemNo', 'int');
  registerOperators(env);
  registerFunctions(env, tables);
  return env;
}

const COMPARISONS = { '<': [-1], '<=': [-1, 0], '>': [1], '>=': [1, 0] } as const;

function registerOperators(env: Environment): void {
  const whole = (value: bigint) => decimalOf(Number(value));
  for (const [op, f] of [
    ['+', add],
    ['-', subtract],
    ['*', multiply],
  ] as const) {
    env.registerOperator(`Decimal ${op} Decimal: Decimal`, (a, b) => f(need(a), need(b)));
    env.registerOperator(`Decimal ${op} int: Decimal`, (a, b) => f(need(a), whole(b)));
    env.registerOperator(`int ${op} Decimal: Decimal`, (a, b) => f(whole(a), need(b)));
  }
  for (const [op, outcomes] of Object.entries(COMPARISONS)) {
    const among: readonly number[] = outcomes;
    const texts = (a: Day | null, b: Day | null) => {
      const x = need(a).text;
      const y = need(b).text;
      return among.includes(x < y ? -1 : x > y ? 1 : 0);
    };
    env.registerOperator(`Decimal ${op} Decimal: bool`, (a, b) => among.includes(compare(need(a), need(b))));
    env.registerOperator(`Decimal ${op} int: bool`, (a, b) => among.includes(compare(need(a), whole(b))));
    env.registerOperator(`int ${op} Decimal: bool`, (a, b) => among.includes(compare(whole(a), need(b))));
    env.registerOperator(`Day ${op} Day: bool`, texts);
    env.registerOperator(`Moment ${op} Moment: bool`, texts);
  }
  env.registerOperator('Decimal == Decimal: bool', (a, b) => equals(need(a), need(b)));
  env.registerOperator('Decimal == int: bool', (a, b) => equals(need(a), whole(b)));
  env.registerOperator('Day == Day: bool', (a, b) => need<Day>(a).text === need<Day>(b).text);
}

function registerFunctions(env: Environment, tables: RuleTables): void {
  for (const f of FUNCTIONS)
    if (f.method !== true)
      env.registerFunction(`${f.name}(${f.params.join(', ')}): ${f.result}`, handlerOf(f, tables));
  env.registerFunction('given(string): bool', (x: string) => x !== '');
  for (const type of ['Decimal', 'Day', 'Moment'])
    env.registerFunction(`given(${type}): bool`, (x: unknown) => !isAbsent(x));
  env.registerFunction('dec(string): Decimal', (x: string) => need(parseDecimal(x)));
  env.registerFunction('sum(list<Decimal>): Decimal', (list: readonly (Decimal | null)[]) => {
    let total = ZERO;
    for (const value of list) total = add(total, need(value));
    return total;
  });
  env.registerFunction('count(list<bool>): int', (list: readonly boolean[]) =>
    BigInt(list.filter(Boolean).length),
  );
  env.registerFunction('distinct(list<string>): list<string>', (list: readonly string[]) => [
    ...new Set(list),
  ]);
}

function handlerOf(f: RuleFunction, tables: RuleTables): (...args: unknown[]) => unknown {
  const made = new Map<string, ReturnType<RuleFunction['apply']>>();
  const plain = f.bind === undefined ? f.apply(tables, '') : undefined;
  const result = (value: Value) =>
    f.result === 'int' ? BigInt(Number(value)) : f.result === 'Day' ? new Day(String(value)) : value;
  const argument = (value: unknown, i: number): Value => {
    if (isAbsent(value)) throw new Error('absent');
    if (f.params[i] === 'int') return Number(value);
    return value instanceof Day ? value.text : (value as Value);
  };
  if (plain !== undefined) {
    return (a, b, c) =>
      result(
        plain(argument(a, 0), b === undefined ? '' : argument(b, 1), c === undefined ? '' : argument(c, 2)),
      );
  }
  return (name, text) => {
    let call = made.get(String(name));
    if (call === undefined) {
      call = f.apply(tables, String(name));
      made.set(String(name), call);
    }
    return result(call(text as string, '', ''));
  };
}
