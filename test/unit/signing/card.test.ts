import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { CARD_METHODS } from '#backend/signing/cardProtocol.ts';
import type { CardService } from '#backend/signing/cardService.ts';
import { cardService } from '#backend/signing/cardService.ts';
import { cardCertificate, openCard } from '#backend/signing/cardSigner.ts';
import type { KeyPair } from '#backend/signing/keyFiles.ts';
import { SigningRefused } from '#backend/signing/signingRefused.ts';
import { verifySignature } from '#backend/signing/verifySignature.ts';
import { signMessage } from '#backend/signing/xmlSignature.ts';
import { buildMessage } from '#shared/messages/build.ts';
import { CEB603 } from '#shared/messages/ceb603.ts';
import type { SuiteId } from '#shared/messages/signatureSuites.ts';
import { SIGNATURE_SUITES } from '#shared/messages/signatureSuites.ts';
import type { FakePortCard } from '#test/builders/fakePortCard.ts';
import { aFakePortCard } from '#test/builders/fakePortCard.ts';
import { aTransfer, documentsOf, MESSAGE_GUID } from '#test/builders/messages.ts';
import { anRsaKey, anSm2Key } from '#test/builders/signingKeys.ts';

const PIN = '24681357';
const PATIENCE = { connect: 500, answer: 400 };
const MESSAGE = buildMessage(CEB603, [documentsOf().inventory], {
  guid: MESSAGE_GUID,
  transfer: aTransfer(),
});

let fake: FakePortCard;
let service: CardService;
let key: KeyPair;
beforeEach(async () => {
  key = anSm2Key();
  fake = await aFakePortCard({ card: key, pin: PIN });
  service = cardService(fake.port, PATIENCE);
});
afterEach(async () => {
  service.close();
  await fake.close();
});

const opened = (pin: string, suite: SuiteId = 'sm2Sm3', pinWrong = () => {}, card = key) =>
  openCard(
    service,
    { certificate: card.certificate, number: card.certificate.number },
    SIGNATURE_SUITES[suite],
    pin,
    pinWrong,
  );

async function openedWell(suite: SuiteId = 'sm2Sm3', pinWrong = () => {}, card = key) {
  const done = await opened(PIN, suite, pinWrong, card);
  if (!done.ok) throw new Error(done.error.code);
  return done.value;
}

describe('a port card (against a fake of our own)', () => {
  it('gives its certificate and number without a PIN', async () => {
    const found = await cardCertificate(service);
    expect(found).toMatchObject({ ok: true, value: { number: key.certificate.number } });
    expect(fake.requests.some((request) => request.includes('passwd'))).toBe(false);
  });

  it.each(['sm2Sm3', 'sm2Sm3Practice'] as const)('signs messages that hold (%s)', async (suite) => {
    const { signer, tried } = await openedWell(suite);
    expect(tried).toBe(true);
    const { bytes } = await signMessage(MESSAGE, signer);
    const report = verifySignature(Buffer.from(bytes).toString('utf8'), {
      known: [key.certificate],
      at: Date.parse('2026-06-01'),
    });
    expect(report.kind).toBe('valid');
  });

  it('signs with RSA and SHA-1, as older cards do', async () => {
    const rsa = await anRsaKey();
    fake.behaviour.card = rsa;
    fake.behaviour.way = { key: 'rsa', signatureHash: 'sha1', form: 'raw' };
    expect((await openedWell('rsaSha1', () => {}, rsa)).tried).toBe(true);
    // Another hash than the card's shows in the trial and stops nothing: what a port accepts is for the port to say.
    expect((await openedWell('rsaSha256', () => {}, rsa)).tried).toBe(false);
  });

  it('gives an SM2 value in the form that is asked for, whichever the card has', async () => {
    fake.behaviour.way = { key: 'sm2', signatureHash: 'sm3', form: 'der' };
    const { signer, tried } = await openedWell();
    expect(tried).toBe(true);
    expect(await signer.sign(Buffer.from('x'))).toHaveLength(64);
  });

  it('asks one thing at a time, and finds each answer', async () => {
    const { signer } = await openedWell();
    const values = await Promise.all(
      Array.from({ length: 20 }, (_, i) => signer.sign(Buffer.from(`text ${i}`))),
    );
    expect(new Set(values.map((value) => Buffer.from(value).toString('hex'))).size).toBe(20);
  });

  it('is asked in the way that is known of the service', async () => {
    await openedWell();
    expect(JSON.parse(fake.requests.at(-1) ?? '')).toEqual({
      _method: CARD_METHODS.sign,
      _id: expect.any(Number),
      args: { inData: `Highland trial signature ${key.certificate.number}`, passwd: PIN },
    });
  });
});

