import { goodsOfLine, goodsOfProduct, isoTime } from '#backend/app/productViews.ts';
import type { Session } from '#backend/app/session.ts';
import type { StoredLine, StoredProduct } from '#backend/store/contract/products.ts';
import type { ConflictReport, ProductUse } from '#shared/api/products.ts';
import { foldedName } from '#shared/catalog/elements/names.ts';
import { productName } from '#shared/catalog/products/fields.ts';
import type { DescribedGoods } from '#shared/catalog/products/sameGoods.ts';
import { goodsConflicts, goodsKeys } from '#shared/catalog/products/sameGoods.ts';

/** Consignments with an article number that are looked into for one product. */
const MOST_OF_ONE = 500;
/** Consignments, those changed last, that are looked into for conflicts. */
const MOST_FOR_CONFLICTS = 3_000;
/** Products of which another has the same name or bar code. */
const MOST_DOUBLES = 2_000;
/** Different goods of lines for which products are looked up. */
const MOST_ASKED = 5_000;

/** The consignments that hold a product: by its article number, and where it was chosen and its goods still stand. */
export function usesOf({ store }: Session, product: StoredProduct): readonly ProductUse[] {
  const { itemNo } = product.texts;
  const byNumber = itemNo === '' ? [] : store.products.linesWith({ itemNo }, MOST_OF_ONE);
  const known = new Set(byNumber.map(({ consignmentId }) => consignmentId));
  const name = foldedName(productName(product.texts));
  const chosen = store.products
    .linesOf(store.products.chosenIn(product.id, MOST_OF_ONE).filter((id) => !known.has(id)))
    .filter(({ item }) => name !== '' && [item.gname, item.itemName].map(foldedName).includes(name));
  return [...grouped(byNumber, 'itemNo'), ...grouped(chosen, 'chosen')].sort((a, b) =>
    a.updatedAt < b.updatedAt ? 1 : a.updatedAt > b.updatedAt ? -1 : 0,
  );
}

function grouped(lines: readonly StoredLine[], by: ProductUse['by']): readonly ProductUse[] {
  const uses = new Map<string, ProductUse & { readonly lines: number[] }>();
  for (const { consignmentId, orderNo, state, updatedAt, index } of lines) {
    const known = uses.get(consignmentId);
    if (known !== undefined) known.lines.push(index);
    else {
      uses.set(consignmentId, {
        consignmentId,
        orderNo,
        state,
        updatedAt: isoTime(updatedAt),
        by,
        lines: [index],
      });
    }
  }
  return [...uses.values()];
}

/** Conflicts among the products and the goods of the consignments changed last. */
export function allConflicts({ store }: Session): ConflictReport {
  const filter = { search: '', standing: 'any', removed: false } as const;
  const lines = store.products.latestLines(MOST_FOR_CONFLICTS);
  const described = lines.map(goodsOfLine);
  const asked = new Map(described.map((goods) => [JSON.stringify(goodsKeys(goods)), goods]));
  const named = [...asked.values()].slice(0, MOST_ASKED).flatMap((goods) => store.products.alike(goods));
  const products = new Map([...named, ...store.products.doubles(MOST_DOUBLES)].map((one) => [one.id, one]));
  const conflicts = goodsConflicts([...[...products.values()].map(goodsOfProduct), ...described]);
  const consignments = new Set(lines.map(({ consignmentId }) => consignmentId)).size;
  const all = store.consignments.list({
    ...{ ...filter, states: [], check: 'any', importId: null },
    ...{ sort: 'updated', descending: true, offset: 0, limit: 1 },
  });
  return { conflicts, consignments, more: all.total > MOST_FOR_CONFLICTS };
}

/** Conflicts that one product or goods line has a part in. */
export function conflictsOf({ store }: Session, goods: DescribedGoods): ConflictReport {
  const keys = goodsKeys(goods);
  const isSelf = (other: DescribedGoods): boolean => other.id === goods.id && other.line === goods.line;
  const lines = [
    ...(keys.itemNo === '' ? [] : store.products.linesWith({ itemNo: goods.itemNo }, MOST_OF_ONE)),
    ...(keys.name === '' ? [] : store.products.linesWith({ name: goods.name }, MOST_OF_ONE)),
  ];
  const others = new Map<string, DescribedGoods>();
  for (const other of [...store.products.alike(goods).map(goodsOfProduct), ...lines.map(goodsOfLine)]) {
    if (!isSelf(other)) others.set(`${other.place} ${other.id} ${other.line ?? ''}`, other);
  }
  const conflicts = goodsConflicts([goods, ...others.values()]).filter(({ variants }) =>
    variants.some(({ places }) => places.some(isSelf)),
  );
  const consignments = new Set(lines.map(({ consignmentId }) => consignmentId)).size;
  return { conflicts, consignments, more: consignments >= MOST_OF_ONE };
}
