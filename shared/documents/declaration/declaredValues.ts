/** Values of the declaration that follow the guide to the form and not only what was entered. */
import type { Decimal } from '#shared/base/decimal.ts';
import { compare, ONE, sign } from '#shared/base/decimal.ts';
import type { Consignment } from '#shared/consignment/consignment.ts';
import type { RegimeCode } from '#shared/consignment/regimes.ts';

/** Which charges the price of a trade term (成交方式) holds, so that they are declared: CIF, C&F, C&I. Others hold none. */
const CHARGES_WITHIN: Readonly<Record<string, { readonly freight: boolean; readonly insurance: boolean }>> = {
  '1': { freight: true, insurance: true },
  '2': { freight: true, insurance: false },
  '4': { freight: false, insurance: true },
};

/** Freight and insurance as they are declared: those that were paid and that the price holds; null for the others. */
export function declaredCharges({ order, trade }: Consignment): {
  readonly freight: Decimal | null;
  readonly insurance: Decimal | null;
} {
  const within = CHARGES_WITHIN[trade.term];
  return {
    freight: within?.freight === true ? paid(order.freight) : null,
    insurance: within?.insurance === true ? paid(order.insuredFee) : null,
  };
}

function paid(charge: Decimal | null): Decimal | null {
  return charge !== null && sign(charge) !== 0 ? charge : null;
}

/** A weight as it is declared, kg: less than one kilogram counts as one (guide to the form). Nothing and less stay visible. */
export function declaredWeight(weight: Decimal | null): Decimal | null {
  return weight !== null && sign(weight) > 0 && compare(weight, ONE) < 0 ? ONE : weight;
}

/** What the guide to the form wants in the note of e-commerce goods. */
const E_COMMERCE_NOTE = '跨境电子商务';
const E_COMMERCE: ReadonlySet<RegimeCode> = new Set(['9710', '9810']);

/** The note of a declaration: that of the order, which says of e-commerce goods that they are such. */
export function declaredNote({ regime, order }: Consignment): string {
  if (!E_COMMERCE.has(regime) || order.note.includes(E_COMMERCE_NOTE)) return order.note;
  return order.note === '' ? E_COMMERCE_NOTE : `${E_COMMERCE_NOTE} ${order.note}`;
}
