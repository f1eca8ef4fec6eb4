import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { KeyPair } from '#backend/signing/keyFiles.ts';
import { pairSigner } from '#backend/signing/softwareSigner.ts';
import { signMessage } from '#backend/signing/xmlSignature.ts';
import { plainAlgorithms } from '#shared/messages/signatureSuites.ts';
import { aScriptedPlatform } from '#test/builders/scriptedPlatform.ts';
import { anSm2Key } from '#test/builders/signingKeys.ts';
import { aWorkstation, until } from '#test/builders/workstation.ts';

const RECEIPT =
  '<ceb:CEB604Message xmlns:ceb="http://www.chinaport.gov.cn/ceb" guid="11111111-2222-3333-4444-555555555555" version="1.0"><ceb:InventoryReturn><ceb:returnInfo>入库成功</ceb:returnInfo></ceb:InventoryReturn></ceb:CEB604Message>';

async function signedReceipt(pair: KeyPair): Promise<string> {
  const signer = pairSigner(pair, pair.certificate.number, plainAlgorithms('sm2Sm3'));
  return Buffer.from((await signMessage(RECEIPT, signer)).bytes).toString('utf8');
}

it('received messages say what their signature is worth, and whose it is once the platform’s certificate is known', async () => {
  const scripted = await aScriptedPlatform();
  const station = await aWorkstation({ platformUrl: scripted.url });
  const folder = mkdtempSync(join(tmpdir(), 'highland-keys-'));
  onTestFinished(async () => {
    await station.close();
    await scripted.close();
    rmSync(folder, { recursive: true });
  });
  const platform = anSm2Key({ name: '示例平台' });
  const good = await signedReceipt(platform);
  scripted.feed.items.push(
    ...[good, good.replace('入库成功', '入库失败'), RECEIPT].map((body, i) => ({
      seq: i + 1,
      id: `receipt-${i}`,
      type: 'CEB604Message',
      body,
    })),
  );
  await station.call('profile.create', { kind: 'training', samples: false });
  const { rows } = await until(
    () => station.call('exchange.receipts', {}),
    ({ total }) => total === 3,
  );
  const found = new Map<string, string>();
  for (const { id } of rows) found.set((await station.call('exchange.receipt', { id })).raw, id);
  const check = (body: string) => station.call('signing.check', { of: 'receipt', id: found.get(body) ?? '' });

  const { number } = platform.certificate;
  expect(await check(good)).toMatchObject({ kind: 'unknownCertificate', number, name: '示例平台' });
  expect(await check(good.replace('入库成功', '入库失败'))).toEqual({ kind: 'invalid', flaw: 'changed' });
  expect(await check(RECEIPT)).toEqual({ kind: 'absent' });

  const path = join(folder, 'platform.cer');
  writeFileSync(path, platform.certificate.der);
  await station.call('signing.trust', { file: await station.backend.offerFile(path, 'platform.cer') });
  expect(await check(good)).toMatchObject({ kind: 'valid', number });
});
