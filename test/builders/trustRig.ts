import { join } from 'node:path';
import { expect } from 'vitest';
import type { TrustClient } from '#backend/packs/trust/client.ts';
import { trustClient } from '#backend/packs/trust/client.ts';
import type { TrustProblem } from '#backend/packs/trust/problem.ts';
import { publishPack } from '#backend/packs/trust/publisher.ts';
import type { TrustSettings } from '#backend/packs/trust/refresh.ts';
import type { PackSource } from '#backend/packs/trust/source.ts';
import type { WorkStore } from '#backend/store/contract/workStore.ts';
import type { Result } from '#shared/base/result.ts';
import { findText } from '#shared/i18n/texts.ts';
import type { publisherKeys, Trick } from '#test/builders/packRepository.ts';
import { aFileServer, aPackFolder, aRepository, aTrustFolder, good } from '#test/builders/packRepository.ts';
import { aFolder, opened } from '#test/builders/store.ts';

/** A day in milliseconds. */
export const DAY = 86_400_000;
/** The day a test begins. */
export const TODAY = Date.UTC(2026, 2, 2, 8);

/** A workstation's side: client, work store, folders. */
export interface Rig {
  readonly settings: TrustSettings;
  readonly client: TrustClient;
  readonly store: WorkStore;
  readonly folder: string;
  readonly packs: string;
}

/** A workstation that trusts a first root. */
export function aClient(source: PackSource, firstRoot: Uint8Array, folder = aFolder()): Rig {
  const store = opened(folder);
  const settings: TrustSettings = {
    repository: 'test',
    firstRoot,
    source,
    scratch: join(aTrustFolder(), 'scratch'),
    store,
    now: () => Date.now(),
    buildDate: TODAY - 30 * DAY,
  };
  return { settings, client: trustClient(settings), store, folder, packs: join(aTrustFolder(), 'packs') };
}

/** A repository with pack 1, a server over it, and a workstation. */
export async function aRig() {
  const repository = aRepository(TODAY);
  const server = await aFileServer(repository.dir);
  const rig = aClient({ kind: 'http', url: server.url }, repository.firstRoot);
  return { ...rig, ...repository, server };
}

/** The code and parameters of a refusal, which must have a text without gaps in both languages. */
export function refused(result: Result<unknown, TrustProblem>): TrustProblem {
  if (result.ok) throw new Error(`was accepted: ${JSON.stringify(result.value)}`);
  for (const language of ['zh-CN', 'en'] as const) {
    const text = findText(language, `error.${result.error.code}`) ?? '';
    expect(text.length).toBeGreaterThan(20);
    for (const [, name = ''] of text.matchAll(/\{(\w+)\}/g)) {
      expect(result.error.params).toHaveProperty(name);
      expect(result.error.params[name]).not.toBe('');
    }
  }
  return result.error;
}

/** The path of a metadata file. */
export const metadataOf = (dir: string, name: string) => join(dir, 'metadata', name);
/** Publishes the next version of the test pack. */
export const publishNext = (rig: { dir: string; keys: ReturnType<typeof publisherKeys> }, seq: number) =>
  good(publishPack(rig.dir, aPackFolder({ seq, text: `第 ${seq} 版` }), rig.keys, Date.now()));

/** The file, and then data without end. */
export const endless: Trick = (_, response, bytes) => {
  const block = Buffer.alloc(64 * 1024, 0x20);
  response.write(bytes);
  const more = (): void => {
    while (!response.destroyed && response.write(block));
  };
  response.on('drain', more);
  more();
};
/** One byte too many, and says so. */
export const longer: Trick = (_, response, bytes) =>
  void response.setHeader('content-length', bytes.length + 1).end(`${bytes} `);
/** Three bytes. */
export const shorter: Trick = (_, response, bytes) => {
  response.write(bytes.subarray(0, 3));
  response.end();
};
/** Other bytes of the same length. */
export const swapped: Trick = (_, response, bytes) => void response.end(Buffer.alloc(bytes.length, 0x20));
/** A byte now and then. */
export const trickle: Trick = (_, response) => {
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(timer));
};
/** The connection ends in the middle. */
export const cutInHalf: Trick = (_, response, bytes) => {
  response.writeHead(200, { 'content-length': bytes.length });
  response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () =>
    setTimeout(() => response.destroy(), 20),
  );
};
