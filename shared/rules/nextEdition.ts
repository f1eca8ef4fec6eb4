import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { canonicalJson } from '#shared/base/canonicalJson.ts';
import type { Lesson } from '#shared/rules/lesson.ts';
import type { PackRule, RulePack } from '#shared/rules/pack.ts';

/** The edition a pack is to become. */
export interface EditionWish {
  /** Which part of the version goes up. */
  readonly raises: Lesson['raises'];
  readonly published: CalendarDate;
  readonly publisher: RulePack['publisher'];
}

/**
 * A pack as the edition after another one: the next number, the version raised by one, and each rule that differs from
 * the edition before under a higher revision. So it is also when an earlier content comes back.
 */
export function nextEdition(
  pack: RulePack,
  previous: RulePack,
  { raises, published, publisher }: EditionWish,
): RulePack {
  const before = new Map(previous.rules.map((rule) => [rule.id, rule]));
  return {
    ...pack,
    seq: previous.seq + 1,
    version: raised(previous.version, raises),
    published,
    publisher,
    rules: pack.rules.map((rule) => ({ ...rule, rev: revisionAfter(before.get(rule.id), rule) })),
  };
}

function raised(version: string, part: Lesson['raises']): string {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  switch (part) {
    case 'major':
      return `${major + 1}.0.0`;
    case 'minor':
      return `${major}.${minor + 1}.0`;
    case 'patch':
      return `${major}.${minor}.${patch + 1}`;
  }
}

function revisionAfter(before: PackRule | undefined, rule: PackRule): number {
  if (before === undefined) return rule.rev;
  const same = canonicalJson({ ...before, rev: 0 }) === canonicalJson({ ...rule, rev: 0 });
  return same ? before.rev : Math.max(rule.rev, before.rev + 1);
}
