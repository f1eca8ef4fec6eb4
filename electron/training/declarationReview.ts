import { contentOf, schedule } from './courses.ts';
import { B2B_ORDER_TYPES, declarationFault, orderMismatch } from './declarationChecks.ts';
import type { Refusal } from './fieldChecks.ts';
import type { Workplace } from './issuing.ts';
import type { Ledger } from './ledger.ts';
import type { StoredDocument } from './ledgerRows.ts';
import { isOpen, isPresent } from './lifecycle.ts';

const NO_ORDER = '1313';
const ALREADY_DECLARED = '1314';

/**
 * Customs looks at a declaration: on its own, and a B2B one beside the order it names, which goes with it from then on.
 * Null when nothing is wrong.
 */
export function reviewFault(place: Workplace, declaration: StoredDocument): Refusal | null {
  const { ledger } = place;
  const content = contentOf(ledger, declaration);
  const fault = declarationFault(content);
  const mode = declaration.head['TradeMode'] ?? '';
  if (fault !== null || !Object.hasOwn(B2B_ORDER_TYPES, mode)) return fault;
  const orderNo = declaration.head['EdocID'] ?? '';
  if (orderNo === '') return { code: NO_ORDER, text: `监管方式${mode}应随附单据10000004并填写订单编号` };
  const order = orderOf(ledger, declaration, orderNo);
  if (order === null) return { code: NO_ORDER, text: `平台没有发货人的订单${orderNo}` };
  const otherwise = declaredOtherwise(ledger, declaration, order);
  if (otherwise !== null) return { code: ALREADY_DECLARED, text: `订单${orderNo}${otherwise}` };
  const mismatch = orderMismatch(content, contentOf(ledger, order));
  if (mismatch !== null) return mismatch;
  ledger.setOrderKey(declaration.id, order.orderKey ?? '');
  if (order.state === '2') schedule(place, order, 'store');
  return null;
}

/** An order goes by one code of its seller; the declaration may name the seller by either, and the attached document too. */
function orderOf(ledger: Ledger, { head }: StoredDocument, orderNo: string): StoredDocument | null {
  for (const code of [head['TradeCode'], head['TradeCoScc'], head['EdocOwnerCode']]) {
    const order = ledger.current('order', JSON.stringify([orderNo, code ?? '']));
    if (order !== null && isPresent(order.state)) return order;
  }
  return null;
}

function declaredOtherwise(ledger: Ledger, { id }: StoredDocument, order: StoredDocument): string | null {
  const key = order.orderKey ?? '';
  const inventory = ledger.ofOrder('inventory', key);
  if (inventory !== null && !isOpen(inventory.state)) return '已由清单申报';
  const other = ledger.declarationsOfOrder(key).find((found) => found.id !== id && !isOpen(found.state));
  return other === undefined ? null : `已由报关单${other.invtNo}申报`;
}
