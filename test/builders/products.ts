import type { ProductTexts } from '#shared/catalog/products/fields.ts';
import { productOf } from '#shared/catalog/products/fields.ts';
import type { ItemDraft } from '#shared/consignment/consignment.ts';
import { emptyItem } from '#shared/consignment/consignment.ts';

/** A straw basket with everything a line needs. */
export function aProduct(overrides: Partial<ProductTexts> = {}): ProductTexts {
  return productOf({
    itemNo: 'STRAW-B2',
    gname: '麦秆编篮',
    itemName: '麦秆手编收纳篮 中号',
    nameEn: 'Basket of plaited straw',
    gcode: '4602191000',
    gmodel: '0|0|麦秆编结|收纳',
    barCode: '无',
    unit: '007',
    unit1: '035',
    factor1: '0.28',
    price: '9.80',
    currency: 'USD',
    netWeight: '0.28',
    grossWeight: '0.4',
    originCountry: 'CHN',
    wildlife: 'no',
    battery: 'no',
    antique: 'no',
    ...overrides,
  });
}

/** A goods line with only what is given. */
export function aLine(overrides: Partial<ItemDraft> = {}): ItemDraft {
  return { ...emptyItem(), ...overrides };
}
