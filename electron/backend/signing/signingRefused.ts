import type { AppError } from '#shared/api/errors.ts';

/** Thrown where a signature was asked for and cannot be had: a locked key, a card that was pulled out. */
export class SigningRefused extends Error {
  readonly error: AppError;

  constructor(error: AppError) {
    super(error.code);
    this.error = error;
  }
}

/** The error of a refused signature; null for anything else that was thrown. */
export function signingErrorOf(thrown: unknown): AppError | null {
  return thrown instanceof SigningRefused ? thrown.error : null;
}
