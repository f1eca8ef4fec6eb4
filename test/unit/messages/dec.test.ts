import { describe, expect, it } from 'vitest';
import type { DeclarationRecord } from '#shared/documents/documents.ts';
import { buildDeclaration } from '#shared/messages/dec/build.ts';
import { checkDeclaration } from '#shared/messages/dec/check.ts';
import { DEC_FORMAT } from '#shared/messages/dec/format.ts';
import { parseDeclaration } from '#shared/messages/dec/parse.ts';
import { aDeclaredConsignment } from '#test/builders/consignment.ts';
import { declarationOf, withoutEmpty } from '#test/builders/declarations.ts';
import { aTransfer, MESSAGE_GUID } from '#test/builders/messages.ts';

const NS = 'http://www.chinaport.gov.cn/dec';
const RECORD = declarationOf();
const XML = buildDeclaration(RECORD);
const SENDING = { guid: MESSAGE_GUID, transfer: aTransfer() };

function read(xml: string) {
  const parsed = parseDeclaration(xml);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

function problem(xml: string) {
  const parsed = parseDeclaration(xml);
  if (parsed.ok) throw new Error('read');
  return parsed.error;
}

describe('building a declaration', () => {
  it('keeps what the schema demands though it is empty, and leaves out what is only optional', () => {
    for (const name of ['DespPortCode', 'GoodsPlace', 'DeclareName', 'NoOtherPack', 'Sign', 'HostId'])
      expect(XML).toContain(`<${name}></${name}>`);
    expect(XML).toContain('<DecContainers></DecContainers><DecLicenseDocus></DecLicenseDocus><DecFreeTxt>');
    for (const name of ['SeqNo', 'TrafName', 'LicenseNo', 'ICCode', 'EdocSize'])
      expect(XML).not.toContain(`<${name}>`);
  });

  it('escapes, and throws for what XML cannot carry or the schema cannot do without', () => {
    const named = (TradeName: string): DeclarationRecord => ({
      ...RECORD,
      head: { ...RECORD.head, TradeName },
    });
    expect(buildDeclaration(named('a<b>&c'))).toContain('<TradeName>a&lt;b&gt;&amp;c</TradeName>');
    expect(() => buildDeclaration(named('a\u0001'))).toThrow('messages.build.character');
    expect(() => buildDeclaration(named(''))).toThrow('messages.build.missing: TradeName');
    expect(() => buildDeclaration({ ...RECORD, sign: {} })).toThrow('messages.build.missing: OperType');
    expect(() => buildDeclaration({ ...RECORD, list: [] })).toThrow('messages.build.lineCount: DecList');
  });
});

describe('checking a declaration', () => {
  const problems = (draft: Parameters<typeof aDeclaredConsignment>[0]) =>
    checkDeclaration(declarationOf(aDeclaredConsignment(draft)));

  it('finds nothing with a complete one', () => {
    expect(checkDeclaration(RECORD)).toEqual([]);
  });

  it('points at the field to mend', () => {
    expect(problems({ trade: { term: '' } })).toMatchObject([
      { code: 'messages.problem.missing', element: 'TransMode', pointer: 'trade.term' },
    ]);
    const [item] = aDeclaredConsignment().items;
    if (item === undefined) throw new Error('no item');
    expect(problems({ items: [item, { ...item, gcode: '4602', price: '1.23456' }] })).toMatchObject([
      { code: 'messages.problem.wrongLength', element: 'CodeTS', line: 1, pointer: 'items.1.gcode' },
      { code: 'messages.problem.tooManyDecimals', element: 'DeclPrice', pointer: 'items.1.price' },
    ]);
  });

  it('wants seller and declarant named by one of their codes', () => {
    expect(problems({ seller: { code: '' }, declarant: { code: '' } })).toMatchObject([
      { element: 'EdocOwnerCode', code: 'messages.problem.missing' },
      { element: 'TradeCode', code: 'messages.problem.missing', pointer: 'seller.code' },
      { element: 'AgentCode', code: 'messages.problem.missing', pointer: 'declarant.code' },
    ]);
    expect(problems({ seller: { code: '91410100MA0EXAMPL1' } })).toEqual([]);
    expect(problems({ seller: { code: '12345' } })).toMatchObject([
      { element: 'TradeCode', code: 'messages.problem.form.firm' },
      { element: 'EdocOwnerCode', code: 'messages.problem.form.firm' },
    ]);
  });

  it('counts papers', () => {
    const licences = Array.from({ length: 8 }, (_, i) => ({ DocuCode: 'B', CertCode: `1260${i}` }));
    expect(checkDeclaration({ ...RECORD, licences })).toMatchObject([
      { code: 'messages.problem.tooManyLines', element: 'LicenseDocu', params: { max: 7, count: 8 } },
    ]);
  });

  it('names what its tables do not have', () => {
    const strange = { ...RECORD, freeText: { ...RECORD.freeText, NewThing: '1' } };
    expect(checkDeclaration(strange)).toMatchObject([
      { code: 'messages.problem.unknownElement', element: 'NewThing' },
    ]);
  });
});

describe('the format of a declaration', () => {
  it('builds unsigned, reads back, and is known by its client number', () => {
    expect(DEC_FORMAT.signature).toBe('none');
    expect(DEC_FORMAT.build(RECORD, SENDING)).toBe(XML);
    expect(DEC_FORMAT.businessKey(RECORD)).toBe(RECORD.sign['ClientSeqNo']);
    expect(DEC_FORMAT.withAction(RECORD, '2')).toBe(RECORD);
    expect(DEC_FORMAT.read('<a/>')).toBeNull();
  });

  it('takes a record of head and lines alone for what it is: incomplete', () => {
    const { head, list } = RECORD;
    expect(DEC_FORMAT.check({ head, list }).map(({ element }) => element)).toEqual([
      'OperType',
      'ClientSeqNo',
      'SignDate',
    ]);
    expect(() => DEC_FORMAT.build({ head, list }, SENDING)).toThrow('messages.build.missing');
  });

  it('holds two sendings of the same content for the same, and a changed licence for another', () => {
    const later = declarationOf(aDeclaredConsignment(), {
      appTime: '20260106101112',
      guid: () => MESSAGE_GUID,
    });
    expect(later).not.toEqual(RECORD);
    expect(DEC_FORMAT.content(later)).toBe(DEC_FORMAT.content(RECORD));
    const licensed: DeclarationRecord = { ...RECORD, licences: [{ DocuCode: 'E', CertCode: '1' }] };
    expect(DEC_FORMAT.content(licensed)).not.toBe(DEC_FORMAT.content(RECORD));
    const voyageless: DeclarationRecord = { ...RECORD, freeText: {} };
    expect(DEC_FORMAT.content(voyageless)).not.toBe(DEC_FORMAT.content(RECORD));
  });

  it('shows the other blocks behind the head, each element by a name of its own', () => {
    const licences = [
      { DocuCode: 'E', CertCode: '1' },
      { DocuCode: 'B', CertCode: '2' },
    ];
    const licensed: DeclarationRecord = { ...RECORD, licences };
    const { head, lines } = DEC_FORMAT.shown(licensed);
    const shown = new Map(head.map(({ spec, value }) => [spec.name, value]));
    expect(shown.size).toBe(head.length);
    expect([...shown.keys()][0]).toBe('IEFlag');
    expect(shown.get('LicenseDocu[2]/CertCode')).toBe('2');
    expect(shown.get('DecFreeTxt/VoyNo')).toBe('XX1234');
    expect(shown.get('DecSign/ClientSeqNo')).toBe(RECORD.sign['ClientSeqNo']);
    expect(shown.get('EdocRealation[1]/EdocCode')).toBe('10000004');
    expect(shown.has('DespPortCode')).toBe(false);
    expect(lines).toHaveLength(2);
  });

  it('shows a required element that is missing, so that it can be filled in', () => {
    const { head } = DEC_FORMAT.shown(declarationOf(aDeclaredConsignment({ trade: { term: '' } })));
    expect(head.find(({ spec }) => spec.name === 'TransMode')).toMatchObject({ value: '' });
  });
});

describe('reading a declaration', () => {
  it.each([
    ['a prefix', XML.replaceAll(/<(\/?)(?=[A-Z])/g, '<$1d:').replace('xmlns=', 'xmlns:d=')],
    ['a byte-order mark and a declaration', `\uFEFF<?xml version="1.0" encoding="UTF-8"?>\r\n${XML}\r\n`],
    ['indentation', XML.replaceAll('><', '>\r\n\t<').replaceAll(/>\s+<\//g, '></')],
    ['comments', XML.replaceAll('><TradeMode>', '><!-- a < b --><TradeMode>')],
    ['CDATA', XML.replace('>EX-2026-0001<', '><![CDATA[EX-2026-0001]]><')],
    ['character references', XML.replace('>EX-2026-0001<', '>&#69;&#x58;-2026-0001<')],
  ])('reads through %s', (_what, xml) => {
    const parsed = read(xml);
    expect(withoutEmpty(parsed.record)).toEqual(withoutEmpty(RECORD));
    expect(parsed).toMatchObject({ version: '3.1', others: [], unknown: [], oddities: [] });
  });

  it('reads one without a namespace and says so', () => {
    const parsed = read(XML.replace(` xmlns="${NS}"`, ''));
    expect(withoutEmpty(parsed.record)).toEqual(withoutEmpty(RECORD));
    expect(parsed.oddities).toEqual(['messages.odd.noNamespace']);
  });

  it('keeps what it has no table for, and tells the official from the unknown', () => {
    const xml = XML.replace('<IEFlag>', '<NewThing>7</NewThing><IEFlag>')
      .replace('<DecFreeTxt>', '<DecUsers><DecUser><A>1</A></DecUser></DecUsers><DecFreeTxt>')
      .replace('</DecList>', '<DecGoodsLimits><B>2</B></DecGoodsLimits></DecList>')
      .replace('<DecLists>', '<DecLists><Stray/>')
      .replace('<DecSign>', '<DecFreeTxt><VoyNo>again</VoyNo></DecFreeTxt><DecSign>')
      .replace('</DecMessage>', '<Later><C>3</C></Later></DecMessage>');
    const parsed = read(xml);
    expect(withoutEmpty(parsed.record)).toEqual(withoutEmpty(RECORD));
    expect(parsed.others.map(({ path, record }) => [path, record])).toEqual([
      ['DecLists/DecList/DecGoodsLimits', 0],
      ['DecUsers', -1],
    ]);
    expect(parsed.unknown.map(({ path }) => path)).toEqual([
      'DecHead/NewThing',
      'DecLists/Stray',
      'DecFreeTxt',
      'Later',
    ]);
    expect(parsed.unknown[2]?.element.children[0]?.text).toBe('again');
  });

  it('drops no text that stands between elements', () => {
    const parsed = read(XML.replace('<DecFreeTxt>', '<DecFreeTxt>free').replace('<DecLists>', '<DecLists>x'));
    expect(parsed.unknown.map(({ path, element }) => [path, element.text])).toEqual([
      ['DecLists', 'x'],
      ['DecFreeTxt', 'free'],
    ]);
    expect(parsed.record.list).toEqual([]);
  });

  it('reads one with nothing in it', () => {
    expect(read('<DecMessage/>').record).toEqual({
      head: {},
      list: [],
      containers: [],
      licences: [],
      freeText: {},
      sign: {},
      attachments: [],
    });
  });

  it.each([
    ['<html/>', 'messages.parse.unknownRoot'],
    ['<DecMessage xmlns="http://example.com/"/>', 'messages.parse.otherNamespace'],
    ['<constructor/>', 'messages.parse.unknownRoot'],
    ['', 'messages.parse.malformed'],
    ['<DecMessage>', 'messages.parse.malformed'],
    ['<!DOCTYPE a SYSTEM "file:///etc/passwd"><DecMessage/>', 'messages.parse.doctype'],
    ['<DecMessage>&lol;</DecMessage>', 'messages.parse.entity'],
    [`<DecMessage>${'<a>'.repeat(50)}`, 'messages.parse.tooDeep'],
    [`<DecMessage>${' '.repeat(10 * 1024 * 1024)}</DecMessage>`, 'messages.parse.tooLarge'],
    [`<DecMessage>${'<b/>'.repeat(500_000)}</DecMessage>`, 'messages.parse.tooMany'],
  ])('refuses %.60s', (xml, code) => {
    expect(problem(xml).code).toBe(code);
  });

  it('takes hostile names for what they are', () => {
    const parsed = read(XML.replace('<IEFlag>', '<__proto__>1</__proto__><IEFlag>'));
    expect(withoutEmpty(parsed.record)).toEqual(withoutEmpty(RECORD));
    expect(parsed.unknown[0]?.element.name).toBe('__proto__');
  });
});
