import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { trainingRepositoryName } from '#backend/packs/trust/trainingPublisher.ts';
import type { PlatformAddress } from '#backend/ports.ts';
import type { PacksStatus } from '#shared/api/packs.ts';

/** Whom a profile takes rule packs from. */
export interface Publisher {
  readonly source: PacksStatus['source'];
  /** The name its floors are kept under. */
  readonly repository: string;
  readonly firstRoot: Uint8Array;
  /** null: there is no address to ask, packs come by file only. */
  readonly url: string | null;
}

/** The publisher of a training platform; null where it publishes nothing. */
export function trainingPublisher(platform: PlatformAddress | null): Publisher | null {
  const packs = platform?.packs ?? null;
  // A training profile reaches nothing but this computer, whatever its platform says.
  if (packs === null || !isLocal(packs.url)) return null;
  const { url, firstRoot } = packs;
  return { source: 'training', repository: trainingRepositoryName(firstRoot), firstRoot, url };
}

function isLocal(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'http:' && hostname === '127.0.0.1';
}

/** Plain HTTP only to this computer: the files are signed anyway, but who asks for what is nobody's business. */
const address = z
  .url()
  .max(500)
  .refine((text) => new URL(text).protocol === 'https:' || isLocal(text));

const publisherSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]{1,40}$/),
  url: address.nullable(),
  /** The first root, a file beside this one. */
  root: z.string().regex(/^[a-z0-9-]{1,40}\.root\.json$/),
});

const MOST_BYTES = 512_000;

/** The real publisher, as `trust/publisher.json` of the installation names it; null while there is none. */
export function livePublisher(resources: string): Publisher | null {
  const folder = join(resources, 'trust');
  try {
    const named = publisherSchema.safeParse(
      JSON.parse(bounded(join(folder, 'publisher.json')).toString('utf8')),
    );
    if (!named.success) return null;
    const { name, url, root } = named.data;
    const firstRoot = new Uint8Array(bounded(join(folder, root)));
    return { source: url === null ? 'none' : 'publisher', repository: `publisher:${name}`, firstRoot, url };
  } catch {
    return null;
  }
}

function bounded(path: string): Buffer {
  if (statSync(path).size > MOST_BYTES) throw new Error('too large');
  return readFileSync(path);
}