describe('trouble with a card is told by name', () => {
  const codeOf = async (asking: Promise<{ ok: boolean; error?: { code: string } }>) =>
    (await asking).error?.code;

  it('no service, and what is no such service', async () => {
    await fake.close();
    expect(await codeOf(cardCertificate(service))).toBe('signing.card.notRunning');
    const server = createServer((_request, response) => response.end('hello'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const other = cardService(typeof address === 'object' && address !== null ? address.port : 0, PATIENCE);
    expect(await codeOf(cardCertificate(other))).toBe('signing.card.notRunning');
  });

  it('no card in the reader, and one that comes later', async () => {
    fake.behaviour.card = null;
    expect(await codeOf(opened(PIN))).toBe('signing.card.noCard');
    fake.behaviour.card = key;
    expect((await opened(PIN)).ok).toBe(true);
  });

  it('a wrong PIN, once, without repeating it', async () => {
    const wrong = await opened('11112222');
    expect(wrong).toEqual({ ok: false, error: { code: 'signing.card.pin', params: {} } });
    expect(fake.behaviour.triesLeft).toBe(5);
  });

  it('no answer in time, and goes on afterwards with the right answers', async () => {
    fake.behaviour.silent = true;
    expect(await codeOf(opened(PIN))).toBe('signing.card.timeout');
    fake.behaviour.silent = false;
    expect((await openedWell()).tried).toBe(true);
  });

  it.each([
    ['no JSON', 'hello'],
    ['another shape', '{"_method":"cus-sec_SpcSignDataAsPEM"}'],
    ['too large', JSON.stringify({ _method: 'x', _args: { Result: true, Data: ['A'.repeat(300_000)] } })],
    [
      'no base64',
      JSON.stringify({ _method: CARD_METHODS.sign, _id: 1, _args: { Result: true, Data: ['!'] } }),
    ],
  ])('an answer that is none (%s)', async (_what, answer) => {
    fake.behaviour.instead = answer;
    expect(await codeOf(opened(PIN))).toBe('signing.card.answer');
  });

  it('an answer to another question is passed over', async () => {
    fake.behaviour.instead = JSON.stringify({
      _method: CARD_METHODS.sign,
      _id: 999,
      _args: { Result: true, Data: ['QQ=='] },
    });
    expect(await codeOf(opened(PIN))).toBe('signing.card.timeout');
  });

  it('words of the service come along, the PIN in them does not', async () => {
    fake.behaviour.instead = JSON.stringify({
      _method: CARD_METHODS.sign,
      _id: 1,
      _args: { Result: false, Data: [], Error: [`设备忙 ${PIN}`, 'Err:Custom1'] },
    });
    expect(await opened(PIN)).toEqual({
      ok: false,
      error: { code: 'signing.card.refused', params: { detail: '设备忙 … Err:Custom1' } },
    });
  });

  it('another card than the one that was opened', async () => {
    const { signer } = await openedWell();
    fake.behaviour.card = anSm2Key();
    await expect(signer.sign(Buffer.from('x'))).rejects.toThrow(SigningRefused);
    await expect(signer.sign(Buffer.from('x'))).rejects.toThrow('signing.card.other');
  });

  it('a PIN that is no longer taken is told at once, so that it is not tried again', async () => {
    let told = 0;
    const { signer } = await openedWell('sm2Sm3', () => {
      told += 1;
    });
    fake.behaviour.pin = '99999999';
    await expect(signer.sign(Buffer.from('x'))).rejects.toThrow('signing.card.pin');
    expect(told).toBe(1);
  });
});
