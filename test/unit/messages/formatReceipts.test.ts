import { describe, expect, it } from 'vitest';
import { readFormatReceipts } from '#shared/messages/formatReceipts.ts';
import { parseMessage } from '#shared/messages/parse.ts';

const message = (rows: string) =>
  `<ceb:CEB900Message guid="G" version="1.0" xmlns:ceb="http://www.chinaport.gov.cn/ceb"><ceb:MessageReturn>${rows}</ceb:MessageReturn></ceb:CEB900Message>`;

function read(xml: string) {
  const parsed = parseMessage(xml);
  if (!parsed.ok) throw new Error(parsed.error.code);
  return readFormatReceipts(parsed.value);
}

describe('a format-check receipt', () => {
  it('names the message by the identifier it was sent under', () => {
    const rows =
      '<ceb:returnStatus>-999999</ceb:returnStatus><ceb:returnInfo>报文格式校验失败</ceb:returnInfo>' +
      '<ceb:returnTime>20260105160000123</ceb:returnTime><ceb:oriCopMsgId>key-1</ceb:oriCopMsgId>' +
      '<ceb:oriMessageType>CEB603Message</ceb:oriMessageType>';
    expect(read(message(rows))).toEqual([
      {
        messageId: 'key-1',
        messageType: 'CEB603Message',
        status: '-999999',
        time: '20260105160000123',
        info: '报文格式校验失败',
      },
    ]);
  });

  it('that names no message, or says nothing, is none', () => {
    expect(read(message('<ceb:returnStatus>-999999</ceb:returnStatus>'))).toEqual([]);
    expect(read(message('<ceb:oriCopMsgId>key-1</ceb:oriCopMsgId>'))).toEqual([]);
  });
});
