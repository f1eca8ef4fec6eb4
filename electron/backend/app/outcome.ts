import { type AppError, appError } from '#shared/api/errors.ts';
import type { Result } from '#shared/base/result.ts';
import { err } from '#shared/base/result.ts';

/** What a handler gives: the value, or the error the window shows. */
export type Outcome<T> = Result<T, AppError>;

/** A failed outcome. */
export function fail(
  code: string,
  params: Readonly<Record<string, string | number>> = {},
  pointer?: string,
): { readonly ok: false; readonly error: AppError } {
  return err(appError(code, params, pointer));
}
