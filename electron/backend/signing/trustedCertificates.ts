import { z } from 'zod';
import type { SigningCertificate } from '#backend/signing/certificate.ts';
import { readCertificate } from '#backend/signing/certificate.ts';
import type { WorkStore } from '#backend/store/contract/workStore.ts';
import type { AppError } from '#shared/api/errors.ts';
import { appError } from '#shared/api/errors.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';

/** Certificates that messages of a platform may be signed with: a person has said so for each. */
export interface TrustedCertificates {
  all(): readonly SigningCertificate[];
  trust(certificate: SigningCertificate): Result<void, AppError>;
  distrust(number: string): Result<void, AppError>;
}

const SETTING = 'platformCertificates';
const MOST = 20;
const storedSchema = z.array(z.base64()).max(MOST);

/** The trusted certificates of a profile; settings keep them as base64. */
export function trustedCertificates(store: WorkStore, now: () => number): TrustedCertificates {
  function all(): readonly SigningCertificate[] {
    const stored = storedSchema.safeParse(store.settings.get(SETTING));
    if (!stored.success) return [];
    return stored.data.flatMap((text) => readCertificate(Buffer.from(text, 'base64')) ?? []);
  }

  function keep(certificates: readonly SigningCertificate[], action: string, subject: string): void {
    const stored = certificates.map(({ der }) => der.toString('base64'));
    const entry = { at: now(), actor: 'user', action: `signing.${action}`, subject, detail: {} };
    store.settings.set(SETTING, stored, entry);
  }

  return {
    all,
    trust(certificate) {
      const { number } = certificate;
      const known = all();
      if (known.some(({ der }) => der.equals(certificate.der)))
        return err(appError('signing.known', { number }));
      if (known.length >= MOST) return err(appError('signing.tooMany', { most: MOST }));
      keep([...known, certificate], 'trusted', number);
      return ok(undefined);
    },
    distrust(number) {
      const left = all().filter((certificate) => certificate.number !== number);
      if (left.length === all().length) return err(appError('signing.missing'));
      keep(left, 'distrusted', number);
      return ok(undefined);
    },
  };
}
