import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { lessonFolder, readLessons } from '#backend/packs/authoring/lessonFiles.ts';
import { lintPack } from '#backend/packs/authoring/lintPack.ts';
import { writeVariant } from '#backend/packs/authoring/writeVariant.ts';
import { loadPack } from '#backend/packs/loadPack.ts';
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { addDays } from '#shared/base/calendarDate.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import { applyLesson } from '#shared/rules/applyLesson.ts';
import type { CompiledPack } from '#shared/rules/compile.ts';
import { compilePack } from '#shared/rules/compile.ts';
import { evaluate } from '#shared/rules/evaluate.ts';
import type { Lesson } from '#shared/rules/lesson.ts';
import { lessonSchema } from '#shared/rules/lesson.ts';
import { nextEdition } from '#shared/rules/nextEdition.ts';
import type { RulePack } from '#shared/rules/pack.ts';
import { diffPacks } from '#shared/rules/packDiff.ts';
import { draftOfCase } from '#shared/rules/packTests.ts';
import { shadowRun } from '#shared/rules/shadow.ts';
import { aTrustFolder, good } from '#test/builders/packRepository.ts';
import { aPack, aRule, STARTER_PACK, starterPack } from '#test/builders/rulePack.ts';

// Each lesson makes and tests a whole pack; a busy machine does that slowly.
vi.setConfig({ testTimeout: 120_000 });

const FOLDER = lessonFolder(join(STARTER_PACK, '..', '..'));
const LESSONS = good(readLessons(FOLDER));
const DAY = '2026-12-01' as CalendarDate;
const WISH = { raises: 'minor', published: DAY, publisher: { 'zh-CN': '演练', en: 'Training' } } as const;
const { pack: starting, compiled: startingRules } = starterPack();

function lessonNamed(name: string): Lesson {
  const lesson = LESSONS.find((one) => one.lesson === name);
  if (lesson === undefined) throw new Error(name);
  return lesson;
}

function packOf(name: string, day = DAY): RulePack {
  return nextEdition(good(applyLesson(starting, lessonNamed(name), day)), starting, WISH);
}

function compiledOf(pack: RulePack): CompiledPack {
  return good(compilePack(pack, `hash of ${pack.title.en}`));
}

/** The consignment without findings of the starting rules' own tests, with fields changed. */
function consignment(set: Readonly<Record<string, string>> = {}) {
  const draft = draftOfCase(starting.tests, { name: 'base', set, expect: [] });
  if (draft === null) throw new Error(JSON.stringify(set));
  return readConsignment(draft);
}

describe('the lessons that come with the program', () => {
  it('are five, in their order, each saying in both languages that it is training', () => {
    expect(LESSONS.map(({ lesson }) => lesson)).toEqual([
      'telephoneRequired',
      'portCodeReplaced',
      'loosenedWithTransition',
      'againstAccepted',
      'backToStart',
    ]);
    for (const { title, teaches } of LESSONS) {
      expect([title['zh-CN'], title.en]).toEqual([
        expect.stringMatching(/^演练：/),
        expect.stringMatching(/^Training: /),
      ]);
      expect(teaches['zh-CN'].length).toBeGreaterThan(20);
      expect(teaches.en).not.toMatch(/\p{Script=Han}/u);
    }
  });

  // Rules are dated by the day they come into force: on any day the pack must pass its own tests.
  it.each(LESSONS.flatMap(({ lesson }) => ['2026-03-01', '2031-02-28'].map((day) => [lesson, day])))(
    '%s from %s makes a pack without faults, and all it adds says that it is made up',
    (name, day) => {
      const pack = packOf(name, day as CalendarDate);
      const folder = join(aTrustFolder(), 'pack');
      good(writeVariant(STARTER_PACK, folder, pack));
      expect(good(loadPack(folder)).pack).toEqual(pack);
      expect(lintPack(folder, STARTER_PACK).filter(({ level }) => level === 'error')).toEqual([]);
      const before = new Map(starting.rules.map((rule) => [rule.id, rule]));
      const touched = pack.rules.filter((rule) => rule.rev !== before.get(rule.id)?.rev);
      for (const { source } of touched) expect(source.ref['zh-CN']).toContain('演练');
    },
  );

  it('telephoneRequired tightens: a rule comes and one asks for more', () => {
    const { rules } = diffPacks(starting, packOf('telephoneRequired'));
    expect(rules).toMatchObject([
      { kind: 'changed', rule: 'R6009', effect: 'tightened' },
      { kind: 'added', rule: { id: 'R9001' } },
    ]);
    const read = consignment({ 'consignee.telephone': '', 'transport.exportDate': DAY });
    const { findings } = evaluate(compiledOf(packOf('telephoneRequired')), read, { today: DAY });
    expect(findings).toMatchObject([{ rule: 'R9001', severity: 'fatal', at: ['consignee.telephone'] }]);
  });

  it('portCodeReplaced shows the old and the new code of one port', () => {
    const { rules, tables } = diffPacks(starting, packOf('portCodeReplaced'));
    expect(rules).toEqual([]);
    expect(tables).toMatchObject([
      {
        table: 'port',
        added: [],
        dropped: [],
        recoded: [{ before: { code: 'CAN456' }, after: { code: 'CAN956' } }],
      },
    ]);
  });

  it('loosenedWithTransition drops, loosens, and brings a rule that only warns at first', () => {
    const pack = packOf('loosenedWithTransition');
    expect(diffPacks(starting, pack).rules).toMatchObject([
      { kind: 'changed', rule: 'C7003', effect: 'loosened' },
      { kind: 'added', rule: { id: 'R9003', phase: { warnBefore: '2026-12-31' } } },
      { kind: 'dropped', rule: { id: 'C7035' } },
    ]);
    const weightOn = (today: CalendarDate) =>
      evaluate(compiledOf(pack), consignment(), { today }).findings.find(({ rule }) => rule === 'R9003')
        ?.severity;
    expect([weightOn(addDays(DAY, 29)), weightOn(addDays(DAY, 30))]).toEqual(['warning', 'fatal']);
  });

  it('againstAccepted is stopped by the trial on what customs accepted, and the others are not', () => {
    const sent = [
      { id: 'sent', read: consignment(), accepted: true, declaredOn: starting.tests.today as CalendarDate },
    ];
    const stops = (name: string) =>
      shadowRun(startingRules, compiledOf(packOf(name)), { sent, drafts: [] }, DAY).stops;
    expect(LESSONS.filter(({ lesson }) => stops(lesson)).map(({ lesson }) => lesson)).toEqual([
      'againstAccepted',
    ]);
  });

  it('backToStart holds what the starting pack holds', () => {
    expect(diffPacks(starting, packOf('backToStart'))).toMatchObject({ rules: [], tables: [] });
  });

  it('copy every file that does not change byte for byte', () => {
    const folder = join(aTrustFolder(), 'pack');
    good(writeVariant(STARTER_PACK, folder, packOf('telephoneRequired')));
    const files = good(loadPack(STARTER_PACK)).files.map(({ name }) => name);
    const differing = files.filter(
      (name) => !readFileSync(join(STARTER_PACK, name)).equals(readFileSync(join(folder, name))),
    );
    expect(differing).toEqual(['manifest.json', 'crossdocument.json', 'tests.json']);
  });
});

