import type { Fact } from '#shared/documents/sheet/fact.ts';
import { HEAD_FACTS } from '#shared/documents/sheet/headFacts.ts';
import { ITEM_FACTS } from '#shared/documents/sheet/itemFacts.ts';

/** The name of a fact of the whole consignment. */
export type HeadFact = keyof typeof HEAD_FACTS;
/** The name of a fact of a goods item. */
export type ItemFact = keyof typeof ITEM_FACTS;

/** Every fact of the whole consignment, in the order they are shown. */
export const HEAD_FACT_LIST: readonly (readonly [HeadFact, Fact])[] = Object.entries(
  HEAD_FACTS,
) as readonly (readonly [HeadFact, Fact])[];

/** Every fact of a goods item, in the order they are shown. */
export const ITEM_FACT_LIST: readonly (readonly [ItemFact, Fact])[] = Object.entries(
  ITEM_FACTS,
) as readonly (readonly [ItemFact, Fact])[];
