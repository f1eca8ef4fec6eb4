import { z } from 'zod';
import { parsePointer } from '#shared/base/pointer.ts';
import type { ItemDraft } from '#shared/consignment/consignment.ts';
import { MAX_FIELD_TEXT } from '#shared/consignment/edit.ts';
import { ITEM_FIELDS } from '#shared/consignment/fields.ts';
import { isRegimeCode, REGIME_CODES } from '#shared/consignment/regimes.ts';
import { CONSIGNMENT_STATES } from '#shared/exchange/consignmentState.ts';

/** No arguments. */
export const nothing = z.strictObject({});
/** The id of a record: made by the store, opaque to the window. */
export const id = z.string().regex(/^[0-9a-zA-Z-]{1,40}$/);
/** Many ids in one call. */
export const ids = z.array(id).max(200_000);
/** A window of rows. */
export const page = {
  offset: z.int().min(0).max(10_000_000).default(0),
  limit: z.int().min(1).max(500).default(100),
};
/** A ticket for a file that the host was given by the user (a dialog, an upload, a command line); never a path. */
export const fileTicket = z.string().regex(/^[0-9a-zA-Z-]{1,64}$/);
/** What a person typed into a search box. */
export const search = z.string().max(200).default('');
/** Text of one field, as typed. */
export const fieldText = z.string().max(MAX_FIELD_TEXT);
/** A place in a consignment. */
export const fieldPointer = z.string().transform((text, ctx) => {
  const pointer = parsePointer(text);
  if (pointer === null) {
    ctx.addIssue({ code: 'custom', message: 'pointer' });
    return z.NEVER;
  }
  return pointer;
});
/** A regime on offer. */
export const regimeCode = z.string().refine(isRegimeCode);
/** A state of a consignment. */
export const consignmentStateCode = z.enum(CONSIGNMENT_STATES);

/** A goods item as typed; missing fields are empty. */
export const itemDraft = z.strictObject(
  Object.fromEntries(Object.keys(ITEM_FIELDS).map((name) => [name, fieldText.default('')])) as unknown as {
    readonly [K in keyof ItemDraft]: z.ZodDefault<z.ZodString>;
  },
);

/** One edit of a draft. */
export const edit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('set'), at: fieldPointer, text: fieldText }),
  z.strictObject({ kind: z.literal('insertItem'), index: z.int().min(0).max(2000), item: itemDraft }),
  z.strictObject({ kind: z.literal('removeItem'), index: z.int().min(0).max(2000) }),
  z.strictObject({ kind: z.literal('setRegime'), regime: z.enum(REGIME_CODES) }),
]);

/** Sections of field texts that are copied into new consignments ("order.platformName" -> text). */
export const fieldTexts = z.record(z.string().max(100), fieldText);
