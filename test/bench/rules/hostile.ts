import type { ReadConsignment } from '#shared/consignment/consignment.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import { MAX_FIELD_TEXT } from '#shared/consignment/edit.ts';
import type { CompiledPack } from '#shared/rules/compile.ts';
import { compilePack, ITEMS_FOR_COST, MAX_COST } from '#shared/rules/compile.ts';
import type { PackRule, RulePack } from '#shared/rules/pack.ts';
import { aDraft, anItem } from '#test/builders/consignment.ts';
import { aPack, aRule } from '#test/builders/rulePack.ts';

/*
 * The worst the gate lets through: for each kind of work a pack that is filled with it up to the budget, and one
 * consignment of 100 items whose texts and numbers are as long as a draft keeps them and laid out to be as slow as can be.
 */

const LONG = MAX_FIELD_TEXT;
const NUMBER = `${'9'.repeat(60)}.${'9'.repeat(30)}`;
const RULES = 2000;

/** A consignment whose every text is of the longest, alike to the last character, and whose every number is of the longest. */
export function slowConsignment(): ReadConsignment {
  const items = Array.from({ length: ITEMS_FOR_COST }, (_, i) =>
    anItem({
      itemNo: `${'a'.repeat(LONG - 4)}${String(i).padStart(4, '0')}`,
      gname: `${'a'.repeat(LONG - 1)}b`,
      itemName: `${'a'.repeat(LONG / 2 - 1)}c`,
      gmodel: 'bb|'.repeat(LONG / 3),
      barCode: ' z'.repeat(LONG / 2),
      ...{ qty: NUMBER, price: NUMBER, totalPrice: NUMBER, netWeight: NUMBER, qty1: NUMBER, qty2: '' },
    }),
  );
  const { order, ...draft } = aDraft({ items });
  const long = { note: `${'a'.repeat(LONG - 1)}b`, freight: NUMBER, insuredFee: NUMBER };
  return readConsignment({ ...draft, order: { ...order, ...long } });
}

/** Conditions that hold, or cannot be told, on the slow consignment after all of their work; joined as often as a rule may. */
const WORK: Readonly<Record<string, readonly [scope: PackRule['scope'], part: string]>> = {
  chars: ['item', 'chars(item.gname) > 9'],
  gbkBytes: ['item', 'gbkBytes(item.gname) > 9'],
  contains: ['item', '!item.gname.contains(item.itemName)'],
  parts: ['item', "parts(item.gmodel, '|') > 9"],
  partsOfText: ['item', 'parts(item.gname, item.itemName) == 1'],
  hasWord: ['item', "!hasWord('slow', item.gname)"],
  hasWordChains: ['item', "!hasWord('slow', item.gmodel)"],
  onlyWords: ['item', "onlyWords('slow', item.barCode)"],
  matches: ['item', "!item.gname.matches('(a|a|aa)*(a|a)*c')"],
  matchesLong: ['item', "!item.gname.matches('[ab]{15}[^a]a')"],
  left: ['item', "left(item.gname, 3999) != ''"],
  leftInTable: ['item', "!inTable('currency', left(item.gname, 3999))"],
  equalTexts: ['item', 'item.gname == order.note'],
  oneOf: ['item', "!(item.battery in ['1', '2'])"],
  plainNodes: ['item', "item.battery != '1'"],
  product: ['item', 'item.qty * item.price * item.totalPrice * item.netWeight != 0'],
  sumOfFields: ['item', 'item.qty + item.price > item.totalPrice - item.netWeight'],
  compare: ['item', 'item.qty >= item.price'],
  fits: ['item', '!fits(item.qty * item.price * item.totalPrice, 9, 2)'],
  round: ['item', 'roundHalfUp(item.qty * item.price * item.totalPrice, 2) > 0'],
  tariff: ['item', "!hasControl(item.gcode, 'Z')"],
  checkDigits: ['item', "uscc(seller.code) || s10(item.barCode) || gtin(item.barCode) || item.unit != ''"],
  days: ['item', 'days(today, transport.exportDate) < 900'],
  distinct: ['consignment', 'size(distinct(items.map(x, x.itemNo))) > 9'],
  sumOfItems: ['consignment', 'sum(items.map(x, x.qty * x.price)) > 0'],
  unknownItems: ['consignment', 'items.all(x, x.qty2 > 0)'],
  unknownItem: ['item', 'item.qty2 > 0'],
  finding: ['item', "item.battery == '1'"],
  findingOfAll: ['consignment', "order.currency == '1'"],
};

