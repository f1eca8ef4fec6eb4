import { goTo } from '#renderer/app/routes.ts';
import type { ProductTexts } from '#shared/catalog/products/fields.ts';

/*
 * Which product is open stands in the address ("?open=ID"), so that the list beside it stays as it is. One that is not
 * kept yet has a number of its own, so that two begun one after the other are two.
 */

const NEW = 'new-';
let turn = 0;
let begun: Partial<ProductTexts> = {};

/** Whether what is open is a product that is not kept yet. */
export function isNewProduct(id: string): boolean {
  return id.startsWith(NEW);
}

/** Opens a product beside the list; null closes it. */
export function openProduct(id: string | null, replace = false): void {
  goTo('products', null, id === null ? {} : { open: id }, replace);
}

/** Begins a new product with some texts. */
export function beginProduct(texts: Partial<ProductTexts>): void {
  begun = texts;
  turn += 1;
  openProduct(`${NEW}${turn}`);
}

/** What a new product begins with; asked for once. */
export function takeBegun(): Partial<ProductTexts> {
  const texts = begun;
  begun = {};
  return texts;
}
