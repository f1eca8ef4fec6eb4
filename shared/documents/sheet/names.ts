import { pointer } from '#shared/base/pointer.ts';
import type { Aspect, Comparison } from '#shared/catalog/elements/agreement.ts';
import { compareElements } from '#shared/catalog/elements/agreement.ts';
import { composeElements } from '#shared/catalog/elements/compose.ts';
import { foldedName, sameBrand, sameModel } from '#shared/catalog/elements/names.ts';
import { parseElements } from '#shared/catalog/elements/parse.ts';
import type { GoodsItem } from '#shared/consignment/consignment.ts';
import type { Scene, Source } from '#shared/documents/sheet/sources.ts';

type NameField = 'itemName' | 'gname';

/** Brand or model as the declaration elements (申报要素) say it. */
export function inElements(aspect: Aspect): Source {
  return {
    read: (scene, item) => compared(scene, item, 'itemName', aspect)?.inElements ?? '',
    at: (_, item) => [pointer('items', item, 'gmodel')],
    set: (scene, item, value) => {
      const goods = scene.consignment.items[item];
      const place = compared(scene, item, 'itemName', aspect)?.place;
      if (goods === undefined || place === undefined) return null;
      const list = scene.input.slots(goods.gcode);
      // Without a slot of its own the brand shows in the brand type only, which no name can be written into.
      if (list.slots[place - 1]?.role !== aspect) return null;
      const { values } = parseElements(list, goods.gmodel);
      const text = composeElements(list, { ...values, bySlot: values.bySlot.with(place - 1, value) });
      return text.ok ? [{ kind: 'set', at: pointer('items', item, 'gmodel'), text: text.value }] : null;
    },
    rule: aspect,
  };
}

/** Brand or model as a name of the goods says it, where it names one. */
export function inName(aspect: Aspect, name: NameField): Source {
  return {
    read: (scene, item) => compared(scene, item, name, aspect)?.inOther ?? '',
    at: (_, item) => [pointer('items', item, name)],
    set: (scene, item, value) => {
      const text = scene.consignment.items[item]?.[name] ?? '';
      const said = compared(scene, item, name, aspect)?.inOther ?? '';
      if (said === '' || !text.includes(said)) return null;
      return [{ kind: 'set', at: pointer('items', item, name), text: text.replace(said, () => value) }];
    },
    rule: aspect,
  };
}

/** Whether two texts name the same brand or model. */
export const SAME_ASPECT = { brand: sameBrand, model: sameModel } as const;

/**
 * Whether two names can be of the same goods: one contains the other, or they share a word (two ideographs in a row,
 * three letters or figures). Names in different scripts cannot be compared and are let pass.
 */
export function sameGoods(one: string, other: string): boolean {
  const [a, b] = [foldedName(one), foldedName(other)];
  if (a.includes(b) || b.includes(a)) return true;
  const [ofA, ofB] = [wordsOf(one), wordsOf(other)];
  for (const script of ['ideographs', 'letters'] as const) {
    if (ofA[script].size > 0 && ofB[script].size > 0) {
      return [...ofA[script]].some((word) => ofB[script].has(word)) || shareOther(ofA, ofB, script);
    }
  }
  return true;
}

interface Words {
  readonly ideographs: ReadonlySet<string>;
  readonly letters: ReadonlySet<string>;
}

function shareOther(a: Words, b: Words, script: keyof Words): boolean {
  const other = script === 'ideographs' ? 'letters' : 'ideographs';
  return [...a[other]].some((word) => b[other].has(word));
}

function wordsOf(text: string): Words {
  const plain = text.normalize('NFKC').toLowerCase();
  const ideographs = new Set<string>();
  for (const [run] of plain.matchAll(/\p{Script=Han}{2,}/gu)) {
    const signs = [...run];
    for (let i = 0; i + 1 < signs.length; i += 1) ideographs.add(`${signs[i]}${signs[i + 1]}`);
  }
  return {
    ideographs,
    letters: new Set(plain.match(/[\p{Script=Latin}\d]{3,}/gu) ?? []),
  };
}

/** What was compared of one goods item; an item object never changes, so it is compared once. */
interface Known {
  readonly slots: unknown;
  readonly comparisons: readonly Comparison<NameField>[];
}
const known = new WeakMap<GoodsItem, Known>();

function compared(
  scene: Scene,
  item: number,
  where: NameField,
  aspect: Aspect,
): Comparison<NameField> | null {
  const goods = scene.consignment.items[item];
  if (goods === undefined || goods.gmodel === '') return null;
  let found = known.get(goods);
  if (found?.slots !== scene.input.slots) {
    const list = scene.input.slots(goods.gcode);
    const comparisons = compareElements(list, parseElements(list, goods.gmodel).values, [
      { where: 'itemName', holds: 'words', text: goods.itemName },
      { where: 'gname', holds: 'words', text: goods.gname },
    ]);
    found = { slots: scene.input.slots, comparisons };
    known.set(goods, found);
  }
  return found.comparisons.find((one) => one.where === where && one.aspect === aspect) ?? null;
}
