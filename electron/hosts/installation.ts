import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where this installation keeps what it needs at run time. */
export interface Installation {
  /** The folder with package.json: the source tree, or the archive of a packaged application. */
  readonly root: string;
  /** Built files of the window. */
  readonly renderer: string;
  /** resources/: rule packs, samples, icons. */
  readonly resources: string;
  /** Entry of the backend's thread. */
  readonly backendThread: URL;
}

/** The folder, under the packaged application's own resources, that electron-builder.yml puts resources/ into. */
export const PACKAGED_RESOURCES = 'workstation';

/**
 * Where things lie, seen from this very file: electron/hosts/ in the source tree, out/HOST/ when bundled. Both are
 * two folders below the root. `packagedResources` is `process.resourcesPath` of a packaged application.
 */
export function findInstallation(packagedResources: string | null = null): Installation {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  return {
    root,
    renderer: join(root, 'out', 'renderer'),
    resources:
      packagedResources === null ? join(root, 'resources') : join(packagedResources, PACKAGED_RESOURCES),
    backendThread: isBundled(import.meta.url)
      ? new URL('./backendThread.js', import.meta.url)
      : new URL('../backend/thread.ts', import.meta.url),
  };
}

/** Whether a module is part of a bundle; its neighbours then end in .js. */
export function isBundled(moduleUrl: string): boolean {
  return moduleUrl.endsWith('.js');
}
