import { closeSync, fstatSync, mkdirSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from '#backend/app/outcome.ts';
import { fail } from '#backend/app/outcome.ts';
import type { Session } from '#backend/app/session.ts';
import type { TicketedFile } from '#backend/app/tickets.ts';
import { writeFileAtomic } from '#backend/files/atomicWrite.ts';
import { sha256 } from '#backend/store/sha256.ts';
import type { PhotoBytes, ProductPhoto } from '#shared/api/products.ts';
import { MAX_PHOTO_BYTES } from '#shared/api/products.ts';
import { ok } from '#shared/base/result.ts';

/*
 * Pictures of products lie in the profile's folder under the hash of their bytes, so that the same picture is there
 * once. A file stays when its picture is taken from a product: that can be undone.
 */

const FOLDER = 'photos';

/** What a picture of a kind begins with; null stands for any byte. */
const SIGNATURES: Readonly<Record<ProductPhoto['kind'], readonly (number | null)[]>> = {
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  jpeg: [0xff, 0xd8, 0xff],
  webp: [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50],
};

/** Takes a picture into the profile. The name of the file says nothing of what it is; its first bytes do. */
export function keepPhoto(session: Session, file: TicketedFile, at: number): Outcome<ProductPhoto> {
  const read = readBounded(file.path);
  if (!read.ok) return read;
  const bytes = read.value;
  const kind = kindOf(bytes);
  if (kind === null) return fail('product.photo.kind', { name: file.name });
  const hash = sha256(bytes);
  try {
    mkdirSync(folderOf(session, hash), { recursive: true });
    writeFileAtomic(pathOf(session, hash), bytes);
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
    return fail('file.write', { code });
  }
  return ok({ sha256: hash, kind, bytes: bytes.length, name: file.name.slice(0, 120), addedAt: at });
}

/** The picture with this hash, as it was kept; an error when it is gone or no longer what it was. */
export function photoOf(session: Session, hash: string): Outcome<PhotoBytes & { readonly bytes: number }> {
  const read = readBounded(pathOf(session, hash));
  const kind = read.ok ? kindOf(read.value) : null;
  if (!read.ok || kind === null || sha256(read.value) !== hash) return fail('product.photo.gone');
  return ok({ kind, bytes: read.value.length, base64: Buffer.from(read.value).toString('base64') });
}

function kindOf(bytes: Uint8Array): ProductPhoto['kind'] | null {
  const found = Object.entries(SIGNATURES).find(([, signature]) =>
    signature.every((byte, i) => byte === null || byte === bytes[i]),
  );
  return found === undefined ? null : (found[0] as ProductPhoto['kind']);
}

/** The file's bytes, at most those of a photo: no more is read, whatever it is. */
function readBounded(path: string): Outcome<Uint8Array> {
  let handle: number;
  try {
    handle = openSync(path, 'r');
  } catch {
    return fail('product.photo.unreadable');
  }
  try {
    const { size } = fstatSync(handle);
    if (size > MAX_PHOTO_BYTES)
      return fail('product.photo.large', { megabytes: MAX_PHOTO_BYTES / 1024 / 1024 });
    const bytes = Buffer.alloc(size);
    let done = 0;
    while (done < size) {
      const read = readSync(handle, bytes, done, size - done, done);
      if (read === 0) break;
      done += read;
    }
    return ok(bytes.subarray(0, done));
  } catch {
    return fail('product.photo.unreadable');
  } finally {
    closeSync(handle);
  }
}

function folderOf(session: Session, hash: string): string {
  return join(session.folder, FOLDER, hash.slice(0, 2));
}

function pathOf(session: Session, hash: string): string {
  return join(folderOf(session, hash), hash);
}
