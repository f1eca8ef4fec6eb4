/**
 * An error as it crosses between backend and window: a code, the values its text needs, and where it sits.
 * The text is `error.<code>` in shared/i18n; no stack and no raw message ever crosses.
 */
export interface AppError {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
  /** The field it speaks of, when it speaks of one. */
  readonly pointer?: string;
}

/** The envelope of every answer. */
export type Answer<T = unknown> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: AppError };

/** Makes an AppError. */
export function appError(
  code: string,
  params: Readonly<Record<string, string | number>> = {},
  pointer?: string,
): AppError {
  return pointer === undefined ? { code, params } : { code, params, pointer };
}
