import { cleanValue, hasBar } from '#shared/catalog/elements/bars.ts';
import { barInside, joinParts } from '#shared/catalog/elements/compose.ts';
import type { ElementIssue } from '#shared/catalog/elements/issue.ts';
import { elementIssue, excerpt } from '#shared/catalog/elements/issue.ts';
import {
  brandType,
  exportPreference,
  meantBrandType,
  meantPreference,
} from '#shared/catalog/elements/leadingCodes.ts';
import { elementLength, GMODEL_LIMIT } from '#shared/catalog/elements/length.ts';
import { saysNone } from '#shared/catalog/elements/names.ts';
import { tooMany } from '#shared/catalog/elements/parse.ts';
import type { Slot, SlotList } from '#shared/catalog/elements/slots.ts';
import type { ElementValues } from '#shared/catalog/elements/values.ts';
import { partsOf, valueAt } from '#shared/catalog/elements/values.ts';

/** Everything there is to say about the values of a code's slots, in the order of the slots, the whole text last. */
export function checkElements(
  list: SlotList,
  values: ElementValues,
  limit: number = GMODEL_LIMIT,
): readonly ElementIssue[] {
  const parts = partsOf(list, values);
  return [
    ...parts.flatMap((part, i) => anyPart(list, i + 1, part)),
    ...list.slots.flatMap((slot) => ofSlot(slot, cleanValue(valueAt(values, slot.place)))),
    ...brandIssues(list, values),
    ...beyondIssues(list, parts),
  ]
    .sort((a, b) => (a.place ?? 0) - (b.place ?? 0))
    .concat(lengthIssues(joinParts(list, parts), limit));
}

/** What holds for any part, with or without a slot. */
function anyPart(list: SlotList, place: number, part: string): readonly ElementIssue[] {
  const name = list.slots[place - 1]?.title ?? '';
  return [
    ...(hasBar(part) ? [barInside(list, place, part)] : []),
    ...(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(cleanValue(part))
      ? [elementIssue('elements.unsendable', { place, name }, place)]
      : []),
  ];
}

function ofSlot(slot: Slot, value: string): readonly ElementIssue[] {
  const { place, title: name } = slot;
  if (value === '') {
    return slot.required ? [elementIssue('elements.emptyRequired', { place, name }, place)] : [];
  }
  const given = excerpt(value);
  switch (slot.role) {
    case 'brandType': {
      if (brandType(value) !== null) return [];
      const code = meantBrandType(value);
      return code === null
        ? [elementIssue('elements.brandTypeUnknown', { given }, place)]
        : [elementIssue('elements.brandTypeInWords', { given, code }, place)];
    }
    case 'preference': {
      const exact = exportPreference(value);
      const code = exact ?? meantPreference(value);
      if (code === null) return [elementIssue('elements.preferenceUnknown', { given }, place)];
      if (code === '3') return [elementIssue('elements.preferenceForImport', {}, place)];
      return exact === null ? [elementIssue('elements.preferenceInWords', { given, code }, place)] : [];
    }
    case 'brand':
    case 'model':
    case 'gtin':
    case 'cas':
    case 'other':
    case 'value':
      return slot.required && !/[\p{L}\p{N}]/u.test(value)
        ? [elementIssue('elements.onlyMarks', { place, name, given }, place)]
        : [];
  }
}

/** Brand type and brand speak of the same thing, so they must agree. */
function brandIssues({ slots }: SlotList, values: ElementValues): readonly ElementIssue[] {
  const typeSlot = slots.find(({ role }) => role === 'brandType');
  const type = typeSlot === undefined ? null : brandType(cleanValue(valueAt(values, typeSlot.place)));
  if (type === null) return [];
  return slots.flatMap((slot) => {
    const brand = cleanValue(valueAt(values, slot.place));
    // "无品牌请申报厂商": without a brand this place names the maker.
    if (slot.role !== 'brand' || brand === '') return [];
    const none = saysNone(brand);
    if (type === '0' && !none && !slot.hint.includes('厂商')) {
      return [elementIssue('elements.noBrandButBrand', { brand: excerpt(brand) }, slot.place)];
    }
    return type !== '0' && none
      ? [elementIssue('elements.brandTypeButNoBrand', { type, brand: excerpt(brand) }, slot.place)]
      : [];
  });
}

function beyondIssues({ slots, open }: SlotList, parts: readonly string[]): readonly ElementIssue[] {
  const beyond = parts.slice(slots.length);
  return open || beyond.length === 0 ? [] : [tooMany(slots.length, parts.length, beyond)];
}

function lengthIssues(text: string, limit: number): readonly ElementIssue[] {
  const { characters, bytes, over, bytesOver } = elementLength(text, limit);
  if (over > 0) return [elementIssue('elements.tooLong', { characters, limit, over })];
  return bytesOver > 0 ? [elementIssue('elements.longInBytes', { bytes, limit })] : [];
}
