import { CARD_METHODS, readSignature } from '#backend/signing/cardProtocol.ts';
import type { CardService } from '#backend/signing/cardService.ts';
import type { SigningCertificate } from '#backend/signing/certificate.ts';
import { certificateIn } from '#backend/signing/certificate.ts';
import { hashOf, verifyData } from '#backend/signing/primitives.ts';
import { SigningRefused } from '#backend/signing/signingRefused.ts';
import { sm2ValueFromDer, sm2ValueToDer } from '#backend/signing/sm2.ts';
import type { Signer } from '#backend/signing/xmlSignature.ts';
import type { AppError } from '#shared/api/errors.ts';
import { appError } from '#shared/api/errors.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import type { SignatureSuite } from '#shared/messages/signatureSuites.ts';

/** The certificate of the card that is in, and its number. No PIN is needed. */
export async function cardCertificate(
  service: CardService,
): Promise<Result<{ readonly certificate: SigningCertificate; readonly number: string }, AppError>> {
  const answer = await service.ask(CARD_METHODS.certificate, {});
  if (!answer.ok) return answer;
  const certificate = certificateIn(answer.value[0] ?? '');
  if (certificate === null) return err(appError('signing.card.certificate'));
  const asked = await service.ask(CARD_METHODS.number, {});
  const number = asked.ok ? (asked.value[0] ?? '').trim() : '';
  return ok({ certificate, number: /^[0-9A-Za-z-]{1,40}$/.test(number) ? number : certificate.number });
}

/** A card that is open: its PIN is in memory here and nowhere else. */
export interface OpenCard {
  readonly signer: Signer;
  /** Whether its trial signature held against its certificate as we read the standard. */
  readonly tried: boolean;
}

/**
 * Opens a card: signs a line of no meaning with the PIN, which shows a wrong PIN before anything hangs on it, and
 * whether the card signs as we think it does. `pinWrong` is told when the card refuses the PIN later on: it must not be
 * tried again, for a few wrong ones lock a card for good.
 */
export async function openCard(
  service: CardService,
  known: { readonly certificate: SigningCertificate; readonly number: string },
  suite: SignatureSuite,
  pin: string,
  pinWrong: () => void,
): Promise<Result<OpenCard, AppError>> {
  const { certificate, number } = known;
  const ask = async (data: Uint8Array): Promise<Result<Buffer, AppError>> => {
    const inData = new TextDecoder('utf-8', { fatal: true }).decode(data);
    const answer = await service.ask(CARD_METHODS.sign, { inData, passwd: pin });
    if (!answer.ok) return answer;
    const signed = readSignature(answer.value);
    if (!signed.ok) return signed;
    const said = signed.value.number.toLowerCase();
    const other = said !== '' && said !== number.toLowerCase() && said !== certificate.number;
    return other ? err(appError('signing.card.other', { number })) : ok(signed.value.value);
  };
  const trial = Buffer.from(`Highland trial signature ${number}`);
  const first = await ask(trial);
  if (!first.ok) return first;
  const tried = verifyData(suite, trial, first.value, certificate.publicKey);
  const signer: Signer = {
    keyName: number,
    certificate: certificate.der.toString('base64'),
    algorithms: { signature: suite.signature, digest: suite.digest },
    digest: (data) => hashOf(suite.digestHash, data),
    async sign(data) {
      const value = await ask(data);
      if (!value.ok) {
        if (value.error.code === 'signing.card.pin') pinWrong();
        throw new SigningRefused(value.error);
      }
      // Where the trial held, so must everything after it: else another card is in.
      if (tried && !verifyData(suite, data, value.value, certificate.publicKey)) {
        throw new SigningRefused(appError('signing.card.other', { number }));
      }
      return inForm(suite, value.value);
    },
  };
  return ok({ signer, tried });
}

/** An SM2 signature in the form the suite wants, whichever the card gives. */
function inForm(suite: SignatureSuite, value: Buffer): Buffer {
  if (suite.key !== 'sm2') return value;
  const raw = value.length === 64 ? value : sm2ValueFromDer(value);
  if (raw === null) return value;
  return suite.form === 'der' ? sm2ValueToDer(raw) : raw;
}
