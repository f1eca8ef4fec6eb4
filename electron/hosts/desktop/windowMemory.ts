import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bounds } from './bounds.ts';
import { readBounds } from './bounds.ts';

/** Where the window was when it was closed last. */
export interface WindowMemory {
  recall(): Bounds | null;
  keep(bounds: Bounds): void;
}

/** Kept in a file of its own, outside the profiles: it is about this screen, not about anyone's work. */
export function openWindowMemory(folder: string): WindowMemory {
  const path = join(folder, 'bounds.json');
  return {
    recall() {
      try {
        return readBounds(JSON.parse(readFileSync(path, 'utf8')));
      } catch {
        return null;
      }
    },
    keep(bounds) {
      try {
        writeFileSync(`${path}.new`, JSON.stringify(bounds));
        renameSync(`${path}.new`, path);
      } catch {
        // Forgetting where a window was is no reason to disturb anyone.
      }
    },
  };
}
