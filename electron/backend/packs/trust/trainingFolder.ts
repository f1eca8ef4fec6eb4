import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join('metadata', '1.root.json');

/** Where the publisher of a training platform keeps its things, in the platform's data folder. */
export function trainingFolder(dataFolder: string): { readonly keys: string; readonly repository: string } {
  const publisher = join(dataFolder, 'publisher');
  return { keys: join(publisher, 'keys'), repository: join(publisher, 'repository') };
}

/** Where root 1 of a training platform lies: a workstation that is to trust it must get this file on a safe way. */
export function firstRootFile(dataFolder: string): string {
  return join(trainingFolder(dataFolder).repository, ROOT);
}

/** Root 1 of a repository; null when it has none yet. */
export function firstRootOf(repository: string): Uint8Array | null {
  try {
    return new Uint8Array(readFileSync(join(repository, ROOT)));
  } catch {
    return null;
  }
}
