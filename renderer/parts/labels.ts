import type { Text } from '#renderer/app/text.tsx';
import { pointerIndex, pointerPattern } from '#shared/base/pointer.ts';

/** What a field is called: "净重（千克）", with the number of the goods item before it where it is one of an item. */
export function fieldLabel(t: Text, pointer: string): string {
  const label = t.find(`field.${pointerPattern(pointer)}`) ?? t.find(`section.${pointer}`) ?? pointer;
  const index = pointerIndex(pointer);
  return index === null ? label : `${t('finding.item', { number: index + 1 })} · ${label}`;
}

/** The short help of a field; null when it has none. */
export function fieldHelp(t: Text, pointer: string): string | null {
  return t.find(`fieldHelp.${pointerPattern(pointer)}`);
}
