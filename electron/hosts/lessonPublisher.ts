import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { shippedPackFolder } from '#backend/packs/activeRules.ts';
import { lessonFolder, readLessons } from '#backend/packs/authoring/lessonFiles.ts';
import { writeVariant } from '#backend/packs/authoring/writeVariant.ts';
import { loadPack } from '#backend/packs/loadPack.ts';
import type { PackLoadProblem } from '#backend/packs/packFiles.ts';
import { readPackFile } from '#backend/packs/packFiles.ts';
import { readChannel } from '#backend/packs/trust/channels.ts';
import type { Edition } from '#backend/packs/trust/editions.ts';
import { editionOf, readEdition, seqsOf, takeOutPack } from '#backend/packs/trust/editions.ts';
import { diskProblem } from '#backend/packs/trust/problem.ts';
import { readRepository } from '#backend/packs/trust/repositoryFiles.ts';
import { expiryOf } from '#backend/packs/trust/signing.ts';
import type { TrainingPublisher } from '#backend/packs/trust/trainingPublisher.ts';
import { openTrainingPublisher } from '#backend/packs/trust/trainingPublisher.ts';
import { dateInChina, parseDate } from '#shared/base/calendarDate.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import { textsOf } from '#shared/i18n/texts.ts';
import { applyLesson } from '#shared/rules/applyLesson.ts';
import { nextEdition } from '#shared/rules/nextEdition.ts';
import type { PackProblem, RulePack } from '#shared/rules/pack.ts';
import type { LessonOrder, PublishedRules, RuleProblem, RulesReport } from '#training/rulePublisher.ts';

/** The publisher of a training platform with its lessons. Everything it does takes the thread until it is done. */
export interface LessonPublisher {
  readonly firstRoot: Uint8Array;
  prepare(): Result<null, RuleProblem>;
  report(): Result<RulesReport, RuleProblem>;
  publish(order: LessonOrder): Result<RulesReport, RuleProblem>;
}

type Done<T> = Result<T, RuleProblem>;

/** The channel that a training profile listens to. */
const CHANNEL = 'stable';
const MOST_REPORTED = 50;

/** Opens keys, repository and lessons; makes what is not there yet. */
export function openLessonPublisher(
  resources: string,
  dataDir: string,
  now: () => number,
): Done<LessonPublisher> {
  const opened = openTrainingPublisher(dataDir, now());
  if (!opened.ok) return opened;
  const desk: Desk = {
    publisher: opened.value,
    shipped: shippedPackFolder(resources),
    lessons: lessonFolder(resources),
    work: join(dataDir, 'publisher', 'work'),
    now,
  };
  return ok({
    firstRoot: desk.publisher.firstRoot,
    prepare: () => guarded(() => prepare(desk)),
    report: () => reportOf(desk),
    publish: (order) =>
      guarded(() => {
        const done = publish(desk, order);
        rmSync(desk.work, { recursive: true, force: true });
        return done.ok ? reportOf(desk) : done;
      }),
  });
}

interface Desk {
  readonly publisher: TrainingPublisher;
  /** The folder of the starting pack. */
  readonly shipped: string;
  readonly lessons: string;
  /** Where packs are put together; gone afterwards. */
  readonly work: string;
  readonly now: () => number;
}

/** The starting pack is published as it is while it is newer than all that was published; the channel names the last. */
function prepare(desk: Desk): Done<null> {
  const renewed = desk.publisher.renew(desk.now());
  if (!renewed.ok) return renewed;
  const starting = startingNumber(desk);
  if (!starting.ok) return starting;
  const { pack, seq } = starting.value;
  const last = lastSeq(desk, pack);
  if (!last.ok) return last;
  if (seq > last.value) {
    const published = desk.publisher.publish(desk.shipped, desk.now());
    if (!published.ok) return published;
  }
  return giveOut(desk, pack, Math.max(seq, last.value));
}

/** Makes the channel name this number, unless it does. */
function giveOut({ publisher, now }: Desk, pack: string, seq: number): Done<null> {
  const roles = readRepository(publisher.repository);
  if (!roles.ok) return roles;
  const channel = readChannel(publisher.repository, roles.value, CHANNEL);
  if (!channel.ok) return channel;
  if (channel.value?.packs.some((one) => one.pack === pack && one.seq === seq) === true) return ok(null);
  const entry = { pack, seq, start: expiryOf(now()), sharePercent: 100 };
  return publisher.publishChannel({ channel: CHANNEL, packs: [entry] }, now());
}

