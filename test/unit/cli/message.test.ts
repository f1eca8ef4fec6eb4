import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { buildMessage } from '#shared/messages/build.ts';
import { CEB603 } from '#shared/messages/ceb603.ts';
import { CEB604 } from '#shared/messages/ceb604.ts';
import { CEB605 } from '#shared/messages/ceb605.ts';
import { CEB608 } from '#shared/messages/ceb608.ts';
import { CEB792 } from '#shared/messages/ceb792.ts';
import { buildDeclaration } from '#shared/messages/dec/build.ts';
import { buildDxp } from '#shared/messages/dxp/dxpMessage.ts';
import { anImportAnswer, aResult, declarationOf } from '#test/builders/declarations.ts';
import type { Ended } from '#test/builders/highland.ts';
import { highland, highlandJson } from '#test/builders/highland.ts';
import { someRecord } from '#test/builders/messageRecords.ts';
import { aReceipt, aTransfer, documentsOf, MESSAGE_GUID } from '#test/builders/messages.ts';

// Every command is a process of its own; a busy machine starts them slowly.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'highland-message-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SAMPLES = join(
  import.meta.dirname,
  '..',
  '..',
  '..',
  '..',
  'shared',
  'reference',
  'ceb-samples-export',
);

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const GBK: Readonly<Record<string, number>> = { 退: 0xcdcb, 单: 0xb5a5, 无: 0xcede };

function inGbk(text: string): Buffer {
  const bytes = [...text].flatMap((character) => {
    const code = GBK[character] ?? character.charCodeAt(0);
    if (code > 0x7f && GBK[character] === undefined) throw new Error(`not in the test's table: ${character}`);
    return code > 0xff ? [code >> 8, code & 0xff] : [code];
  });
  return Buffer.from(bytes);
}

interface FileValue {
  readonly readable: boolean;
  readonly kind?: string;
  readonly form?: string;
  readonly holds?: boolean | null;
  readonly [key: string]: unknown;
}

async function read(
  ...paths: string[]
): Promise<{ readonly code: Ended['code']; readonly files: readonly FileValue[] }> {
  const { code, value } = await highlandJson(['message', ...paths]);
  return { code, files: (value as { readonly files: readonly FileValue[] }).files };
}

