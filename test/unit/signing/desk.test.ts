import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { certificatePem } from '#backend/signing/certificate.ts';
import type { KeyPair } from '#backend/signing/keyFiles.ts';
import { toPkcs8 } from '#backend/signing/privateKey.ts';
import type { AppEvent } from '#shared/api/events.ts';
import type { Args, MethodName } from '#shared/api/methods.ts';
import type { SigningStatus } from '#shared/api/signing.ts';
import { plainAlgorithms } from '#shared/messages/signatureSuites.ts';
import { aFakePortCard } from '#test/builders/fakePortCard.ts';
import { SM2_P12 } from '#test/builders/opensslSamples.ts';
import { anRsaKey, anSm2Key, keyPem } from '#test/builders/signingKeys.ts';
import type { TestWorkstation } from '#test/builders/workstation.ts';
import { aWorkstation } from '#test/builders/workstation.ts';

const PASSWORD = 'Correct-horse-7';
const PIN = '24681357';
const enterprise = {
  code: '4101980256',
  name: '郑州示例报关有限公司',
  telephone: '1',
  dxpId: 'DXPENT0000099999',
};

let station: TestWorkstation;
let folder: string;
let now = Date.parse('2026-06-01T00:00:00Z');
beforeEach(async () => {
  now = Date.parse('2026-06-01T00:00:00Z');
  folder = mkdtempSync(join(tmpdir(), 'highland-keys-'));
  station = await aWorkstation({ now: () => now });
  await station.call('profile.create', { kind: 'live', enterprise });
});
afterEach(async () => {
  await station.close();
  rmSync(folder, { recursive: true });
});

async function ticketOf(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, content);
  return station.backend.offerFile(path, name);
}

async function importKey({ key, certificate }: KeyPair): Promise<SigningStatus> {
  const files = [
    await ticketOf('key.pem', keyPem(key)),
    await ticketOf('cert.pem', certificatePem(certificate)),
  ];
  return station.call('signing.importKey', { files, password: PASSWORD });
}

async function codeOf<N extends MethodName>(method: N, args: Args<N>): Promise<string> {
  const answer = await station.backend.call(method, args);
  return answer.ok ? 'done' : answer.error.code;
}

function firstOf({ keys }: SigningStatus): SigningStatus['keys'][number] {
  const [key] = keys.filter(({ place }) => place !== 'training');
  if (key === undefined) throw new Error('no key');
  return key;
}

/** Every byte that the profiles have written. */
function everythingOnDisk(): string {
  const under = (path: string): string =>
    readdirSync(path, { withFileTypes: true })
      .map((entry) =>
        entry.isDirectory() ? under(join(path, entry.name)) : readFileSync(join(path, entry.name), 'latin1'),
      )
      .join('\n');
  return under(station.dataFolder);
}

