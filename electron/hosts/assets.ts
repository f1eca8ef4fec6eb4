import { readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';

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
  await addFolder(assets, folder, '');
  const page = assets.get(PAGE);
  if (page !== undefined) assets.set('/', page);
  return assets;
}

/** One folder at a time: inside the archive of a packaged application a recursive listing takes folders for files. */
async function addFolder(assets: Map<string, Asset>, folder: string, path: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const file = join(folder, entry.name);
    const name = `${path}/${entry.name}`;
    const type = TYPES[extname(entry.name)];
    if (entry.isDirectory()) await addFolder(assets, file, name);
    else if (entry.isFile() && type !== undefined) {
      assets.set(name, { file, type, immutable: name.startsWith('/assets/') });
    }
  }
}

/** How long a browser may keep a file. */
export function cacheControl(asset: Asset): string {
  return asset.immutable ? 'public, max-age=31536000, immutable' : 'no-store';
}
