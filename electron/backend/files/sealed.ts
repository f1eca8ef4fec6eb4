import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';

/**
 * What it costs to try one password: 32 MB and about half a second. Stored beside what it seals, so that a later release
 * may ask for more and still open what is there.
 */
const COST = { n: 32_768, r: 8, p: 5 } as const;
/** More than this nobody has ever written; a file that asks for it was made to stop the machine. */
const MOST_MEMORY = 256 * 1024 * 1024;
const MOST_BYTES = 64 * 1024;

const base64 = z.base64().max(2 * MOST_BYTES);

/** Secret bytes under a password: scrypt, then AES-256-GCM. Binary parts as base64. */
export const sealedSchema = z.strictObject({
  kdf: z.literal('scrypt'),
  n: z.int().min(16_384).max(1_048_576),
  r: z.int().min(8).max(32),
  p: z.int().min(1).max(16),
  salt: base64,
  cipher: z.literal('aes-256-gcm'),
  iv: base64,
  tag: base64,
  data: base64,
});
/** Secret bytes under a password. */
export type Sealed = z.output<typeof sealedSchema>;

/** Seals bytes. `context` says what they are for: opened as anything else they do not open. */
export async function seal(secret: Uint8Array, password: string, context: string): Promise<Sealed> {
  const salt = randomBytes(16);
  const iv = randomBytes(12);
  const key = await derive(password, salt, COST);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(context));
  const data = Buffer.concat([cipher.update(secret), cipher.final()]);
  key.fill(0);
  const text = (bytes: Buffer) => bytes.toString('base64');
  return {
    kdf: 'scrypt',
    ...COST,
    salt: text(salt),
    cipher: 'aes-256-gcm',
    iv: text(iv),
    tag: text(cipher.getAuthTag()),
    data: text(data),
  };
}

/** Opens what was sealed; null when the password or the context is another, or the bytes are damaged. */
export async function unseal(sealed: Sealed, password: string, context: string): Promise<Buffer | null> {
  if (128 * sealed.n * sealed.r > MOST_MEMORY) return null;
  const [iv, tag] = [Buffer.from(sealed.iv, 'base64'), Buffer.from(sealed.tag, 'base64')];
  if (iv.length !== 12 || tag.length !== 16) return null;
  const key = await derive(password, Buffer.from(sealed.salt, 'base64'), sealed);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: 16 });
    decipher.setAAD(Buffer.from(context));
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(Buffer.from(sealed.data, 'base64')), decipher.final()]);
  } catch {
    return null;
  } finally {
    key.fill(0);
  }
}

function derive(
  password: string,
  salt: Buffer,
  { n, r, p }: { readonly n: number; readonly r: number; readonly p: number },
): Promise<Buffer> {
  // The same password typed on another keyboard is the same password.
  const secret = password.normalize('NFC');
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, 32, { N: n, r, p, maxmem: 2 * MOST_MEMORY }, (problem, key) =>
      problem === null ? resolve(key) : reject(problem),
    );
  });
}
