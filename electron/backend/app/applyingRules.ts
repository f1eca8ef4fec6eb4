import { z } from 'zod';
import { recheckAll } from '#backend/app/rechecking.ts';
import type { Session } from '#backend/app/session.ts';
import type { Workstation } from '#backend/app/workstation.ts';
import { draftingOn } from '#backend/app/workstation.ts';
import { storeProblemOf } from '#backend/store/problem.ts';

const appliedSchema = z.object({
  hash: z.string(),
  at: z.int(),
  /** Which becoming-active it was: a pack that was left and came back has to be applied again. */
  activation: z.int().default(0),
});

/** Which pack the drafts of a profile were last checked with, and since when. */
function rulesApplied(session: Session): z.output<typeof appliedSchema> | null {
  const stored = appliedSchema.safeParse(readApplied(session));
  return stored.success ? stored.data : null;
}

/** A note that is damaged is none: the drafts are checked again, and it is written anew. */
function readApplied({ store }: Session): unknown {
  try {
    return store.settings.get('rulesApplied');
  } catch (thrown) {
    if (storeProblemOf(thrown)?.code !== 'store.damagedRow') throw thrown;
    return null;
  }
}

/** Checks the drafts again in the background where they were last checked with another pack. */
export function applyRules(workstation: Workstation, session: Session): void {
  const { hash } = session.rules.loaded;
  const activation = lastActivation(session);
  const applied = rulesApplied(session);
  if (applied?.hash === hash && applied.activation === activation) return;
  session.jobs.start(workstation.ports.guid(), 'check', async (_report, signal) => {
    await recheckAll(draftingOn(workstation, session), workstation.events, signal);
    // Another pack may have become active meanwhile; its own job has to finish first.
    if (signal.aborted || lastActivation(session) !== activation) return { error: null };
    const at = workstation.ports.now();
    const audit = { at, actor: 'workstation', action: 'rules.applied', subject: hash, detail: {} };
    session.store.settings.set('rulesApplied', { hash, at, activation }, audit);
    return { error: null };
  });
}

function lastActivation({ store }: Session): number {
  return Math.max(0, ...store.packs.all().map(({ activation }) => activation ?? 0));
}
