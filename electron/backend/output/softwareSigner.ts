import { createHash, createPrivateKey, sign, X509Certificate } from 'node:crypto';
import type { Signer } from '#backend/output/xmlSignature.ts';

/** A key that lies in memory as text: for training, and where a firm's port accepts one. */
export interface SoftwareKey {
  readonly privateKeyPem: string;
  readonly certificatePem: string;
  /** Number of the certificate, shown as KeyName. */
  readonly keyName: string;
}

/** A signer with RSA and SHA-256. Throws when the key or the certificate cannot be read, or does not belong to the other. */
export function softwareSigner(key: SoftwareKey): Signer {
  const privateKey = createPrivateKey(key.privateKeyPem);
  const certificate = new X509Certificate(key.certificatePem);
  if (privateKey.asymmetricKeyType !== 'rsa') throw new TypeError('the signing key is not an RSA key');
  if (!certificate.checkPrivateKey(privateKey))
    throw new TypeError('certificate and key do not belong together');
  return {
    keyName: key.keyName,
    certificate: certificate.raw.toString('base64'),
    algorithms: {
      signature: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
      digest: 'http://www.w3.org/2001/04/xmlenc#sha256',
    },
    digest: (data) => createHash('sha256').update(data).digest(),
    sign: (data) => sign('sha256', data, privateKey),
  };
}
