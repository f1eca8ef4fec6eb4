import type { Outcome } from '#backend/app/outcome.ts';
import type { Answer } from '#shared/api/errors.ts';
import { appError } from '#shared/api/errors.ts';
import type { MethodName, ParsedArgs, Result } from '#shared/api/methods.ts';
import { methodOf } from '#shared/api/methods.ts';

/** The handler of every method: no method without one, no handler without a method. */
export type Handlers = {
  readonly [N in MethodName]: (args: ParsedArgs<N>) => Outcome<Result<N>> | Promise<Outcome<Result<N>>>;
};

/** Notes a failure that no handler foresaw; the window only hears that something went wrong. */
export type FailureLog = (method: string, problem: unknown) => void;

/**
 * The one door to the handlers: unknown method, oversized or invalid arguments are refused here, before anything is
 * done. Calls that change something run one after another; reads do not wait for them.
 */
export function createDispatcher(
  handlers: Handlers,
  foreseen: (problem: unknown) => Answer | null,
  log: FailureLog,
): (method: string, args: unknown) => Promise<Answer> {
  let lastChange: Promise<unknown> = Promise.resolve();

  return async (name, args) => {
    const method = methodOf(name);
    if (method === undefined) return refuse('api.unknownMethod', { method: name.slice(0, 60) });
    const size = sizeOf(args);
    if (size === null) return refuse('api.badArguments', { method: name, detail: 'json' });
    if (size > method.maxArgs) return refuse('api.tooLarge', { method: name, size, max: method.maxArgs });
    const parsed = method.args.safeParse(args ?? {});
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const detail = `${issue?.path.join('.') ?? ''} ${issue?.code ?? ''}`.trim();
      return refuse('api.badArguments', { method: name, detail });
    }
    const run = () => perform(name as MethodName, parsed.data);
    if (!method.changes) return run();
    const turn = lastChange.then(run);
    lastChange = turn;
    return turn;
  };

  async function perform(name: MethodName, args: unknown): Promise<Answer> {
    try {
      // The schema of this very method has just read the arguments.
      const handler = handlers[name] as (args: unknown) => Outcome<unknown> | Promise<Outcome<unknown>>;
      return await handler(args);
    } catch (problem) {
      const answer = foreseen(problem);
      if (answer !== null) return answer;
      log(name, problem);
      return refuse('api.internal', { method: name });
    }
  }
}

function refuse(code: string, params: Readonly<Record<string, string | number>>): Answer {
  return { ok: false, error: appError(code, params) };
}

function sizeOf(args: unknown): number | null {
  try {
    return JSON.stringify(args ?? {})?.length ?? null;
  } catch {
    return null;
  }
}
