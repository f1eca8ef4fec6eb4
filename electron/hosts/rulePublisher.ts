import { firstRootOf, trainingFolder } from '#backend/packs/trust/trainingFolder.ts';
import type { LessonPublisher } from '#hosts/lessonPublisher.ts';
import type { Result } from '#shared/base/result.ts';
import type { RuleProblem, RulePublisher } from '#training/rulePublisher.ts';

/**
 * The publisher behind a training platform's counter. `resources` is resources/ of the installation. What it is made of
 * is loaded when it is first needed: a platform that has published before starts without it. Rejects when keys or
 * repository cannot be made.
 */
export async function openRulePublisher(
  resources: string,
  dataDir: string,
  now: () => number,
): Promise<RulePublisher> {
  const { repository } = trainingFolder(dataDir);
  let opened: Promise<Result<LessonPublisher, RuleProblem>> | null = null;
  const open = async (): Promise<Result<LessonPublisher, RuleProblem>> => {
    opened ??= import('#hosts/lessonPublisher.ts').then(({ openLessonPublisher }) =>
      openLessonPublisher(resources, dataDir, now),
    );
    const publisher = await opened;
    if (!publisher.ok) opened = null;
    return publisher;
  };
  const using = async <T>(
    work: (publisher: LessonPublisher) => Result<T, RuleProblem>,
  ): Promise<Result<T, RuleProblem>> => {
    const publisher = await open();
    return publisher.ok ? work(publisher.value) : publisher;
  };

  return {
    repository,
    firstRoot: firstRootOf(repository) ?? (await firstRootMade(open)),
    prepare: () => using((publisher) => publisher.prepare()),
    report: () => using((publisher) => publisher.report()),
    publish: (order) => using((publisher) => publisher.publish(order)),
  };
}

async function firstRootMade(open: () => Promise<Result<LessonPublisher, RuleProblem>>): Promise<Uint8Array> {
  const publisher = await open();
  if (!publisher.ok) throw new Error(`rule packs: ${publisher.error.code}`);
  return publisher.value.firstRoot;
}
