/** Keys and certificates out of a PKCS#12 file (.p12, .pfx; RFC 7292). */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { DerValue } from '#backend/files/der.ts';
import { DER, readDerList, readSequence } from '#backend/files/der.ts';
import type { SigningCertificate } from '#backend/signing/certificate.ts';
import { readCertificate } from '#backend/signing/certificate.ts';
import type { LockProblem } from '#backend/signing/passwordSchemes.ts';
import { numberIn, oidIn, pkcs12Bytes, unlock } from '#backend/signing/passwordSchemes.ts';
import type { PrivateKey } from '#backend/signing/privateKey.ts';
import { readLockedPkcs8, readPkcs8 } from '#backend/signing/privateKey.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';

/** What a key file holds. */
export interface KeyMaterial {
  readonly keys: readonly PrivateKey[];
  readonly certificates: readonly SigningCertificate[];
}

const DATA = '2a864886f70d010701';
const ENCRYPTED_DATA = '2a864886f70d010706';
const KEY_BAG = '2a864886f70d010c0a0101';
const LOCKED_KEY_BAG = '2a864886f70d010c0a0102';
const CERTIFICATE_BAG = '2a864886f70d010c0a0103';
const X509 = '2a864886f70d01091601';

const MAC_HASHES = {
  '2b0e03021a': 'sha1',
  '608648016503040201': 'sha256',
  '608648016503040202': 'sha384',
  '608648016503040203': 'sha512',
} as const;

/** A file that asks for more work than this was made to stop the machine. */
const MOST_ROUNDS = 200_000;
const MOST_SALT = 1024;
/** SHA-512 has the longest. */
const MOST_DIGEST = 64;
const MOST_BAGS = 50;

/** Whether bytes look like a PKCS#12 file: version 3 and content of the kind "data". */
export function isPkcs12(bytes: Uint8Array): boolean {
  const [version, content] = readSequence(bytes) ?? [];
  return numberIn(version) === 3 && content?.tag === DER.sequence && oidIn(content) === DATA;
}

/**
 * Reads a PKCS#12 file. Certificates locked in a way not known here (RC2 of forty bits, as old programs write them) are
 * passed over: the certificate can be given beside the file.
 */
export async function readPkcs12(
  bytes: Uint8Array,
  password: string,
): Promise<Result<KeyMaterial, LockProblem>> {
  const [, content, mac] = readSequence(bytes) ?? [];
  const safe = content === undefined ? null : octetsIn(content);
  if (safe === null) return err('format');
  const proved = mac === undefined ? null : proves(mac, safe, password);
  if (proved !== null) return err(proved);
  const keys: PrivateKey[] = [];
  const certificates: SigningCertificate[] = [];
  for (const part of (readSequence(safe) ?? []).slice(0, MOST_BAGS)) {
    const bags = await bagsIn(part, password);
    if (!bags.ok) {
      if (bags.error === 'scheme') continue;
      return bags;
    }
    for (const bag of bags.value.slice(0, MOST_BAGS)) {
      const [kind, wrapped] = readDerList(bag.content) ?? [];
      const value = wrapped?.content;
      if (kind === undefined || value === undefined) return err('format');
      switch (kind.content.toString('hex')) {
        case KEY_BAG: {
          const key = readPkcs8(value);
          if (key !== null) keys.push(key);
          break;
        }
        case LOCKED_KEY_BAG: {
          const key = await readLockedPkcs8(value, password);
          if (!key.ok) return key;
          keys.push(key.value);
          break;
        }
        case CERTIFICATE_BAG: {
          const certificate = certificateOf(value);
          if (certificate !== null) certificates.push(certificate);
          break;
        }
      }
    }
  }
  return ok({ keys, certificates });
}

/** The code over the content shows a wrong password before anything is opened with it; null when it agrees. */
function proves(mac: DerValue, safe: Buffer, password: string): LockProblem | null {
  const [info, salt, rounds] = readDerList(mac.content) ?? [];
  const [algorithm, digest] = info === undefined ? [] : (readDerList(info.content) ?? []);
  if (algorithm === undefined || digest === undefined || salt === undefined) return 'format';
  const name = oidIn(algorithm);
  if (!isMacHash(name)) return 'scheme';
  const hash = MAC_HASHES[name];
  const count = rounds === undefined ? 1 : numberIn(rounds);
  if (count < 1 || count > MOST_ROUNDS || salt.content.length > MOST_SALT) return 'scheme';
  if (digest.content.length > MOST_DIGEST) return 'format';
  const key = pkcs12Bytes(hash, password, salt.content, count, 3, digest.content.length);
  const made = createHmac(hash, key).update(safe).digest();
  return made.length === digest.content.length && timingSafeEqual(made, digest.content) ? null : 'password';
}

function isMacHash(name: string): name is keyof typeof MAC_HASHES {
  return Object.hasOwn(MAC_HASHES, name);
}

async function bagsIn(part: DerValue, password: string): Promise<Result<readonly DerValue[], LockProblem>> {
  if (oidIn(part) === DATA) {
    const open = octetsIn(part);
    const bags = open === null ? null : readSequence(open);
    return bags === null ? err('format') : ok(bags);
  }
  if (oidIn(part) !== ENCRYPTED_DATA) return ok([]);
  // EncryptedData: version, then kind, scheme and the locked bytes under an implicit tag.
  const [, wrapped] = readDerList(part.content) ?? [];
  const [, info] = wrapped === undefined ? [] : (readSequence(wrapped.content) ?? []);
  const [, scheme, locked] = info === undefined ? [] : (readDerList(info.content) ?? []);
  if (scheme === undefined || locked?.tag !== 0x80) return err('format');
  const opened = await unlock(scheme, locked.content, password);
  if (!opened.ok) return opened;
  const bags = readSequence(opened.value);
  return bags === null ? err('password') : ok(bags);
}

/** The bytes in a ContentInfo of the kind "data". */
function octetsIn(content: DerValue): Buffer | null {
  const [, wrapped] = readDerList(content.content) ?? [];
  const inner = wrapped === undefined ? undefined : readDerList(wrapped.content)?.[0];
  return inner?.tag === DER.octets ? inner.content : null;
}

function certificateOf(bag: Buffer): SigningCertificate | null {
  const [kind, wrapped] = readSequence(bag) ?? [];
  if (kind?.content.toString('hex') !== X509 || wrapped === undefined) return null;
  const inner = readDerList(wrapped.content)?.[0];
  return inner?.tag === DER.octets ? readCertificate(inner.content) : null;
}
