/** Certificates that a key signs for itself (X.509 v3, RFC 5280): RSA and SHA-256, for signatures only. */
import type { KeyObject } from 'node:crypto';
import { createPublicKey, randomBytes, sign } from 'node:crypto';
import { DER, der, integer, object, sequence } from '#backend/files/der.ts';

/** Whose certificate it is, and for how long. */
export interface SelfSigned {
  readonly commonName: string;
  readonly organization: string;
  /** Two letters. */
  readonly country: string;
  readonly from: Date;
  readonly to: Date;
}

const OID = {
  sha256WithRsa: '2a864886f70d01010b',
  commonName: '550403',
  country: '550406',
  organization: '55040a',
  keyUsage: '551d0f',
  basicConstraints: '551d13',
} as const;
const PRINTABLE = 0x13;
const GENERALIZED_TIME = 0x18;
const BOOLEAN = 0x01;
/** [0] and [3] of a TBSCertificate. */
const VERSION = 0xa0;
const EXTENSIONS = 0xa3;
const V3 = 2;
/** digitalSignature and nonRepudiation: the first two bits, six unused. */
const SIGNS = Uint8Array.of(6, 0b1100_0000);
const TRUE = Uint8Array.of(0xff);

/** The certificate of an RSA key in PEM. */
export function selfSignedCertificate(privateKey: KeyObject, about: SelfSigned): string {
  const algorithm = sequence(object(OID.sha256WithRsa), der(DER.null));
  const name = nameOf(about);
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  const body = sequence(
    der(VERSION, integer(V3)),
    integer(serialNumber()),
    algorithm,
    name,
    sequence(timeOf(about.from), timeOf(about.to)),
    name,
    publicKey,
    der(EXTENSIONS, sequence(...extensions())),
  );
  const signature = sign('sha256', body, privateKey);
  const whole = sequence(body, algorithm, der(DER.bits, Uint8Array.of(0), signature));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

/** Positive, and never of fewer than sixteen bytes. */
function serialNumber(): Buffer {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes;
}

function nameOf({ commonName, organization, country }: SelfSigned): Buffer {
  const part = (oid: string, tag: number, text: string) =>
    der(DER.set, sequence(object(oid), der(tag, Buffer.from(text, 'utf8'))));
  return sequence(
    part(OID.commonName, DER.utf8, commonName),
    part(OID.organization, DER.utf8, organization),
    part(OID.country, PRINTABLE, country),
  );
}

/** Years up to 2049 stand with two digits, later ones with four. */
function timeOf(date: Date): Buffer {
  const text = `${date
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replace(/[-:T]/g, '')}Z`;
  return date.getUTCFullYear() < 2050
    ? der(DER.utcTime, Buffer.from(text.slice(2)))
    : der(GENERALIZED_TIME, Buffer.from(text));
}

function extensions(): readonly Buffer[] {
  return [
    sequence(object(OID.basicConstraints), der(DER.octets, sequence())),
    sequence(object(OID.keyUsage), der(BOOLEAN, TRUE), der(DER.octets, der(DER.bits, SIGNS))),
  ];
}
