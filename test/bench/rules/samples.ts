import { pointer } from '#shared/base/pointer.ts';
import type { Draft, ReadConsignment } from '#shared/consignment/consignment.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import type { Edit } from '#shared/consignment/edit.ts';
import { applyEdits } from '#shared/consignment/edit.ts';
import { FIELD_PATTERNS } from '#shared/consignment/fields.ts';
import type { RegimeCode } from '#shared/consignment/regimes.ts';
import { aDraft, anItem, numbered } from '#test/builders/consignment.ts';

/** A small repeatable random source (xorshift), so that every run checks the same consignments. */
export function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const WRONG_TEXTS = [
  '',
  '0',
  '-1',
  'XYZ',
  '礼品',
  '1.234567',
  '99',
  '4602190000',
  '象牙 map battery',
  'CHN',
  'A'.repeat(60),
];
const FIELDS = [...FIELD_PATTERNS.keys()];

/** A good consignment of `lines` items whose sums agree to the cent. */
function good(index: number, lines: number, random: (below: number) => number): Draft {
  let cents = 0;
  const items = Array.from({ length: lines }, (_, i) => {
    const price = 100 + random(9000);
    const qty = 1 + random(9);
    cents += price * qty;
    return anItem({
      itemNo: `SKU-${index}-${i}`,
      gcode: '6913',
      gname: '钧瓷摆件',
      qty: String(qty),
      price: money(price),
      totalPrice: money(price * qty),
      qty1: '0.24',
      netWeight: '0.24',
    });
  });
  const draft = numbered(aDraft({ items }), index);
  const net = money(24 * lines);
  return {
    ...draft,
    transport: { ...draft.transport, netWeight: net, grossWeight: money(24 * lines + 20) },
    payment: { ...draft.payment, charge: money(cents + 650) },
  };
}

function money(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}

/** Consignments as they come: `wrongShare` percent of them with one to four fields spoilt. Good ones are so as 9610. */
export function someConsignments(
  count: number,
  lines: number,
  wrongShare: number,
  regime: RegimeCode = '9610',
): readonly ReadConsignment[] {
  const random = randomOf(20261123);
  return Array.from({ length: count }, (_, index) => {
    const draft = { ...good(index, lines, random), regime };
    if (random(100) >= wrongShare) return readConsignment(draft);
    const edits = Array.from({ length: 1 + random(4) }, (): Edit => {
      const pattern = FIELDS[random(FIELDS.length)] ?? 'order.orderNo';
      const at = pointer(pattern.replace('*', String(random(lines))));
      return { kind: 'set', at, text: WRONG_TEXTS[random(WRONG_TEXTS.length)] ?? '' };
    });
    const edited = applyEdits(draft, edits);
    if (!edited.ok) throw new Error(edited.error.code);
    return readConsignment(edited.value.draft);
  });
}
