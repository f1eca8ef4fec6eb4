import { CHANGE_METHODS } from '#shared/api/changes.ts';
import { CONSIGNMENT_METHODS } from '#shared/api/consignments.ts';
import { ELEMENT_METHODS } from '#shared/api/elements.ts';
import { EXCHANGE_METHODS } from '#shared/api/exchange.ts';
import { FINDING_METHODS } from '#shared/api/findings.ts';
import { HOME_METHODS } from '#shared/api/home.ts';
import { HS_METHODS } from '#shared/api/hs.ts';
import { IMPORT_METHODS } from '#shared/api/imports.ts';
import type { ArgsOf, Method, ParsedArgsOf, ResultOf } from '#shared/api/method.ts';
import { PACKING_METHODS } from '#shared/api/packing.ts';
import { PACK_METHODS, RULE_TRIAL_METHODS } from '#shared/api/packs.ts';
import { PASSPORT_METHODS } from '#shared/api/passports.ts';
import { PRINT_METHODS } from '#shared/api/prints.ts';
import { PRODUCT_METHODS } from '#shared/api/products.ts';
import { PROFILE_METHODS } from '#shared/api/profile.ts';
import { REFUND_METHODS } from '#shared/api/refunds.ts';
import { REGIME_METHODS } from '#shared/api/regimes.ts';
import { RULE_METHODS } from '#shared/api/rules.ts';
import { SHEET_METHODS } from '#shared/api/sheet.ts';
import { SIGNING_METHODS } from '#shared/api/signing.ts';
import { SUMMARY_METHODS } from '#shared/api/summaries.ts';

/**
 * THE method table: every call a window (or a command line) can make. The preload bridge, the web host's endpoint,
 * the command line and the window's client all derive from it.
 */
export const METHODS = {
  ...PROFILE_METHODS,
  ...CONSIGNMENT_METHODS,
  ...REGIME_METHODS,
  ...IMPORT_METHODS,
  ...EXCHANGE_METHODS,
  ...RULE_METHODS,
  ...PACK_METHODS,
  ...RULE_TRIAL_METHODS,
  ...PASSPORT_METHODS,
  ...PRINT_METHODS,
  ...FINDING_METHODS,
  ...HOME_METHODS,
  ...SHEET_METHODS,
  ...PACKING_METHODS,
  ...SUMMARY_METHODS,
  ...REFUND_METHODS,
  ...SIGNING_METHODS,
  ...PRODUCT_METHODS,
  ...HS_METHODS,
  ...ELEMENT_METHODS,
  ...CHANGE_METHODS,
} as const;

/** The name of a call. */
export type MethodName = keyof typeof METHODS;
/** What a call takes. */
export type Args<N extends MethodName> = ArgsOf<(typeof METHODS)[N]>;
/** What its handler receives. */
export type ParsedArgs<N extends MethodName> = ParsedArgsOf<(typeof METHODS)[N]>;
/** What it gives. */
export type Result<N extends MethodName> = ResultOf<(typeof METHODS)[N]>;

/** The row of a method; undefined for a name that is not in the table. */
export function methodOf(name: string): Method | undefined {
  return Object.hasOwn(METHODS, name) ? METHODS[name as MethodName] : undefined;
}
