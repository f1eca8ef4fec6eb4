import { z } from 'zod';
import type { AppError } from '#shared/api/errors.ts';
import { change, read } from '#shared/api/method.ts';
import { fileTicket, id, nothing } from '#shared/api/schemas.ts';
import type { KeyKind, SigningAlgorithms } from '#shared/messages/signatureSuites.ts';
import { SUITE_IDS } from '#shared/messages/signatureSuites.ts';

/** What a key lies in: made for training and always open, a file imported into the store, a port card. */
export type KeyPlace = 'training' | 'software' | 'card';

/** The id under which the training profile's own key stands. */
export const TRAINING_KEY_ID = 'training';

/** A key that can sign, without anything secret of it. */
export interface SigningKeyRow {
  readonly id: string;
  readonly place: KeyPlace;
  /** Whom the certificate names; "" when it names nobody. */
  readonly name: string;
  readonly organization: string;
  readonly issuer: string;
  /** Number of the certificate: KeyName of its signatures. */
  readonly number: string;
  readonly kind: KeyKind;
  /** ISO 8601, UTC. */
  readonly validFrom: string;
  readonly validTo: string;
  /** Whole days until the certificate ends; negative when it has. */
  readonly daysLeft: number;
  readonly algorithms: SigningAlgorithms;
  /** Whether a password or PIN is asked before it signs. */
  readonly locked: boolean;
  /** ISO 8601, UTC; null for the training key. */
  readonly addedAt: string | null;
  /**
   * Cards only, while unlocked: whether a trial signature held against the card's certificate as we read the standard;
   * null when none was made.
   */
  readonly tried: boolean | null;
}

/** How long an unlocked key stays so without use, minutes; 0: until the program ends. */
export const LOCK_AFTER_MINUTES = [5, 15, 30, 60, 240, 0] as const;

/** How signing stands in the open profile. */
export interface SigningStatus {
  /** The key that signs; null when none does. */
  readonly chosen: string | null;
  /** Why nothing can be signed now; null when it can. */
  readonly trouble: AppError | null;
  readonly keys: readonly SigningKeyRow[];
  readonly lockAfterMinutes: number;
  /** Certificates that messages of a platform may be signed with. */
  readonly trusted: readonly CertificateShown[];
  /** Where a port card's service is looked for. */
  readonly cardAddress: string;
}

/** What a certificate says. */
export interface CertificateShown {
  readonly name: string;
  readonly organization: string;
  readonly issuer: string;
  readonly number: string;
  readonly kind: KeyKind;
  /** ISO 8601, UTC. */
  readonly validFrom: string;
  readonly validTo: string;
}

/** What is wrong with a signature; text `signing.flaw.<flaw>`. */
export type SignatureFlaw =
  | 'unreadable'
  | 'several'
  | 'misplaced'
  | 'form'
  | 'algorithm'
  | 'certificate'
  | 'changed'
  | 'value'
  | 'outOfDate';

/** What came of checking the signature of a kept message. */
export type SignatureView =
  | { readonly kind: 'absent' }
  | { readonly kind: 'invalid'; readonly flaw: SignatureFlaw }
  | {
      /** unknownCertificate: it holds, but the certificate is none of this profile's and none of those trusted. */
      readonly kind: 'valid' | 'unknownCertificate';
      readonly name: string;
      readonly organization: string;
      readonly number: string;
    };

/** A password or PIN as typed. Never stored, logged or given back. */
const secret = z.string().max(200);
/** A URI as a signature names an algorithm; "" for the suite's own. */
const uri = z
  .string()
  .max(200)
  .regex(/^[\x21-\x7e]*$/);

/** How a key signs. */
export const algorithmsSchema = z.strictObject({
  suite: z.enum(SUITE_IDS),
  signature: uri,
  digest: uri,
  form: z.enum(['raw', 'der']).nullable(),
});

/** The fewest characters of a password that an imported key is kept under. */
export const LEAST_PASSWORD = 8;

/** signing.* */
export const SIGNING_METHODS = {
  'signing.status': read<SigningStatus>()(nothing),
  /**
   * Takes a key with its certificate out of files (PEM, DER, PKCS#12) and keeps it under a password. The first key of a
   * profile without one signs from then on.
   */
  'signing.importKey': change<SigningStatus>()(
    z.strictObject({
      files: z.array(fileTicket).min(1).max(3),
      /** Of the files; "" when they have none. */
      filePassword: secret.default(''),
      /** The one the key is kept under from now on. */
      password: secret.min(LEAST_PASSWORD),
    }),
  ),
  /** Training profile only: makes a key of our own with a password, to practise with. */
  'signing.makeKey': change<SigningStatus>()(z.strictObject({ password: secret.min(LEAST_PASSWORD) })),
  /** Opens a key with its password, or a card with its PIN. A wrong PIN counts on the card: it is never tried again. */
  'signing.unlock': change<SigningStatus>()(z.strictObject({ id, secret: secret.min(1) })),
  /** Forgets every open key and PIN. */
  'signing.lock': change<SigningStatus>()(nothing),
  'signing.setLockAfter': change<SigningStatus>()(
    z.strictObject({ minutes: z.union(LOCK_AFTER_MINUTES.map((minutes) => z.literal(minutes))) }),
  ),
  /** Which key signs from now on; null: none. */
  'signing.choose': change<SigningStatus>()(z.strictObject({ id: id.nullable() })),
  'signing.setAlgorithms': change<SigningStatus>()(z.strictObject({ id, algorithms: algorithmsSchema })),
  /** Takes a key out of the store; until the profile is closed, `restoreKey` brings the latest one back. */
  'signing.forgetKey': change<SigningStatus>()(z.strictObject({ id })),
  'signing.restoreKey': change<SigningStatus>()(nothing),
  /** Asks the card's service which card is in; no PIN is needed. */
  'signing.cardStatus': read<CertificateShown>()(nothing),
  /** Keeps the certificate of the card that is in, so that the card can be chosen. */
  'signing.addCard': change<SigningStatus>()(nothing),
  /** Trusts a platform's certificate (PEM or DER) for its messages. */
  'signing.trust': change<SigningStatus>()(z.strictObject({ file: fileTicket })),
  'signing.distrust': change<SigningStatus>()(z.strictObject({ number: z.string().max(40) })),
  /** Checks the signature of a sent document or a received message, as kept. */
  'signing.check': read<SignatureView>()(z.strictObject({ of: z.enum(['document', 'receipt']), id })),
} as const;
