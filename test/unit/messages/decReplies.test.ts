import { describe, expect, it } from 'vitest';
import { CHANNELS, stateOfChannel } from '#shared/exchange/channels.ts';
import { channelStatus, importStatus } from '#shared/messages/dec/channels.ts';
import { readDeclarationReplies } from '#shared/messages/dec/replies.ts';
import { receiptStatus } from '#shared/messages/receiptStatus.ts';
import { anImportAnswer, aResult } from '#test/builders/declarations.ts';

const NUMBER = '260105000000000005';
const replies = (xml: string) => readDeclarationReplies(xml)?.replies;

describe('the answer to an import', () => {
  it('says under which number the declaration is known', () => {
    const read = readDeclarationReplies(anImportAnswer(NUMBER, 'E20260000000000001'));
    expect(read).toMatchObject({
      kind: 'DecImportResponse',
      replies: [
        {
          kind: 'import',
          clientSeqNo: NUMBER,
          seqNo: 'E20260000000000001',
          responseCode: '0',
          message: '暂存成功',
        },
      ],
    });
    expect(read?.tree.children.map(({ name }) => name)).toContain('TrnPreId');
  });

  it.each([
    ['without a namespace', (xml: string) => xml.replace(/ xmlns="[^"]*"/, '')],
    ['under a prefix', (xml: string) => xml.replaceAll(/<(\/?)/g, '<$1x:').replace('xmlns=', 'xmlns:x=')],
    ['behind a byte-order mark', (xml: string) => `\uFEFF<?xml version="1.0"?>\n${xml}`],
    ['with white space and more', (xml: string) => xml.replace('<SeqNo>', '<More>1</More> <SeqNo>\n ')],
  ])('is read %s', (_how, change) => {
    const xml = change(anImportAnswer(NUMBER, 'E20260000000000001'));
    expect(replies(xml)).toMatchObject([{ clientSeqNo: NUMBER, seqNo: 'E20260000000000001' }]);
  });

  it('is none when it names no declaration or says nothing', () => {
    expect(replies(anImportAnswer('', 'E1'))).toEqual([]);
    expect(replies(anImportAnswer(NUMBER, 'E1', ''))).toEqual([]);
  });
});

describe('what became of a declaration', () => {
  it('says number, letter, words and time', () => {
    expect(replies(aResult('E20260000000000001', 'P', '460620260000000001', '海关放行'))).toEqual([
      {
        kind: 'result',
        seqNo: 'E20260000000000001',
        entryId: '460620260000000001',
        channel: 'P',
        note: '海关放行',
        noticeTime: '20260105101112000',
        customsCode: '4606',
        exitDate: '',
        declaredOn: '2026-01-05T00:00:00',
      },
    ]);
  });

  it.each([
    ['2026-01-05 10:11:12', '20260105101112000'],
    ['20260105101112345', '20260105101112345'],
    ['2026-01-05T10:11:12.5+08:00', '20260105101112500'],
    ['2026/01/05', '20260105000000000'],
    ['yesterday', ''],
  ])('reads the time %s', (written, read) => {
    const xml = aResult('E1', 'P').replace('2026-01-05T10:11:12', written);
    expect(replies(xml)).toMatchObject([{ noticeTime: read }]);
  });

  it('may come several at a time, or alone; one that says nothing does not stop the others', () => {
    const result = /<DEC_RESULT>.*<\/DEC_RESULT>/.exec(aResult('E1', 'L'))?.[0] ?? '';
    const data = `<DEC_DATA>${result}<DEC_RESULT/><DEC_SIGN>s</DEC_SIGN>${result.replace('>L<', '>P<')}</DEC_DATA>`;
    expect(replies(data)).toMatchObject([{ channel: 'L' }, { channel: 'P' }]);
    expect(replies(result)).toMatchObject([{ seqNo: 'E1', channel: 'L' }]);
  });

  it('takes no endless text for a number', () => {
    const endless = 'E'.repeat(5_000_000);
    expect(replies(aResult(endless, 'P'))).toMatchObject([{ seqNo: '', entryId: '460620260000000001' }]);
    expect(replies(aResult('E1', endless))).toMatchObject([{ seqNo: 'E1', channel: '' }]);
    expect(replies(anImportAnswer(endless, 'E1'))).toEqual([]);
  });

  it('is nothing else', () => {
    expect(readDeclarationReplies('<DecMessage/>')).toBeNull();
    expect(readDeclarationReplies('<!DOCTYPE a><DEC_DATA/>')).toBeNull();
    expect(readDeclarationReplies('')).toBeNull();
    expect(replies('<DEC_DATA/>')).toEqual([]);
  });
});

describe('the status of a declaration', () => {
  it('is never taken for a number of the unified system', () => {
    expect(receiptStatus(channelStatus('2'))).toMatchObject({ code: '2', zh: '申报传输中', group: 'sent' });
    expect(receiptStatus('2')).toMatchObject({ code: '2', zh: '电子口岸申报中' });
    expect(receiptStatus(importStatus('0'))).toMatchObject({ code: '0', group: 'saved' });
    expect(receiptStatus(importStatus('1'))).toMatchObject({ code: '1', group: 'error' });
  });

  it('has a name for every letter that moves a declaration, and is to be confirmed', () => {
    for (const channel of CHANNELS) {
      const { zh, en, group, confidence } = receiptStatus(channelStatus(channel));
      expect(group, channel).not.toBe('unknown');
      expect([zh, en].every((name) => name !== '')).toBe(true);
      expect(confidence).toBe('toBeConfirmed');
      if (stateOfChannel(channel) === 'released') expect(group).toBe('released');
      if (stateOfChannel(channel) === 'closed') expect(group).toBe('closed');
      if (group === 'returned') expect(stateOfChannel(channel)).toBe('returned');
    }
    expect(receiptStatus(channelStatus('?'))).toMatchObject({ code: '?', group: 'unknown' });
  });
});
