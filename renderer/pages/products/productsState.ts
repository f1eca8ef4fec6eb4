import { create } from 'zustand';
import type { PRODUCT_SORTS } from '#shared/api/products.ts';

/** What the list of products shows; kept while the reader is on another page. */
export interface ProductsState {
  readonly search: string;
  readonly standing: 'any' | 'confirmed' | 'toBeConfirmed';
  readonly removed: boolean;
  readonly sort: (typeof PRODUCT_SORTS)[number];
  readonly descending: boolean;
  readonly selection: ReadonlySet<string>;
}

/** What the list of products shows. */
export const useProductsState = create<ProductsState>(() => ({
  search: '',
  standing: 'any',
  removed: false,
  sort: 'updated',
  descending: true,
  selection: new Set(),
}));

/** Shows another part of the list: nothing stays selected that is not on it. */
export function narrowProducts(change: Partial<ProductsState>): void {
  useProductsState.setState({ selection: new Set(), ...change });
}

/** The filter as the calls take it. */
export function productFilter({ search, standing, removed }: ProductsState) {
  return { search: search.slice(0, 200), standing, removed };
}