describe('a lesson', () => {
  const base = aPack(aRule({ id: 'R0001' }), aRule({ id: 'R0002', rev: 4 }));
  const lesson = (parts: object): Lesson =>
    lessonSchema.parse({
      lesson: 'aLesson',
      order: 1,
      title: { 'zh-CN': '演练', en: 'Training' },
      teaches: { 'zh-CN': '演练', en: 'Training' },
      raises: 'major',
      ...parts,
    });
  const { rev: _rev, ...newRule } = aRule({ id: 'R9001' });

  it.each([
    [
      'changes a rule that is not there',
      { rules: { change: [{ id: 'R0009' }] } },
      'packs.lesson.missing',
      'R0009',
    ],
    ['drops a rule that is not there', { rules: { drop: ['R0009'] } }, 'packs.lesson.missing', 'R0009'],
    [
      'adds a rule that is there',
      { rules: { add: [{ ...newRule, id: 'R0001' }] } },
      'packs.lesson.present',
      'R0001',
    ],
    ['changes a table that is not there', { tables: { colours: {} } }, 'packs.lesson.missing', 'colours'],
    [
      'drops a code that is not there',
      { tables: { currency: { drop: ['EUR'] } } },
      'packs.lesson.missing',
      'EUR',
    ],
    ['drops a case that is not there', { tests: { drop: ['none'] } }, 'packs.lesson.missing', 'none'],
    [
      'speaks of a table that every object has',
      { tables: { constructor: {} } },
      'packs.lesson.missing',
      'constructor',
    ],
  ])('that %s is refused and says so', (_what, parts, code, name) => {
    expect(applyLesson(base, lesson(parts), DAY)).toEqual({
      ok: false,
      error: { code, params: { lesson: 'aLesson', name } },
    });
  });

  it('keeps the parts of a rule that it does not name, and leaves the pack it was given alone', () => {
    const before = structuredClone(base);
    const change = [{ id: 'R0002', severity: 'warning', warnDays: 10 }];
    const { rules } = good(applyLesson(base, lesson({ rules: { change } }), DAY));
    expect(rules[1]).toEqual({
      ...aRule({ id: 'R0002', rev: 5 }),
      severity: 'warning',
      phase: { warnBefore: '2026-12-11' },
    });
    expect(base).toEqual(before);
  });

  it('counts the days of its cases from its first day', () => {
    const add = [
      {
        name: 'dated',
        day: -1,
        set: { 'order.orderNo': 'A' },
        setDays: { 'transport.exportDate': 2, 'payment.receivedAt': -3 },
        expect: [],
      },
    ];
    expect(good(applyLesson(base, lesson({ tests: { add } }), DAY)).tests.cases).toEqual([
      {
        name: 'dated',
        today: '2026-11-30',
        set: {
          'order.orderNo': 'A',
          'transport.exportDate': '2026-12-03',
          'payment.receivedAt': '2026-11-28 09:00',
        },
        expect: [],
      },
    ]);
  });
});

describe('the next edition', () => {
  it('is one higher in number and version, and in the revision of every rule that differs', () => {
    const previous = {
      ...aPack(aRule({ rev: 7 }), aRule({ id: 'R0002', rev: 3 })),
      seq: 8,
      version: '4.2.9',
    };
    const pack = aPack(
      aRule({ rev: 1 }),
      aRule({ id: 'R0002', rev: 1, severity: 'info' }),
      aRule({ id: 'R0003' }),
    );
    const next = nextEdition(pack, previous, WISH);
    expect([next.seq, next.version, next.published]).toEqual([9, '4.3.0', DAY]);
    expect(next.rules.map(({ rev }) => rev)).toEqual([7, 4, 1]);
    const version = (raises: 'major' | 'patch') => nextEdition(pack, previous, { ...WISH, raises }).version;
    expect([version('major'), version('patch')]).toEqual(['5.0.0', '4.2.10']);
  });
});
