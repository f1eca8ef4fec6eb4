import { createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { expect, it } from 'vitest';
import { selfSignedCertificate } from '#backend/signing/selfSigned.ts';
import { makeTrainingKey } from '#backend/signing/trainingKey.ts';

const ABOUT = {
  commonName: '示例 & Co "甲"',
  organization: 'Example',
  country: 'CN',
  from: new Date('2026-01-05T00:00:00Z'),
  to: new Date('2055-01-05T00:00:00Z'),
};

it('a key signs a certificate for itself that names it, its time and its use', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const certificate = new X509Certificate(selfSignedCertificate(privateKey, ABOUT));
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(certificate.checkPrivateKey(privateKey)).toBe(true);
  expect(certificate.ca).toBe(false);
  expect(certificate.subject).toBe(certificate.issuer);
  expect(certificate.toLegacyObject().subject).toMatchObject({ CN: ABOUT.commonName, C: 'CN' });
  expect(certificate.validFromDate).toEqual(ABOUT.from);
  expect(certificate.validToDate).toEqual(ABOUT.to);
  const other = new X509Certificate(selfSignedCertificate(privateKey, ABOUT));
  expect(other.serialNumber).not.toBe(certificate.serialNumber);
  expect(certificate.serialNumber).toMatch(/^[4-7][0-9A-F]{31}$/);
});

it('the training key says what it is, and lasts ten years', async () => {
  const now = new Date('2026-01-05T08:00:00Z');
  const key = await makeTrainingKey(now);
  const certificate = new X509Certificate(key.certificatePem);
  expect(certificate.subject).toContain('TRAINING ONLY');
  expect(certificate.checkPrivateKey(createPrivateKey(key.privateKeyPem))).toBe(true);
  expect(certificate.validToDate.getUTCFullYear()).toBe(2036);
});
