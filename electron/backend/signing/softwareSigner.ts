import { createPrivateKey } from 'node:crypto';
import { certificateIn } from '#backend/signing/certificate.ts';
import type { KeyPair } from '#backend/signing/keyFiles.ts';
import { hashOf, signData } from '#backend/signing/primitives.ts';
import { belongsTo } from '#backend/signing/privateKey.ts';
import type { Signer } from '#backend/signing/xmlSignature.ts';
import type { SigningAlgorithms } from '#shared/messages/signatureSuites.ts';
import { plainAlgorithms, suiteOf } from '#shared/messages/signatureSuites.ts';

/** A key that lies in the store as text: the one a training profile makes for itself. */
export interface SoftwareKey {
  readonly privateKeyPem: string;
  readonly certificatePem: string;
  /** Number of the certificate, shown as KeyName. */
  readonly keyName: string;
}

/** The pair of a key that lies as text. Throws when one half cannot be read, is no RSA key, or is not of the other. */
export function softwareKeyPair(key: SoftwareKey): KeyPair {
  const privateKey = createPrivateKey(key.privateKeyPem);
  if (privateKey.asymmetricKeyType !== 'rsa') throw new TypeError('the signing key is not an RSA key');
  const certificate = certificateIn(key.certificatePem);
  if (certificate === null) throw new TypeError('the certificate cannot be read');
  return { key: { kind: 'rsa', key: privateKey }, certificate };
}

/** A signer with RSA and SHA-256. Throws when the key or the certificate cannot be read, or does not belong to the other. */
export function softwareSigner(key: SoftwareKey): Signer {
  return pairSigner(softwareKeyPair(key), key.keyName, plainAlgorithms('rsaSha256'));
}

/** A signer with a key in memory. Throws when the key does not fit the certificate or the suite. */
export function pairSigner(
  { key, certificate }: KeyPair,
  keyName: string,
  algorithms: SigningAlgorithms,
): Signer {
  if (!belongsTo(key, certificate.publicKey))
    throw new TypeError('certificate and key do not belong together');
  const suite = suiteOf(algorithms);
  if (suite.key !== key.kind) throw new TypeError(`the suite ${suite.id} is not for this kind of key`);
  return {
    keyName,
    certificate: certificate.der.toString('base64'),
    algorithms: { signature: suite.signature, digest: suite.digest },
    digest: (data) => hashOf(suite.digestHash, data),
    sign: (data) => signData(suite, data, key),
  };
}
