import { describe, expect, it } from 'vitest';
import { cellMove } from '#renderer/pages/editor/cellKeys.ts';
import { isManyCells, parseCells, pasteEdits } from '#renderer/pages/editor/pasteCells.ts';

describe('cells pasted from a spreadsheet', () => {
  it('reads tabs, line breaks of both kinds, and quoted cells', () => {
    expect(parseCells('麦秆画\t3\r\n"高 25cm\n窑变"\t"他说 ""好"""\r\n')).toEqual([
      ['麦秆画', '3'],
      ['高 25cm\n窑变', '他说 "好"'],
    ]);
  });

  it('keeps empty cells and a quote inside a cell', () => {
    expect(parseCells('a\t\tb')).toEqual([['a', '', 'b']]);
    expect(parseCells('12" plate\tx')).toEqual([['12" plate', 'x']]);
  });

  it('takes a single cell with its trailing line break for plain text', () => {
    expect(isManyCells('15.00\r\n')).toBe(false);
    expect(isManyCells('15.00\t3')).toBe(true);
    expect(isManyCells('a\nb')).toBe(true);
  });

  it('fills rightwards and downwards, and inserts the rows that are missing', () => {
    const edits = pasteEdits([['1', '2', 'beyond'], ['3']], 1, 1, ['x', 'gname', 'qty'], 2);
    expect(
      edits.map((e) =>
        e.kind === 'set' ? `${e.at}=${e.text}` : 'index' in e ? `${e.kind} ${e.index}` : e.kind,
      ),
    ).toEqual(['items.1.gname=1', 'items.1.qty=2', 'insertItem 2', 'items.2.gname=3']);
  });
});

describe('the keys of the goods grid', () => {
  const place = { row: 1, column: 2, rows: 3, columns: 4 };

  it('moves by arrows, Enter and Tab, around the end of a row', () => {
    expect(cellMove('ArrowRight', 'moving', place)).toEqual({ kind: 'go', row: 1, column: 3 });
    expect(cellMove('Enter', 'typing', place)).toEqual({ kind: 'go', row: 2, column: 2 });
    expect(cellMove('Tab', 'typing', { ...place, column: 3 })).toEqual({ kind: 'go', row: 2, column: 0 });
    expect(cellMove('Shift+Tab', 'moving', { ...place, column: 0 })).toEqual({
      kind: 'go',
      row: 0,
      column: 3,
    });
  });

  it('leaves the grid by Tab from its last cell and by Shift+Tab from its first', () => {
    expect(cellMove('Tab', 'moving', { ...place, row: 2, column: 3 })).toBeNull();
    expect(cellMove('Shift+Tab', 'moving', { ...place, row: 0, column: 0 })).toBeNull();
  });

  it('gives the arrows to the text after F2, until Escape', () => {
    expect(cellMove('F2', 'moving', place)).toEqual({ kind: 'mode', mode: 'caret' });
    expect(cellMove('ArrowLeft', 'caret', place)).toBeNull();
    expect(cellMove('Escape', 'caret', place)).toEqual({ kind: 'mode', mode: 'moving' });
  });
});
