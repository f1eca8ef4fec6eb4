import type { IssueParams } from '#shared/consignment/intake/rowIssue.ts';

/** Something the user should know of an order that was divided. */
export interface SplitNote {
  readonly code: 'intake.note.split' | 'intake.note.splitLeftEmpty';
  readonly params: IssueParams;
}

/** What becomes of a field that stands once in an order when the order is divided; a field not named is kept in every part. */
const ON_SPLIT: ReadonlyMap<string, 'numbered' | 'firstPart' | 'empty'> = new Map([
  ['order.orderNo', 'numbered'],
  ['order.copNo', 'numbered'],
  // Paid and travelling once: the sums over all parts stay what they were.
  ['order.freight', 'firstPart'],
  ['order.insuredFee', 'firstPart'],
  ['transport.waybillNo', 'firstPart'],
  // True of the whole order, so of no part; nobody but the packer knows the parts'.
  ['payment.charge', 'empty'],
  ['transport.packages', 'empty'],
  ['transport.grossWeight', 'empty'],
  ['transport.netWeight', 'empty'],
]);

/** The texts of one part of an order; `part` counts from 0. An order in one part stays as it is. */
export function partTexts(
  whole: ReadonlyMap<string, string>,
  part: number,
  parts: number,
): { readonly once: ReadonlyMap<string, string>; readonly notes: readonly SplitNote[] } {
  if (parts === 1) return { once: whole, notes: [] };
  const once = new Map<string, string>();
  const emptied: string[] = [];
  for (const [field, text] of whole) {
    const rule = ON_SPLIT.get(field);
    if (rule === 'numbered') once.set(field, `${text}-${part + 1}`);
    else if (rule === undefined || (rule === 'firstPart' && part === 0)) once.set(field, text);
    else if (text !== '') emptied.push(field);
  }
  const split: SplitNote = {
    code: 'intake.note.split',
    params: { orderNo: whole.get('order.orderNo') ?? '', part: part + 1, parts },
  };
  if (emptied.length === 0) return { once, notes: [split] };
  return {
    once,
    notes: [split, { code: 'intake.note.splitLeftEmpty', params: { fields: emptied.join(', ') } }],
  };
}
