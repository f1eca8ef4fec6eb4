import type { KeyObject } from 'node:crypto';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { DerValue } from '#backend/files/der.ts';
import { DER, der, integer, object, readDerList, readSequence, sequence } from '#backend/files/der.ts';
import type { PublicKey } from '#backend/signing/certificate.ts';
import { ELLIPTIC_KEY, SM2_CURVE } from '#backend/signing/certificate.ts';
import type { LockProblem } from '#backend/signing/passwordSchemes.ts';
import { unlock } from '#backend/signing/passwordSchemes.ts';
import type { Sm2Key } from '#backend/signing/sm2.ts';
import { sm2KeyOf } from '#backend/signing/sm2.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';

/** A private key that can sign. */
export type PrivateKey =
  | { readonly kind: 'rsa'; readonly key: KeyObject }
  | ({ readonly kind: 'sm2' } & Sm2Key);

const SCALAR_BYTES = 32;

/** Reads a key as PKCS#8 has it (DER); null when it is none, or of a kind that nothing here is signed with. */
export function readPkcs8(bytes: Uint8Array): PrivateKey | null {
  const [version, algorithm, inner] = readSequence(bytes) ?? [];
  if (version?.tag !== DER.integer || algorithm === undefined || inner?.tag !== DER.octets) return null;
  const [kind, curve] = readDerList(algorithm.content) ?? [];
  if (kind?.content.toString('hex') === ELLIPTIC_KEY) {
    return curve?.content.toString('hex') === SM2_CURVE ? readSec1(inner.content) : null;
  }
  return rsaKey(Buffer.from(bytes), 'pkcs8');
}

/** Reads an RSA key as PKCS#1 has it (DER). */
export function readPkcs1(bytes: Uint8Array): PrivateKey | null {
  return rsaKey(Buffer.from(bytes), 'pkcs1');
}

/** Reads a key on the curve of SM2 as SEC 1 has it (DER); the curve may be left unsaid. */
export function readSec1(bytes: Uint8Array): PrivateKey | null {
  const [version, scalar, ...optional] = readSequence(bytes) ?? [];
  if (version?.tag !== DER.integer || scalar?.tag !== DER.octets) return null;
  const curve = optional.find(({ tag }) => tag === 0xa0);
  if (curve !== undefined && readDerList(curve.content)?.[0]?.content.toString('hex') !== SM2_CURVE)
    return null;
  if (scalar.content.length > SCALAR_BYTES) return null;
  const filled = Buffer.concat([Buffer.alloc(SCALAR_BYTES - scalar.content.length), scalar.content]);
  const key = sm2KeyOf(filled);
  return key === null ? null : { kind: 'sm2', ...key };
}

/** Reads a key that PKCS#8 has locked with a password (DER). */
export async function readLockedPkcs8(
  bytes: Uint8Array,
  password: string,
): Promise<Result<PrivateKey, LockProblem>> {
  const [scheme, locked] = readSequence(bytes) ?? [];
  if (scheme === undefined || locked?.tag !== DER.octets) return err('format');
  return unlockPkcs8(scheme, locked.content, password);
}

async function unlockPkcs8(
  scheme: DerValue,
  locked: Buffer,
  password: string,
): Promise<Result<PrivateKey, LockProblem>> {
  const opened = await unlock(scheme, locked, password);
  if (!opened.ok) return opened;
  const key = readPkcs8(opened.value);
  // A wrong password passes the padding once in 256 times; then what comes out is no key.
  const looksRight = readSequence(opened.value) !== null;
  opened.value.fill(0);
  return key === null ? err(looksRight ? 'format' : 'password') : ok(key);
}

/** A key as PKCS#8 (DER), to be sealed. The caller wipes it. */
export function toPkcs8(key: PrivateKey): Buffer {
  switch (key.kind) {
    case 'rsa':
      return key.key.export({ type: 'pkcs8', format: 'der' });
    case 'sm2': {
      const point = der(0xa1, der(DER.bits, Buffer.of(0), key.point));
      const inner = sequence(integer(1), der(DER.octets, key.scalar), point);
      return sequence(integer(0), sequence(object(ELLIPTIC_KEY), object(SM2_CURVE)), der(DER.octets, inner));
    }
  }
}

/** Whether a private key is the one of a certificate. */
export function belongsTo(key: PrivateKey, publicKey: PublicKey): boolean {
  if (key.kind === 'sm2') return publicKey.kind === 'sm2' && Buffer.from(publicKey.point).equals(key.point);
  return publicKey.kind === 'rsa' && createPublicKey(key.key).equals(publicKey.key);
}

function rsaKey(bytes: Buffer, type: 'pkcs8' | 'pkcs1'): PrivateKey | null {
  try {
    const key = createPrivateKey({ key: bytes, format: 'der', type });
    return key.asymmetricKeyType === 'rsa' ? { kind: 'rsa', key } : null;
  } catch {
    return null;
  }
}
