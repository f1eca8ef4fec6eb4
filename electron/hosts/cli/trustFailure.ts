import type { TrustProblem, TrustProblemCode } from '#backend/packs/trust/problem.ts';
import { appError } from '#shared/api/errors.ts';
import type { Result } from '#shared/base/result.ts';
import { EXIT, Failure } from './failure.ts';

/** Problems of what was given: a folder, a key file, a name. All others are refusals. */
const OF_INPUT: ReadonlySet<TrustProblemCode> = new Set<TrustProblemCode>([
  'packs.publish.noRepository',
  'packs.publish.occupied',
  'packs.publish.badKey',
  'packs.publish.locked',
  'packs.publish.noKeys',
  'packs.publish.keysPresent',
  'packs.publish.doesNotLoad',
  'packs.publish.badRoot',
  'packs.publish.emptyChannel',
  'packs.publish.notInChannel',
  'packs.publish.whichPack',
  'packs.publish.nothingGivenOut',
]);

/** The exit code for a problem of publishing: 2 for what was given, 1 for a refusal. */
export function trustExit({ code }: TrustProblem): 1 | 2 {
  return OF_INPUT.has(code) ? EXIT.wrongUse : EXIT.findings;
}

/** The value of a result; a problem ends the command. */
export function orFail<T>(result: Result<T, TrustProblem>): T {
  if (result.ok) return result.value;
  const { code, params } = result.error;
  throw new Failure(appError(code, params), trustExit(result.error));
}
