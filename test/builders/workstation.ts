import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Backend } from '#backend/backend.ts';
import { createBackend } from '#backend/createBackend.ts';
import type { PlatformAddress, Ports } from '#backend/ports.ts';
import { openRulePublisher } from '#hosts/rulePublisher.ts';
import type { Args, MethodName, Result } from '#shared/api/methods.ts';
import type { Platform } from '#training/platform.ts';
import { startPlatform } from '#training/platform.ts';

/** A whole workstation with a real training platform, on a folder of its own. */
export interface TestWorkstation {
  readonly backend: Backend;
  readonly dataFolder: string;
  /** Calls, and throws for an error value. */
  call<N extends MethodName>(method: N, args: Args<N>): Promise<Result<N>>;
  /** The platform that is up; throws when none is. */
  platform(): Platform;
  /** Closes and opens again on the same folder. */
  restart(): Promise<TestWorkstation>;
  close(): Promise<void>;
}

/** What differs from an ordinary workstation. */
export interface TestWorkstationOptions {
  readonly dataFolder?: string;
  readonly stepMs?: number;
  readonly now?: () => number;
  /** A stand-in for the platform: where to reach it instead of starting a real one. */
  readonly platformUrl?: string;
  /** Whether the platform publishes rule packs, the starting rules and lessons of this tree; not unless it is said. */
  readonly publishes?: boolean;
  /** Another installation's resources/ than that of this tree. */
  readonly resources?: string;
  /** Where the local service of a port card is looked for. */
  readonly cardPort?: number;
  /** What makes PDFs; nothing does unless it is said. */
  readonly pdf?: Ports['pdf'];
  /** A publisher of rule packs in the place of the platform's own. */
  readonly packs?: PlatformAddress['packs'];
}

const RESOURCES = join(import.meta.dirname, '..', '..', 'resources');

/** Starts a workstation in this process. */
export async function aWorkstation(options: TestWorkstationOptions = {}): Promise<TestWorkstation> {
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'highland-test-'));
  const now = options.now ?? (() => Date.now());
  let platform: Platform | null = null;
  const backend = createBackend(
    {
      now,
      cardPort: options.cardPort,
      guid: () => randomUUID().toUpperCase(),
      random: () => 0.5,
      pdf: options.pdf,
      async startPlatform(dataDir) {
        const tokens = { token: 'enterprise-token', controlToken: 'control-token' };
        if (options.platformUrl !== undefined) return { url: options.platformUrl, ...tokens, packs: null };
        platform = await startPlatform({
          dataDir,
          ...tokens,
          pace: { stepMs: options.stepMs ?? 0 },
          seed: 1,
          now,
          ...(options.publishes === true
            ? { openRules: () => openRulePublisher(RESOURCES, dataDir, now) }
            : {}),
        });
        return { url: platform.url, ...tokens, packs: options.packs ?? platform.packs };
      },
      async stopPlatform() {
        await platform?.close();
        platform = null;
      },
    },
    { dataFolder, resources: options.resources ?? RESOURCES },
    { host: 'cli', appVersion: '0.0.0-test' },
  );
  const stop = () => backend.close();
  return {
    backend,
    dataFolder,
    async call(method, args) {
      const answer = await backend.call(method, args);
      if (!answer.ok) throw new Error(`${method}: ${JSON.stringify(answer.error)}`);
      return answer.value as never;
    },
    platform() {
      if (platform === null) throw new Error('no platform is up');
      return platform;
    },
    async restart() {
      await stop();
      return aWorkstation({ ...options, dataFolder });
    },
    async close() {
      await stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Waits until a condition holds; throws with what it last saw when it does not within the time. */
export async function until<T>(
  look: () => Promise<T> | T,
  holds: (value: T) => boolean,
  withinMs = 20_000,
): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const value = await look();
    if (holds(value)) return value;
    if (Date.now() > end) throw new Error(`waited in vain; last seen: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
