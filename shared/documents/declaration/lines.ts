import type { DerivationInput } from '#shared/documents/derivation.ts';
import type { ElementValues } from '#shared/documents/documents.ts';
import { amount, present } from '#shared/documents/elementText.ts';

/**
 * CiqCode of a code that inspection divides no further (检验检疫编码). The element is demanded; the sample of the import
 * interface carries it, whether it holds for every code is to be confirmed. The declarant sees it in the draft.
 */
const CIQ_UNDIVIDED = '999';

/**
 * The goods of the declaration (DecList). On export the element named for the origin carries the final destination, and
 * the one named for the destination carries the origin (the schema's own words).
 */
export function declarationLines({ consignment }: DerivationInput): readonly ElementValues[] {
  const { order, transport, items } = consignment;
  return items.map((item, index) => ({
    CodeTS: item.gcode,
    DeclPrice: amount(item.price),
    DutyMode: item.dutyMode,
    GModel: item.gmodel,
    GName: item.gname,
    GNo: String(index + 1),
    OriginCountry: item.country || transport.country,
    TradeCurr: order.currency,
    DeclTotal: amount(item.totalPrice),
    GQty: amount(item.qty),
    FirstQty: amount(item.qty1),
    ...present({ SecondQty: amount(item.qty2) }),
    GUnit: item.unit,
    FirstUnit: item.unit1,
    ...present({ SecondUnit: item.unit2 }),
    DestinationCountry: item.originCountry,
    CiqCode: CIQ_UNDIVIDED,
    ...present({ OrigPlaceCode: item.originPlace }),
    DistrictCode: item.district,
  }));
}
