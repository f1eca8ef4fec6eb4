import { describe, expect, it } from 'vitest';
import { buildMessage } from '#shared/messages/build.ts';
import { CEB303 } from '#shared/messages/ceb303.ts';
import { CEB506 } from '#shared/messages/ceb506.ts';
import type { MessageTable } from '#shared/messages/table.ts';
import { made, opt, req, text } from '#shared/messages/table.ts';
import { aReceipt, aTransfer, documentsOf, MESSAGE_GUID } from '#test/builders/messages.ts';

const ENVELOPE = { guid: MESSAGE_GUID, transfer: aTransfer() };

describe('buildMessage', () => {
  it('writes a receipt without a transfer block, and nothing between the elements', () => {
    expect(buildMessage(CEB506, [aReceipt('waybill', '3', '成功')], { guid: MESSAGE_GUID })).toBe(
      '<ceb:CEB506Message xmlns:ceb="http://www.chinaport.gov.cn/ceb" ' +
        'guid="0A1B2C3D-0000-4000-8000-0000000000FF" version="1.0">' +
        '<ceb:LogisticsReturn><ceb:guid>0A1B2C3D-0000-4000-8000-0000000000AA</ceb:guid>' +
        '<ceb:logisticsCode>4199000003</ceb:logisticsCode><ceb:logisticsNo>WB2026010500001</ceb:logisticsNo>' +
        '<ceb:returnStatus>3</ceb:returnStatus><ceb:returnTime>20260105093512345</ceb:returnTime>' +
        '<ceb:returnInfo>成功</ceb:returnInfo></ceb:LogisticsReturn></ceb:CEB506Message>',
    );
  });

  it('writes a transfer block after the records', () => {
    const xml = buildMessage(CEB303, [documentsOf().order], ENVELOPE);
    expect(xml).toMatch(
      /<\/ceb:Order><ceb:BaseTransfer><ceb:copCode>4199000001<.*<ceb:dxpMode>DXP<.*<\/ceb:BaseTransfer><\/ceb:CEB303Message>$/,
    );
  });

  it.each(['a\u0000b', 'a\rb', 'a\u001Bb', 'a\uD800b', 'a\uFFFEb', 'a\u0085b'])(
    'refuses the character in %j',
    (note) => {
      const { order } = documentsOf();
      const bad = { ...order, head: { ...order.head, note } };
      expect(() => buildMessage(CEB303, [bad], ENVELOPE)).toThrow('messages.build.character: note');
    },
  );

  it('keeps what is special to XML as text', () => {
    const { order } = documentsOf();
    const note = '<b>&amp;"\'😀\t\n';
    const xml = buildMessage(CEB303, [{ ...order, head: { ...order.head, note } }], ENVELOPE);
    expect(xml).toContain('<ceb:note>&lt;b&gt;&amp;amp;"\'😀\t\n</ceb:note>');
  });

  it('refuses counts outside the table’s limits and a transfer block where none belongs', () => {
    const { order } = documentsOf();
    expect(() => buildMessage(CEB303, [], ENVELOPE)).toThrow('recordCount');
    expect(() => buildMessage(CEB303, Array(101).fill(order), ENVELOPE)).toThrow('recordCount');
    expect(() => buildMessage(CEB303, [{ ...order, list: [] }], ENVELOPE)).toThrow('lineCount');
    expect(() => buildMessage(CEB303, [order], { guid: MESSAGE_GUID })).toThrow('messages.build.transfer');
    expect(() => buildMessage(CEB506, [aReceipt('waybill')], ENVELOPE)).toThrow('messages.build.transfer');
  });

  it('builds a further message from its table alone', () => {
    const table: MessageTable = {
      kind: 'CEB999Message',
      zh: '示例',
      source: 'made up',
      node: 'Thing',
      head: { name: 'ThingHead', elements: [req('a', text(3), '甲', made('fixed'))] },
      list: { name: 'ThingList', min: 0, max: null, elements: [opt('b', text(3), '乙', made('fixed'))] },
      envelope: 'none',
      maxRecords: 2,
    };
    const record = { head: { a: '1' }, list: [{ b: '2' }, {}] };
    expect(buildMessage(table, [record], { guid: MESSAGE_GUID })).toContain(
      '<ceb:Thing><ceb:ThingHead><ceb:a>1</ceb:a></ceb:ThingHead><ceb:ThingList><ceb:b>2</ceb:b></ceb:ThingList>' +
        '<ceb:ThingList></ceb:ThingList></ceb:Thing></ceb:CEB999Message>',
    );
  });
});
