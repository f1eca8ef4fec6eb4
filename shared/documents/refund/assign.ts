import type { Consignment } from '#shared/consignment/consignment.ts';
import type { UnitName } from '#shared/documents/refund/measures.ts';
import { measureIn, plainName, samePlainName } from '#shared/documents/refund/measures.ts';
import type { InvoiceLine } from '#shared/documents/refund/supplierInvoice.ts';

/**
 * The goods item each invoice line was most likely bought for: the only one of its name, or the only one of its name in
 * its unit; null where that leaves none or several. A guess the seller sees and may change.
 */
export function assignLines(
  { items }: Consignment,
  lines: readonly InvoiceLine[],
  unitName: UnitName,
): readonly (number | null)[] {
  const plain = items.map((item, at) => ({ item, at, name: plainName(item.gname || item.itemName) }));
  return lines.map((line) => {
    const wanted = plainName(line.name);
    const named = plain.filter(({ name }) => samePlainName(wanted, name));
    const fitting = named.filter(({ item }) => measureIn(item, line.unit, unitName) !== null);
    const [only, second] = named.length === 1 ? named : fitting;
    return only === undefined || second !== undefined ? null : only.at;
  });
}
