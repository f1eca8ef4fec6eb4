import { createPrivateKey } from 'node:crypto';
import { DER, readDer, readSequence } from '#backend/files/der.ts';
import type { SigningCertificate } from '#backend/signing/certificate.ts';
import { readCertificate } from '#backend/signing/certificate.ts';
import type { LockProblem } from '#backend/signing/passwordSchemes.ts';
import type { KeyMaterial } from '#backend/signing/pkcs12.ts';
import { isPkcs12, readPkcs12 } from '#backend/signing/pkcs12.ts';
import type { PrivateKey } from '#backend/signing/privateKey.ts';
import { belongsTo, readLockedPkcs8, readPkcs1, readPkcs8, readSec1 } from '#backend/signing/privateKey.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';

/** A private key with its certificate. */
export interface KeyPair {
  readonly key: PrivateKey;
  readonly certificate: SigningCertificate;
}

/** Why files gave no key pair. */
export type KeyFileProblem = LockProblem | 'noKey' | 'noCertificate' | 'noPair' | 'weak';

/** The most bytes a file of keys has. */
export const MOST_KEY_FILE_BYTES = 64 * 1024;
const MOST_BLOCKS = 20;
const LEAST_RSA_BITS = 2048;

/**
 * A key and its certificate out of one or several files: PEM or DER, PKCS#12, PKCS#8 (locked too), PKCS#1, SEC 1. The
 * password is that of the files.
 */
export async function readKeyFiles(
  files: readonly Uint8Array[],
  password: string,
): Promise<Result<KeyPair, KeyFileProblem>> {
  const keys: PrivateKey[] = [];
  const certificates: SigningCertificate[] = [];
  for (const file of files) {
    const read = await readKeyFile(file, password);
    if (!read.ok) return read;
    keys.push(...read.value.keys);
    certificates.push(...read.value.certificates);
  }
  if (keys.length === 0) return err('noKey');
  if (certificates.length === 0) return err('noCertificate');
  for (const key of keys) {
    const certificate = certificates.find(({ publicKey }) => belongsTo(key, publicKey));
    if (certificate === undefined) continue;
    const { publicKey } = certificate;
    return publicKey.kind === 'rsa' && publicKey.bits < LEAST_RSA_BITS
      ? err('weak')
      : ok({ key, certificate });
  }
  return err('noPair');
}

async function readKeyFile(file: Uint8Array, password: string): Promise<Result<KeyMaterial, LockProblem>> {
  if (file.length > MOST_KEY_FILE_BYTES) return err('format');
  if (readDer(file)?.whole.length === file.length) return readBytes(file, password);
  const text = Buffer.from(file).toString('latin1');
  const blocks = [...text.matchAll(/-----BEGIN ([A-Z0-9 ]{1,40})-----([\s\S]*?)-----END \1-----/g)];
  if (blocks.length === 0) return err('format');
  const keys: PrivateKey[] = [];
  const certificates: SigningCertificate[] = [];
  for (const [whole, label = '', inside = ''] of blocks.slice(0, MOST_BLOCKS)) {
    const read = await readBlock(label, inside, whole, password);
    if (!read.ok) return read;
    keys.push(...read.value.keys);
    certificates.push(...read.value.certificates);
  }
  return ok({ keys, certificates });
}

const NOTHING: KeyMaterial = { keys: [], certificates: [] };

async function readBlock(
  label: string,
  inside: string,
  whole: string,
  password: string,
): Promise<Result<KeyMaterial, LockProblem>> {
  if (inside.includes('Proc-Type')) return readOldLocked(whole, password);
  const bytes = Buffer.from(inside.replace(/\s+/g, ''), 'base64');
  switch (label) {
    case 'PRIVATE KEY':
      return aKey(readPkcs8(bytes));
    case 'RSA PRIVATE KEY':
      return aKey(readPkcs1(bytes));
    case 'EC PRIVATE KEY':
    case 'SM2 PRIVATE KEY':
      return aKey(readSec1(bytes));
    case 'ENCRYPTED PRIVATE KEY': {
      const key = await readLockedPkcs8(bytes, password);
      return key.ok ? aKey(key.value) : key;
    }
    case 'CERTIFICATE':
    case 'X509 CERTIFICATE': {
      const certificate = readCertificate(bytes);
      return ok(certificate === null ? NOTHING : { keys: [], certificates: [certificate] });
    }
    default:
      return ok(NOTHING);
  }
}

/** The old way of OpenSSL to lock PEM; for RSA keys only. */
function readOldLocked(pem: string, password: string): Result<KeyMaterial, LockProblem> {
  try {
    const key = createPrivateKey({ key: pem, passphrase: password });
    return key.asymmetricKeyType === 'rsa' ? aKey({ kind: 'rsa', key }) : err('scheme');
  } catch {
    return err(pem.includes('EC PRIVATE KEY') ? 'scheme' : 'password');
  }
}

async function readBytes(bytes: Uint8Array, password: string): Promise<Result<KeyMaterial, LockProblem>> {
  if (isPkcs12(bytes)) return readPkcs12(bytes, password);
  const certificate = readCertificate(bytes);
  if (certificate !== null) return ok({ keys: [], certificates: [certificate] });
  const [first, second] = readSequence(bytes) ?? [];
  if (first?.tag === DER.sequence && second?.tag === DER.octets) {
    const key = await readLockedPkcs8(bytes, password);
    return key.ok ? aKey(key.value) : key;
  }
  return aKey(readPkcs8(bytes) ?? readPkcs1(bytes) ?? readSec1(bytes));
}

function aKey(key: PrivateKey | null): Result<KeyMaterial, LockProblem> {
  return key === null ? err('format') : ok({ keys: [key], certificates: [] });
}
