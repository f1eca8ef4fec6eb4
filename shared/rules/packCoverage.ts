import { parseDate } from '#shared/base/calendarDate.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import type { CompiledPack } from '#shared/rules/compile.ts';
import { evaluate } from '#shared/rules/evaluate.ts';
import type { PackTests } from '#shared/rules/pack.ts';
import { draftOfCase } from '#shared/rules/packTests.ts';

/** Rules of a pack that no case of its tests showed to hold where they could be applied. */
export function neverHeld(compiled: CompiledPack, tests: PackTests): readonly string[] {
  const subject = compiled.forTests?.() ?? compiled;
  const held = new Set<string>();
  for (const test of tests.cases) {
    const draft = draftOfCase(tests, test);
    const today = parseDate(test.today ?? tests.today);
    if (draft === null || today === null) continue;
    const { findings, blocked } = evaluate(subject, readConsignment(draft), { today });
    const not = new Set([...findings, ...blocked].map(({ rule }) => rule));
    for (const { rule } of subject.rules) if (!not.has(rule.id)) held.add(rule.id);
  }
  return subject.rules.map(({ rule }) => rule.id).filter((id) => !held.has(id));
}
