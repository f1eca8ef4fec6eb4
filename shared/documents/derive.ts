import { pointer } from '#shared/base/pointer.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import type { Consignment } from '#shared/consignment/consignment.ts';
import type { DocumentKind, Procedure } from '#shared/consignment/regimes.ts';
import { procedureOf } from '#shared/consignment/regimes.ts';
import { deriveDeclaration } from '#shared/documents/declaration.ts';
import type { DerivationContext, DerivationProblem, Derive } from '#shared/documents/derivation.ts';
import type { Documents } from '#shared/documents/documents.ts';
import { deriveInventory } from '#shared/documents/inventory.ts';
import { deriveOrder } from '#shared/documents/order.ts';
import { deriveReceipts } from '#shared/documents/receipts.ts';
import { deriveWaybill } from '#shared/documents/waybill.ts';

const DERIVERS: { readonly [K in DocumentKind]: Derive<K> } = {
  order: deriveOrder,
  receipts: deriveReceipts,
  waybill: deriveWaybill,
  inventory: deriveInventory,
  declaration: deriveDeclaration,
};

/** Derives the documents of a consignment that its procedure asks for. Pure: the same input gives the same text. */
export function deriveDocuments(
  consignment: Consignment,
  context: DerivationContext,
): Result<Documents, DerivationProblem> {
  return deriveFor(procedureOf(consignment.regime, consignment.declaration.route), consignment, context);
}

/** Derives the documents of a consignment as a given procedure asks for them. */
export function deriveFor(
  procedure: Procedure,
  consignment: Consignment,
  context: DerivationContext,
): Result<Documents, DerivationProblem> {
  const count = consignment.items.length;
  if (count > procedure.maxItems) {
    return err({
      code: 'documents.tooManyItems',
      params: { max: procedure.maxItems, count },
      pointer: pointer('items', procedure.maxItems, 'itemNo'),
    });
  }
  const input = { consignment, procedure, context };
  const kinds = procedure.documents.filter((kind) => kind !== 'receipts' || paymentBegun(consignment));
  return ok(Object.fromEntries(kinds.map((kind) => [kind, DERIVERS[kind](input)])));
}

/**
 * Whether anything of a payment was entered. Since notice 2024-167 the payment receipt seems no longer compulsory (to be
 * confirmed; a rule warns), and a receipt without content would be returned, so none is sent then.
 */
function paymentBegun({ payment }: Consignment): boolean {
  const { payName, charge, currency, receivedAt } = payment;
  return payName !== '' || charge !== null || currency !== '' || receivedAt !== null;
}
