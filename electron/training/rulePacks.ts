import type { Result } from '#shared/base/result.ts';
import { err } from '#shared/base/result.ts';
import type { FileShelf } from './fileShelf.ts';
import type { LessonOrder, RuleProblem, RulePublisher, RulesReport } from './rulePublisher.ts';

/** The rule packs of a platform: the shelf its clients fetch from, and what the trainer's side asks. */
export interface RulePacks {
  readonly shelf: FileShelf;
  readonly report: () => Promise<Result<RulesReport, RuleProblem>>;
  readonly publish: (order: LessonOrder) => Promise<Result<RulesReport, RuleProblem>>;
  /** Waits for what is under way; begins nothing any more. */
  readonly close: () => Promise<void>;
}

/** Where the platform gives out rule packs. */
export const PACKS_PATH = '/packs/';
/** Publishing takes the thread for a moment; a workstation that has just started has other questions first. */
const PREPARE_AFTER_MS = 1000;
/** A platform may be up for days: what it has signed is looked at again after this long. */
const LOOK_AGAIN_MS = 3_600_000;
/** How long a client may wait for the first pack; below the silence that it puts up with. */
const PATIENCE_MS = 15_000;

/** Begins to publish: soon, or as soon as somebody asks. */
export function openRulePacks(
  publisher: RulePublisher,
  now: () => number,
  onFault: (fault: unknown) => void,
): RulePacks {
  let prepared: Promise<Result<null, RuleProblem>> | null = null;
  let preparedAt = 0;
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;

  const prepare = (): Promise<Result<null, RuleProblem>> => {
    if (prepared === null || now() - preparedAt > LOOK_AGAIN_MS) {
      preparedAt = now();
      prepared = begin();
    }
    return prepared;
  };
  /** What went wrong is tried again when somebody asks again. */
  const begin = async (): Promise<Result<null, RuleProblem>> => {
    const done = publisher.prepare().catch((fault: unknown) => {
      onFault(fault);
      return err({ code: 'platformFault', params: {} });
    });
    last = done;
    const ready = await done;
    if (!ready.ok) prepared = null;
    return ready;
  };
  const timer = setTimeout(() => void prepare(), PREPARE_AFTER_MS);
  const inTurn = async <T>(work: () => Promise<Result<T, RuleProblem>>): Promise<Result<T, RuleProblem>> => {
    const ready = await prepare();
    if (!ready.ok) return ready;
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };

  return {
    shelf: {
      path: PACKS_PATH,
      folder: async () => {
        if (closed) return null;
        const ready = await withinTime(prepare(), PATIENCE_MS);
        return ready?.ok === true ? publisher.repository : null;
      },
      // The signed lists are short and come first; a download that goes on is one of content.
      breaks: (name) => name.startsWith('targets/'),
    },
    report: () => inTurn(() => publisher.report()),
    publish: (order) => inTurn(() => publisher.publish(order)),
    async close() {
      closed = true;
      clearTimeout(timer);
      await last;
    },
  };
}

/** What a promise comes to, or null when that takes too long. */
function withinTime<T>(work: Promise<T>, ms: number): Promise<T | null> {
  const tooLong = Promise.withResolvers<null>();
  const timer = setTimeout(() => tooLong.resolve(null), ms);
  return Promise.race([work, tooLong.promise]).finally(() => clearTimeout(timer));
}
