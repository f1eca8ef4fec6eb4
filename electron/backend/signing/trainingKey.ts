import { generateKeyPair, X509Certificate } from 'node:crypto';
import { promisify } from 'node:util';
import { selfSignedCertificate } from '#backend/signing/selfSigned.ts';
import type { SoftwareKey } from '#backend/signing/softwareSigner.ts';

const YEAR_MS = 365 * 86_400_000;

/**
 * Makes a key with a certificate of its own for the training profile. Its subject says what it is, so that nobody takes
 * a training signature for a real one. RSA 2048, valid for ten years from `now`.
 */
export async function makeTrainingKey(now: Date = new Date()): Promise<SoftwareKey> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const certificatePem = selfSignedCertificate(privateKey, {
    commonName: 'TRAINING ONLY - not valid for customs',
    organization: 'Highland training',
    country: 'CN',
    from: now,
    to: new Date(now.getTime() + 10 * YEAR_MS),
  });
  const { serialNumber } = new X509Certificate(certificatePem);
  return {
    privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificatePem,
    keyName: `TRAINING-${serialNumber.slice(0, 16)}`,
  };
}
