import { StoreFailure, storeProblem } from '#backend/store/problem.ts';
import { sha256 } from '#backend/store/sha256.ts';

/** Gives stored bytes when they still have the hash they were stored with; throws `store.damagedRow` otherwise. */
export function checkedBody(
  found: { readonly body: Uint8Array; readonly sha256: string },
  table: string,
  id: string,
): Uint8Array {
  if (sha256(found.body) !== found.sha256) {
    throw new StoreFailure(storeProblem('store.damagedRow', { table, id }));
  }
  // A plain copy: the database's own kind of buffer must not leak into callers.
  return new Uint8Array(found.body);
}
