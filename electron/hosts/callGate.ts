import type { Answer, AppError } from '#shared/api/errors.ts';
import { appError } from '#shared/api/errors.ts';
import { methodOf } from '#shared/api/methods.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';

/** The largest text of arguments that the method takes, characters; null for a name that is not a method. */
export function argumentBound(method: string): number | null {
  return methodOf(method)?.maxArgs ?? null;
}

/** The error value for a name that is not a method. */
export function unknownMethod(method: string): AppError {
  return appError('api.unknownMethod', { method: method.slice(0, 60) });
}

/**
 * Reads the arguments of a call as they came over a wire, JSON text. Errors: `api.unknownMethod`, `api.tooLarge`,
 * `api.badArguments`. The backend's own door checks their meaning; this one only keeps size and form.
 */
export function readArguments(method: string, text: string): Result<unknown, AppError> {
  const max = argumentBound(method);
  if (max === null) return err(unknownMethod(method));
  if (text.length > max) return err(appError('api.tooLarge', { method, size: text.length, max }));
  if (text === '') return ok({});
  try {
    const args: unknown = JSON.parse(text);
    return ok(args);
  } catch {
    return err(appError('api.badArguments', { method, detail: 'json' }));
  }
}

/** An answer that carries an error. */
export function failure(error: AppError): Answer {
  return { ok: false, error };
}
