import { divide, multiply, parseDecimal, roundHalfUp } from '#shared/base/decimal.ts';
import { pointer } from '#shared/base/pointer.ts';
import type { Fact } from '#shared/documents/sheet/fact.ts';
import { inElements, inName, SAME_ASPECT, sameGoods } from '#shared/documents/sheet/names.ts';
import { itemSource, packedSource, sameValue, workedOut } from '#shared/documents/sheet/sources.ts';

/** OrderList.itemNo is C..30, InventoryList.itemNo C..20. */
const ITEM_NO_IN_LIST = 20;
/** N19,5: what a message carries after the point. */
const MOST_DIGITS = 5;
const KILOGRAM = '035';

/** What of an item's number fits into the inventory. */
const numberInList = workedOut({
  read: ({ consignment }, item) =>
    [...(consignment.items[item]?.itemNo ?? '')].slice(0, ITEM_NO_IN_LIST).join(''),
  at: (_, item) => [pointer('items', item, 'itemNo')],
  // It follows the field, as far as the value fits.
  set: (_, __, value) => ([...value].length > ITEM_NO_IN_LIST ? null : []),
  rule: 'itemNo',
});

/** Quantity × unit price, exact; another total means another price. */
const product = workedOut({
  read: ({ consignment }, item) => {
    const { qty, price } = consignment.items[item] ?? {};
    return qty === undefined || price === undefined || qty === null || price === null
      ? null
      : multiply(qty, price);
  },
  at: (_, item) => [pointer('items', item, 'qty'), pointer('items', item, 'price')],
  set: ({ consignment }, item, value) => {
    const qty = consignment.items[item]?.qty ?? null;
    const wanted = parseDecimal(value);
    const price = qty === null || wanted === null ? null : divide(wanted, qty, MOST_DIGITS);
    return price === null
      ? null
      : [{ kind: 'set', at: pointer('items', item, 'price'), text: price.toString() }];
  },
  rule: 'lineTotal',
});

/** The declared quantity, where it is counted in the statutory unit. */
const declaredQuantity = workedOut({
  read: ({ consignment }, item) => {
    const goods = consignment.items[item];
    return goods !== undefined && goods.unit !== '' && goods.unit === goods.unit1 ? goods.qty : null;
  },
  at: (_, item) => [pointer('items', item, 'qty')],
  set: (_, item, value) => [{ kind: 'set', at: pointer('items', item, 'qty'), text: value }],
  rule: 'sameUnit',
});

/** The net weight, where the statutory unit is the kilogram. */
const weightAsQuantity = workedOut({
  read: ({ consignment }, item) => {
    const goods = consignment.items[item];
    return goods?.unit1 === KILOGRAM ? goods.netWeight : null;
  },
  at: (_, item) => [pointer('items', item, 'netWeight')],
  set: (_, item, value) => [{ kind: 'set', at: pointer('items', item, 'netWeight'), text: value }],
  rule: 'kilograms',
});

/** Equal to the cent: how far customs lets a line's total differ from its product is not known. */
function sameAmount(one: string, other: string): boolean {
  const [a, b] = [parseDecimal(one), parseDecimal(other)];
  return a === null || b === null
    ? one === other
    : sameValue(roundHalfUp(a, 2).toString(), roundHalfUp(b, 2).toString());
}

/** What is said of each goods item, in the order it is shown. */
export const ITEM_FACTS = {
  itemNo: { sources: { entered: itemSource('itemNo'), list: numberInList }, rule: 'goodsLine' },
  itemName: { sources: { entered: itemSource('itemName') }, rule: 'goodsLine' },
  goodsName: {
    sources: { declared: itemSource('gname'), original: itemSource('itemName', 'goodsName') },
    same: sameGoods,
    rule: 'goodsName',
  },
  goodsCode: { sources: { entered: itemSource('gcode') }, table: 'hs', rule: 'goodsLine' },
  elements: { sources: { entered: itemSource('gmodel') }, rule: null },
  brand: {
    sources: {
      elements: inElements('brand'),
      itemName: inName('brand', 'itemName'),
      goodsName: inName('brand', 'gname'),
    },
    same: SAME_ASPECT.brand,
    rule: 'brand',
  },
  model: {
    sources: {
      elements: inElements('model'),
      itemName: inName('model', 'itemName'),
      goodsName: inName('model', 'gname'),
    },
    same: SAME_ASPECT.model,
    rule: 'model',
  },
  barCode: { sources: { entered: itemSource('barCode') }, rule: 'goodsLine' },
  quantity: {
    sources: {
      entered: itemSource('qty'),
      cartons: packedSource(({ input }, item) => input.packing?.items[item]?.pieces),
    },
    rule: 'goodsLine',
  },
  unit: { sources: { entered: itemSource('unit') }, table: 'unit', rule: 'goodsLine' },
  price: { sources: { entered: itemSource('price') }, rule: 'lineTotal' },
  total: {
    sources: { entered: itemSource('totalPrice'), product },
    same: sameAmount,
    rule: 'lineTotal',
  },
  netWeight: {
    sources: {
      entered: itemSource('netWeight'),
      cartons: packedSource(({ input }, item) => input.packing?.items[item]?.netWeight),
    },
    rule: 'netWeight',
  },
  statutoryQuantity: {
    sources: { entered: itemSource('qty1'), declared: declaredQuantity, kilograms: weightAsQuantity },
    rule: 'sameUnit',
  },
  statutoryUnit: { sources: { entered: itemSource('unit1') }, table: 'unit', rule: null },
  secondQuantity: { sources: { entered: itemSource('qty2') }, rule: null },
  secondUnit: { sources: { entered: itemSource('unit2') }, table: 'unit', rule: null },
  destination: {
    sources: {
      entered: workedOut({
        read: ({ consignment }, item) => consignment.items[item]?.country || consignment.transport.country,
        at: ({ consignment }, item) =>
          consignment.items[item]?.country
            ? [pointer('items', item, 'country')]
            : [pointer('transport', 'country')],
        set: (_, item, value) => [{ kind: 'set', at: pointer('items', item, 'country'), text: value }],
      }),
    },
    table: 'country',
    rule: 'transport',
  },
  origin: { sources: { entered: itemSource('originCountry') }, table: 'country', rule: 'trade' },
} as const satisfies Readonly<Record<string, Fact>>;
