import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const NOT_SOURCE: ReadonlySet<string> = new Set(['node_modules', 'out', 'dist']);

/**
 * One hash over names, sizes and times of all the files that a build is made of. Looking at times keeps `npm start`
 * quick; a file that was touched without a change costs one needless build.
 */
export function stampOf(root: string, inputs: readonly string[]): string {
  const hash = createHash('sha256').update(process.versions.node);
  for (const input of inputs) addPath(hash, root, input);
  return hash.digest('hex');
}

/** The stamp of the last build; "" when there was none. */
export function readStamp(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function addPath(hash: ReturnType<typeof createHash>, root: string, path: string): void {
  const full = join(root, path);
  const about = statSync(full, { throwIfNoEntry: false });
  if (about === undefined) return;
  if (!about.isDirectory()) {
    hash.update(`${path}\0${about.size}\0${about.mtimeMs}\n`);
    return;
  }
  for (const name of readdirSync(full).sort()) {
    if (!NOT_SOURCE.has(name)) addPath(hash, root, `${path}/${name}`);
  }
}
