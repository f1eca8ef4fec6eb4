import { cleanValue } from '#shared/catalog/elements/bars.ts';
import type { ElementIssue } from '#shared/catalog/elements/issue.ts';
import { elementIssue, excerpt } from '#shared/catalog/elements/issue.ts';
import { brandType } from '#shared/catalog/elements/leadingCodes.ts';
import {
  brandNames,
  foldedName,
  labelledBrand,
  labelledModel,
  sameBrand,
  sameModel,
  saysNone,
} from '#shared/catalog/elements/names.ts';
import type { SlotList } from '#shared/catalog/elements/slots.ts';
import type { ElementValues } from '#shared/catalog/elements/values.ts';
import { valueAt } from '#shared/catalog/elements/values.ts';

/** What two texts are compared for. */
export type Aspect = 'brand' | 'model';

/** A text about the same goods from another place: the name of the item, a field of the product record, an invoice line. */
export interface OtherText<W extends string> {
  /** Where it stands; the caller's own word, handed back with the comparison. */
  readonly where: W;
  /** `brand` and `model` are that and nothing else; `words` is running text, in which only what is named counts. */
  readonly holds: Aspect | 'words';
  readonly text: string;
}

/** How the element text and another text agree on brand or model. */
export interface Comparison<W extends string> {
  readonly aspect: Aspect;
  readonly where: W;
  /** The place in the element text, from 1. */
  readonly place: number;
  /** `silent`: one of the two does not name it, so there is nothing to compare. */
  readonly outcome: 'same' | 'differs' | 'silent';
  /** What each of them says; "" for nothing. */
  readonly inElements: string;
  readonly inOther: string;
}

/** Compares brand and model of an element text with what other texts say, in the order of the texts. */
export function compareElements<const W extends string>(
  list: SlotList,
  values: ElementValues,
  others: readonly OtherText<W>[],
): readonly Comparison<W>[] {
  const said = [brandOf(list, values), modelOf(list, values)].filter((each) => each !== null);
  return others.flatMap((other) =>
    said
      .filter(({ aspect }) => other.holds === 'words' || other.holds === aspect)
      .map((own) => compared(own, other)),
  );
}

/** What to say where they differ, with the place of the other text. */
export function disagreements<W extends string>(
  comparisons: readonly Comparison<W>[],
): readonly { readonly where: W; readonly issue: ElementIssue }[] {
  return comparisons
    .filter(({ outcome }) => outcome === 'differs')
    .map(({ aspect, where, place, inElements, inOther }) => ({
      where,
      issue: elementIssue(
        aspect === 'brand' ? 'elements.brandDiffers' : 'elements.modelDiffers',
        { own: excerpt(inElements), other: excerpt(inOther) },
        place,
      ),
    }));
}

interface Said {
  readonly aspect: Aspect;
  readonly place: number;
  readonly text: string;
}

/** The brand; where the code has no slot for it, brand type 0 still says that there is none. */
function brandOf({ slots }: SlotList, values: ElementValues): Said | null {
  const typeSlot = slots.find(({ role }) => role === 'brandType');
  const type = typeSlot === undefined ? null : brandType(cleanValue(valueAt(values, typeSlot.place)));
  const brand = slots.find(({ role }) => role === 'brand');
  const maker = type === '0' && brand?.hint.includes('厂商') === true;
  if (brand !== undefined && !maker) {
    return { aspect: 'brand', place: brand.place, text: cleanValue(valueAt(values, brand.place)) };
  }
  if (typeSlot === undefined || type === null) return null;
  return { aspect: 'brand', place: typeSlot.place, text: type === '0' ? '无品牌' : '' };
}

function modelOf({ slots }: SlotList, values: ElementValues): Said | null {
  const model = slots.find(({ role }) => role === 'model');
  return model === undefined
    ? null
    : { aspect: 'model', place: model.place, text: cleanValue(valueAt(values, model.place)) };
}

function compared<W extends string>(
  { aspect, place, text }: Said,
  { where, holds, text: raw }: OtherText<W>,
): Comparison<W> {
  const inOther = holds === 'words' ? named(aspect, text, raw) : cleanValue(raw);
  const silent = text === '' || inOther === '';
  const same = aspect === 'brand' ? sameBrand(text, inOther) : sameModel(text, inOther);
  const outcome = silent ? 'silent' : same ? 'same' : 'differs';
  return { aspect, where, place, outcome, inElements: text, inOther };
}

/** What running text says of an aspect: what stands after a label, else the own name where it occurs. */
function named(aspect: Aspect, own: string, words: string): string {
  const label = aspect === 'brand' ? labelledBrand(words) : labelledModel(words);
  if (label !== null) return label;
  if (saysNone(own)) return '';
  const text = foldedName(words);
  const names = aspect === 'brand' ? brandNames(own) : [foldedName(own)];
  return names.some((name) => name !== '' && text.includes(name)) ? own : '';
}
