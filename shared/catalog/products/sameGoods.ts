import { searchText, tidyText } from '#shared/base/normalize.ts';
import { foldedName, saysNone } from '#shared/catalog/elements/names.ts';

/** Where goods were met: a product record, a draft, or a consignment that was sent. */
export type GoodsPlace = 'product' | 'draft' | 'sent';

/** Goods as one place describes them. */
export interface DescribedGoods {
  readonly place: GoodsPlace;
  /** The id of the product or consignment. */
  readonly id: string;
  /** What the place is called: the product's name, the order number. */
  readonly title: string;
  /** Number of the goods line, from 0; null for a product. */
  readonly line: number | null;
  readonly itemNo: string;
  readonly name: string;
  readonly barCode: string;
  readonly gcode: string;
  readonly unit1: string;
  readonly unit2: string;
  readonly gmodel: string;
}

/** By what goods are known to be the same. */
export type SameBy = 'itemNo' | 'barCode' | 'name';
/** In what they differ. `units` and `elements` are only looked at where the code is the same. */
export type DiffersIn = 'gcode' | 'units' | 'elements';

/** The same goods described in different ways. */
export interface GoodsConflict {
  readonly by: SameBy;
  /** The article number, bar code or name they share, as the first place writes it. */
  readonly key: string;
  readonly differsIn: DiffersIn;
  /** Each way it is described, the most frequent first, with the places: products first. */
  readonly variants: readonly {
    readonly value: string;
    readonly places: readonly DescribedGoods[];
  }[];
}

/** What tells that goods are the same, by each way of telling; "" where one does not tell. */
export function goodsKeys(goods: Pick<DescribedGoods, SameBy>): Readonly<Record<SameBy, string>> {
  const barCode = searchText(goods.barCode);
  return {
    itemNo: searchText(goods.itemNo),
    // "无" is what a declaration says when there is no bar code.
    barCode: barCode === '' || saysNone(barCode) ? '' : barCode,
    name: foldedName(goods.name),
  };
}

const BY: readonly SameBy[] = ['itemNo', 'barCode', 'name'];

/**
 * The same goods under two codes; under one code with other statutory units or, for one article number, other elements.
 * Goods that share an article number and a bar code are told once, by the number.
 */
export function goodsConflicts(all: readonly DescribedGoods[], most = 200): readonly GoodsConflict[] {
  const told = new Set<string>();
  const conflicts: GoodsConflict[] = [];
  for (const by of BY) {
    for (const group of grouped(all, by)) {
      for (const differsIn of ['gcode', 'units', 'elements'] as const) {
        // Goods of one name are often of several qualities: their elements may differ.
        if (differsIn === 'elements' && by !== 'itemNo') continue;
        const variants = variantsOf(group, differsIn);
        if (variants.length < 2) continue;
        const mark = `${differsIn} ${variants
          .flatMap(({ places }) => places.map(placeKey))
          .sort()
          .join('|')}`;
        if (told.has(mark)) continue;
        told.add(mark);
        conflicts.push({ by, key: group[0]?.[by] ?? '', differsIn, variants });
      }
    }
  }
  return conflicts.sort(gravestFirst).slice(0, most);
}

const PLACES: readonly GoodsPlace[] = ['product', 'draft', 'sent'];
const GRAVITY: readonly DiffersIn[] = ['gcode', 'units', 'elements'];

function grouped(all: readonly DescribedGoods[], by: SameBy): readonly (readonly DescribedGoods[])[] {
  const groups = new Map<string, DescribedGoods[]>();
  for (const goods of all) {
    const key = goodsKeys(goods)[by];
    if (key === '') continue;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [goods]);
    else known.push(goods);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

function variantsOf(group: readonly DescribedGoods[], differsIn: DiffersIn): GoodsConflict['variants'] {
  // Under different codes, different units and elements are no surprise.
  const codes = new Set(group.map(({ gcode }) => tidyText(gcode)).filter((code) => code !== ''));
  if (differsIn !== 'gcode' && codes.size !== 1) return [];
  const byValue = new Map<string, DescribedGoods[]>();
  for (const goods of group) {
    const value = describedAs(goods, differsIn);
    if (value === '') continue;
    const known = byValue.get(value);
    if (known === undefined) byValue.set(value, [goods]);
    else known.push(goods);
  }
  return [...byValue]
    .map(([value, places]) => ({
      value,
      places: places.toSorted((a, b) => PLACES.indexOf(a.place) - PLACES.indexOf(b.place)),
    }))
    .sort((a, b) => b.places.length - a.places.length || (a.value < b.value ? -1 : 1));
}

function describedAs(goods: DescribedGoods, differsIn: DiffersIn): string {
  switch (differsIn) {
    case 'gcode':
      return tidyText(goods.gcode);
    case 'units':
      return [goods.unit1, goods.unit2].map(tidyText).join('|').replace(/^\|$/, '');
    case 'elements':
      return tidyText(goods.gmodel);
  }
}

function placeKey({ place, id, line }: DescribedGoods): string {
  return `${place} ${id} ${line ?? ''}`;
}

function gravestFirst(a: GoodsConflict, b: GoodsConflict): number {
  return (
    GRAVITY.indexOf(a.differsIn) - GRAVITY.indexOf(b.differsIn) ||
    BY.indexOf(a.by) - BY.indexOf(b.by) ||
    (a.key < b.key ? -1 : 1)
  );
}
