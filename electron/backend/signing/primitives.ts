import { createHash, sign, verify } from 'node:crypto';
import type { PublicKey } from '#backend/signing/certificate.ts';
import type { PrivateKey } from '#backend/signing/privateKey.ts';
import { sm2Sign, sm2ValueFromDer, sm2ValueToDer, sm2Verify, sm3 } from '#backend/signing/sm2.ts';
import type { HashName, SignatureSuite } from '#shared/messages/signatureSuites.ts';

/** What of a suite decides the bytes of a signature. */
export type SigningWay = Pick<SignatureSuite, 'key' | 'signatureHash' | 'form'>;

/** The hash of data. */
export function hashOf(name: HashName, data: Uint8Array): Buffer {
  switch (name) {
    case 'sm3':
      return sm3(data);
    case 'sha1':
    case 'sha256':
      return createHash(name).update(data).digest();
  }
}

/** Signs data. Throws `TypeError` for a key of another kind than the way asks for. */
export function signData(way: SigningWay, data: Uint8Array, key: PrivateKey): Buffer {
  if (way.key !== key.kind) throw new TypeError(`a key of the kind ${key.kind} does not sign like this`);
  if (key.kind === 'rsa') return sign(way.signatureHash, data, key.key);
  const raw = sm2Sign(data, key);
  return way.form === 'der' ? sm2ValueToDer(raw) : raw;
}

/**
 * Whether a signature over data is of a key; a key of another kind than the way asks for has made none. Both forms of an
 * SM2 signature are taken: a SEQUENCE as short as the 64 bytes of the plain form does not happen by chance.
 */
export function verifyData(
  way: Pick<SigningWay, 'key' | 'signatureHash'>,
  data: Uint8Array,
  value: Uint8Array,
  key: PublicKey,
): boolean {
  if (way.key !== key.kind) return false;
  if (key.kind === 'rsa') return verify(way.signatureHash, data, key.key, value);
  const raw = value.length === 64 ? value : sm2ValueFromDer(value);
  return raw !== null && sm2Verify(data, raw, key.point);
}
