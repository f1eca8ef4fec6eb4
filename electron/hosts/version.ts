import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The version of this installation, from its package.json; "0.0.0" when that cannot be read. */
export function versionOf(root: string): string {
  try {
    const about: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    if (typeof about === 'object' && about !== null && 'version' in about) return String(about.version);
  } catch {
    // An installation without one still runs; it only cannot say which it is.
  }
  return '0.0.0';
}