describe('message', () => {
  it('reads a built inventory and a receipt, says that they hold, and gives them as JSON', async () => {
    const inventory = buildMessage(CEB603, [documentsOf().inventory], {
      guid: MESSAGE_GUID,
      transfer: aTransfer(),
    });
    const receipt = buildMessage(CEB604, [aReceipt('inventory', '800', '放行')], { guid: MESSAGE_GUID });
    const { code, files } = await read(file('603.xml', inventory), file('604.xml', receipt));
    expect(code).toBe(0);
    const [sent, answered] = files;
    expect(sent).toMatchObject({
      kind: 'CEB603Message',
      form: 'records',
      holds: true,
      problems: [],
      signed: false,
    });
    expect(sent).toHaveProperty('records.0.head.orderNo', 'EX20260105-0001');
    expect(answered).toMatchObject({ kind: 'CEB604Message', holds: true });
    expect(answered).toHaveProperty('receipts.0.status', '800');
    const shown = await highland(['message', join(folder, '604.xml')]);
    expect(shown).toMatchObject({ code: 0, stderr: '' });
    expect(shown.stdout).toContain('800 放行');
  });

  it('judges a cancellation, and says what a receipt of parcels under one bill says', async () => {
    const cancel = someRecord(CEB605, { copNo: 'COP-1', reason: '买家取消' });
    const receipt = someRecord(CEB608, {
      agentCode: '4199000001',
      copNo: 'DOC-1',
      returnStatus: '800',
      returnTime: '20260105093512345',
      msgSeqNo: '1',
    });
    const paths = [
      file('605.xml', buildMessage(CEB605, [cancel], { guid: MESSAGE_GUID, transfer: aTransfer() })),
      file('608.xml', buildMessage(CEB608, [receipt], { guid: MESSAGE_GUID })),
    ];
    const { code, files } = await read(...paths);
    expect(code).toBe(0);
    expect(files).toMatchObject([
      { kind: 'CEB605Message', zh: '撤销申请单', form: 'records', holds: true, receipts: [] },
      {
        kind: 'CEB608Message',
        holds: true,
        receipts: [{ request: 'CEB607Message', businessKey: '4199000001|DOC-1', status: '800', part: '1' }],
      },
    ]);
    const { stdout } = await highland(['message', ...paths]);
    expect(stdout).toContain('  reason 原因: 买家取消');
    expect(stdout).toContain('单证标识');
    expect(stdout).toMatch(/4199000001\|DOC-1 +800 放行/);
  });

  it('shows the whole of a summing-up result, which bears no receipt status', async () => {
    const result = someRecord(CEB792, { entryId: '460620260000000001' }, [
      { invtNo: '46062026E000000001', logisticsNo: 'WB1', gseqno: '1', gnum: '2', gcode: '4602110000' },
    ]);
    const path = file('792.xml', buildMessage(CEB792, [result], { guid: MESSAGE_GUID }));
    const { code, stdout } = await highland(['message', path]);
    expect(code).toBe(0);
    expect(stdout).toContain('  entryId 报关单编号: 460620260000000001');
    expect(stdout).toContain('    gcode 商品编码: 4602110000');
  });

  it('judges a customs declaration, and shows what replies to it say', async () => {
    const declaration = declarationOf();
    const number = declaration.sign['ClientSeqNo'] ?? '';
    const bad = buildDeclaration(declaration)
      .replace('<TransMode>3</TransMode>', '')
      .replace('<DecFreeTxt>', '<NewBlock><A>1</A></NewBlock><DecUsers/><DecFreeTxt>');
    const paths = [
      file('dec.xml', buildDeclaration(declaration)),
      file('import.xml', anImportAnswer(number, 'E20260000000000001')),
      file('result.xml', aResult('E20260000000000001', 'P', '460620260000000001', '海关放行')),
    ];
    const { code, files } = await read(...paths, file('dec-bad.xml', bad));
    expect(code).toBe(1);
    expect(files).toMatchObject([
      { kind: 'DecMessage', zh: '报关单', form: 'declaration', holds: true, version: '3.1', problems: [] },
      { kind: 'DecImportResponse', form: 'reply', holds: null, replies: [{ clientSeqNo: number }] },
      { kind: 'DEC_DATA', form: 'reply', holds: null, replies: [{ channel: 'P' }] },
      { kind: 'DecMessage', holds: false, others: [{ path: 'DecUsers' }] },
    ]);
    const problems = files[3]?.['problems'] as readonly Readonly<Record<string, unknown>>[];
    expect(problems.map(({ element }) => element)).toEqual(['TransMode', 'NewBlock']);
    const { stdout } = await highland(['message', ...paths]);
    expect(stdout).toContain('  TradeMode 监管方式: 9710');
    expect(stdout).toContain('  EdocCode 随附单据类别: 10000004');
    expect(stdout).toContain('0 已暂存到单一窗口，待申报');
    expect(stdout).toMatch(/E20260000000000001 +460620260000000001 +P 放行/);
  });

  it('names each place where a message fails its table, and exits 1', async () => {
    const good = buildMessage(CEB603, [documentsOf().inventory], {
      guid: MESSAGE_GUID,
      transfer: aTransfer(),
    });
    const bad = good
      .replace(/(<(?:ceb:)?copName>)[^<]*/, '$1')
      .replace(/(<(?:ceb:)?gcode>)\d+/, '$112')
      .replace(/DXP(?=<)/, 'FTP');
    expect(bad).not.toBe(good);
    const { code, files } = await read(file('bad.xml', bad));
    expect(code).toBe(1);
    expect(files[0]).toMatchObject({ readable: true, holds: false });
    const problems = files[0]?.['problems'] as readonly Readonly<Record<string, unknown>>[];
    expect(problems.map((problem) => problem['element'])).toEqual(
      expect.arrayContaining(['copName', 'gcode', 'dxpMode']),
    );
    const shown = await highland(['message', '--lang', 'en', join(folder, 'bad.xml')]);
    expect(shown.code).toBe(1);
    expect(shown.stdout).toContain('It fails the table of its kind in');
  });

  it('opens the envelope of the exchange platform and judges the message in it', async () => {
    const message = buildMessage(CEB603, [documentsOf().inventory], {
      guid: MESSAGE_GUID,
      transfer: aTransfer(),
    });
    const envelope = (text: string) =>
      buildDxp({
        copMsgId: 'EX-1',
        senderId: 'DXPENT0000099999',
        receiverIds: ['DXPEXAMPLE000001'],
        createdAt: '2026-01-05T09:30:00',
        msgType: 'CEB603Message',
        data: Buffer.from(text, 'utf8').toString('base64'),
      });
    const good = file('dxp.xml', envelope(message));
    const { code, files } = await read(good, file('odd.xml', envelope('no message')));
    expect(code).toBe(1);
    expect(files).toMatchObject([
      {
        kind: 'DxpMsg',
        form: 'envelope',
        holds: true,
        envelope: { copMsgId: 'EX-1' },
        message: { kind: 'CEB603Message' },
      },
      { kind: 'DxpMsg', holds: false, message: { error: { code: 'messages.parse.malformed' } } },
    ]);
    const { stdout } = await highland(['message', good]);
    expect(stdout).toContain('DXPENT0000099999');
    expect(stdout).toContain('出口申报清单');
  });

  it('shows a kind without a table as a tree and does not judge it', async () => {
    const xml =
      '<CEB513Message xmlns="http://www.chinaport.gov.cn/ceb" guid="G"><LogisticsStatus><logisticsNo>C1</logisticsNo></LogisticsStatus></CEB513Message>';
    const { code, files } = await read(file('513.xml', xml));
    expect(code).toBe(0);
    expect(files[0]).toMatchObject({
      kind: 'CEB513Message',
      zh: '物流运单状态',
      form: 'tree',
      holds: null,
    });
    expect(files[0]).toHaveProperty('tree.children.0.children.0', { name: 'logisticsNo', text: 'C1' });
    expect((await highland(['message', join(folder, '513.xml')])).stdout).toContain('    logisticsNo: C1');
  });

  it('refuses what cannot be read with exit 2, each with its reason, and still reads the rest', async () => {
    const bomb = `<!DOCTYPE m [<!ENTITY a "aaaaaaaaaa">${'bcdefghij'
      .split('')
      .map((name, i) => `<!ENTITY ${name} "${`&${'abcdefghi'[i]};`.repeat(10)}">`)
      .join('')}]><CEB603Message>&j;</CEB603Message>`;
    const good = buildMessage(CEB604, [aReceipt('inventory')], { guid: MESSAGE_GUID });
    const { code, files } = await read(
      file('bomb.xml', bomb),
      file('binary.xml', Buffer.from([0, 1, 2, 0xff, 0xfe, 0x80])),
      file('empty.xml', ''),
      folder,
      join(folder, 'nothing.xml'),
      file('html.xml', '<html><body>login</body></html>'),
      file('cut.xml', good.slice(0, good.length / 2)),
      file('good.xml', good),
    );
    expect(code).toBe(2);
    const codes = files.map((one) => (one['error'] as { readonly code: string } | undefined)?.code ?? null);
    expect(codes).toEqual([
      'messages.parse.doctype',
      'cli.file.binary',
      'cli.file.empty',
      'cli.file.folder',
      'cli.file.missing',
      'messages.parse.unknownRoot',
      'messages.parse.malformed',
      null,
    ]);
    for (const one of files.slice(0, -1)) {
      expect((one['error'] as { readonly message: string }).message).toMatch(/\p{Script=Han}/u);
    }
  });

  it('reads other encodings: a mark of UTF-8 or UTF-16, and GB18030 when it says so', async () => {
    const good = buildMessage(CEB604, [aReceipt('inventory', '100', '退单')], { guid: MESSAGE_GUID });
    const { code, files } = await read(
      file('bom.xml', `\ufeff${good}`),
      file('utf16.xml', Buffer.from(`\ufeff${good}`, 'utf16le')),
      file('gbk.xml', inGbk(`<?xml version="1.0" encoding="GBK"?>${good}`)),
    );
    expect(
      files.map((one) => (one['receipts'] as readonly { info: string }[] | undefined)?.[0]?.info),
    ).toEqual(['退单', '退单', '退单']);
    expect(code).toBe(0);
  });

  it('lets nothing in a file steer the terminal', async () => {
    const xml =
      '<CEB513Message xmlns="http://www.chinaport.gov.cn/ceb"><copNo>&#x9b;31m\u202eevil</copNo></CEB513Message>';
    const { stdout } = await highland(['message', file('steer.xml', xml)]);
    expect(stdout).toContain('evil');
    expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
  });

  it.skipIf(!existsSync(SAMPLES))(
    'reads every official sample (needs ../shared/reference/ceb-samples-export)',
    async () => {
      const names = readdirSync(SAMPLES).filter((name) => name.endsWith('.xml'));
      const { code, files } = await read(...names.map((name) => join(SAMPLES, name)));
      expect(files.map((one) => [one.kind, one.readable])).toEqual(
        names.map((name) => [name.replace('.xml', ''), true]),
      );
      // Identifiers of another form (215, 303, 701), an element of its own (214), an impossible flag (603), and a
      // required element left out (792).
      expect(code).toBe(1);
      expect(files.filter((one) => one.holds === false).map((one) => one.kind)).toEqual([
        'CEB214Message',
        'CEB215Message',
        'CEB303Message',
        'CEB603Message',
        'CEB701Message',
        'CEB792Message',
      ]);
      const shown = await highland(['message', join(SAMPLES, 'CEB604Message.xml')]);
      const info = /<(?:ceb:)?orderNo>([^<]+)</.exec(
        readFileSync(join(SAMPLES, 'CEB604Message.xml'), 'utf8'),
      );
      expect(shown.stdout).toContain(info?.[1]);
    },
  );
});
