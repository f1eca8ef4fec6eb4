import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { softwareSigner } from '#backend/signing/softwareSigner.ts';
import { makeTrainingKey } from '#backend/signing/trainingKey.ts';
import { signMessage } from '#backend/signing/xmlSignature.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import type { SentKind } from '#shared/consignment/regimes.ts';
import { procedureOf, REGIMES } from '#shared/consignment/regimes.ts';
import { deriveDocuments } from '#shared/documents/derive.ts';
import { deriveCancellation } from '#shared/documents/requests/cancellation.ts';
import { deriveReturn } from '#shared/documents/requests/takeBack.ts';
import { summaryRequest } from '#shared/documents/summaries/request.ts';
import { buildMessage } from '#shared/messages/build.ts';
import { DOCUMENT_FORMATS, DOCUMENT_MESSAGES } from '#shared/messages/ofDocument.ts';
import { parseMessage } from '#shared/messages/parse.ts';
import type { SendItem } from '#shared/messages/platformProtocol.ts';
import { readReceipts } from '#shared/messages/receipts.ts';
import type { MessageRecord } from '#shared/messages/table.ts';
import { aDeclaredConsignment, aDraft, aggregated, numbered } from '#test/builders/consignment.ts';
import { aContext, aTransfer, documentsOf, RETAIL_KINDS } from '#test/builders/messages.ts';
import { aPlatform, enrol, receiptPage, send, settled, statuses, textIn, until } from './aPlatform.ts';
import { channels } from './declarations.ts';
import { item } from './messages.ts';

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

  it.each([
    ['9710', 'list', 'B'],
    ['9810', 'list', 'W'],
    ['1210', 'list', 'E'],
    ['9710', 'declaration', 'B'],
    ['9810', 'declaration', 'W'],
    ['0110', 'declaration', null],
  ] as const)('go through in %s by %s', async (regime, route, orderType) => {
    const { platform, itemOf } = await aStation();
    const procedure = procedureOf(regime, route);
    expect(procedure.orderType).toBe(orderType);
    const items = aDraft().items.map((one) => ({ ...one, gcode: '4602190000', recordNo: 'REC-1' }));
    const zone = { code: '4199000005', name: '区内企业', emsNo: 'T4606A000001' };
    const draft = route === 'list' ? aDraft({ regime, items, zone }) : aDeclaredConsignment({ regime });
    const derived = deriveDocuments(readConsignment(draft).consignment, aContext());
    if (!derived.ok) throw new Error(derived.error.code);
    const sent = await Promise.all(
      procedure.documents.map((kind) => {
        const record = derived.value[kind];
        if (record === undefined) throw new Error(`no ${kind}`);
        return itemOf(kind, record);
      }),
    );
    await send(platform, sent);
    const receipts = await settled(platform);
    if (route === 'list') expect(statuses(receipts, 'CEB604Message').at(-1)).toBe('899');
    else expect(channels(receipts)).toEqual(['L', 'J', 'P', 'R']);
  });
});

describe('the requests of the workstation', () => {
  it('cancel, take back and sum up what was declared before', async () => {
    const { platform, itemOf } = await aStation();
    const inventories = await Promise.all(
      [1, 2].map(async (index) => {
        const documents = documentsOf(readConsignment(aggregated(numbered(aDraft(), index))).consignment);
        const sent = await Promise.all(RETAIL_KINDS.map((kind) => itemOf(kind, documents[kind])));
        return { record: documents.inventory, sent };
      }),
    );
    platform.control.officer({
      outcomes: [{ when: { orderNo: '*-00002' }, do: 'inspect', holdMs: 3_600_000 }],
    });
    await send(
      platform,
      inventories.flatMap(({ sent }) => sent),
    );
    let numbers: readonly string[] = [];
    await until(async () => {
      const { items } = await receiptPage(platform, 'after=0&limit=1000');
      const at = (orderNo: string, state: string) =>
        items.find((one) => textIn(one, 'orderNo') === orderNo && textIn(one, 'returnStatus') === state);
      const [closed, held] = [at('EX20260105-00001', '899'), at('EX20260105-00002', '500')];
      numbers = closed && held ? [textIn(closed, 'invtNo'), textIn(held, 'invtNo')] : [];
      return numbers.length > 0;
    });
    const [closed, held] = inventories.map(({ record }, i) => ({ record, invtNo: numbers[i] ?? '' }));
    if (closed === undefined || held === undefined) throw new Error('two inventories');

    const context = { guid: randomUUID().toUpperCase(), appTime: '20260110093000' };
    const known = (invtNo: string) => ({ preNo: '', invtNo });
    const cancelling = deriveCancellation(
      held.record,
      known(held.invtNo),
      { reason: '买家取消订单', note: '' },
      context,
    );
    const wish = {
      lines: [{ gnum: '1', qty: '1', qty1: '' }],
      reason: '买家退货',
      note: '',
      requestNo: 'BACK-1',
      waybillNo: 'BACK-WAYBILL-1',
      carrierCode: '4199000003',
      carrierName: '示例物流',
      billNo: '',
      trafMode: '5',
      trafName: 'XX4321',
      voyageNo: 'XX4321/09',
      country: '502',
      siteCode: '',
    };
    const returning = deriveReturn(closed.record, [], known(closed.invtNo), wish, context);
    if (!returning.ok) throw new Error(returning.error.code);
    const summing = summaryRequest(
      [
        {
          ...closed.record,
          id: '1',
          consignmentId: '1',
          invtNo: closed.invtNo,
          state: 'closed',
          summaryId: null,
          cancelling: false,
          takenBack: false,
        },
      ],
      {
        copNo: 'SUM-1',
        filer: { code: '4199000001', name: '示例报关企业' },
        note: '',
        byProducer: false,
        byName: true,
      },
      context,
    );
    await send(platform, [
      await itemOf('cancellation', cancelling),
      await itemOf('return', returning.value),
      await itemOf('summary', summing),
    ]);
    const receipts = await settled(platform);
    expect(statuses(receipts, 'CEB606Message')).toEqual(['2', '399']);
    expect(statuses(receipts, 'CEB214Message')).toEqual(['2', '120', '800']);
    expect(statuses(receipts, 'CEB702Message')).toEqual(['2', '399']);
    expect(receipts.filter(({ type }) => type === 'CEB792Message')).toHaveLength(1);
  });
});

/** A platform, and a sender of the workstation's documents whose key it knows. */
async function aStation() {
  const key = await makeTrainingKey();
  const platform = await aPlatform();
  await enrol(platform, { privateKey: key.privateKeyPem, certificate: key.certificatePem });
  const itemOf = async (kind: SentKind, record: MessageRecord): Promise<SendItem> => {
    const format = DOCUMENT_FORMATS[kind];
    const xml = format.build(record, { guid: randomUUID().toUpperCase(), transfer: aTransfer() });
    if (format.signature === 'none') return item(xml);
    return item(new TextDecoder().decode((await signMessage(xml, softwareSigner(key))).bytes));
  };
  return { platform, itemOf };
}
