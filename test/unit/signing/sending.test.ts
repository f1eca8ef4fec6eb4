import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { certificatePem } from '#backend/signing/certificate.ts';
import type { KeyPair } from '#backend/signing/keyFiles.ts';
import type { SuiteId } from '#shared/messages/signatureSuites.ts';
import { plainAlgorithms, SIGNATURE_SUITES, SUITE_IDS } from '#shared/messages/signatureSuites.ts';
import { aFakePortCard } from '#test/builders/fakePortCard.ts';
import { aScriptedPlatform } from '#test/builders/scriptedPlatform.ts';
import { anRsaKey, anSm2Key, keyPem } from '#test/builders/signingKeys.ts';
import type { TestWorkstation, TestWorkstationOptions } from '#test/builders/workstation.ts';
import { aWorkstation, until } from '#test/builders/workstation.ts';

const PASSWORD = 'Correct-horse-7';

let station: TestWorkstation;
afterEach(() => station.close());

async function training(options: TestWorkstationOptions = {}): Promise<void> {
  station = await aWorkstation(options);
  await station.call('profile.create', { kind: 'training' });
}

async function readyIds(count: number): Promise<string[]> {
  const { ids } = await station.call('consignments.ids', { check: 'ready' });
  return ids.slice(0, count);
}

/** Imports a key, chooses it, and opens it. */
async function signWith({ key, certificate }: KeyPair, suite: SuiteId, open = true): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'highland-keys-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'key.pem');
  writeFileSync(path, `${keyPem(key)}${certificatePem(certificate)}`);
  const files = [await station.backend.offerFile(path, 'key.pem')];
  const { keys } = await station.call('signing.importKey', { files, password: PASSWORD });
  const id = keys.at(-1)?.id ?? '';
  await station.call('signing.setAlgorithms', { id, algorithms: plainAlgorithms(suite) });
  await station.call('signing.choose', { id });
  if (open) await station.call('signing.unlock', { id, secret: PASSWORD });
  return id;
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

const keyOf = (suite: SuiteId): Promise<KeyPair> | KeyPair =>
  SIGNATURE_SUITES[suite].key === 'rsa' ? anRsaKey() : anSm2Key();

const reaches = (id: string, wanted: string) =>
  until(
    async () => (await station.call('consignments.get', { id })).state,
    (state) => state === wanted,
  );

async function bodies(): Promise<ReadonlyMap<string, string>> {
  const { rows } = await station.call('exchange.outbox', {});
  const found = new Map<string, string>();
  for (const { id } of rows) found.set(id, (await station.call('exchange.document', { id })).body);
  return found;
}

describe.each(SUITE_IDS)('documents signed with %s', (suite) => {
  it('are stored as signed, and go out byte for byte the same after a restart with the key locked', async () => {
    const scripted = await aScriptedPlatform();
    onTestFinished(() => scripted.close());
    await training({ platformUrl: scripted.url });
    await station.call('exchange.setOffline', { offline: true });
    await signWith(await keyOf(suite), suite);
    expect((await station.call('exchange.send', { ids: await readyIds(1) })).refused).toEqual([]);
    const before = await bodies();
    expect(before.size).toBeGreaterThan(0);
    station = await station.restart();
    expect((await station.call('signing.status', {})).trouble).toMatchObject({ code: 'signing.locked' });
    expect([...(await bodies())].map(([id, body]) => [id, hashOf(body)])).toEqual(
      [...before].map(([id, body]) => [id, hashOf(body)]),
    );
    // The first answer is lost: what goes again must be the same bytes.
    let lost = 0;
    const accept = scripted.onMessages;
    scripted.onMessages = (items, response) => {
      lost += 1;
      if (lost === 1) response.destroy();
      else accept(items, response);
    };
    await station.call('exchange.setOffline', { offline: false });
    await until(
      async () => {
        await station.call('exchange.syncNow', {});
        return (await station.call('exchange.connection', {})).waiting;
      },
      (waiting) => waiting === 0,
    );
    const sent = scripted.received.map(({ body }) => body);
    expect(sent.length).toBeGreaterThan(before.size);
    // By their hashes, so that a failure can be read.
    expect(new Set(sent.map(hashOf))).toEqual(new Set([...before.values()].map(hashOf)));
    for (const xml of sent) expect(xml).toContain(`"${SIGNATURE_SUITES[suite].signature}"`);
    for (const id of before.keys()) {
      expect(await station.call('signing.check', { of: 'document', id })).toMatchObject({ kind: 'valid' });
    }
  });
});

