import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { cacheControl, listAssets } from '#hosts/assets.ts';
import { SECURITY_HEADERS } from '#hosts/contentSecurity.ts';
import { appPath, SCHEME } from './address.ts';

/** Makes the scheme one with an origin of its own. Must be called before the application is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built window under its scheme, and nothing that is not part of it. */
export async function serveScheme(renderer: string): Promise<void> {
  const assets = await listAssets(renderer);
  protocol.handle(SCHEME, async ({ method, url }) => {
    const asset = method === 'GET' ? assets.get(appPath(url) ?? '') : undefined;
    const content = asset === undefined ? null : await readFile(asset.file).catch(() => null);
    if (asset === undefined || content === null) {
      return new Response('', { status: 404, headers: { ...SECURITY_HEADERS } });
    }
    return new Response(new Uint8Array(content), {
      headers: { ...SECURITY_HEADERS, 'Content-Type': asset.type, 'Cache-Control': cacheControl(asset) },
    });
  });
}
