import type { LoadedPack } from '#backend/packs/loadPack.ts';
import { loadPack } from '#backend/packs/loadPack.ts';
import type { TrustProblem } from '#backend/packs/trust/problem.ts';
import { trustProblem } from '#backend/packs/trust/problem.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import type { CompiledPack } from '#shared/rules/compile.ts';
import { compilePack } from '#shared/rules/compile.ts';
import { runPackTests } from '#shared/rules/packTests.ts';

/** A pack that loads, compiles and passes its own tests, each rule having failed at least once. */
export interface CheckedPack {
  readonly loaded: LoadedPack;
  readonly compiled: CompiledPack;
}

/** Everything a pack must pass before it is published or becomes active. Runs the pack's rules: not in the main thread. */
export function checkPack(dir: string): Result<CheckedPack, TrustProblem> {
  const loaded = loadPack(dir);
  if (!loaded.ok) {
    const { code, params } = loaded.error;
    return err(trustProblem('packs.publish.doesNotLoad', { reason: code, file: params['file'] ?? '' }));
  }
  const compiled = compilePack(loaded.value.pack, loaded.value.hash);
  if (!compiled.ok) {
    const [first] = compiled.error;
    return err(
      trustProblem('packs.publish.doesNotCompile', {
        count: compiled.error.length,
        reason: first?.code ?? '',
        rule: first?.params['rule'] ?? '',
      }),
    );
  }
  const { failed, neverFailed } = runPackTests(compiled.value, loaded.value.pack.tests);
  if (failed.length > 0 || neverFailed.length > 0) {
    return err(
      trustProblem('packs.publish.testsFail', {
        failed: failed.length,
        first: failed[0]?.name ?? neverFailed[0] ?? '',
        untested: neverFailed.length,
      }),
    );
  }
  return ok({ loaded: loaded.value, compiled: compiled.value });
}
