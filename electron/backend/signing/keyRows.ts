import type { SigningCertificate } from '#backend/signing/certificate.ts';
import { readCertificate } from '#backend/signing/certificate.ts';
import type { StoredKey } from '#backend/store/contract/signing.ts';
import type { CertificateShown, SigningKeyRow } from '#shared/api/signing.ts';
import { algorithmsSchema } from '#shared/api/signing.ts';
import type { SigningAlgorithms } from '#shared/messages/signatureSuites.ts';
import { plainAlgorithms, suiteOf } from '#shared/messages/signatureSuites.ts';

const DAY_MS = 86_400_000;

/** A key of the store, read. */
export interface ReadKey {
  readonly stored: StoredKey;
  readonly certificate: SigningCertificate;
  readonly algorithms: SigningAlgorithms;
}

/** Reads a key of the store; null when its certificate is no longer readable. */
export function readKey(stored: StoredKey): ReadKey | null {
  const certificate = readCertificate(stored.certificate);
  if (certificate === null) return null;
  return { stored, certificate, algorithms: algorithmsOf(stored, certificate) };
}

/** How a new key signs: with SM2 as the manual prefers; with RSA as cards do, or as a file can do better. */
export function firstAlgorithms(
  certificate: SigningCertificate,
  place: 'software' | 'card',
): SigningAlgorithms {
  if (certificate.publicKey.kind === 'sm2') return plainAlgorithms('sm2Sm3');
  return plainAlgorithms(place === 'card' ? 'rsaSha1' : 'rsaSha256');
}

/** What the store has, where it fits the key; else what a new key has. */
function algorithmsOf(stored: StoredKey, certificate: SigningCertificate): SigningAlgorithms {
  const read = algorithmsSchema.safeParse(jsonIn(stored.algorithms));
  const fits = read.success && suiteOf(read.data).key === certificate.publicKey.kind;
  return fits ? read.data : firstAlgorithms(certificate, stored.place);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What a certificate says, for the window. */
export function shownCertificate(certificate: SigningCertificate, number: string): CertificateShown {
  const { name, organization, issuer, publicKey, validFrom, validTo } = certificate;
  return {
    name,
    organization,
    issuer,
    number,
    kind: publicKey.kind,
    validFrom: new Date(validFrom).toISOString(),
    validTo: new Date(validTo).toISOString(),
  };
}

/** A key for the window. */
export function keyRow(
  certificate: SigningCertificate,
  number: string,
  now: number,
  rest: Pick<SigningKeyRow, 'id' | 'place' | 'algorithms' | 'locked' | 'addedAt' | 'tried'>,
): SigningKeyRow {
  return {
    ...shownCertificate(certificate, number),
    daysLeft: Math.floor((certificate.validTo - now) / DAY_MS),
    ...rest,
  };
}
