import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Channel } from '#backend/packs/trust/formats.ts';
import { publishChannel, publishPack } from '#backend/packs/trust/publisher.ts';
import type { AppEvent, JobProgress } from '#shared/api/events.ts';
import type { PackInfo } from '#shared/api/packs.ts';
import type { PackParts } from '#test/builders/packRepository.ts';
import { aFileServer, aPackFolder, aRepository, aTrustFolder, good } from '#test/builders/packRepository.ts';
import type { TestWorkstation } from '#test/builders/workstation.ts';
import { aWorkstation, until } from '#test/builders/workstation.ts';
import { inside } from '#test/migrations/oldDatabase.ts';

const SAMPLES = join(import.meta.dirname, '..', '..', 'resources', 'samples');

/** The resources of an installation that ships the small test pack, and the samples. */
export function someResources(parts: PackParts = {}): string {
  const resources = join(aTrustFolder(), 'resources');
  cpSync(aPackFolder(parts), join(resources, 'rules', 'cn-export'), { recursive: true });
  cpSync(SAMPLES, join(resources, 'samples'), { recursive: true });
  return resources;
}

/** One row of the audit log, as a test looks at it. */
export interface AuditNote {
  readonly action: string;
  readonly subject: string;
  readonly detail: string;
}

/** A training workstation whose publisher is a real repository on a real server, with all that a test does to it. */
export async function aPackStation(
  options: { readonly samples?: boolean; readonly resources?: string } = {},
) {
  const now = () => Date.now();
  const repository = aRepository(now());
  const server = await aFileServer(repository.dir);
  const { firstRoot } = repository;
  const resources = options.resources ?? someResources();
  const packs = { url: server.url, firstRoot };
  let station: TestWorkstation = await aWorkstation({ now, resources, packs });
  onTestFinished(() => station.close());
  await station.call('profile.create', { kind: 'training', samples: options.samples ?? false });
  const jobs = new Map<string, JobProgress>();
  const heard: AppEvent[] = [];
  const hear = () =>
    station.backend.listen((event) => {
      heard.push(event);
      if (event.name === 'job.progress') jobs.set(event.data.job, event.data);
    });
  hear();

  const offer = (given: Partial<Channel['packs'][number]> & { readonly seq: number }) =>
    good(
      publishChannel(
        repository.dir,
        {
          channel: 'stable',
          packs: [{ pack: 'test.pack', start: '2026-01-01T00:00:00Z', sharePercent: 100, ...given }],
        },
        repository.keys,
        now(),
      ),
    );

  return {
    repository,
    server,
    resources,
    heard,
    folder: join(station.dataFolder, 'training'),
    station: () => station,
    call: ((method, args) => station.call(method, args)) as TestWorkstation['call'],
    refusal: async (method: string, args: unknown): Promise<string> => {
      const answer = await station.backend.call(method, args);
      return answer.ok ? '' : answer.error.code;
    },
    /** Publishes a pack and gives it out at once. */
    publish: (parts: PackParts & { readonly seq: number }) => {
      const { index } = good(publishPack(repository.dir, aPackFolder(parts), repository.keys, now()));
      offer({ seq: parts.seq });
      return index.hash;
    },
    offer,
    ended: (job: string): Promise<JobProgress> =>
      until(
        () => jobs.get(job) ?? null,
        (progress) => progress !== null && progress.state !== 'running',
      ).then((progress) => {
        if (progress === null) throw new Error('no such job');
        return progress;
      }),
    installed: () => station.call('packs.installed', {}),
    active: async (): Promise<PackInfo> => {
      const [first] = await station.call('packs.installed', {});
      if (first === undefined || !first.active) throw new Error('no pack is active');
      return first;
    },
    restart: async () => {
      station = await station.restart();
      hear();
    },
    /** What the audit log says about packs, read from the closed database; the chain is checked as well. */
    notes: async (): Promise<readonly AuditNote[]> => {
      const verdict = await station.call('audit.verify', {});
      if (verdict.brokenAt !== null) throw new Error(`the chain is broken at ${verdict.brokenAt}`);
      await station.call('profile.close', {});
      return inside(join(station.dataFolder, 'training'), (sql) =>
        sql.all<AuditNote>(
          "SELECT action, subject, detail FROM audit WHERE action LIKE 'packs.%' ORDER BY n",
        ),
      );
    },
  };
}

/** What aPackStation gives. */
export type PackStation = Awaited<ReturnType<typeof aPackStation>>;

/** Has the workstation ask its publisher, and waits for the end. */
export async function updated(rig: PackStation): Promise<JobProgress> {
  const { job } = await rig.call('packs.update', {});
  return rig.ended(job);
}
