import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { softwareSigner } from '#backend/output/softwareSigner.ts';
import { makeTrainingKey } from '#backend/output/trainingKey.ts';
import { signMessage } from '#backend/output/xmlSignature.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import { REGIMES } from '#shared/consignment/regimes.ts';
import { buildMessage } from '#shared/messages/build.ts';
import { DOCUMENT_MESSAGES } from '#shared/messages/ofDocument.ts';
import { parseMessage } from '#shared/messages/parse.ts';
import type { SendItem } from '#shared/messages/platformProtocol.ts';
import { readReceipts } from '#shared/messages/receipts.ts';
import { aDraft, aggregated, numbered } from '#test/builders/consignment.ts';
import { aTransfer, documentsOf } from '#test/builders/messages.ts';
import { aPlatform, enrol, send, settled, statuses } from './aPlatform.ts';

describe('the messages of the workstation', () => {
  it('are accepted, matched, released and closed, and it can read every receipt', async () => {
    const key = await makeTrainingKey();
    const platform = await aPlatform();
    await enrol(platform, { privateKey: key.privateKeyPem, certificate: key.certificatePem });
    const itemsOf = async (draft: Draft): Promise<readonly SendItem[]> => {
      const documents = documentsOf(readConsignment(draft).consignment);
      const items: SendItem[] = [];
      for (const kind of REGIMES['9610'][0].documents) {
        const xml = buildMessage(DOCUMENT_MESSAGES[kind].request, [documents[kind]], {
          guid: randomUUID().toUpperCase(),
          transfer: aTransfer(),
        });
        const { bytes, sha256 } = await signMessage(xml, softwareSigner(key));
        const type = DOCUMENT_MESSAGES[kind].request.kind;
        items.push({ key: randomUUID(), type, sha256, body: new TextDecoder().decode(bytes) });
      }
      return items;
    };
    await send(platform, [
      ...(await itemsOf(numbered(aDraft(), 1))),
      ...(await itemsOf(aggregated(numbered(aDraft(), 2)))),
    ]);
    const receipts = await settled(platform);
    for (const type of ['CEB304Message', 'CEB404Message', 'CEB506Message']) {
      expect([...statuses(receipts, type)].sort()).toEqual(['120', '120', '2', '2']);
    }
    expect(statuses(receipts, 'CEB604Message').filter((status) => status === '899')).toHaveLength(2);
    for (const { body } of receipts) {
      const parsed = parseMessage(body);
      expect(parsed.ok && readReceipts(parsed.value).receipts).toHaveLength(1);
    }
  });
});
