import { readConsignment } from '#shared/consignment/consignment.ts';
import { procedureOf } from '#shared/consignment/regimes.ts';
import { deriveFor } from '#shared/documents/derive.ts';
import type { Documents } from '#shared/documents/documents.ts';
import type { Column } from '#shared/documents/sheet/columns.ts';
import { columnsOf } from '#shared/documents/sheet/columns.ts';
import type { SheetInput } from '#shared/documents/sheet/sheet.ts';
import type { Scene } from '#shared/documents/sheet/sources.ts';

/** What a sheet is made with, once for all of its rows. */
export interface Setting {
  readonly scene: Scene;
  readonly columns: readonly Column[];
  readonly documents: Documents;
}

/** Stands for what sending adds; a sheet shows none of it. */
const NO_SENDING = {
  appTime: '20000101000000',
  guid: () => '00000000-0000-0000-0000-000000000000',
  appType: '1',
} as const;

/** What the rows of an input are made with. More goods items than a procedure takes are shown all the same. */
export function settingOf(input: SheetInput): Setting {
  const { consignment } = readConsignment(input.draft);
  const procedure = procedureOf(consignment.regime, consignment.declaration.route);
  const derived = deriveFor({ ...procedure, maxItems: Number.MAX_SAFE_INTEGER }, consignment, {
    ...NO_SENDING,
    codes: input.codes,
  });
  const documents = derived.ok ? derived.value : {};
  return { scene: { consignment, input }, columns: columnsOf(consignment, procedure, documents), documents };
}
