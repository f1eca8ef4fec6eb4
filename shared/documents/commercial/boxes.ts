import type { CodeTableName } from '#shared/consignment/fields.ts';
import type { Named, PaperInput, Shown } from '#shared/documents/commercial/paperInput.ts';
import { named } from '#shared/documents/commercial/particulars.ts';

/** The boxes of customs forms; their names are `print.box.<name>` in i18n. */
const BOX_NAMES = [
  'preNo',
  'entryId',
  'invtNo',
  'orderNo',
  'copNo',
  'consignor',
  'exitCustoms',
  'exportDate',
  'declaredDate',
  'recordNo',
  'consignee',
  'mode',
  'means',
  'billNo',
  'producer',
  'regime',
  'levyNature',
  'licenceNo',
  'contractNo',
  'tradeCountry',
  'country',
  'port',
  'exitPort',
  'packaging',
  'packages',
  'grossWeight',
  'netWeight',
  'term',
  'freight',
  'insurance',
  'otherFees',
  'attached',
  'marks',
  'platform',
  'carrier',
  'waybillNo',
  'declareCustoms',
  'declarant',
  'currency',
  'voyageNo',
  'siteCode',
  'totalPackageNo',
  'statistics',
  'zone',
  'goodsTotal',
  'note',
] as const;
/** A box of a customs form. */
export type BoxName = (typeof BOX_NAMES)[number];

/** One box of a customs form: what it is called and what stands in it. */
export interface Box {
  readonly name: BoxName;
  readonly value: Shown | Named;
  /** How many of the row's columns it takes. */
  readonly span: number;
}

/** A box with a text. */
export function box(name: BoxName, value: Shown, span = 1): Box {
  return { name, value, span };
}

/** A box with the name and code of a table; a gap where no code was entered. */
export function codeBox(
  input: PaperInput,
  name: BoxName,
  [table, code]: readonly [CodeTableName, string],
  span = 1,
): Box {
  return { name, value: named(input, table, code), span };
}

/** A firm by code and name; a gap where neither was entered. */
export function firm({ code, name }: { readonly code: string; readonly name: string }): Shown {
  const text = [code, name].filter((part) => part !== '').join(' ');
  return text === '' ? null : text;
}

/** Several texts in one box. */
export function joined(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join(' / ');
}
