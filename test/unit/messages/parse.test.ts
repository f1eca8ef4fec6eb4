import { describe, expect, it } from 'vitest';
import { buildMessage } from '#shared/messages/build.ts';
import { CEB303 } from '#shared/messages/ceb303.ts';
import { parseMessage } from '#shared/messages/parse.ts';
import { aTransfer, documentsOf, MESSAGE_GUID } from '#test/builders/messages.ts';

const NS = 'http://www.chinaport.gov.cn/ceb';
const { order } = documentsOf();
const XML = buildMessage(CEB303, [order], { guid: MESSAGE_GUID, transfer: aTransfer() });

function records(xml: string) {
  const parsed = parseMessage(xml);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  if (parsed.value.form !== 'records') throw new Error('a tree');
  return parsed.value;
}

function problem(xml: string) {
  const parsed = parseMessage(xml);
  if (parsed.ok) throw new Error('read');
  return parsed.error;
}

describe('parseMessage', () => {
  it('reads what was built', () => {
    const message = records(XML);
    expect(message).toMatchObject({
      kind: 'CEB303Message',
      guid: MESSAGE_GUID,
      version: '1.0',
      oddities: [],
    });
    expect(message.records).toEqual([order]);
    expect(message.transfers).toEqual([{ ...aTransfer(), dxpMode: 'DXP' }]);
    expect(message.signed).toBe(false);
  });

  it.each([
    ['another prefix', XML.replaceAll('ceb:', 'x:').replace('xmlns:ceb', 'xmlns:x')],
    ['a default namespace', XML.replaceAll('ceb:', '').replace('xmlns:ceb', 'xmlns')],
    ['a byte-order mark and a declaration', `\uFEFF<?xml version="1.0" encoding="UTF-8"?>\r\n${XML}\r\n`],
    ['indentation', XML.replaceAll('><', '>\r\n\t<')],
    ['comments', XML.replaceAll('><ceb:', '><!-- a < b --><ceb:')],
    ['CDATA', XML.replace('>EX20260105-0001<', '><![CDATA[EX20260105-0001]]><')],
    ['single quotes', XML.replaceAll('"', "'")],
    ['character references', XML.replace('>EX20260105-0001<', '>&#69;&#x58;20260105-0001<')],
  ])('reads through %s', (_what, xml) => {
    const message = records(xml);
    expect(message.records).toEqual([order]);
    expect(message.oddities).toEqual([]);
  });

  it('reads a message without a namespace and says so', () => {
    const message = records(XML.replaceAll('ceb:', '').replace(` xmlns:ceb="${NS}"`, ''));
    expect(message.records).toEqual([order]);
    expect(message.oddities).toEqual(['messages.odd.noNamespace']);
  });

  it('keeps what the table does not know', () => {
    const xml = XML.replace('<ceb:appType>', '<ceb:newThing>7</ceb:newThing><ceb:appType>')
      .replace(
        '<ceb:BaseTransfer>',
        '<ceb:BaseSubscribe><ceb:status>RET</ceb:status></ceb:BaseSubscribe><ceb:BaseTransfer>',
      )
      .replace('<ceb:appTime>', '<ceb:appType>3</ceb:appType><ceb:appTime>');
    const message = records(xml);
    expect(message.records).toEqual([order]);
    expect(message.unknown.map((u) => [u.path, u.record, u.element.text])).toEqual([
      ['Order/OrderHead/newThing', 0, '7'],
      ['Order/OrderHead/appType', 0, '3'],
      ['BaseSubscribe', -1, ''],
    ]);
  });

  it('keeps the whole tree of a message that has no table yet', () => {
    const parsed = parseMessage(
      `<c:CEB513Message xmlns:c="${NS}" guid="g" version="1.0"><c:LogisticsStatus/></c:CEB513Message>`,
    );
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        form: 'tree',
        kind: 'CEB513Message',
        guid: 'g',
        tree: { children: [{ name: 'LogisticsStatus' }] },
      },
    });
  });

  it.each([
    ['<html/>', 'messages.parse.unknownRoot'],
    ['<CEB999Message/>', 'messages.parse.unknownRoot'],
    ['<CEB303Message xmlns="http://example.com/"/>', 'messages.parse.otherNamespace'],
    ['', 'messages.parse.malformed'],
    ['no xml', 'messages.parse.malformed'],
    ['<a><b></a></b>', 'messages.parse.malformed'],
    ['<a>', 'messages.parse.malformed'],
    ['<a/><b/>', 'messages.parse.malformed'],
    ['<a b="1" b="2"/>', 'messages.parse.malformed'],
    ['<a b=1/>', 'messages.parse.malformed'],
    ['<a><!-- </a>', 'messages.parse.malformed'],
    ['<a>\u0001</a>', 'messages.parse.malformed'],
    ['<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', 'messages.parse.doctype'],
    ['<a>&lol;</a>', 'messages.parse.entity'],
    ['<a>&#0;</a>', 'messages.parse.entity'],
    ['<a b="&x;"/>', 'messages.parse.entity'],
    ['<a>a & b</a>', 'messages.parse.entity'],
  ])('refuses %j', (xml, code) => {
    expect(problem(xml).code).toBe(code);
  });

  it('says the line', () => {
    expect(problem('<a>\n<b>\n</a>')).toMatchObject({ params: { line: 3 } });
  });

  it('refuses what is too deep, too large or too much', () => {
    expect(problem('<a>'.repeat(51)).code).toBe('messages.parse.tooDeep');
    expect(problem(`<a>${' '.repeat(10 * 1024 * 1024)}</a>`).code).toBe('messages.parse.tooLarge');
    expect(problem(`<a>${'<b/>'.repeat(500_000)}</a>`).code).toBe('messages.parse.tooMany');
    const attributes = Array.from({ length: 65 }, (_, i) => ` a${i}=""`).join('');
    expect(problem(`<a${attributes}/>`).code).toBe('messages.parse.malformed');
  });

  it('takes hostile names for what they are', () => {
    const xml = XML.replace('<ceb:appType>', '<ceb:__proto__>1</ceb:__proto__><ceb:appType>');
    const message = records(xml);
    expect(message.records).toEqual([order]);
    expect(message.unknown[0]?.element.name).toBe('__proto__');
    expect(problem('<constructor/>').code).toBe('messages.parse.unknownRoot');
  });
});
