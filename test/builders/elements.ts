import type { SlotList } from '#shared/catalog/elements/slots.ts';
import { slotsOf } from '#shared/catalog/elements/slots.ts';
import { starterPack } from '#test/builders/rulePack.ts';

/** Codes of Henan goods in the pack that ships. Elements of the first three have not been looked up. */
export const HENAN = {
  junPorcelain: '6913100000',
  driedShiitake: '0712340000',
  wigsOfHumanHair: '6704200000',
  cannedShiitake: '2003901010',
  cannedMushrooms: '2003101100',
  sesameOil: '1515500000',
  garlic: '0703201000',
  glassBeads: '7018100000',
} as const;

const lines = new Map(starterPack().pack.tariff?.map((line) => [line.code, line]));

/** The slots of a code in the tariff that ships. */
export function shippedSlots(code: string): SlotList {
  const line = lines.get(code);
  if (line === undefined) throw new Error(`not in the tariff that ships: ${code}`);
  return slotsOf(line.elements);
}

/** The slots of every line of the tariff that ships. */
export function allShippedSlots(): readonly SlotList[] {
  return [...lines.values()].map(({ elements }) => slotsOf(elements));
}
