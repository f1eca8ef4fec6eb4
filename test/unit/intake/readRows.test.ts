import { writeXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectFile, readRows } from '#backend/intake/readOrderFile.ts';
import type { RawRow } from '#shared/consignment/intake/rowIssue.ts';
import type { FileBench } from '#test/builders/orderFiles.ts';
import { fileBench, workbookParts, zipOf } from '#test/builders/orderFiles.ts';

let bench: FileBench;
beforeAll(async () => {
  bench = await fileBench();
});
afterAll(() => bench.clean());

async function rowsOf(name: string, content: string | Uint8Array): Promise<readonly RawRow[]> {
  const rows: RawRow[] = [];
  const path = await bench.write(name, content);
  const result = await readRows(path, { onChunk: (chunk) => void rows.push(...chunk.rows) });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return rows;
}

async function inspected(name: string, content: string | Uint8Array) {
  const result = await inspectFile(await bench.write(name, content));
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const HEAD = '订单号,商品名称,数量';
const LINE = 'A1,钧瓷花瓶,2';
/** "订单号,商品名称,数量\nA1,钧瓷花瓶,2\n" in GBK. */
const GBK = Buffer.from(
  'b6a9b5a5bac52cc9ccc6b7c3fbb3c62cc8fdc1bf0a41312cbeFBb4c9bba8c6bf2c320a'
    .replace('c8fd', 'cafd')
    .replace('beFB', 'bef9'),
  'hex',
);

describe('text files', () => {
  it.each([
    ['UTF-8', Buffer.from(`${HEAD}\n${LINE}\n`), 'utf-8'],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${HEAD}\r\n${LINE}`), 'utf-8'],
    ['UTF-16 little endian', Buffer.from(`\ufeff${HEAD}\r\n${LINE}\r\n`, 'utf16le'), 'utf-16le'],
    ['UTF-16 big endian', Buffer.from(`\ufeff${HEAD}\n${LINE}\n`, 'utf16le').swap16(), 'utf-16be'],
    ['GBK', GBK, 'gb18030'],
  ])('%s', async (name, bytes, encoding) => {
    const file = await inspected(`${name}.csv`, bytes);
    expect(file.kind).toMatchObject({ kind: 'csv', encoding });
    expect(file.header).toEqual(['订单号', '商品名称', '数量']);
    expect(file.sample[0]?.cells[1]).toMatch(/花瓶$/);
    expect(file.sample[0]?.row).toBe(2);
  });

  it.each([
    ['comma', 'a,b\n1,"x;y"\n'],
    ['semicolon', 'a;b\n1;"x,y"\n'],
    ['tab', 'a\tb\n1\tx;y\n'],
    ['stated', 'sep=;\na;b\n1;x,y\n'],
    ['old line ends', 'a,b\r1,xy\r'],
  ])('delimiter: %s', async (name, text) => {
    const rows = await rowsOf(`${name}.csv`, text);
    expect(rows.map(({ cells }) => cells.length)).toEqual([2]);
  });

  it('keeps doubled quotes, line breaks in cells, and the numbering of rows over blank lines', async () => {
    const rows = await rowsOf('quotes.csv', 'No,Name\n1,"a ""big"" one"\n\n2,"two\nlines"\n3,6" plate\n');
    expect(rows).toEqual([
      { row: 2, cells: ['1', 'a "big" one'] },
      { row: 4, cells: ['2', 'two\nlines'] },
      { row: 5, cells: ['3', '6" plate'] },
    ]);
  });

  it('passes over titles above the header and says so', async () => {
    const file = await inspected('title.csv', '十一月订单,,\nOrder ID,SKU,Qty\n1,A,2\n');
    expect(file.headerRow).toBe(2);
    expect(file.notes).toContainEqual({ code: 'intake.note.headerNotFirst', params: { row: 2 } });
  });
});

describe('workbooks', () => {
  it('gives dates, numbers and texts as they are meant', async () => {
    const rows = [
      ['Order ID', 'Qty', 'Price', 'Date', 'Tracking'],
      [622012345678901, 3, 0.1 + 0.2, new Date('2026-01-05T00:00:00Z'), '0071'],
      ['A2', 1e-7, 12.95, new Date('2026-01-05T08:30:00Z'), true],
    ];
    const bytes = await writeXlsx({ sheets: [{ name: 'S', rows }] });
    const [first, second] = await rowsOf('types.xlsx', bytes);
    expect(first?.cells).toEqual(['622012345678901', '3', '0.3', '2026-01-05', '0071']);
    expect(second?.cells).toEqual(['A2', '0.0000001', '12.95', '2026-01-05 08:30:00', 'TRUE']);
  });

  it('writes large numbers out and marks those that may have lost digits', async () => {
    const cell = (v: string) => `<c><v>${v}</v></c>`;
    const sheet = `<worksheet><sheetData><row><c t="str"><v>No</v></c><c t="str"><v>Q</v></c></row><row>${cell('1.23E+15')}${cell('1')}</row><row>${cell('6220123456789012345')}${cell('2')}</row></sheetData></worksheet>`;
    const bytes = zipOf(workbookParts(sheet));
    expect((await rowsOf('big.xlsx', bytes)).map(({ cells }) => cells[0])).toEqual([
      '1230000000000000',
      '6220123456789012345',
    ]);
    expect((await inspected('big2.xlsx', bytes)).notes).toContainEqual({
      code: 'intake.note.longNumbers',
      params: { count: 2, cell: 'A2' },
    });
  });

  it('uses the saved values of formulas and remarks on formulas and merged cells', async () => {
    const sheet =
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1" t="str"><x:v>No</x:v></x:c><x:c r="B1" t="str"><x:v>Q</x:v></x:c></x:row>' +
      '<x:row r="2"><x:c r="A2" t="str"><x:f>1&amp;"a"</x:f><x:v>1a</x:v></x:c><x:c r="B2"><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row>' +
      '<x:row r="5"><x:c r="A5" t="inlineStr"><x:is><x:r><x:t>ric</x:t></x:r><x:r><x:t>h</x:t></x:r><x:rPh><x:t>no</x:t></x:rPh></x:is></x:c><x:c r="B5"><x:f>B2</x:f></x:c></x:row>' +
      '</x:sheetData><x:mergeCells><x:mergeCell ref="A2:A4"/></x:mergeCells></x:worksheet>';
    const file = await inspected('formulas.xlsx', zipOf(workbookParts(sheet)));
    expect(file.sample).toEqual([
      { row: 2, cells: ['1a', '2'] },
      { row: 5, cells: ['rich'] },
    ]);
    expect(file.notes).toEqual([
      { code: 'intake.note.formulas', params: { count: 3, cell: 'A2' } },
      { code: 'intake.note.formulasWithoutValue', params: { count: 1, cell: 'B5' } },
      { code: 'intake.note.mergedCells', params: { count: 1, ranges: 'A2:A4' } },
      { code: 'intake.note.blankRows', params: { count: 2 } },
    ]);
  });

  it('knows days counted from 1904 and formats of the workbook’s own', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="171" formatCode="[Red]0.00 &quot;days&quot;"/></numFmts>' +
      '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>';
    const sheet =
      '<worksheet><sheetData><row><c t="str"><v>Day</v></c><c t="str"><v>Number</v></c></row><row><c s="1"><v>44565</v></c><c s="2"><v>44565</v></c></row></sheetData></worksheet>';
    const parts = workbookParts(sheet, { 'xl/styles.xml': styles });
    const main = parts['xl/workbook.xml']?.replace('<sheets>', '<workbookPr date1904="1"/><sheets>') ?? '';
    const [row] = await rowsOf('1904.xlsx', zipOf({ ...parts, 'xl/workbook.xml': main }));
    expect(row?.cells).toEqual(['2026-01-05', '44565']);
  });

  it('offers visible sheets only', async () => {
    const rows = [
      ['Order ID', 'Qty'],
      ['1', 2],
    ];
    const bytes = await writeXlsx({
      sheets: [
        { name: 'Notes', hidden: true, rows: [['secret']] },
        { name: 'January', rows },
        { name: 'February', rows: [...rows, ['2', 3]] },
      ],
    });
    const path = await bench.write('sheets.xlsx', bytes);
    const first = await inspectFile(path);
    expect(first).toMatchObject({
      value: { kind: { sheets: ['January', 'February'], sheet: 'January' }, rows: 1 },
    });
    expect(await inspectFile(path, { sheet: 'February' })).toMatchObject({ value: { rows: 2, exact: true } });
    expect(await inspectFile(path, { sheet: 'Notes' })).toMatchObject({
      error: { code: 'intake.file.noSuchSheet' },
    });
  });
});

describe('reading in pieces', () => {
  const many = `No,Qty\n${Array.from({ length: 4500 }, (_, i) => `A${i},1`).join('\n')}\n`;

  it('never runs ahead of the one who takes the rows', async () => {
    let taking = false;
    const sizes: number[] = [];
    const result = await readRows(await bench.write('pieces.csv', many), {
      async onChunk(chunk) {
        expect(taking).toBe(false);
        taking = true;
        await new Promise((resolve) => setImmediate(resolve));
        taking = false;
        sizes.push(chunk.rows.length);
      },
    });
    expect(sizes).toEqual([1000, 1000, 1000, 1000, 500]);
    expect(result).toMatchObject({ ok: true, value: { rows: 4500, more: false } });
  });

  it('stops at the number of rows asked for', async () => {
    const result = await readRows(await bench.write('some.csv', many), { maxRows: 10, onChunk: () => {} });
    expect(result).toMatchObject({ value: { rows: 10, more: true } });
  });

  it('stops when cancelled, before and in the middle', async () => {
    const path = await bench.write('cancel.csv', many);
    const cancelled = { ok: false, error: { code: 'intake.file.cancelled', params: {} } };
    expect(await readRows(path, { signal: AbortSignal.abort(), onChunk: () => {} })).toEqual(cancelled);
    const control = new AbortController();
    let chunks = 0;
    const result = await readRows(path, {
      signal: control.signal,
      onChunk() {
        chunks += 1;
        control.abort();
      },
    });
    expect(result).toEqual(cancelled);
    expect(chunks).toBe(1);
  });

  it('hands on what its taker throws', async () => {
    const path = await bench.write('throw.csv', many);
    const reading = readRows(path, { onChunk: () => Promise.reject(new Error('disk full')) });
    await expect(reading).rejects.toThrow('disk full');
  });
});
