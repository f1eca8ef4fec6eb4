import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { addDays } from '#shared/base/calendarDate.ts';
import { pointerPattern } from '#shared/base/pointer.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import { FIELD_PATTERNS } from '#shared/consignment/fields.ts';
import type { Lesson, LessonProblem } from '#shared/rules/lesson.ts';
import type { PackRule, PackTests, RulePack } from '#shared/rules/pack.ts';

type LessonRule = Lesson['rules']['change'][number];
type LessonCase = Lesson['tests']['add'][number];
type PackCase = PackTests['cases'][number];
type Applied<T> = Result<T, LessonProblem>;

/**
 * The pack as the lesson wants it, in force from a day: rules, tables and tests changed, under the title of the lesson.
 * Dropped parts leave their place, changed ones keep it, added ones stand at the end. Number and version stay.
 */
export function applyLesson(pack: RulePack, lesson: Lesson, from: CalendarDate): Applied<RulePack> {
  const rules = patched(lesson.lesson, pack.rules, lesson.rules, {
    keyOf: ({ id }) => id,
    keyOfPart: ({ id }) => id,
    make: (part) => ruleOf(part, from),
    change: (rule, part) => ({ ...rule, ...changesOf(part, from), rev: rule.rev + 1 }),
  });
  if (!rules.ok) return rules;
  const tables = tablesOf(pack, lesson);
  if (!tables.ok) return tables;
  const cases = patched(lesson.lesson, pack.tests.cases, lesson.tests, {
    keyOf: ({ name }) => name,
    keyOfPart: ({ name }) => name,
    make: (part) => caseOf(part, from),
    change: (_, part) => caseOf(part, from),
  });
  if (!cases.ok) return cases;
  return ok({
    ...pack,
    title: lesson.title,
    effective: { from, to: null },
    rules: rules.value,
    tables: tables.value,
    tests: { ...pack.tests, base: { ...pack.tests.base, ...lesson.tests.base }, cases: cases.value },
  });
}

interface Patch<Part> {
  readonly add: readonly Part[];
  readonly change: readonly Part[];
  readonly drop: readonly string[];
}

interface Hands<Whole, Added, Changed> {
  readonly keyOf: (whole: Whole) => string;
  readonly keyOfPart: (part: Added | Changed) => string;
  readonly make: (part: Added) => Whole;
  readonly change: (whole: Whole, part: Changed) => Whole;
}

function patched<Whole, Added, Changed>(
  lesson: string,
  list: readonly Whole[],
  patch: Pick<Patch<Added>, 'add'> & Pick<Patch<Changed>, 'change' | 'drop'>,
  { keyOf, keyOfPart, make, change }: Hands<Whole, Added, Changed>,
): Applied<Whole[]> {
  const known = new Set(list.map(keyOf));
  const changes = new Map(patch.change.map((part) => [keyOfPart(part), part]));
  const missing = [...changes.keys(), ...patch.drop].find((key) => !known.has(key));
  if (missing !== undefined) return err({ code: 'packs.lesson.missing', params: { lesson, name: missing } });
  const present = patch.add.map(keyOfPart).find((key) => known.has(key));
  if (present !== undefined) return err({ code: 'packs.lesson.present', params: { lesson, name: present } });
  const dropped = new Set(patch.drop);
  const kept = list.flatMap((whole) => {
    if (dropped.has(keyOf(whole))) return [];
    const part = changes.get(keyOf(whole));
    return part === undefined ? [whole] : [change(whole, part)];
  });
  return ok([...kept, ...patch.add.map(make)]);
}

function ruleOf({ warnDays, ...rule }: Lesson['rules']['add'][number], from: CalendarDate): PackRule {
  return { ...rule, rev: 1, ...phaseOf(warnDays, from) };
}

function changesOf({ warnDays, ...parts }: LessonRule, from: CalendarDate): Partial<PackRule> {
  // A part that was left out is no part: undefined would take the place of what the rule has.
  const given = Object.entries(parts).filter(([, part]) => part !== undefined);
  return { ...Object.fromEntries(given), ...phaseOf(warnDays, from) };
}

function phaseOf(warnDays: number | undefined, from: CalendarDate): Pick<PackRule, 'phase'> {
  return warnDays === undefined ? {} : { phase: { warnBefore: addDays(from, warnDays) } };
}

function tablesOf(pack: RulePack, { lesson, tables }: Lesson): Applied<RulePack['tables']> {
  const next = { ...pack.tables };
  for (const [name, patch] of Object.entries(tables)) {
    const rows = Object.hasOwn(pack.tables, name) ? pack.tables[name] : undefined;
    if (rows === undefined) return err({ code: 'packs.lesson.missing', params: { lesson, name } });
    const done = patched(lesson, rows, patch, {
      keyOf: ({ code }) => code,
      keyOfPart: ({ code }) => code,
      make: (row) => row,
      change: (_, row) => row,
    });
    if (!done.ok) return done;
    next[name] = done.value;
  }
  return ok(next);
}

function caseOf({ day, setDays, ...rest }: LessonCase, from: CalendarDate): PackCase {
  const dated = Object.entries(setDays ?? {}).map(([at, days]) => [at, dayText(at, addDays(from, days))]);
  return {
    ...rest,
    ...(day === undefined ? {} : { today: addDays(from, day) }),
    ...(dated.length === 0 ? {} : { set: { ...rest.set, ...Object.fromEntries(dated) } }),
  };
}

function dayText(at: string, day: CalendarDate): string {
  return FIELD_PATTERNS.get(pointerPattern(at))?.kind === 'time' ? `${day} 09:00` : day;
}
