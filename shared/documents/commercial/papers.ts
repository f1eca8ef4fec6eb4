import type { AddressLabels } from '#shared/documents/commercial/addressLabel.ts';
import { addressLabelsOf } from '#shared/documents/commercial/addressLabel.ts';
import type { Contract } from '#shared/documents/commercial/contract.ts';
import { contractOf } from '#shared/documents/commercial/contract.ts';
import type { DeclarationSheet } from '#shared/documents/commercial/declarationSheet.ts';
import { declarationSheetOf } from '#shared/documents/commercial/declarationSheet.ts';
import type { InventorySheet } from '#shared/documents/commercial/inventorySheet.ts';
import { inventorySheetOf } from '#shared/documents/commercial/inventorySheet.ts';
import type { Invoice } from '#shared/documents/commercial/invoice.ts';
import { invoiceOf } from '#shared/documents/commercial/invoice.ts';
import type { PackingList } from '#shared/documents/commercial/packingList.ts';
import { packingListOf } from '#shared/documents/commercial/packingList.ts';
import type { PaperInput } from '#shared/documents/commercial/paperInput.ts';
import type { PaperKind } from '#shared/documents/commercial/paperKinds.ts';
import type { PostalDeclaration } from '#shared/documents/commercial/postalDeclaration.ts';
import { postalDeclarationOf } from '#shared/documents/commercial/postalDeclaration.ts';

/** What each kind of paper states. */
export interface PaperModels {
  readonly invoice: Invoice;
  readonly packingList: PackingList;
  readonly contract: Contract;
  readonly inventory: InventorySheet;
  readonly declaration: DeclarationSheet;
  readonly cn22: PostalDeclaration;
  readonly cn23: PostalDeclaration;
  readonly addressLabel: AddressLabels;
}

/** Makes the model of each kind of paper. */
export const PAPER_MAKERS: { readonly [K in PaperKind]: (input: PaperInput) => PaperModels[K] } = {
  invoice: invoiceOf,
  packingList: packingListOf,
  contract: contractOf,
  inventory: inventorySheetOf,
  declaration: declarationSheetOf,
  cn22: postalDeclarationOf,
  cn23: postalDeclarationOf,
  addressLabel: addressLabelsOf,
};
