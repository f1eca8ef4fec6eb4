import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import type { Lesson } from '#shared/rules/lesson.ts';
import { lessonSchema } from '#shared/rules/lesson.ts';

/** A lesson file that cannot be used. */
export interface LessonFileProblem {
  readonly code: 'packs.lesson.unreadable';
  readonly params: { readonly file: string; readonly detail: string };
}

const MOST_FILES = 99;
const MOST_BYTES = 256 * 1024;

/** The folder of the lessons that come with the program. */
export function lessonFolder(resources: string): string {
  return join(resources, 'training', 'lessons');
}

/** Reads the lessons of a folder, in their order. One that cannot be used spoils the list: its name is said. */
export function readLessons(folder: string): Result<readonly Lesson[], LessonFileProblem> {
  const lessons: Lesson[] = [];
  for (const name of namesIn(folder)) {
    const lesson = readLesson(folder, name);
    if (!lesson.ok) return lesson;
    lessons.push(lesson.value);
  }
  return ok(lessons.sort((a, b) => a.order - b.order));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /^[A-Za-z][A-Za-z0-9-]{0,40}\.json$/.test(name))
      .toSorted()
      .slice(0, MOST_FILES);
  } catch {
    return [];
  }
}

function readLesson(folder: string, name: string): Result<Lesson, LessonFileProblem> {
  const unreadable = (detail: string) =>
    err({ code: 'packs.lesson.unreadable', params: { file: name, detail: detail.slice(0, 200) } } as const);
  try {
    const path = join(folder, name);
    const found = lstatSync(path);
    if (!found.isFile() || found.size > MOST_BYTES) return unreadable('size');
    const read = lessonSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    if (!read.success) {
      const [issue] = read.error.issues;
      return unreadable(`${(issue?.path ?? []).map(String).join('.')} ${issue?.message ?? ''}`);
    }
    return `${read.data.lesson}.json` === name ? ok(read.data) : unreadable('lesson');
  } catch (thrown) {
    return unreadable(thrown instanceof Error ? thrown.message : '');
  }
}