describe('a profile of the firm’s own', () => {
  it('signs with nothing at first, and says so', async () => {
    const status = await station.call('signing.status', {});
    expect(status).toMatchObject({
      chosen: null,
      keys: [],
      trouble: { code: 'signing.none' },
      cardAddress: 'ws://127.0.0.1:61232',
    });
  });

  it('takes a key from files, asks for its password, and shows what it is', async () => {
    const pair = await anRsaKey({ validTo: new Date(now + 20.5 * 86_400_000) });
    const status = await importKey(pair);
    const key = firstOf(status);
    expect(status).toMatchObject({ chosen: key.id, trouble: { code: 'signing.locked' } });
    expect(key).toMatchObject({
      place: 'software',
      name: '郑州示例报关有限公司',
      organization: '示例单位',
      kind: 'rsa',
      number: pair.certificate.number,
      daysLeft: 20,
      locked: true,
      algorithms: plainAlgorithms('rsaSha256'),
    });
    expect(await codeOf('signing.unlock', { id: key.id, secret: 'wrong-password' })).toBe('signing.password');
    const open = await station.call('signing.unlock', { id: key.id, secret: PASSWORD });
    expect(open.trouble).toBeNull();
    expect(firstOf(await station.call('signing.lock', {})).locked).toBe(true);
  });

  it('takes PKCS#12 with the password of the file, and keeps it under another', async () => {
    const files = [await ticketOf('key.p12', Buffer.from(SM2_P12, 'base64'))];
    const wrong = { files, filePassword: 'no', password: PASSWORD };
    expect(await codeOf('signing.importKey', wrong)).toBe('signing.import.password');
    expect(await codeOf('signing.importKey', { ...wrong, filePassword: '' })).toBe(
      'signing.import.passwordNeeded',
    );
    const status = await station.call('signing.importKey', { ...wrong, filePassword: '密码-1234' });
    expect(firstOf(status)).toMatchObject({ kind: 'sm2', number: '03000000000cde6f' });
    expect(await codeOf('signing.importKey', { ...wrong, filePassword: '密码-1234' })).toBe('signing.known');
    const { id } = firstOf(status);
    expect(await codeOf('signing.unlock', { id, secret: '密码-1234' })).toBe('signing.password');
    expect(await codeOf('signing.unlock', { id, secret: PASSWORD })).toBe('done');
  });

  it('keeps neither key nor password in the clear, in no file and no audit row', async () => {
    const noise = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    onTestFinished(() => noise.mockRestore());
    const pair = anSm2Key();
    if (pair.key.kind !== 'sm2') throw new Error('no SM2 key');
    const { id } = firstOf(await importKey(pair));
    await codeOf('signing.unlock', { id, secret: 'Wrong-horse-8' });
    await station.call('signing.unlock', { id, secret: PASSWORD });
    await station.call('backup.now', {});
    await station.call('profile.close', {});
    const disk = everythingOnDisk();
    expect(disk).toContain('signing.unlocked');
    const secret = toPkcs8(pair.key);
    const scalar = Buffer.from(pair.key.scalar);
    for (const clear of [
      PASSWORD,
      'Wrong-horse-8',
      secret.toString('base64'),
      secret.toString('latin1'),
      scalar.toString('latin1'),
      scalar.toString('hex'),
    ]) {
      expect(disk.includes(clear)).toBe(false);
    }
    expect(JSON.stringify(noise.mock.calls)).not.toContain('horse');
  });

  it('forgets an open key after a time without use, on closing and on a restart', async () => {
    const { id } = firstOf(await importKey(anSm2Key()));
    await station.call('signing.setLockAfter', { minutes: 5 });
    await station.call('signing.unlock', { id, secret: PASSWORD });
    now += 4 * 60_000;
    expect((await station.call('signing.status', {})).trouble).toBeNull();
    now += 60_000;
    expect((await station.call('signing.status', {})).trouble).toMatchObject({ code: 'signing.locked' });
    await station.call('signing.setLockAfter', { minutes: 0 });
    await station.call('signing.unlock', { id, secret: PASSWORD });
    now += 86_400_000;
    expect((await station.call('signing.status', {})).trouble).toBeNull();
    station = await station.restart();
    expect(await station.call('signing.status', {})).toMatchObject({
      chosen: id,
      lockAfterMinutes: 0,
      trouble: { code: 'signing.locked' },
    });
  });

  it('does not sign with a certificate that has ended', async () => {
    const status = await importKey(anSm2Key({ validTo: new Date(now + 86_400_000) }));
    expect(firstOf(status).daysLeft).toBe(1);
    now += 2 * 86_400_000;
    const after = await station.call('signing.status', {});
    expect(firstOf(after).daysLeft).toBe(-1);
    expect(after.trouble).toMatchObject({ code: 'signing.expired', params: { day: '2026-06-02' } });
  });

  it('gives a key up, and has it back with its password as long as the profile is open', async () => {
    const { id } = firstOf(await importKey(anSm2Key()));
    await station.call('signing.unlock', { id, secret: PASSWORD });
    expect(await station.call('signing.forgetKey', { id })).toMatchObject({ keys: [], chosen: null });
    const back = await station.call('signing.restoreKey', {});
    expect(back).toMatchObject({ chosen: id, trouble: { code: 'signing.locked' } });
    expect(await codeOf('signing.restoreKey', {})).toBe('signing.missing');
    expect(await codeOf('signing.unlock', { id, secret: PASSWORD })).toBe('done');
    await station.call('signing.forgetKey', { id });
    station = await station.restart();
    expect(await codeOf('signing.restoreKey', {})).toBe('signing.missing');
    expect((await station.call('audit.verify', {})).brokenAt).toBeNull();
  });

  it('signs in the way set for the key, where that fits the key', async () => {
    const { id } = firstOf(await importKey(anSm2Key()));
    await station.call('signing.unlock', { id, secret: PASSWORD });
    const algorithms = { suite: 'sm2Sm3Practice', signature: 'urn:x', digest: '', form: 'der' } as const;
    const status = await station.call('signing.setAlgorithms', { id, algorithms });
    // What was open signed in the old way.
    expect(firstOf(status)).toMatchObject({ algorithms, locked: true });
    expect(await codeOf('signing.setAlgorithms', { id, algorithms: plainAlgorithms('rsaSha1') })).toBe(
      'signing.suite',
    );
    expect(await codeOf('signing.choose', { id: 'nobody' })).toBe('signing.missing');
    expect(await codeOf('signing.makeKey', { password: PASSWORD })).toBe('training.only');
  });

  it('tells windows when something changed', async () => {
    const heard: AppEvent[] = [];
    station.backend.listen((event) => heard.push(event));
    await importKey(anSm2Key());
    expect(heard.filter(({ name }) => name === 'signing.changed').length).toBeGreaterThan(0);
    expect(JSON.stringify(heard)).not.toContain(PASSWORD);
  });
});

