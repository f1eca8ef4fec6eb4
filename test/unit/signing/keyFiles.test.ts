import { createPrivateKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { certificateIn, certificatePem } from '#backend/signing/certificate.ts';
import type { KeyPair } from '#backend/signing/keyFiles.ts';
import { MOST_KEY_FILE_BYTES, readKeyFiles } from '#backend/signing/keyFiles.ts';
import { signData, verifyData } from '#backend/signing/primitives.ts';
import {
  SM2_CERTIFICATE,
  SM2_KEY,
  SM2_LOCKED,
  SM2_OLD_P12,
  SM2_P12,
  SM2_RC2_P12,
  SM2_SCRYPT,
  SM2_SEC1,
  SM2_SIGNATURE,
  SM2_SIGNED,
} from '#test/builders/opensslSamples.ts';
import { aForeignKeyPem, anRsaKey, anSm2Key, keyPem, pem } from '#test/builders/signingKeys.ts';

const bytes = (base64: string) => Buffer.from(base64, 'base64');
const asPem = (label: string, base64: string) => Buffer.from(pem(label, bytes(base64)));
const SM2 = { key: 'sm2', signatureHash: 'sm3' } as const;

async function pairOf(files: readonly (string | Buffer)[], password = ''): Promise<KeyPair> {
  const read = await readKeyFiles(
    files.map((file) => Buffer.from(file)),
    password,
  );
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

async function problemOf(files: readonly (string | Buffer)[], password = ''): Promise<string> {
  const read = await readKeyFiles(
    files.map((file) => Buffer.from(file)),
    password,
  );
  return read.ok ? 'read' : read.error;
}

describe('keys and certificates that OpenSSL made', () => {
  it.each<readonly [string, readonly Buffer[], string]>([
    ['PKCS#8', [asPem('PRIVATE KEY', SM2_KEY), asPem('CERTIFICATE', SM2_CERTIFICATE)], ''],
    ['SEC 1', [asPem('SM2 PRIVATE KEY', SM2_SEC1), asPem('CERTIFICATE', SM2_CERTIFICATE)], ''],
    [
      'PBKDF2',
      [asPem('ENCRYPTED PRIVATE KEY', SM2_LOCKED), asPem('CERTIFICATE', SM2_CERTIFICATE)],
      'ukey-1234',
    ],
    [
      'scrypt',
      [asPem('ENCRYPTED PRIVATE KEY', SM2_SCRYPT), asPem('CERTIFICATE', SM2_CERTIFICATE)],
      'ukey-1234',
    ],
    ['DER files', [bytes(SM2_CERTIFICATE), bytes(SM2_LOCKED)], 'ukey-1234'],
    [
      'one PEM file',
      [Buffer.concat([asPem('CERTIFICATE', SM2_CERTIFICATE), asPem('PRIVATE KEY', SM2_KEY)])],
      '',
    ],
    ['PKCS#12', [bytes(SM2_P12)], '密码-1234'],
    ['old PKCS#12', [bytes(SM2_OLD_P12)], 'old-1234'],
    ['RC2 with the certificate beside it', [bytes(SM2_RC2_P12), bytes(SM2_CERTIFICATE)], 'old-1234'],
  ])('are read (%s)', async (_what, files, password) => {
    const { key, certificate } = await pairOf(files, password);
    expect(certificate).toMatchObject({
      number: '03000000000cde6f',
      name: '示例操作员',
      organization: '示例贸易有限公司',
      publicKey: { kind: 'sm2' },
    });
    const signature = signData({ ...SM2, form: 'raw' }, Buffer.from('x'), key);
    expect(verifyData(SM2, Buffer.from('x'), signature, certificate.publicKey)).toBe(true);
  });

  it('sign as OpenSSL does: its signature holds here', () => {
    const key = certificateIn(bytes(SM2_CERTIFICATE))?.publicKey;
    if (key === undefined) throw new Error('no certificate');
    expect(verifyData(SM2, Buffer.from(SM2_SIGNED), bytes(SM2_SIGNATURE), key)).toBe(true);
    expect(verifyData(SM2, Buffer.from(`${SM2_SIGNED}!`), bytes(SM2_SIGNATURE), key)).toBe(false);
  });

  it.each<readonly [string, readonly Buffer[], string, string]>([
    ['a wrong password', [bytes(SM2_P12)], 'no', 'password'],
    ['a wrong password of PEM', [bytes(SM2_LOCKED), bytes(SM2_CERTIFICATE)], 'no', 'password'],
    ['a certificate in RC2 alone', [bytes(SM2_RC2_P12)], 'old-1234', 'noCertificate'],
    ['a key without certificate', [bytes(SM2_KEY)], '', 'noCertificate'],
    ['a certificate without key', [bytes(SM2_CERTIFICATE)], '', 'noKey'],
    ['no key file', [Buffer.from('hello')], '', 'format'],
    ['an empty file', [Buffer.alloc(0)], '', 'format'],
    ['half a file', [bytes(SM2_P12).subarray(0, 300)], '密码-1234', 'format'],
    ['a large file', [Buffer.alloc(MOST_KEY_FILE_BYTES + 1, 0x30)], '', 'format'],
  ])('are refused with a reason (%s)', async (_what, files, password, reason) => {
    expect(await problemOf(files, password)).toBe(reason);
  });

  it('never give another key after one byte of them has changed, and never throw', async () => {
    const right = await pairOf([bytes(SM2_P12)], '密码-1234');
    let refused = 0;
    const whole = bytes(SM2_P12);
    for (let at = 0; at < whole.length; at += 11) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0x41;
      const read = await readKeyFiles([changed], '密码-1234');
      // A few bytes say nothing (the parameters of a hash that has none); the rest is under the file's own code.
      if (read.ok) expect(read.value, `byte ${at}`).toEqual(right);
      else refused += 1;
    }
    expect(refused).toBeGreaterThan((whole.length / 11) * 0.9);
  });
});

describe('RSA keys', () => {
  it('are read as PKCS#8, PKCS#1 and locked by Node', async () => {
    const made = await anRsaKey();
    const certificate = certificatePem(made.certificate);
    const key = createPrivateKey(keyPem(made.key));
    const forms = [
      key.export({ type: 'pkcs8', format: 'pem' }),
      key.export({ type: 'pkcs1', format: 'pem' }),
      key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'ukey-1234' }),
      key.export({ type: 'pkcs1', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'ukey-1234' }),
    ];
    for (const form of forms) {
      const read = await pairOf([String(form), certificate], 'ukey-1234');
      expect(read.certificate).toMatchObject({ name: '郑州示例报关有限公司', publicKey: { bits: 2048 } });
    }
    expect(await problemOf([String(forms[3]), certificate], 'no')).toBe('password');
  });

  it('are refused when weak, of another certificate, or of a kind that nothing is signed with', async () => {
    const [one, other, weak] = [await anRsaKey(), anSm2Key(), await anRsaKey({ bits: 1024 })];
    expect(await problemOf([keyPem(one.key), certificatePem(other.certificate)])).toBe('noPair');
    expect(await problemOf([keyPem(weak.key), certificatePem(weak.certificate)])).toBe('weak');
    expect(await problemOf([aForeignKeyPem(), certificatePem(one.certificate)])).toBe('format');
  });
});
