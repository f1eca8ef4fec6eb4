import type { Text } from '#renderer/app/text.tsx';
import { pointerIndex, pointerPattern } from '#shared/base/pointer.ts';
import type { RegimeCode } from '#shared/consignment/regimes.ts';

/**
 * What a field is called: "净重（千克）", with the number of the goods item before it where it is one of an item. A few
 * are called otherwise in one regime: the platform of 9810 is the overseas warehouse.
 */
export function fieldLabel(t: Text, pointer: string, regime?: RegimeCode): string {
  const pattern = pointerPattern(pointer);
  const own = regime === undefined ? null : t.find(`regimeField.${regime}.${pattern}`);
  const label = own ?? t.find(`field.${pattern}`) ?? t.find(`section.${pointer}`) ?? pointer;
  const index = pointerIndex(pointer);
  return index === null ? label : `${t('finding.item', { number: index + 1 })} · ${label}`;
}

/** The short help of a field; null when it has none. */
export function fieldHelp(t: Text, pointer: string): string | null {
  return t.find(`fieldHelp.${pointerPattern(pointer)}`);
}