describe('the training platform', () => {
  it.each(['rsaSha256', 'rsaSha1'] as const)('takes what an own key signs with %s', async (suite) => {
    await training();
    await signWith(await anRsaKey(), suite);
    const [id = ''] = await readyIds(1);
    await station.call('exchange.send', { ids: [id] });
    await reaches(id, 'closed');
  });

  it('takes what an RSA card signs', async () => {
    const card = await anRsaKey();
    const way = { key: 'rsa', signatureHash: 'sha1', form: 'raw' } as const;
    const fake = await aFakePortCard({ card, way, pin: '13572468' });
    onTestFinished(() => fake.close());
    await training({ cardPort: fake.port });
    const added = await station.call('signing.addCard', {});
    const key = added.keys.find(({ place }) => place === 'card');
    await station.call('signing.choose', { id: key?.id ?? '' });
    await station.call('signing.unlock', { id: key?.id ?? '', secret: '13572468' });
    const [id = ''] = await readyIds(1);
    await station.call('exchange.send', { ids: [id] });
    await reaches(id, 'closed');
  });

  it('returns what SM2 signs, and says why: it knows RSA only', async () => {
    await training();
    await signWith(anSm2Key(), 'sm2Sm3');
    const [id = ''] = await readyIds(1);
    await station.call('exchange.send', { ids: [id] });
    await until(
      () => station.call('exchange.receipts', {}),
      ({ rows }) => rows.some(({ info }) => info.includes('Code:1001') && info.includes('RSA')),
    );
  });

  it('keeps its own key as the one that signs until another is chosen', async () => {
    await training();
    expect(await station.call('signing.status', {})).toMatchObject({ chosen: 'training', trouble: null });
    const made = await station.call('signing.makeKey', { password: PASSWORD });
    expect(made).toMatchObject({ chosen: 'training', trouble: null });
    const [id = ''] = await readyIds(1);
    await station.call('exchange.send', { ids: [id] });
    await reaches(id, 'closed');
  });
});

describe('a locked key', () => {
  it('stops sending before anything is queued, and the same call goes through once it is open', async () => {
    await training();
    const key = await signWith(await anRsaKey(), 'rsaSha256', false);
    const ids = await readyIds(2);
    expect(await station.backend.call('exchange.send', { ids })).toMatchObject({
      ok: false,
      error: { code: 'signing.locked' },
    });
    expect((await station.call('exchange.outbox', {})).total).toBe(0);
    await station.call('signing.unlock', { id: key, secret: PASSWORD });
    expect((await station.call('exchange.send', { ids })).queued).toEqual(ids);
  });

  it('on the way, or a card pulled out, refuses the rest by name and keeps what was queued', async () => {
    const card = await anRsaKey();
    const way = { key: 'rsa', signatureHash: 'sha1', form: 'raw' } as const;
    const fake = await aFakePortCard({ card, way, pin: '13572468' });
    onTestFinished(() => fake.close());
    await training({ cardPort: fake.port });
    await station.call('exchange.setOffline', { offline: true });
    const added = await station.call('signing.addCard', {});
    const id = added.keys.find(({ place }) => place === 'card')?.id ?? '';
    await station.call('signing.choose', { id });
    await station.call('signing.unlock', { id, secret: '13572468' });
    const asked = fake.requests.length;
    const pulled = setInterval(() => {
      // Four documents to a consignment: somewhere in the second one.
      if (fake.requests.length > asked + 5) fake.behaviour.card = null;
    }, 0);
    onTestFinished(() => clearInterval(pulled));
    const ids = await readyIds(30);
    const report = await station.call('exchange.send', { ids });
    expect(report.queued.length).toBeGreaterThan(0);
    expect(report.refused.length).toBeGreaterThan(0);
    expect(report.queued.length + report.refused.length).toBe(ids.length);
    expect(new Set(report.refused.map(({ error }) => error.code))).toEqual(new Set(['signing.card.noCard']));
    expect((await station.call('exchange.outbox', {})).total).toBe(report.queued.length * 4);
  });
});
