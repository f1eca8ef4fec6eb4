import { readdir } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

/** One file of the built window. */
export interface Asset {
  readonly file: string;
  /** Content type. */
  readonly type: string;
  /** Its name holds a hash of its content, so it never changes. */
  readonly immutable: boolean;
}

/** Every file that may be served, by its path in an address ("/assets/index-1a2b.js"); "/" is the page itself. */
export type Assets = ReadonlyMap<string, Asset>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

const PAGE = '/index.html';

/**
 * Lists the built window once. What is not in the list does not exist for a caller, so no address can lead out of the
 * folder. Empty when there is no build.
 */
export async function listAssets(folder: string): Promise<Assets> {
  const assets = new Map<string, Asset>();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const file = join(entry.parentPath, entry.name);
    const path = `/${relative(folder, file).split(sep).join('/')}`;
    assets.set(path, { file, type, immutable: path.startsWith('/assets/') });
  }
  const page = assets.get(PAGE);
  if (page !== undefined) assets.set('/', page);
  return assets;
}

/** How long a browser may keep a file. */
export function cacheControl(asset: Asset): string {
  return asset.immutable ? 'public, max-age=31536000, immutable' : 'no-store';
}
