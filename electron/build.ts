// Builds the window and the hosts into out/, each only when something it is made of has changed since.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readStamp, stampOf } from '#hosts/buildStamp.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const COMMON = ['shared', 'package.json', 'package-lock.json'];

interface Part {
  readonly name: string;
  readonly inputs: readonly string[];
  readonly build: () => Promise<void>;
}

// The bundler is only loaded when there is something to build: it would cost more than the whole check.
const PARTS: readonly Part[] = [
  {
    name: 'renderer',
    inputs: [...COMMON, 'renderer', 'resources/icons'],
    build: async () => {
      const { build } = await import('vite');
      await build({
        root: join(root, 'renderer'),
        configFile: join(root, 'renderer', 'vite.config.ts'),
        logLevel: 'warn',
      });
    },
  },
  {
    name: 'hosts',
    inputs: [...COMMON, 'electron'],
    build: async () => {
      const { build } = await import('vite');
      const { HOST_NAMES, hostConfig, preloadConfig } = await import('./vite.config.ts');
      for (const host of HOST_NAMES) {
        await build(hostConfig(host));
        if (host === 'desktop') await build(preloadConfig());
      }
    },
  },
];

function stampFile(part: Part): string {
  return join(root, 'out', 'stamps', part.name);
}

function staleParts(): readonly { readonly part: Part; readonly stamp: string }[] {
  return PARTS.map((part) => ({ part, stamp: stampOf(root, part.inputs) })).filter(
    ({ part, stamp }) => readStamp(stampFile(part)) !== stamp,
  );
}

/** Whether anything has changed since the last build. */
export function isStale(): boolean {
  return staleParts().length > 0;
}

/**
 * Builds what is stale; returns the names of what was built. The stamp is taken before the build, so that a file
 * changed meanwhile is built again next time. Rejects when a build fails; its stamp is gone then.
 */
export async function buildStale(): Promise<readonly string[]> {
  const stale = staleParts();
  for (const { part, stamp } of stale) {
    const file = stampFile(part);
    rmSync(file, { force: true });
    await part.build();
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, stamp);
  }
  return stale.map(({ part }) => part.name);
}

if (import.meta.main) {
  const built = await buildStale();
  process.stdout.write(`built: ${built.join(', ') || 'nothing, all is fresh'}\n`);
}
