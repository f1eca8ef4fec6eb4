import { add, type Decimal, parseDecimal, sign, subtract, sum } from '#shared/base/decimal.ts';
import { pointer } from '#shared/base/pointer.ts';
import type { Edit } from '#shared/consignment/edit.ts';
import { apportion } from '#shared/documents/cartons/apportion.ts';
import { fromUnits, toFraction, toUnits } from '#shared/documents/cartons/units.ts';
import type { Fact } from '#shared/documents/sheet/fact.ts';
import type { Scene, Source } from '#shared/documents/sheet/sources.ts';
import { fieldSource, numbersOf, packedSource, workedOut } from '#shared/documents/sheet/sources.ts';

/** N19,5: what a message carries after the point. */
const MOST_DIGITS = 5;

/** Goods, freight and insurance together; null while one of them is missing. */
function due({ consignment: { order, items } }: Scene): Decimal | null {
  const totals = numbersOf(items, 'totalPrice');
  if (totals === null || order.freight === null) return null;
  const goods = add(sum(totals), order.freight);
  return order.insuredFee === null ? goods : add(goods, order.insuredFee);
}

const charge = fieldSource('payment', 'charge');
/** What was received; in another currency than the order's it cannot be compared with what is due. */
const received: Source = {
  ...charge,
  read: (scene, item) =>
    scene.consignment.payment.currency === scene.consignment.order.currency ? charge.read(scene, item) : '',
};

/** The buyer pays what is due; a payment of another amount can only mean another freight. */
const amountDue = workedOut({
  read: due,
  at: ({ consignment }) => [
    pointer('order', 'freight'),
    pointer('order', 'insuredFee'),
    ...consignment.items.map((_, i) => pointer('items', i, 'totalPrice')),
  ],
  set: (scene, _, value) => {
    const [now, wanted] = [due(scene), parseDecimal(value)];
    const { freight } = scene.consignment.order;
    if (now === null || wanted === null || freight === null) return null;
    const changed = add(freight, subtract(wanted, now));
    if (sign(changed) < 0) return null;
    return [{ kind: 'set', at: pointer('order', 'freight'), text: changed.toString() }];
  },
  rule: 'charge',
});

const goodsValue = workedOut({
  read: ({ consignment }) => {
    const totals = numbersOf(consignment.items, 'totalPrice');
    return totals === null ? null : sum(totals);
  },
  at: ({ consignment }) => consignment.items.map((_, i) => pointer('items', i, 'totalPrice')),
});

/** The net weights of the goods items together; another sum is shared out among them in their own proportion. */
const linesNetWeight = workedOut({
  read: ({ consignment }) => {
    const weights = numbersOf(consignment.items, 'netWeight');
    return weights === null ? null : sum(weights);
  },
  at: ({ consignment }) => consignment.items.map((_, i) => pointer('items', i, 'netWeight')),
  set: ({ consignment }, _, value) => {
    const weights = numbersOf(consignment.items, 'netWeight');
    const wanted = parseDecimal(value);
    if (weights === null || wanted === null || sign(wanted) < 0) return null;
    return sharedOut(weights, wanted);
  },
  rule: 'netWeight',
});

function sharedOut(weights: readonly Decimal[], wanted: Decimal): readonly Edit[] | null {
  const digits = Math.max(wanted.scale, ...weights.map(({ scale }) => scale));
  const amount = digits > MOST_DIGITS ? null : toUnits(wanted, digits);
  if (amount === null || weights.some((weight) => sign(weight) < 0)) return null;
  const claims = weights.map((weight) => ({ fixed: null, least: 0n, key: toFraction(weight) }));
  const shared = apportion(amount, claims);
  if (!shared.ok) return null;
  return shared.value.parts.map(({ result }, i) => ({
    kind: 'set',
    at: pointer('items', i, 'netWeight'),
    text: fromUnits(result, digits).toString(),
  }));
}

/** The name of a party that has the seller's code, so that it must have its name too. */
function nameOfSame(section: 'declarant' | 'producer' | 'zone'): Source {
  const same = fieldSource(section, 'name', 'firmName');
  return {
    ...same,
    read: (scene, item) => {
      const { seller } = scene.consignment;
      return seller.code !== '' && scene.consignment[section].code === seller.code
        ? same.read(scene, item)
        : '';
    },
  };
}

