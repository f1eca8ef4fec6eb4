import { X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';
import type { SoftwareKey } from '#backend/output/softwareSigner.ts';

const YEAR_MS = 365 * 86_400_000;

/**
 * Makes a key with a certificate of its own for the training profile. Its subject says what it is, so that nobody takes
 * a training signature for a real one. RSA 2048, valid for ten years from `now`.
 */
export async function makeTrainingKey(now: Date = new Date()): Promise<SoftwareKey> {
  const made = await generate(
    [
      { name: 'commonName', value: 'TRAINING ONLY - not valid for customs' },
      { name: 'organizationName', value: 'Highland training' },
      { name: 'countryName', value: 'CN' },
    ],
    {
      keySize: 2048,
      algorithm: 'sha256',
      notBeforeDate: now,
      notAfterDate: new Date(now.getTime() + 10 * YEAR_MS),
      extensions: [
        { name: 'basicConstraints', cA: false },
        { name: 'keyUsage', digitalSignature: true, nonRepudiation: true },
      ],
    },
  );
  const serial = new X509Certificate(made.cert).serialNumber;
  return {
    privateKeyPem: made.private,
    certificatePem: made.cert,
    keyName: `TRAINING-${serial.slice(0, 16)}`,
  };
}
