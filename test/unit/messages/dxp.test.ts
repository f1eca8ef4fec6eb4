import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DxpMessage } from '#shared/messages/dxp/dxpMessage.ts';
import { buildDxp, checkDxp, readDxp } from '#shared/messages/dxp/dxpMessage.ts';
import { readDxpReply } from '#shared/messages/dxp/dxpReply.ts';
import type { Schema } from '#test/conformance/schema.ts';
import { officialSchema, TERMINAL_SCHEMA, WHY_SKIPPED } from '#test/conformance/schema.ts';

const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');

function anEnvelope(parts: Partial<DxpMessage> = {}): DxpMessage {
  return {
    copMsgId: 'EX20260105-0001',
    senderId: 'DXPENT0000099999',
    receiverIds: ['DXPEXAMPLE000001'],
    createdAt: '2026-01-05T09:30:00',
    msgType: 'CEB603Message',
    data: base64('<ceb:CEB603Message/>'),
    ...parts,
  };
}

const FULL = anEnvelope({
  receiverIds: ['DXPEXAMPLE000001', 'DXPEXAMPLE000002'],
  fileName: '清单 "甲" & 乙.xml',
  icCard: '2900000000001',
  keys: [{ name: 'orderNo', value: 'A<1>' }],
  encoding: 'UTF-8',
});

describe('the envelope of the exchange platform', () => {
  let schema: Schema | null = null;
  beforeAll(() => {
    if (WHY_SKIPPED === '') schema = officialSchema(TERMINAL_SCHEMA);
  });
  afterAll(() => schema?.dispose());

  it.each([anEnvelope(), FULL])('reads back as it was built, and is valid', (envelope) => {
    expect(checkDxp(envelope)).toEqual([]);
    const xml = buildDxp(envelope);
    expect(readDxp(xml)).toEqual({ ok: true, value: envelope });
    if (schema !== null) expect(schema.errors(xml)).toEqual([]);
  });

  it('is read with another prefix, line breaks in its data and parts missing', () => {
    const xml = buildDxp(FULL).replaceAll('dxp:', '').replace('xmlns:dxp', 'xmlns');
    expect(readDxp(xml.replace('<Data>', '<Data>\n  '))).toEqual({ ok: true, value: FULL });
    const bare = readDxp('<DxpMsg xmlns="http://www.chinaport.gov.cn/dxp"/>');
    expect(bare).toMatchObject({ ok: true, value: { copMsgId: '', receiverIds: [], data: '' } });
  });

  it.each([
    [{ copMsgId: '' }, 'CopMsgId'],
    [{ senderId: 'DXPENT00000999991' }, 'SenderId'],
    [{ receiverIds: [] }, 'ReceiverId'],
    [{ receiverIds: Array.from({ length: 6 }, (_, i) => `R${i}`) }, 'ReceiverId'],
    [{ createdAt: '5 January' }, 'CreatTime'],
    [{ data: 'not base64!' }, 'Data'],
    [{ data: '' }, 'Data'],
    [{ keys: [{ name: '', value: 'A' }] }, 'name'],
  ] satisfies readonly (readonly [Partial<DxpMessage>, string])[])(
    'with %j is not sent',
    (parts, element) => {
      const envelope = anEnvelope(parts);
      expect(checkDxp(envelope).map((problem) => problem.element)).toEqual([element]);
      expect(() => buildDxp(envelope)).toThrow(element);
    },
  );

  it('is not read from anything else', () => {
    expect(readDxp('<DxpMsgSv/>')).toMatchObject({
      ok: false,
      error: { code: 'messages.parse.unknownRoot', params: { root: 'DxpMsgSv' } },
    });
    expect(readDxp('<!DOCTYPE a []><DxpMsg/>').ok).toBe(false);
  });
});

describe('the answer of the exchange platform', () => {
  it('says what became of each message at each receiver', () => {
    const reply = readDxpReply(
      `<d:DxpRep xmlns:d="http://www.chinaport.gov.cn/dxp"><d:RecevierId>DXPENT0000099999</d:RecevierId>
        <d:Response><d:NodeId>N0000001</d:NodeId><d:ResponseCode>2001</d:ResponseCode>
          <d:ResponseInfo>接收方不存在</d:ResponseInfo>
          <d:Results><d:Result><d:RecId>DXPEXAMPLE000001</d:RecId><d:Code>2001</d:Code></d:Result></d:Results>
          <d:NoticeTime>2026-01-05</d:NoticeTime>
          <d:OriHead><d:CopMsgId>EX20260105-0001</d:CopMsgId></d:OriHead></d:Response></d:DxpRep>`,
    );
    expect(reply).toEqual({
      ok: true,
      value: {
        receiverId: 'DXPENT0000099999',
        responses: [
          {
            nodeId: 'N0000001',
            code: '2001',
            info: '接收方不存在',
            noticeTime: '2026-01-05',
            copMsgId: 'EX20260105-0001',
            results: [{ receiverId: 'DXPEXAMPLE000001', code: '2001', info: '' }],
          },
        ],
      },
    });
    expect(readDxpReply('<other/>').ok).toBe(false);
  });
});
