/**
 * What is read of a certificate (X.509 v3). By its bytes and not by `node:crypto`, because the port's certificates are
 * of SM2 keys, which not every runtime of ours knows.
 */
import type { KeyObject } from 'node:crypto';
import { createPublicKey } from 'node:crypto';
import type { DerValue } from '#backend/files/der.ts';
import { DER, readDer, readDerList, readSequence } from '#backend/files/der.ts';
import { isSm2Point } from '#backend/signing/sm2.ts';

/** The public key of a certificate. */
export type PublicKey =
  | { readonly kind: 'rsa'; readonly key: KeyObject; readonly bits: number }
  | { readonly kind: 'sm2'; readonly point: Uint8Array };

/** A certificate that can stand behind a signature. */
export interface SigningCertificate {
  readonly der: Buffer;
  /** Serial number in lower-case hex, as cards give it and KeyName carries it. */
  readonly number: string;
  /** Common name of the subject; "" when it has none. */
  readonly name: string;
  /** Organisation of the subject, or its unit; "" when it has neither. */
  readonly organization: string;
  /** Common name of who issued it; "" when that has none. */
  readonly issuer: string;
  /** Milliseconds since 1970. */
  readonly validFrom: number;
  readonly validTo: number;
  readonly publicKey: PublicKey;
}

/** The most bytes a certificate has. */
const MOST_CERTIFICATE_BYTES = 32 * 1024;

const COMMON_NAME = '550403';
const ORGANIZATION = '55040a';
const UNIT = '55040b';
const RSA = '2a864886f70d010101';
const EC_KEY = '2a8648ce3d0201';
/** Object identifier of the curve of SM2, as DER writes it. */
export const SM2_CURVE = '2a811ccf5501822d';
/** Object identifier of a key on an elliptic curve, as DER writes it. */
export const ELLIPTIC_KEY = EC_KEY;

/** Reads a certificate (DER); null when it is none, or of a key that nothing here is signed with. */
export function readCertificate(bytes: Uint8Array): SigningCertificate | null {
  if (bytes.length > MOST_CERTIFICATE_BYTES) return null;
  const [body, , , ...afterParts] = readSequence(bytes) ?? [];
  if (body?.tag !== DER.sequence || afterParts.length > 0) return null;
  const parts = (readDerList(body.content) ?? []).filter(({ tag }) => tag !== 0xa0);
  const [serial, , issuer, validity, subject, keyInfo] = parts;
  if (serial?.tag !== DER.integer || !issuer || !validity || !subject || !keyInfo) return null;
  const [from, to] = (readDerList(validity.content) ?? []).map(timeOf);
  const publicKey = publicKeyOf(keyInfo);
  const names = namesOf(subject);
  if (from === undefined || to === undefined || Number.isNaN(from + to) || publicKey === null) return null;
  return {
    der: Buffer.from(bytes),
    number: numberText(serial.content),
    name: names.get(COMMON_NAME) ?? '',
    organization: names.get(ORGANIZATION) ?? names.get(UNIT) ?? '',
    issuer: namesOf(issuer).get(COMMON_NAME) ?? '',
    validFrom: from,
    validTo: to,
    publicKey,
  };
}

/** A certificate as PEM. */
export function certificatePem(certificate: Pick<SigningCertificate, 'der'>): string {
  const lines = certificate.der.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

function publicKeyOf(info: DerValue): PublicKey | null {
  const [algorithm, bits] = readDerList(info.content) ?? [];
  const [kind, curve] = algorithm === undefined ? [] : (readDerList(algorithm.content) ?? []);
  if (kind === undefined || bits?.tag !== DER.bits || bits.content[0] !== 0) return null;
  switch (kind.content.toString('hex')) {
    case RSA:
      return rsaKey(info.whole);
    case EC_KEY: {
      const point = bits.content.subarray(1);
      return curve?.content.toString('hex') === SM2_CURVE && isSm2Point(point)
        ? { kind: 'sm2', point: Buffer.from(point) }
        : null;
    }
    default:
      return null;
  }
}

function rsaKey(spki: Buffer): PublicKey | null {
  try {
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    return { kind: 'rsa', key, bits: key.asymmetricKeyDetails?.modulusLength ?? 0 };
  } catch {
    return null;
  }
}

/** The first value of each attribute of a name. */
function namesOf(name: DerValue): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const set of readDerList(name.content) ?? []) {
    for (const pair of readDerList(set.content) ?? []) {
      const [kind, value] = readDerList(pair.content) ?? [];
      if (kind === undefined || value === undefined) continue;
      const key = kind.content.toString('hex');
      if (!names.has(key)) names.set(key, textOf(value));
    }
  }
  return names;
}

const BMP_STRING = 0x1e;
const MOST_NAME = 200;

/** The characters of a name; whatever could upset a line of text is left out. */
function textOf({ tag, content }: DerValue): string {
  const bytes = tag === BMP_STRING && content.length % 2 === 0 ? Buffer.from(content).swap16() : content;
  const text = bytes.toString(tag === BMP_STRING ? 'utf16le' : 'utf8');
  return text
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, MOST_NAME);
}

const GENERALIZED_TIME = 0x18;

function timeOf({ tag, content }: DerValue): number {
  const text = content.toString('latin1');
  const year = tag === GENERALIZED_TIME ? text.slice(0, 4) : centuryOf(text.slice(0, 2)) + text.slice(0, 2);
  const rest = text.slice(tag === GENERALIZED_TIME ? 4 : 2);
  const match = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/.exec(rest);
  if (match === null || (tag !== DER.utcTime && tag !== GENERALIZED_TIME)) return Number.NaN;
  const [, month, day, hour, minute, second] = match;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/** A year of two digits lies between 1950 and 2049 (RFC 5280). */
function centuryOf(year: string): string {
  return Number(year) >= 50 ? '19' : '20';
}

function numberText(serial: Buffer): string {
  return (serial.length > 1 && serial[0] === 0 ? serial.subarray(1) : serial).toString('hex').slice(0, 40);
}

/** A certificate as a card's service, a PEM file or a file of bytes has it; null when there is none in it. */
export function certificateIn(source: string | Uint8Array): SigningCertificate | null {
  const text = typeof source === 'string' ? source : Buffer.from(source).toString('latin1');
  if (text.length > 2 * MOST_CERTIFICATE_BYTES) return null;
  if (typeof source !== 'string' && readDer(source)?.whole.length === source.length)
    return readCertificate(source);
  const inside = /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----([^-]*)-----END/.exec(text)?.[1] ?? text;
  const packed = inside.replace(/\s+/g, '');
  return /^[A-Za-z0-9+/]+={0,2}$/.test(packed) ? readCertificate(Buffer.from(packed, 'base64')) : null;
}