/** What is said once of a whole consignment, in the order it is shown. */
export const HEAD_FACTS = {
  orderNo: { sources: { entered: fieldSource('order', 'orderNo') }, rule: 'orderNo' },
  contractNo: { sources: { entered: fieldSource('trade', 'contractNo') }, rule: 'trade' },
  waybillNo: { sources: { entered: fieldSource('transport', 'waybillNo') }, rule: 'waybill' },
  preNo: { sources: {}, rule: null },
  invtNo: { sources: {}, rule: null },
  regime: {
    sources: { entered: workedOut({ read: ({ consignment }) => consignment.regime, at: () => [] }) },
    table: 'regime',
    rule: null,
  },
  sellerCode: { sources: { entered: fieldSource('seller', 'code') }, rule: 'seller' },
  sellerName: {
    sources: {
      entered: fieldSource('seller', 'name'),
      declarant: nameOfSame('declarant'),
      producer: nameOfSame('producer'),
      zone: nameOfSame('zone'),
    },
    rule: 'firmName',
  },
  platformCode: { sources: { entered: fieldSource('order', 'platformCode') }, rule: 'orderNo' },
  platformName: { sources: { entered: fieldSource('order', 'platformName') }, rule: 'orderNo' },
  carrierCode: { sources: { entered: fieldSource('carrier', 'code') }, rule: 'waybill' },
  carrierName: { sources: { entered: fieldSource('carrier', 'name') }, rule: 'waybill' },
  declarantCode: { sources: { entered: fieldSource('declarant', 'code') }, rule: null },
  declarantName: { sources: { entered: fieldSource('declarant', 'name') }, rule: null },
  producerCode: { sources: { entered: fieldSource('producer', 'code') }, rule: null },
  producerName: { sources: { entered: fieldSource('producer', 'name') }, rule: null },
  consigneeName: { sources: { entered: fieldSource('consignee', 'name') }, rule: 'trade' },
  consigneeAddress: { sources: { entered: fieldSource('consignee', 'address') }, rule: 'trade' },
  currency: {
    sources: {
      entered: fieldSource('order', 'currency'),
      payment: fieldSource('payment', 'currency', 'currency'),
    },
    table: 'currency',
    rule: 'currency',
  },
  goodsValue: { sources: { lines: goodsValue }, rule: 'goodsValue' },
  freight: { sources: { entered: fieldSource('order', 'freight') }, rule: 'waybill' },
  insuredFee: { sources: { entered: fieldSource('order', 'insuredFee') }, rule: 'waybill' },
  amountDue: {
    sources: { entered: received, due: amountDue },
    rule: 'charge',
  },
  packages: {
    sources: {
      entered: fieldSource('transport', 'packages'),
      cartons: packedSource(({ input }) => input.packing?.packages),
    },
    rule: 'packages',
  },
  packaging: {
    sources: { entered: fieldSource('transport', 'packaging') },
    table: 'packaging',
    rule: 'packages',
  },
  grossWeight: {
    sources: {
      entered: fieldSource('transport', 'grossWeight'),
      cartons: packedSource(({ input }) => input.packing?.grossWeight),
    },
    rule: 'grossWeight',
  },
  netWeight: {
    sources: {
      entered: fieldSource('transport', 'netWeight'),
      lines: linesNetWeight,
      cartons: packedSource(({ input }) => input.packing?.netWeight),
    },
    rule: 'netWeight',
  },
  country: { sources: { entered: fieldSource('transport', 'country') }, table: 'country', rule: 'transport' },
  port: { sources: { entered: fieldSource('transport', 'port') }, table: 'port', rule: 'transport' },
  tradeCountry: { sources: { entered: fieldSource('trade', 'country') }, table: 'country', rule: 'trade' },
  tradeTerm: { sources: { entered: fieldSource('trade', 'term') }, table: 'tradeTerm', rule: 'trade' },
  transportMode: {
    sources: { entered: fieldSource('transport', 'mode') },
    table: 'transport',
    rule: 'transport',
  },
  customs: { sources: { entered: fieldSource('transport', 'customsCode') }, table: 'customs', rule: null },
  exitCustoms: { sources: { entered: fieldSource('transport', 'portCode') }, table: 'customs', rule: null },
  exportDate: { sources: { entered: fieldSource('transport', 'exportDate') }, day: true, rule: null },
} as const satisfies Readonly<Record<string, Fact>>;
