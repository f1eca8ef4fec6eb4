import type { PaperInput, Shown } from '#shared/documents/commercial/paperInput.ts';
import type { BuyerLines, SellerLines } from '#shared/documents/commercial/particulars.ts';
import { buyerOf, figure, sellerOf } from '#shared/documents/commercial/particulars.ts';
import type { ItemNumber } from '#shared/documents/commercial/postalDeclaration.ts';
import { itemNumberOf } from '#shared/documents/commercial/postalDeclaration.ts';

/** Address labels of a consignment: one for each package. */
export interface AddressLabels {
  readonly itemNumber: ItemNumber;
  readonly orderNo: string;
  readonly seller: SellerLines;
  readonly buyer: BuyerLines;
  /** Gross weight of the consignment, kg. */
  readonly weight: Shown;
  /** How many labels; 1 when the number of packages is not known, never more than 99. */
  readonly count: number;
}

const MOST_LABELS = 99;

/** Makes the address labels of a consignment. */
export function addressLabelsOf(input: PaperInput): AddressLabels {
  const { order, transport } = input.consignment;
  const packages = Number(transport.packages?.toString() ?? '1');
  return {
    itemNumber: itemNumberOf(transport.waybillNo),
    orderNo: order.orderNo,
    seller: sellerOf(input),
    buyer: buyerOf(input),
    weight: figure(transport.grossWeight),
    count: Math.min(Math.max(packages, 1), MOST_LABELS),
  };
}
