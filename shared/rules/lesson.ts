import { z } from 'zod';
import { packSchema } from '#shared/rules/pack.ts';

const both = packSchema.shape.title;
const packRule = packSchema.shape.rules.element;
const codeRow = packSchema.shape.tables.valueType.element;
const packCase = packSchema.shape.tests.shape.cases.element;
const place = z.string().max(200);
const fieldTexts = z.record(place, z.string().max(4000));
const fieldDays = z.record(place, z.int().min(-3650).max(3650));

/** In a lesson days are counted from the day its rules come into force, so that it can be given on any day. */
const lessonRule = packRule.omit({ rev: true, phase: true, effective: true }).extend({
  /** How long a fatal or hold rule only warns. */
  warnDays: z.int().min(1).max(3650).optional(),
});
const lessonCase = packCase.extend({
  /** The day the check is made, in the place of `today`; the day of the pack's own tests when both are absent. */
  day: z.int().min(-3650).max(3650).optional(),
  /** Dates that are typed into fields, beside `set`. */
  setDays: fieldDays.optional(),
});

/**
 * A made-up change of the rules for teaching (演练): what is to be different in the starting pack. It holds no numbers
 * of editions and no dates of its own.
 */
export const lessonSchema = z.strictObject({
  lesson: z.string().regex(/^[a-z][A-Za-z0-9]{2,39}$/),
  /** Its place in the list. */
  order: z.int().min(1).max(99),
  title: both,
  /** What the students see happen, and why. */
  teaches: z.strictObject({ 'zh-CN': z.string().min(1).max(600), en: z.string().min(1).max(1200) }),
  /** major: may refuse what passed before; minor: accepts more; patch: texts alone. */
  raises: z.enum(['major', 'minor', 'patch']),
  rules: z
    .strictObject({
      add: z.array(lessonRule).max(20).default([]),
      /** Only the parts that differ. */
      change: z
        .array(lessonRule.partial().extend({ id: packRule.shape.id }))
        .max(20)
        .default([]),
      drop: z.array(packRule.shape.id).max(20).default([]),
    })
    .prefault({}),
  tables: z
    .record(
      packSchema.shape.tables.keyType,
      z.strictObject({
        add: z.array(codeRow).max(200).default([]),
        /** The whole row, found by its code. */
        change: z.array(codeRow).max(200).default([]),
        drop: z.array(codeRow.shape.code).max(200).default([]),
      }),
    )
    .default({}),
  tests: z
    .strictObject({
      /** Fields of the consignment without findings. */
      base: fieldTexts.default({}),
      add: z.array(lessonCase).max(100).default([]),
      /** Cases that stand in the pack under the same name. */
      change: z.array(lessonCase).max(100).default([]),
      drop: z.array(packCase.shape.name).max(100).default([]),
    })
    .prefault({}),
});

/** A made-up change of the rules for teaching. */
export type Lesson = z.output<typeof lessonSchema>;

/** Why a lesson does not fit a pack: it speaks of something that is not there, or adds what is. */
export interface LessonProblem {
  readonly code: 'packs.lesson.missing' | 'packs.lesson.present';
  /** The number, code or name. */
  readonly params: { readonly lesson: string; readonly name: string };
}
