import type { KeyObject } from 'node:crypto';
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Key, Signature } from '@tufjs/models';
import { writeFileAtomic } from '#backend/files/atomicWrite.ts';
import { lockedPem } from '#backend/packs/trust/lockedPem.ts';
import type { TrustProblem } from '#backend/packs/trust/problem.ts';
import { trustProblem } from '#backend/packs/trust/problem.ts';
import { canonicalJson } from '#shared/base/canonicalJson.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';

/** An Ed25519 key that signs metadata. */
export interface SigningKey {
  /** SHA-256 of the public part as the specification of The Update Framework wants it, lower-case hex. */
  readonly id: string;
  readonly publicKey: Key;
  readonly sign: (bytes: Buffer) => Signature;
  /** PKCS#8 PEM; locked with AES-256 under a key made by scrypt when a passphrase is given. */
  readonly toPem: (passphrase?: string) => string;
}

/** A new key. */
export function generateSigningKey(): SigningKey {
  return signingKeyOf(generateKeyPairSync('ed25519').privateKey);
}

/** Writes a key file only its owner may read. Throws what the file system says. */
export function writeKeyFile(path: string, key: SigningKey, passphrase?: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileAtomic(path, key.toPem(passphrase));
}

/** The most bytes a key file has; a larger one is no key file. */
const MOST_BYTES = 16_384;

/** Whether a file is a key file that needs a passphrase. */
export function isLockedKeyFile(path: string): boolean {
  try {
    return textOf(path).includes('-----BEGIN ENCRYPTED PRIVATE KEY-----');
  } catch {
    return false;
  }
}

function textOf(path: string): string {
  return statSync(path).size > MOST_BYTES ? '' : readFileSync(path, 'utf8');
}

/** Reads a key file. An unreadable file, a wrong passphrase and another kind of key are the same problem. */
export function readKeyFile(path: string, passphrase?: string): Result<SigningKey, TrustProblem> {
  try {
    const pem = textOf(path);
    const key = createPrivateKey(passphrase === undefined ? pem : { key: pem, passphrase });
    if (key.asymmetricKeyType === 'ed25519') return ok(signingKeyOf(key));
  } catch {
    // Falls through: OpenSSL's own words would say nothing to a person.
  }
  return err(trustProblem('packs.publish.badKey', { file: path }));
}

function signingKeyOf(privateKey: KeyObject): SigningKey {
  const publicKey = publicPartOf(privateKey);
  const id = publicKey.keyID;
  return {
    id,
    publicKey,
    sign: (bytes) => new Signature({ keyID: id, sig: sign(null, bytes, privateKey).toString('hex') }),
    toPem: (passphrase) =>
      passphrase === undefined
        ? privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
        : lockedPem(privateKey.export({ type: 'pkcs8', format: 'der' }), passphrase),
  };
}

function publicPartOf(privateKey: KeyObject): Key {
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  const keyVal = { public: Buffer.from(x, 'base64url').toString('hex') };
  const described = { keytype: 'ed25519', scheme: 'ed25519', keyval: keyVal };
  const keyID = createHash('sha256').update(canonicalJson(described)).digest('hex');
  return new Key({ keyID, keyType: 'ed25519', scheme: 'ed25519', keyVal });
}