/** The kinds of work there is a worst pack for. */
export const KINDS_OF_WORK: readonly string[] = Object.keys(WORK);

const TEXT = { 'zh-CN': `{item.gname}${'长'.repeat(500)}`, en: `{item.gname}${'long '.repeat(100)}` };
const TEXT_OF_ALL = { 'zh-CN': `{order.note}${'长'.repeat(500)}`, en: `{order.note}${'long '.repeat(100)}` };

/** A pack of one kind of work that fills a budget, the whole one if none is given, as far as rules of that kind can. */
export function worstPack(kind: string, budget = MAX_COST): CompiledPack {
  const [scope, part] = WORK[kind] ?? ['item', 'true'];
  const isFinding = kind.startsWith('finding');
  const once = compiled(kind, [ruleOf(0, scope, part, isFinding)]);
  // As many parts in a rule as the gate lets through, then as many rules as the budget has room for.
  let assert = part;
  for (let times = 2; times <= 60 && !isFinding; times++) {
    const longer = Array.from({ length: times }, () => `(${part})`).join(' && ');
    if (longer.length > 2000 || tryCompile(kind, [ruleOf(0, scope, longer, isFinding)]) === null) break;
    assert = longer;
  }
  const single = tryCompile(kind, [ruleOf(0, scope, assert, isFinding)]) ?? once;
  const room = Math.floor(budget / single.cost);
  const fitting = Math.max(1, Math.min(RULES, room, Math.floor(1_000_000 / assert.length)));
  return compiled(
    kind,
    Array.from({ length: fitting }, (_, i) => ruleOf(i, scope, assert, isFinding)),
  );
}

function ruleOf(index: number, scope: PackRule['scope'], assert: string, isFinding: boolean): PackRule {
  const all = scope === 'consignment';
  return aRule({
    id: `R${String(index).padStart(4, '0')}`,
    ...{ scope, assert },
    ...(isFinding
      ? { msg: all ? TEXT_OF_ALL : TEXT, at: all ? Array(12).fill('items.*.gname') : ['item.gname'] }
      : { at: [all ? 'items.*.qty' : 'item.qty'] }),
  });
}

function packOf(rules: readonly PackRule[]): RulePack {
  const pack = aPack(...rules);
  const row = { zh: '', en: '', customs: '', confidence: 'confirmed' as const };
  // Words that nearly stand in the text at every place, and each the end of the next; none that does.
  const broken = Array.from({ length: 59 }, (_, i) => ({ ...row, code: `${'a'.repeat(i)}中` }));
  const chained = Array.from({ length: 19 }, (_, i) => ({ ...row, code: `b${'|bb'.repeat(i)}` }));
  const slow = [...broken, ...chained, { ...row, code: 'z' }];
  return { ...pack, tables: { ...pack.tables, slow } };
}

function tryCompile(kind: string, rules: readonly PackRule[]): CompiledPack | null {
  const made = compilePack(packOf(rules), kind);
  return made.ok ? made.value : null;
}

function compiled(kind: string, rules: readonly PackRule[]): CompiledPack {
  const made = compilePack(packOf(rules), kind);
  if (!made.ok) throw new Error(`${kind}: ${JSON.stringify(made.error[0])}`);
  return made.value;
}
