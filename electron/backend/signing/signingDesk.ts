import { sealedSchema, unseal } from '#backend/files/sealed.ts';
import { CARD_PORT } from '#backend/signing/cardProtocol.ts';
import { cardService } from '#backend/signing/cardService.ts';
import { cardCertificate, openCard } from '#backend/signing/cardSigner.ts';
import type { SigningCertificate } from '#backend/signing/certificate.ts';
import { certificatePem } from '#backend/signing/certificate.ts';
import type { ReadKey } from '#backend/signing/keyRows.ts';
import { keyRow, shownCertificate } from '#backend/signing/keyRows.ts';
import type { KeyShelf, KeyShelfOptions } from '#backend/signing/keyShelf.ts';
import { keyShelf } from '#backend/signing/keyShelf.ts';
import { openKeys } from '#backend/signing/openKeys.ts';
import { belongsTo, readPkcs8 } from '#backend/signing/privateKey.ts';
import { SigningRefused } from '#backend/signing/signingRefused.ts';
import type { SoftwareKey } from '#backend/signing/softwareSigner.ts';
import { pairSigner, softwareKeyPair } from '#backend/signing/softwareSigner.ts';
import type { TrustedCertificates } from '#backend/signing/trustedCertificates.ts';
import { trustedCertificates } from '#backend/signing/trustedCertificates.ts';
import type { SignatureReport } from '#backend/signing/verifySignature.ts';
import { verifySignature } from '#backend/signing/verifySignature.ts';
import type { Signer } from '#backend/signing/xmlSignature.ts';
import type { AppError } from '#shared/api/errors.ts';
import { appError } from '#shared/api/errors.ts';
import type { CertificateShown, SigningKeyRow, SigningStatus } from '#shared/api/signing.ts';
import { TRAINING_KEY_ID } from '#shared/api/signing.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import type { SigningAlgorithms } from '#shared/messages/signatureSuites.ts';
import { plainAlgorithms, suiteOf } from '#shared/messages/signatureSuites.ts';

/** What the desk needs. */
export interface SigningDeskOptions extends KeyShelfOptions {
  /** The key a training profile makes for itself; null in a live one. */
  readonly trainingKey: SoftwareKey | null;
  /** The port of the card's service, where it is another than usual. */
  readonly cardPort: number | undefined;
  /** Something that a window shows is another now. */
  readonly changed: () => void;
}

/** Where the keys of a profile are opened and used. Secrets come in as arguments and never go out. */
export interface SigningDesk {
  readonly shelf: KeyShelf;
  readonly trusted: TrustedCertificates;
  status(): SigningStatus;
  /** The signer of the chosen key, as it is now. */
  signer(): Result<Signer, AppError>;
  /** The same for those who cannot answer with an error: throws `SigningRefused`. */
  signerOrThrow(): Signer;
  /** Opens a key with its password, or a card with its PIN. */
  unlock(id: string, secret: string): Promise<Result<void, AppError>>;
  /** Closes every key. */
  lock(): void;
  /** Closes one: it signs in another way from now on, or is gone. */
  drop(id: string): void;
  setLockAfter(minutes: number): void;
  cardStatus(): Promise<Result<CertificateShown, AppError>>;
  addCard(): Promise<Result<void, AppError>>;
  /** Checks the signature of a message as it stood at a time. */
  check(xml: string, at: number): SignatureReport;
  /** The certificates (PEM) that a platform which knows RSA only can be told of, the training key's first. */
  rsaCertificates(): readonly string[];
  /** Forgets what is open. */
  close(): void;
}

const MINUTE_MS = 60_000;