describe('certificates of a platform', () => {
  it('are trusted one by one, from files, and no longer when that is said', async () => {
    const { certificate } = anSm2Key({ name: '示例平台' });
    const file = await ticketOf('platform.cer', certificate.der);
    const { trusted } = await station.call('signing.trust', { file });
    expect(trusted).toMatchObject([{ name: '示例平台', number: certificate.number, kind: 'sm2' }]);
    expect(await codeOf('signing.trust', { file })).toBe('signing.known');
    expect(await codeOf('signing.trust', { file: await ticketOf('x.cer', 'x') })).toBe(
      'signing.import.format',
    );
    station = await station.restart();
    expect((await station.call('signing.status', {})).trusted).toHaveLength(1);
    const left = await station.call('signing.distrust', { number: certificate.number });
    expect(left.trusted).toEqual([]);
    expect(await codeOf('signing.distrust', { number: certificate.number })).toBe('signing.missing');
  });
});

describe('a card', () => {
  async function withCard() {
    const card = anSm2Key({ validTo: new Date('2027-01-01T00:00:00Z') });
    const fake = await aFakePortCard({ card, pin: PIN });
    onTestFinished(() => fake.close());
    await station.close();
    station = await aWorkstation({ now: () => now, cardPort: fake.port });
    await station.call('profile.create', { kind: 'live', enterprise });
    return { card, fake };
  }

  it('is found, kept by its certificate, and opened with its PIN, which is written nowhere', async () => {
    const { card, fake } = await withCard();
    expect(await station.call('signing.cardStatus', {})).toMatchObject({
      name: '杨示例',
      number: card.certificate.number,
    });
    const { id } = firstOf(await station.call('signing.addCard', {}));
    expect(await codeOf('signing.unlock', { id, secret: '00000000' })).toBe('signing.card.pin');
    expect(fake.behaviour.triesLeft).toBe(5);
    const open = await station.call('signing.unlock', { id, secret: PIN });
    expect(firstOf(open)).toMatchObject({ place: 'card', locked: false, tried: true });
    await station.call('profile.close', {});
    expect(everythingOnDisk().includes(PIN)).toBe(false);
  });

  it('is known with its last day when it is not there', async () => {
    const { fake } = await withCard();
    await station.call('signing.addCard', {});
    await fake.close();
    expect(firstOf(await station.call('signing.status', {}))).toMatchObject({
      daysLeft: 214,
      locked: true,
      tried: null,
    });
    expect(await codeOf('signing.cardStatus', {})).toBe('signing.card.notRunning');
  });

  it('in the reader must be the one that was kept', async () => {
    const { fake } = await withCard();
    const { id } = firstOf(await station.call('signing.addCard', {}));
    fake.behaviour.card = anSm2Key();
    expect(await codeOf('signing.unlock', { id, secret: PIN })).toBe('signing.card.other');
    // The PIN of one card must not be tried on another.
    expect(fake.requests.some((request) => request.includes(PIN))).toBe(false);
  });
});
