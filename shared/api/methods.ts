import { CONSIGNMENT_METHODS } from '#shared/api/consignments.ts';
import { EXCHANGE_METHODS } from '#shared/api/exchange.ts';
import { FINDING_METHODS } from '#shared/api/findings.ts';
import { HOME_METHODS } from '#shared/api/home.ts';
import { IMPORT_METHODS } from '#shared/api/imports.ts';
import type { ArgsOf, Method, ParsedArgsOf, ResultOf } from '#shared/api/method.ts';
import { PACK_METHODS, RULE_TRIAL_METHODS } from '#shared/api/packs.ts';
import { PASSPORT_METHODS } from '#shared/api/passports.ts';
import { PROFILE_METHODS } from '#shared/api/profile.ts';
import { RULE_METHODS } from '#shared/api/rules.ts';

/**
 * THE method table: every call a window (or a command line) can make. The preload bridge, the web host's endpoint,
 * the command line and the window's client all derive from it.
 */
export const METHODS = {
  ...PROFILE_METHODS,
  ...CONSIGNMENT_METHODS,
  ...IMPORT_METHODS,
  ...EXCHANGE_METHODS,
  ...RULE_METHODS,
  ...PACK_METHODS,
  ...RULE_TRIAL_METHODS,
  ...PASSPORT_METHODS,
  ...FINDING_METHODS,
  ...HOME_METHODS,
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
