/** Either a value or the reason there is none. Errors travel as values; nothing in shared/ throws for bad input. */
export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

/** A successful result. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** A failed result. */
export function err<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}

/** Marks a branch the compiler has proved impossible; a value that arrives here is a programming error. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${String(value)}`);
}
