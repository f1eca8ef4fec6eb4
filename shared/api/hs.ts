import { z } from 'zod';
import { read } from '#shared/api/method.ts';
import type { ProductView } from '#shared/api/products.ts';
import { search } from '#shared/api/schemas.ts';
import type { CodeRow } from '#shared/catalog/codes.ts';
import type { HsFound, HsHit, HsNode } from '#shared/catalog/products/hsSearch.ts';
import type { TariffLine } from '#shared/rules/tariff.ts';

/** What a search for a commodity code found. */
export interface HsAnswer extends HsFound {
  /** The seller's own products that answer, those used last first. */
  readonly products: readonly ProductView[];
  /** How many codes the active pack has with a Chinese text, of how many: Chinese finds only those. */
  readonly chinese: { readonly known: number; readonly all: number };
}

/** Everything the active pack knows of a code. */
export interface HsDetail {
  readonly hit: HsHit;
  /** The codes one level below. */
  readonly below: readonly HsNode[];
  /** null when the pack has no tariff line for it: units, elements and conditions are not known then. */
  readonly line: TariffLine | null;
  /** Names of the units of the line. */
  readonly units: readonly CodeRow[];
}

/** hs.* */
export const HS_METHODS = {
  'hs.search': read<HsAnswer>()(z.strictObject({ query: search })),
  /** null when the active pack does not have the code. */
  'hs.code': read<HsDetail | null>()(z.strictObject({ code: z.string().regex(/^\d{2,10}$/) })),
} as const;
