import { X509Certificate } from 'node:crypto';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import type { Ledger } from './ledger.ts';
import type { EnrolledKey } from './signatureCheck.ts';
import { isRecord } from './untrusted.ts';

/** The certificates the platform knows, by firm. */
export interface Enrolments {
  readonly keysOf: (copCode: string) => readonly EnrolledKey[];
  /** Enrols what came from outside; the error is the path of the value that cannot stand. */
  readonly enrol: (input: unknown) => Result<null, string>;
}

const LEAST_BITS = 2048;
const MOST_PEM = 20_000;

/** Keeps parsed keys at hand, so that a message costs no certificate parsing. */
export function openEnrolments(ledger: Ledger): Enrolments {
  const byFirm = new Map<string, EnrolledKey[]>();
  const remember = (copCode: string, key: EnrolledKey): void => {
    const known = byFirm.get(copCode) ?? [];
    byFirm.set(copCode, [...known.filter(({ certificate }) => certificate !== key.certificate), key]);
  };
  for (const { certificate, copCode } of ledger.enrolments()) {
    const key = readCertificate(Buffer.from(certificate, 'base64'));
    if (key !== null) remember(copCode, key);
  }
  return {
    keysOf: (copCode) => byFirm.get(copCode) ?? [],
    enrol(input) {
      if (!isRecord(input)) return err('');
      const { certificate, copCode, copName } = input;
      if (typeof copCode !== 'string' || !/^[0-9A-Z]{10}([0-9A-Z]{8})?$/.test(copCode)) return err('copCode');
      if (typeof copName !== 'string' || copName === '' || copName.length > 100) return err('copName');
      if (typeof certificate !== 'string' || certificate.length > MOST_PEM) return err('certificate');
      const key = readCertificate(certificate);
      if (key === null) return err('certificate');
      for (const [firm, keys] of byFirm) {
        byFirm.set(
          firm,
          keys.filter((known) => known.certificate !== key.certificate),
        );
      }
      ledger.enrol(key.certificate, copCode, copName);
      remember(copCode, key);
      return ok(null);
    },
  };
}

/** An RSA certificate of at least 2048 bits; null for anything else. */
function readCertificate(source: string | Buffer): EnrolledKey | null {
  try {
    const certificate = new X509Certificate(source);
    const key = certificate.publicKey;
    if (key.asymmetricKeyType !== 'rsa') return null;
    if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < LEAST_BITS) return null;
    return {
      certificate: certificate.raw.toString('base64'),
      key,
      validFrom: Date.parse(certificate.validFrom),
      validTo: Date.parse(certificate.validTo),
    };
  } catch {
    return null;
  }
}
