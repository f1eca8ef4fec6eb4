import { charCount, gbkBytes } from '#shared/base/textLength.ts';
import { ITEM_FIELDS } from '#shared/consignment/fields.ts';

/** The most characters the inventory takes (gmodel, C..250); the customs declaration takes 255, to be confirmed. */
export const GMODEL_LIMIT = ITEM_FIELDS.gmodel.max;

/** How long an element text is beside what the field takes. */
export interface ElementLength {
  readonly characters: number;
  /** In GBK, as older systems count: two for a Chinese character. */
  readonly bytes: number;
  readonly limit: number;
  /** Characters over the limit; 0 when it fits. */
  readonly over: number;
  /** Bytes over the limit, for systems that count bytes; 0 when it fits. */
  readonly bytesOver: number;
}

/** Measures an element text. */
export function elementLength(text: string, limit: number = GMODEL_LIMIT): ElementLength {
  const characters = charCount(text);
  const bytes = gbkBytes(text);
  return {
    characters,
    bytes,
    limit,
    over: Math.max(0, characters - limit),
    bytesOver: Math.max(0, bytes - limit),
  };
}
