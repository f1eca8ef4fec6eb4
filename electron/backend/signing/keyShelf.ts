import { z } from 'zod';
import { seal } from '#backend/files/sealed.ts';
import type { SigningCertificate } from '#backend/signing/certificate.ts';
import type { KeyPair } from '#backend/signing/keyFiles.ts';
import type { ReadKey } from '#backend/signing/keyRows.ts';
import { firstAlgorithms, readKey } from '#backend/signing/keyRows.ts';
import { toPkcs8 } from '#backend/signing/privateKey.ts';
import type { AuditEntry } from '#backend/store/contract/audit.ts';
import type { StoredKey } from '#backend/store/contract/signing.ts';
import type { WorkStore } from '#backend/store/contract/workStore.ts';
import type { AppError } from '#shared/api/errors.ts';
import { appError } from '#shared/api/errors.ts';
import type { ProfileKind } from '#shared/api/profile.ts';
import { LOCK_AFTER_MINUTES, TRAINING_KEY_ID } from '#shared/api/signing.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import type { SigningAlgorithms } from '#shared/messages/signatureSuites.ts';
import { suiteOf } from '#shared/messages/signatureSuites.ts';

/** What the shelf needs. */
export interface KeyShelfOptions {
  readonly store: WorkStore;
  readonly kind: ProfileKind;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly newId: () => string;
}

const choiceSchema = z.object({
  /** The key that signs. */
  chosen: z.string().max(64).nullable(),
  lockAfterMinutes: z.union(LOCK_AFTER_MINUTES.map((minutes) => z.literal(minutes))),
});
/** What is set for signing in a profile. */
export type SigningChoice = z.output<typeof choiceSchema>;

/** The keys of a profile as they are stored, closed. */
export interface KeyShelf {
  all(): readonly ReadKey[];
  get(id: string): ReadKey | null;
  choice(): SigningChoice;
  setLockAfter(minutes: number): void;
  choose(id: string | null): Result<void, AppError>;
  setAlgorithms(id: string, algorithms: SigningAlgorithms): Result<void, AppError>;
  /** Keeps a key under a password. The first one of a profile that signs with none is chosen. */
  add(pair: KeyPair, password: string, action: 'imported' | 'made'): Promise<Result<void, AppError>>;
  /** Keeps the certificate of a card. */
  addCard(card: {
    readonly certificate: SigningCertificate;
    readonly number: string;
  }): Result<void, AppError>;
  forget(id: string): Result<void, AppError>;
  /** Brings the key back that was forgotten last. */
  restore(): Result<void, AppError>;
  /** Notes what was done with a key, without anything secret of it. */
  note(action: string, subject: string, detail: Readonly<Record<string, string>>): void;
  /** What a sealed key is for: it opens as no other key and in no other profile. */
  contextOf(id: string): string;
}

const SETTING = 'signing';
const MOST_KEYS = 20;

/** The shelf of an open profile. */
export function keyShelf({ store, kind, now, newId }: KeyShelfOptions): KeyShelf {
  const { signingKeys } = store;
  const first = kind === 'training' ? TRAINING_KEY_ID : null;
  let forgotten: { readonly key: StoredKey; readonly wasChosen: boolean } | null = null;

  function choice(): SigningChoice {
    const read = choiceSchema.safeParse(store.settings.get(SETTING));
    return read.success ? read.data : { chosen: first, lockAfterMinutes: 30 };
  }

  function entry(action: string, subject: string, detail: Readonly<Record<string, string>>): AuditEntry {
    return { at: now(), actor: 'user', action: `signing.${action}`, subject, detail };
  }

  function setChosen(id: string | null): void {
    store.settings.set(SETTING, { ...choice(), chosen: id }, entry('chosen', id ?? '', {}));
  }

  function get(id: string): ReadKey | null {
    const stored = signingKeys.get(id);
    return stored === null ? null : readKey(stored);
  }

  function insert(key: StoredKey, action: string, choose: boolean): void {
    store.transaction(() => {
      signingKeys.add(key, entry(action, key.id, { number: key.keyName, place: key.place }));
      if (choose) setChosen(key.id);
    });
  }

  function noRoomFor(certificate: SigningCertificate): AppError | null {
    const keys = signingKeys.all();
    if (keys.some((key) => certificate.der.equals(key.certificate))) {
      return appError('signing.known', { number: certificate.number });
    }
    return keys.length >= MOST_KEYS ? appError('signing.tooMany', { most: MOST_KEYS }) : null;
  }

  const contextOf = (id: string): string => `highland signing key ${kind} ${id}`;

  return {
    all: () => signingKeys.all().flatMap((stored) => readKey(stored) ?? []),
    get,
    choice,
    setLockAfter(minutes) {
      const read = choiceSchema.safeParse({ ...choice(), lockAfterMinutes: minutes });
      if (read.success) store.settings.set(SETTING, read.data, entry('lockAfter', '', {}));
    },
    choose(id) {
      const known = id === null || (id === TRAINING_KEY_ID ? kind === 'training' : get(id) !== null);
      if (!known) return err(appError('signing.missing'));
      setChosen(id);
      return ok(undefined);
    },
    setAlgorithms(id, algorithms) {
      const key = get(id);
      if (key === null) return err(appError('signing.missing'));
      if (suiteOf(algorithms).key !== key.certificate.publicKey.kind) return err(appError('signing.suite'));
      const { suite, signature, digest, form } = algorithms;
      const detail = { suite, signature, digest, form: form ?? '' };
      signingKeys.setAlgorithms(id, JSON.stringify(algorithms), entry('algorithms', id, detail));
      return ok(undefined);
    },
    async add({ certificate, key }, password, action) {
      const full = noRoomFor(certificate);
      if (full !== null) return err(full);
      const id = newId();
      const secret = toPkcs8(key);
      const sealed = await seal(secret, password, contextOf(id));
      secret.fill(0);
      const stored: StoredKey = {
        id,
        place: 'software',
        certificate: certificate.der,
        keyName: certificate.number,
        sealed: JSON.stringify(sealed),
        algorithms: JSON.stringify(firstAlgorithms(certificate, 'software')),
        addedAt: now(),
      };
      insert(stored, action, choice().chosen === null);
      return ok(undefined);
    },
    addCard({ certificate, number }) {
      const full = noRoomFor(certificate);
      if (full !== null) return err(full);
      const stored: StoredKey = {
        id: newId(),
        place: 'card',
        certificate: certificate.der,
        keyName: number,
        sealed: null,
        algorithms: JSON.stringify(firstAlgorithms(certificate, 'card')),
        addedAt: now(),
      };
      insert(stored, 'cardAdded', choice().chosen === null);
      return ok(undefined);
    },
    forget(id) {
      const key = signingKeys.get(id);
      if (key === null) return err(appError('signing.missing'));
      const wasChosen = choice().chosen === id;
      store.transaction(() => {
        signingKeys.remove(id, entry('forgotten', id, { number: key.keyName, place: key.place }));
        if (wasChosen) setChosen(first);
      });
      forgotten = { key, wasChosen };
      return ok(undefined);
    },
    restore() {
      if (forgotten === null) return err(appError('signing.missing'));
      const { key, wasChosen } = forgotten;
      const read = readKey(key);
      const full = read === null ? appError('signing.missing') : noRoomFor(read.certificate);
      if (full !== null) return err(full);
      insert(key, 'restored', wasChosen);
      forgotten = null;
      return ok(undefined);
    },
    note: (action, subject, detail) => void store.audit.append(entry(action, subject, detail)),
    contextOf,
  };
}
