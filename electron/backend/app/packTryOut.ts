import { shadowOf } from '#backend/app/packJudgements.ts';
import type { PackWork } from '#backend/app/packWork.ts';
import { ownTests } from '#backend/packs/ownTests.ts';
import { packFolder } from '#backend/packs/trust/assemble.ts';
import type { PackState } from '#backend/store/contract/packs.ts';
import type { AppError } from '#shared/api/errors.ts';
import { appError } from '#shared/api/errors.ts';

/**
 * Tries an installed pack on all drafts and on what was sent last. It may become active on its day when no declaration
 * that customs accepted would be refused; else it is held until a person decides. Null when the trial was made.
 */
export async function tryOut(work: PackWork, hash: string, signal: AbortSignal): Promise<AppError | null> {
  const { shelf, places } = work;
  const { store, now } = places;
  const record = shelf.record(hash);
  if (record === null) return appError('packs.unknown');
  if (record.origin === 'shipped') {
    // The others have passed their tests on this computer before they were installed.
    const passed = await ownTests(packFolder(places.folder, hash), signal);
    if (!passed.ok) return passed.error;
  }
  const day = shelf.today();
  const tried = await shadowOf(work.session(), hash, day, signal);
  if (signal.aborted) return appError('packs.trust.cancelled');
  if (!tried.ok) return tried.error;
  const { checked, accepted, refused, held, draftsTouched, stops } = tried.value;
  const at = now();
  const trial = {
    ...{ at, day: tried.value.day, checked, accepted, draftsTouched, stops },
    ...{ refused: refused.length, held: held.length },
  };
  const state = stateAfter(shelf.record(hash)?.state ?? 'untried', stops);
  const { id, version, seq } = record;
  store.packs.keepTrial(hash, trial, state, {
    at,
    actor: 'workstation',
    action: `packs.${stops ? 'held' : 'tried'}`,
    subject: hash,
    detail: { pack: id, version, seq, state, ...trial },
  });
  shelf.reread();
  return null;
}

/** What a person decided meanwhile counts for more. */
function stateAfter(before: PackState, stops: boolean): PackState {
  if (before !== 'untried') return before;
  return stops ? 'held' : 'allowed';
}
