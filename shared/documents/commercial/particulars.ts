/** What several papers state alike: the two firms, the goods, the money. */
import type { Decimal } from '#shared/base/decimal.ts';
import { sign, sum } from '#shared/base/decimal.ts';
import type { GoodsItem } from '#shared/consignment/consignment.ts';
import type { CodeTableName } from '#shared/consignment/fields.ts';
import { amountText } from '#shared/documents/commercial/amountText.ts';
import type { Named, PaperInput, Shown } from '#shared/documents/commercial/paperInput.ts';

/** The firm that sells, as papers name it. */
export interface SellerLines {
  readonly nameZh: Shown;
  readonly nameEn: Shown;
  readonly addressZh: Shown;
  readonly addressEn: Shown;
  readonly telephone: Shown;
}

/** The one who buys or receives. */
export interface BuyerLines {
  readonly name: Shown;
  readonly address: Shown;
  readonly telephone: string;
  readonly country: Named | null;
}

/** One goods item as papers describe it. */
export interface GoodsLine {
  readonly number: number;
  readonly itemNo: string;
  /** Chinese name (商品名称). */
  readonly nameZh: Shown;
  /** Name in Latin letters; null when nobody entered one. */
  readonly nameEn: Shown;
  /** Declaration elements (规格型号). */
  readonly model: string;
  readonly hs: Shown;
  readonly quantity: Shown;
  readonly unit: Named | null;
  readonly price: Shown;
  readonly total: Shown;
  /** kg */
  readonly netWeight: Shown;
  readonly origin: Named | null;
}

/** The money of the whole; null where a part is missing. */
export interface MoneyLines {
  readonly currency: Shown;
  readonly goods: Decimal | null;
  /** null when none was entered, or nothing: then the paper does not speak of it. */
  readonly freight: Decimal | null;
  readonly insurance: Decimal | null;
  /** Goods, freight and insurance. */
  readonly total: Decimal | null;
}

/** "" as a gap. */
export function needed(text: string): Shown {
  return text === '' ? null : text;
}

/** A number as text; a gap where there is none. */
export function figure(value: Decimal | null): Shown {
  return value?.toString() ?? null;
}

/** The names of a code; null where no code was entered. */
export function named({ codes }: PaperInput, table: CodeTableName, code: string): Named | null {
  if (code === '') return null;
  const row = codes.row(table, code);
  return { code, zh: row?.zh || code, en: row?.en || code };
}

/** The seller, with its address and English name where the letterhead is that of the same firm. */
export function sellerOf({ consignment: { seller }, letterhead }: PaperInput): SellerLines {
  const own = seller.code !== '' && seller.code === letterhead.code;
  const mine = (text: string) => needed(own ? text : '');
  return {
    nameZh: needed(seller.name),
    nameEn: mine(letterhead.nameEn),
    addressZh: mine(letterhead.addressZh),
    addressEn: mine(letterhead.addressEn),
    telephone: needed(seller.telephone || (own ? letterhead.telephone : '')),
  };
}

/** The buyer or receiver; its country is that of arrival. */
export function buyerOf(input: PaperInput): BuyerLines {
  const { consignee, transport } = input.consignment;
  return {
    name: needed(consignee.name),
    address: needed(consignee.address),
    telephone: consignee.telephone,
    country: named(input, 'country', transport.country),
  };
}

/** Where goods that leave China come from when nothing else was entered. */
const CHINA = 'CHN';

/** The goods items. */
export function goodsOf(input: PaperInput): readonly GoodsLine[] {
  const { order, items } = input.consignment;
  const money = (value: Decimal | null) => (value === null ? null : amountText(value, order.currency));
  return items.map((item, index) => ({
    number: index + 1,
    itemNo: item.itemNo,
    nameZh: needed(item.gname || item.itemName),
    nameEn: needed(englishName(input, item)),
    model: item.gmodel,
    hs: needed(item.gcode),
    quantity: figure(item.qty),
    unit: named(input, 'unit', item.unit),
    price: money(item.price),
    total: money(item.totalPrice),
    netWeight: figure(item.netWeight),
    origin: named(input, 'country', item.originCountry || CHINA),
  }));
}

/** The sum of some values; null without values, or when one is missing. */
export function sumOf(values: readonly (Decimal | null)[]): Decimal | null {
  const known = values.filter((value) => value !== null);
  return values.length > 0 && known.length === values.length ? sum(known) : null;
}

/** The money of a consignment. */
export function moneyOf({ consignment: { order, items } }: PaperInput): MoneyLines {
  const goods = sumOf(items.map((item) => item.totalPrice));
  const freight = charged(order.freight);
  const insurance = charged(order.insuredFee);
  const parts = [goods, freight, insurance].filter((part) => part !== null);
  return {
    currency: needed(order.currency),
    goods,
    freight,
    insurance,
    total: goods === null ? null : sum(parts),
  };
}

function charged(amount: Decimal | null): Decimal | null {
  return amount === null || sign(amount) === 0 ? null : amount;
}

/** A name that was entered for it, else the article's own where it is written in Latin letters. */
function englishName({ englishNames }: PaperInput, item: GoodsItem): string {
  const entered = englishNames.get(item.itemNo) ?? '';
  if (entered !== '') return entered;
  return [item.itemName, item.gname].find(isLatin) ?? '';
}

function isLatin(text: string): boolean {
  return /\p{Script=Latin}/u.test(text) && !/\p{Script=Han}/u.test(text);
}
