import { z } from 'zod';
import { read } from '#shared/api/method.ts';
import { fieldText, id } from '#shared/api/schemas.ts';
import type { Confidence } from '#shared/catalog/codes.ts';
import type { RememberedElements } from '#shared/catalog/elements/memory.ts';
import type { SlotList } from '#shared/catalog/elements/slots.ts';

/** What the composer of declaration elements needs for one goods line. */
export interface ElementBasis {
  readonly list: SlotList;
  /** The tariff line of the code; null when the active pack has none. */
  readonly line: { readonly zh: string; readonly en: string; readonly confidence: Confidence } | null;
  /** Texts used before with this code: of products and of other consignments. */
  readonly remembered: readonly RememberedElements[];
  /** The product with the article number of the line; null when there is none. */
  readonly product: {
    readonly id: string;
    readonly name: string;
    readonly brand: string;
    readonly model: string;
    readonly gmodel: string;
    readonly gcode: string;
  } | null;
}

/** elements.* */
export const ELEMENT_METHODS = {
  'elements.basis': read<ElementBasis>()(
    z.strictObject({
      code: fieldText,
      itemNo: fieldText,
      /** Its own text is no memory. */
      consignment: id.nullable().default(null),
    }),
  ),
} as const;