function publish(desk: Desk, order: LessonOrder): Done<null> {
  const today = dateInChina(desk.now());
  const from = order.effectiveFrom === 'today' ? today : parseDate(order.effectiveFrom);
  if (from === null || from < today) {
    return err({ code: 'packs.lesson.past', params: { day: order.effectiveFrom } });
  }
  const lessons = readLessons(desk.lessons);
  if (!lessons.ok) return lessons;
  const lesson = lessons.value.find((one) => one.lesson === order.lesson);
  if (lesson === undefined) return err({ code: 'packs.lesson.unknown', params: { lesson: order.lesson } });
  const starting = loadPack(desk.shipped);
  if (!starting.ok) return notLoaded(starting.error);
  const changed = applyLesson(starting.value.pack, lesson, from);
  if (!changed.ok) return changed;
  const previous = lastEdition(desk, starting.value.pack.pack);
  if (!previous.ok) return previous;
  const edition = nextEdition(changed.value, previous.value, {
    raises: lesson.raises,
    published: today,
    publisher: {
      'zh-CN': textsOf('zh-CN')['training.rules.publisher'],
      en: textsOf('en')['training.rules.publisher'],
    },
  });
  return publishEdition(desk, edition);
}

function publishEdition(desk: Desk, edition: RulePack): Done<null> {
  const folder = join(desk.work, 'next');
  const written = writeVariant(desk.shipped, folder, edition);
  if (!written.ok) return notLoaded(written.error[0]);
  const published = desk.publisher.publish(folder, desk.now());
  return published.ok ? giveOut(desk, edition.pack, edition.seq) : published;
}

/** The pack published last; a lesson follows on it, whatever it holds. */
function lastEdition(desk: Desk, pack: string): Done<RulePack> {
  const last = lastSeq(desk, pack);
  if (!last.ok) return last;
  const roles = readRepository(desk.publisher.repository);
  if (!roles.ok) return roles;
  const into = join(desk.work, 'last');
  const taken = takeOutPack(desk.publisher.repository, roles.value, { pack, seq: last.value }, into);
  return taken.ok ? ok(taken.value.pack) : taken;
}

function lastSeq({ publisher }: Desk, pack: string): Done<number> {
  const roles = readRepository(publisher.repository);
  return roles.ok ? ok(seqsOf(roles.value, pack)[0] ?? 0) : roles;
}

function startingNumber({ shipped }: Pick<Desk, 'shipped'>): Done<Edition> {
  const manifest = readPackFile(shipped, 'manifest.json');
  if (!manifest.ok) return notLoaded(manifest.error);
  const edition = editionOf(manifest.value.content);
  return edition === null ? notLoaded(undefined) : ok(edition);
}

function reportOf({ publisher, lessons, shipped }: Desk): Done<RulesReport> {
  const offers = readLessons(lessons);
  if (!offers.ok) return offers;
  const starting = startingNumber({ shipped });
  if (!starting.ok) return starting;
  const roles = readRepository(publisher.repository);
  if (!roles.ok) return roles;
  const { pack } = starting.value;
  const published: PublishedRules[] = [];
  for (const seq of seqsOf(roles.value, pack).slice(0, MOST_REPORTED)) {
    const edition = readEdition(publisher.repository, roles.value, pack, seq);
    if (!edition.ok) return edition;
    const { version, title, effective } = edition.value;
    const day = effective.from ?? '';
    published.push({ pack, version, seq, title, effectiveFrom: day, published: edition.value.published });
  }
  return ok({
    lessons: offers.value.map(({ lesson, title, teaches }) => ({ lesson, title, teaches })),
    published,
  });
}

function notLoaded(problem: PackLoadProblem | PackProblem | undefined): {
  readonly ok: false;
  readonly error: RuleProblem;
} {
  const { code = '', params = {} } = problem ?? {};
  return err({ code: 'packs.publish.doesNotLoad', params: { reason: code, file: params['file'] ?? '' } });
}

function guarded<T>(work: () => Done<T>): Done<T> {
  try {
    return work();
  } catch (thrown) {
    return err(diskProblem(thrown));
  }
}
