import { truncate } from 'node:fs/promises';
import { writeXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectFile, readRows } from '#backend/intake/readOrderFile.ts';
import type { FileBench } from '#test/builders/orderFiles.ts';
import { fileBench, oleOf, sheetOf, workbookParts, zipOf } from '#test/builders/orderFiles.ts';

let bench: FileBench;
beforeAll(async () => {
  bench = await fileBench();
});
afterAll(() => bench.clean());

async function problemOf(name: string, content: string | Uint8Array): Promise<unknown> {
  const path = await bench.write(name, content);
  const inspected = await inspectFile(path);
  if (inspected.ok) throw new Error(`${name} was read`);
  return inspected.error;
}

const HEAD = 'Order ID,SKU,Qty\n';

describe('a file that cannot be read says why', () => {
  const cases: readonly (readonly [
    what: string,
    name: string,
    content: string | Uint8Array,
    code: string,
  ])[] = [
    ['nothing in it', 'a.csv', '', 'intake.file.empty'],
    ['only blank lines', 'b.csv', '\n \n,,\n', 'intake.file.empty'],
    ['text named xlsx', 'c.xlsx', `${HEAD}1,2,3\n`, 'intake.file.notXlsx'],
    ['rubbish named xlsx', 'd.xlsx', Buffer.from([1, 2, 0, 0, 9, 0]), 'intake.file.notXlsx'],
    [
      'a picture named csv',
      'e.csv',
      Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'),
      'intake.file.binary',
    ],
    ['an old workbook', 'f.xls', oleOf('Root Entry', 'Workbook'), 'intake.file.oldXls'],
    ['an old workbook named xlsx', 'g.xlsx', oleOf('Root Entry', 'Workbook'), 'intake.file.oldXls'],
    [
      'an encrypted workbook',
      'h.xlsx',
      oleOf('Root Entry', 'EncryptedPackage'),
      'intake.file.passwordProtected',
    ],
    [
      'a web page named xls',
      'i.xls',
      '<html><table><tr><td>1</td></tr></table></html>',
      'intake.file.webPage',
    ],
    [
      'an archive of something else',
      'j.xlsx',
      zipOf({ 'readme.txt': 'hello' }),
      'intake.file.zipWithoutWorkbook',
    ],
    ['an OpenDocument sheet', 'k.ods', zipOf({ 'content.xml': '<a/>' }), 'intake.file.otherSpreadsheet'],
    [
      'half a workbook',
      'l.xlsx',
      zipOf(workbookParts(sheetOf([['a', 'b']]))).subarray(0, 400),
      'intake.file.damaged',
    ],
    ['a quote never closed', 'm.csv', `${HEAD}1,"vase,2\n2,cup,3\n`, 'intake.file.quoteOpen'],
    ['no header', 'n.csv', '1001,12,3.50\n1002,4,1.25\n', 'intake.file.noHeader'],
    ['one column', 'o.csv', 'Order ID\n1\n2\n', 'intake.file.noHeader'],
    ['a header only', 'p.csv', HEAD, 'intake.file.noRows'],
    [
      '501 columns',
      'q.csv',
      `${Array.from({ length: 501 }, (_, i) => `c${i}`).join(',')}\n`,
      'intake.file.tooManyColumns',
    ],
    [
      'no known encoding',
      'r.csv',
      Buffer.from([...Buffer.from(HEAD), 0xe9, 0x2c, 0xff, 0xff, 0x0a]),
      'intake.file.unknownEncoding',
    ],
    [
      'a document type',
      's.xlsx',
      zipOf(workbookParts('<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>')),
      'intake.file.damaged',
    ],
    [
      'an encrypted entry',
      't.xlsx',
      zipOf(workbookParts(sheetOf([['a', 'b']])), { 'xl/workbook.xml': { flags: 1 } }),
      'intake.file.passwordProtected',
    ],
  ];
  for (const [what, name, content, code] of cases) {
    it(what, async () => {
      expect(await problemOf(name, content)).toMatchObject({ code });
    });
  }

  it('names the row and line where a quote was left open', async () => {
    const content = `${HEAD}1,"two\nlines",3\n2,"vase,2\n3,"cup",4\n`;
    const error = { code: 'intake.file.quoteOpen', params: { row: 3, line: 4 } };
    expect(await problemOf('open.csv', content)).toEqual(error);
    const path = await bench.write('open.csv', content);
    expect(await readRows(path, { onChunk: () => {} })).toEqual({ ok: false, error });
  });

  it('a workbook really encrypted by a program', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'S',
          rows: [
            ['Order ID', 'Qty'],
            ['1', 2],
          ],
        },
      ],
      encryption: { password: 'x', spinCount: 1000 },
    });
    expect(await problemOf('locked.xlsx', bytes)).toMatchObject({ code: 'intake.file.passwordProtected' });
  });

  it('more than 200 MB, without reading it', async () => {
    const path = await bench.write('large.csv', HEAD);
    await truncate(path, 201 * 1024 * 1024);
    expect(await inspectFile(path)).toEqual({
      ok: false,
      error: { code: 'intake.file.tooLarge', params: { megabytes: 201, max: 200 } },
    });
  });

  it('an entry said to unpack to more than the bound', async () => {
    const lies = { 'xl/worksheets/sheet1.xml': { unpacked: 2_000_000_000 } };
    const bytes = zipOf(workbookParts(sheetOf([['a', 'b']])), lies);
    expect(await problemOf('bomb.xlsx', bytes)).toMatchObject({ code: 'intake.file.zipBomb' });
  });

  it('an entry that unpacks to more than it said', async () => {
    const parts = workbookParts(`<worksheet>${' '.repeat(3_000_000)}</worksheet>`);
    const bytes = zipOf(parts, { 'xl/worksheets/sheet1.xml': { unpacked: 1000 } });
    expect(await problemOf('liar.xlsx', bytes)).toMatchObject({ code: 'intake.file.zipBomb' });
  });

  it('too many entries', async () => {
    const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`f${i}`, '']));
    expect(await problemOf('many.xlsx', zipOf(many))).toMatchObject({ code: 'intake.file.zipBomb' });
  });

  it('more than a million rows, after giving those before', async () => {
    const path = await bench.write('rows.csv', `No,Qty\n${'a,1\n'.repeat(1_000_001)}`);
    let rows = 0;
    const result = await readRows(path, {
      onChunk(chunk) {
        rows += chunk.rows.length;
      },
    });
    expect(result).toEqual({
      ok: false,
      error: { code: 'intake.file.tooManyRows', params: { max: 1_000_000 } },
    });
    expect(rows).toBe(1_000_000);
  });

  it('a sheet the workbook does not have', async () => {
    const path = await bench.write(
      'sheet.xlsx',
      zipOf(
        workbookParts(
          sheetOf([
            ['Order ID', 'Qty'],
            ['1', '2'],
          ]),
        ),
      ),
    );
    expect(await inspectFile(path, { sheet: 'Other' })).toMatchObject({
      ok: false,
      error: { code: 'intake.file.noSuchSheet', params: { sheet: 'Other' } },
    });
  });

  it('a file that is not there, and a folder', async () => {
    expect(await inspectFile('/no/such/file.csv')).toMatchObject({ error: { code: 'intake.file.notFound' } });
    expect(await inspectFile('/')).toMatchObject({ error: { code: 'intake.file.notAFile' } });
  });
});
