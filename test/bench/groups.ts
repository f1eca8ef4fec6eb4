import type { BenchRow } from '#test/bench/benchRow.ts';

/** Rows that are measured together, in a process of their own. */
export interface BenchGroup {
  readonly ids: readonly string[];
  measure(): Promise<readonly BenchRow[]>;
}

/** Every group by name; the parts are loaded only in the process that measures them. */
export const GROUPS = {
  rules: {
    ids: ['rules.vs-hand', 'rules.vs-engine', 'rules.edit', 'rules.compile'],
    measure: async () => (await import('#test/bench/rules.ts')).benchRules(),
  },
  radar: {
    ids: ['rules.radar', 'rules.radar-stored'],
    measure: async () => (await import('#test/bench/radar.ts')).benchRadar(),
  },
  memory: {
    ids: ['rules.memory'],
    measure: async () => (await import('#test/bench/memory.ts')).benchMemory(),
  },
  hostile: {
    ids: ['rules.hostile'],
    measure: async () => (await import('#test/bench/hostile.ts')).benchHostile(),
  },
  edit: {
    ids: ['app.edit'],
    measure: async () => (await import('#test/bench/edit.ts')).benchEdit(),
  },
  messages: {
    ids: ['messages.build', 'messages.sign', 'messages.parse'],
    measure: async () => (await import('#test/bench/messages.ts')).benchMessages(),
  },
  sheet: {
    ids: ['sheet.recompute'],
    measure: async () => (await import('#test/bench/sheet.ts')).benchSheet(),
  },
  window: {
    ids: ['store.window'],
    measure: async () => (await import('#test/bench/window.ts')).benchWindow(),
  },
  search: {
    ids: ['store.search'],
    measure: async () => (await import('#test/bench/search.ts')).benchSearch(),
  },
  intake: {
    ids: ['intake.rows', 'intake.memory'],
    measure: async () => (await import('#test/bench/intake.ts')).benchIntake(),
  },
  sync: {
    ids: ['sync.outbox'],
    measure: async () => (await import('#test/bench/sync.ts')).benchSync(),
  },
  start: {
    ids: ['start.web'],
    measure: async () => (await import('#test/bench/start.ts')).benchStart(),
  },
} as const satisfies Record<string, BenchGroup>;

/** The name of a group. */
export type GroupName = keyof typeof GROUPS;

/** Whether a text names a group. */
export function isGroupName(text: string): text is GroupName {
  return Object.hasOwn(GROUPS, text);
}

/** One thing to measure, and which of its rows were asked for. */
export interface Asked {
  readonly group: GroupName;
  readonly ids: readonly string[];
}

/**
 * What the words of a command line ask for: ids ("store.window"), beginnings of ids ("store") or groups ("window");
 * everything when there are none. Null where a word means nothing.
 */
export function askedFor(words: readonly string[]): readonly Asked[] | null {
  const names = Object.keys(GROUPS).filter(isGroupName);
  const meant = (word: string, group: GroupName, id: string): boolean =>
    word === group || word === id || id.startsWith(`${word}.`);
  const known = words.every((word) =>
    names.some((group) => GROUPS[group].ids.some((id) => meant(word, group, id))),
  );
  if (!known) return null;
  return names
    .map((group) => ({
      group,
      ids: GROUPS[group].ids.filter(
        (id) => words.length === 0 || words.some((word) => meant(word, group, id)),
      ),
    }))
    .filter(({ ids }) => ids.length > 0);
}