/** The desk of an open profile. */
export function signingDesk(options: SigningDeskOptions): SigningDesk {
  const { now, changed } = options;
  const shelf = keyShelf(options);
  const trusted = trustedCertificates(options.store, now);
  const card = cardService(options.cardPort ?? CARD_PORT);
  const training = options.trainingKey === null ? null : trainingSigner(options.trainingKey);
  const open = openKeys(now, shelf.choice().lockAfterMinutes * MINUTE_MS, changed);

  function rows(): readonly SigningKeyRow[] {
    const own = shelf.all().map(({ stored, certificate, algorithms }) => {
      const opened = open.get(stored.id);
      return keyRow(certificate, stored.keyName, now(), {
        id: stored.id,
        place: stored.place,
        algorithms,
        locked: opened === null,
        addedAt: new Date(stored.addedAt).toISOString(),
        tried: opened?.tried ?? null,
      });
    });
    if (training === null) return own;
    const rest = {
      id: TRAINING_KEY_ID,
      place: 'training',
      locked: false,
      addedAt: null,
      tried: null,
    } as const;
    const { certificate, signer, algorithms } = training;
    return [keyRow(certificate, signer.keyName, now(), { ...rest, algorithms }), ...own];
  }

  function signer(): Result<Signer, AppError> {
    const { chosen } = shelf.choice();
    if (chosen === TRAINING_KEY_ID && training !== null) return ok(training.signer);
    const key = chosen === null ? null : shelf.get(chosen);
    if (key === null) return err(appError('signing.none'));
    const { certificate, stored } = key;
    if (now() > certificate.validTo) {
      const day = new Date(certificate.validTo).toISOString().slice(0, 10);
      return err(appError('signing.expired', { number: stored.keyName, day }));
    }
    const opened = open.get(stored.id);
    return opened === null ? err(appError('signing.locked', { number: stored.keyName })) : ok(opened.signer);
  }

  async function unlockSoftware(key: ReadKey, password: string): Promise<Result<void, AppError>> {
    const { stored, certificate, algorithms } = key;
    const sealed = sealedSchema.safeParse(JSON.parse(stored.sealed ?? 'null'));
    if (!sealed.success) return err(appError('signing.damaged', { number: stored.keyName }));
    const secret = await unseal(sealed.data, password, shelf.contextOf(stored.id));
    if (secret === null) return err(appError('signing.password'));
    const privateKey = readPkcs8(secret);
    secret.fill(0);
    if (privateKey === null || !belongsTo(privateKey, certificate.publicKey)) {
      return err(appError('signing.damaged', { number: stored.keyName }));
    }
    const opened = pairSigner({ key: privateKey, certificate }, stored.keyName, algorithms);
    open.put(stored.id, { signer: opened, tried: null });
    return ok(undefined);
  }

  async function unlockCard(key: ReadKey, pin: string): Promise<Result<void, AppError>> {
    const { stored, certificate, algorithms } = key;
    const number = stored.keyName;
    const found = await cardCertificate(card);
    if (!found.ok) return found;
    if (!found.value.certificate.der.equals(certificate.der))
      return err(appError('signing.card.other', { number }));
    const opened = await openCard(card, { certificate, number }, suiteOf(algorithms), pin, () => {
      open.drop(stored.id);
      changed();
    });
    if (!opened.ok) return opened;
    open.put(stored.id, opened.value);
    return ok(undefined);
  }

  return {
    shelf,
    trusted,
    status() {
      const ready = signer();
      const { chosen, lockAfterMinutes } = shelf.choice();
      const keys = rows();
      return {
        chosen: keys.some((key) => key.id === chosen) ? chosen : null,
        trouble: ready.ok ? null : ready.error,
        keys,
        lockAfterMinutes,
        trusted: trusted.all().map((certificate) => shownCertificate(certificate, certificate.number)),
        cardAddress: card.address,
      };
    },
    signer,
    signerOrThrow() {
      const ready = signer();
      if (!ready.ok) throw new SigningRefused(ready.error);
      return ready.value;
    },
    async unlock(id, secret) {
      const key = shelf.get(id);
      if (key === null) return err(appError('signing.missing'));
      const done = await (key.stored.place === 'card'
        ? unlockCard(key, secret)
        : unlockSoftware(key, secret));
      const number = key.stored.keyName;
      if (done.ok) shelf.note('unlocked', id, { number });
      else shelf.note('refused', id, { number, code: done.error.code });
      changed();
      return done;
    },
    lock() {
      card.close();
      if (!open.clear()) return;
      shelf.note('locked', '', {});
      changed();
    },
    drop(id) {
      open.drop(id);
      changed();
    },
    setLockAfter(minutes) {
      shelf.setLockAfter(minutes);
      open.setPatience(minutes * MINUTE_MS);
      changed();
    },
    async cardStatus() {
      const found = await cardCertificate(card);
      return found.ok ? ok(shownCertificate(found.value.certificate, found.value.number)) : found;
    },
    async addCard() {
      const found = await cardCertificate(card);
      return found.ok ? shelf.addCard(found.value) : found;
    },
    check(xml, at) {
      const keys = shelf.all();
      const known = [...keys.map(({ certificate }) => certificate), ...trusted.all()];
      if (training !== null) known.push(training.certificate);
      return verifySignature(xml, { known, at, suites: keys.map(({ algorithms }) => suiteOf(algorithms)) });
    },
    rsaCertificates() {
      const own = shelf.all().map(({ certificate }) => certificate);
      const all = training === null ? own : [training.certificate, ...own];
      return all.filter(({ publicKey }) => publicKey.kind === 'rsa').map(certificatePem);
    },
    close() {
      open.clear();
      card.close();
    },
  };
}

interface TrainingSigner {
  readonly signer: Signer;
  readonly certificate: SigningCertificate;
  readonly algorithms: SigningAlgorithms;
}

function trainingSigner(key: SoftwareKey): TrainingSigner {
  const pair = softwareKeyPair(key);
  const algorithms = plainAlgorithms('rsaSha256');
  return { signer: pairSigner(pair, key.keyName, algorithms), certificate: pair.certificate, algorithms };
}
