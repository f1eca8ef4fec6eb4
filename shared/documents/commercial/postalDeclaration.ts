import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { readPostalItem } from '#shared/base/postalItem.ts';
import { amountText } from '#shared/documents/commercial/amountText.ts';
import type { PaperInput, Shown } from '#shared/documents/commercial/paperInput.ts';
import type { BuyerLines, GoodsLine, SellerLines } from '#shared/documents/commercial/particulars.ts';
import {
  buyerOf,
  figure,
  goodsOf,
  moneyOf,
  needed,
  sellerOf,
} from '#shared/documents/commercial/particulars.ts';

/** The number of an item as printed. */
export interface ItemNumber {
  /** "LX 123 456 785 CN"; a number of another form as entered. */
  readonly text: Shown;
  /** The check digit that the number asks for, where the one it has is another; else "". */
  readonly wrongDigit: string;
}

/** The categories of the postal customs declaration, in their order on the form. */
export const POSTAL_CATEGORIES = ['gift', 'documents', 'sample', 'sale', 'returned', 'other'] as const;
/** A category of the postal customs declaration. */
export type PostalCategory = (typeof POSTAL_CATEGORIES)[number];

/** Postal customs declaration: what CN22 (label) and CN23 (form) state. */
export interface PostalDeclaration {
  readonly itemNumber: ItemNumber;
  readonly orderNo: string;
  readonly day: CalendarDate;
  readonly seller: SellerLines;
  readonly buyer: BuyerLines;
  /** null where the consignment does not say; then it is ticked by hand. */
  readonly category: PostalCategory | null;
  readonly lines: readonly GoodsLine[];
  readonly currency: Shown;
  readonly value: Shown;
  /** Gross weight, kg. */
  readonly weight: Shown;
  /** "" when none is charged. */
  readonly postage: string;
  readonly licenceNo: string;
  readonly note: string;
}

/** Makes the postal customs declaration of a consignment. */
export function postalDeclarationOf(input: PaperInput): PostalDeclaration {
  const { regime, order, transport, declaration } = input.consignment;
  const money = moneyOf(input);
  const { freight } = money;
  return {
    itemNumber: itemNumberOf(transport.waybillNo),
    orderNo: order.orderNo,
    day: input.day,
    seller: sellerOf(input),
    buyer: buyerOf(input),
    // Goods for one's own overseas warehouse are not sold yet.
    category: regime === '9810' ? null : 'sale',
    lines: goodsOf(input),
    currency: money.currency,
    value: money.goods === null ? null : amountText(money.goods, order.currency),
    weight: figure(transport.grossWeight),
    postage: freight === null ? '' : amountText(freight, order.currency),
    licenceNo: declaration.licenseNo,
    note: order.note,
  };
}

/** A waybill number as it is printed: a postal item number in its groups, and whether its check digit is right. */
export function itemNumberOf(waybillNo: string): ItemNumber {
  const item = readPostalItem(waybillNo.replaceAll(' ', '').toUpperCase());
  if (item === null) return { text: needed(waybillNo), wrongDigit: '' };
  const digits = item.serial + item.checkDigit;
  return {
    text: `${item.service} ${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)} ${item.country}`,
    wrongDigit: item.checkDigit === item.expected ? '' : item.expected,
  };
}
