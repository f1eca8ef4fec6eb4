import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { generate } from 'selfsigned';
import { DER, der, integer, object, sequence } from '#backend/files/der.ts';
import type { SigningCertificate } from '#backend/signing/certificate.ts';
import { certificateIn, ELLIPTIC_KEY, readCertificate, SM2_CURVE } from '#backend/signing/certificate.ts';
import type { KeyPair } from '#backend/signing/keyFiles.ts';
import type { PrivateKey } from '#backend/signing/privateKey.ts';
import { readPkcs8, toPkcs8 } from '#backend/signing/privateKey.ts';
import { sm2KeyOf, sm2Sign, sm2ValueToDer } from '#backend/signing/sm2.ts';

/** What a made key is like. */
export interface MadeKeyOptions {
  readonly name?: string;
  readonly validFrom?: Date;
  readonly validTo?: Date;
}

const FROM = new Date('2025-01-01T00:00:00Z');
const TO = new Date('2035-01-01T00:00:00Z');

/** An RSA key with a certificate of its own, made by libraries of others. */
export async function anRsaKey(options: MadeKeyOptions & { readonly bits?: number } = {}): Promise<KeyPair> {
  const made = await generate(
    [
      { name: 'commonName', value: options.name ?? '郑州示例报关有限公司' },
      { name: 'organizationName', value: '示例单位' },
    ],
    {
      keySize: options.bits ?? 2048,
      algorithm: 'sha256',
      notBeforeDate: options.validFrom ?? FROM,
      notAfterDate: options.validTo ?? TO,
    },
  );
  const key = readPkcs8(Buffer.from(made.private.replace(/-----[^-]+-----|\s/g, ''), 'base64'));
  const certificate = certificateIn(made.cert);
  if (key === null || certificate === null) throw new Error('the key made cannot be read');
  return { key, certificate };
}

/** An SM2 key with a certificate of its own, as a port's are: SM3 with SM2, curve named, user id of the standard. */
export function anSm2Key(options: MadeKeyOptions = {}): KeyPair {
  const key = aScalar();
  const certificate = sm2Certificate(key, options);
  return { key, certificate };
}

function aScalar(): Extract<PrivateKey, { kind: 'sm2' }> {
  for (;;) {
    const key = sm2KeyOf(randomBytes(32));
    if (key !== null) return { kind: 'sm2', ...key };
  }
}

const SM2_WITH_SM3 = '2a811ccf55018375';
const COMMON_NAME = '550403';
const UNIT = '55040b';

function sm2Certificate(
  key: Extract<PrivateKey, { kind: 'sm2' }>,
  { name = '杨示例', validFrom = FROM, validTo = TO }: MadeKeyOptions,
): SigningCertificate {
  const attribute = (kind: string, value: string) =>
    der(DER.set, sequence(object(kind), der(DER.utf8, Buffer.from(value))));
  const subject = sequence(attribute(UNIT, '海南省示例进出口贸易有限公司'), attribute(COMMON_NAME, name));
  const algorithm = sequence(object(SM2_WITH_SM3));
  const body = sequence(
    der(0xa0, integer(2)),
    integer(Buffer.concat([Buffer.of(3), randomBytes(7)])),
    algorithm,
    sequence(attribute(COMMON_NAME, '示例证书管理中心')),
    sequence(time(validFrom), time(validTo)),
    subject,
    sequence(sequence(object(ELLIPTIC_KEY), object(SM2_CURVE)), der(DER.bits, Buffer.of(0), key.point)),
  );
  const value = sm2ValueToDer(sm2Sign(body, key));
  const certificate = readCertificate(sequence(body, algorithm, der(DER.bits, Buffer.of(0), value)));
  if (certificate === null) throw new Error('the certificate made cannot be read');
  return certificate;
}

function time(date: Date): Buffer {
  const text = date.toISOString().replace(/[-:T]/g, '').slice(2, 14);
  return der(DER.utcTime, Buffer.from(`${text}Z`));
}

/** A PEM block. */
export function pem(label: string, bytes: Uint8Array): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

/** A private key as plain PKCS#8 PEM. */
export function keyPem(key: PrivateKey): string {
  return pem('PRIVATE KEY', toPkcs8(key));
}

/** An elliptic key of another curve, which nothing here signs with. */
export function aForeignKeyPem(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
