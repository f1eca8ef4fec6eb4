import { describe, expect, it } from 'vitest';
import { languageOf } from '#hosts/cli/language.ts';
import { oneLine, shorten, table, widthOf } from '#hosts/cli/layout.ts';
import { paintFor } from '#hosts/cli/paint.ts';

const plain = paintFor(false, {});

describe('layout', () => {
  it('counts a Chinese character and full-width punctuation as two columns, a mark that joins as none', () => {
    expect(widthOf('钧瓷A')).toBe(5);
    expect(widthOf('，（）')).toBe(6);
    expect(widthOf('e\u0301')).toBe(1);
    expect(widthOf('龍𠮷')).toBe(4);
  });

  it('aligns columns of mixed width', () => {
    const lines = table(
      plain,
      [{ head: '货物' }, { head: 'n', right: true }, { head: 'z' }],
      [
        ['瓷', '1', 'x'],
        ['abcdef', '12', 'y'],
      ],
    );
    expect(lines).toEqual(['货物     n  z', '瓷       1  x', 'abcdef  12  y']);
  });

  it('shortens by columns, not characters, and says so', () => {
    expect(shorten('钧瓷天青釉', 7)).toBe('钧瓷天…');
    expect(shorten('short', 7)).toBe('short');
  });

  it('takes everything out of a cell that could steer a terminal', () => {
    expect(oneLine('a\u001b[31mb\r\nc\u202ed')).toBe('a [31mb c d');
    const [, row] = table(plain, [{ head: 'h' }], [['\u001b]0;title\u0007x']]);
    expect(row).not.toMatch(/\p{Cc}/u);
  });

  it('colours only for a person at a terminal who wants it', () => {
    expect(paintFor(true, {})('bad', 'x')).toBe('\u001b[31mx\u001b[39m');
    expect(paintFor(true, { NO_COLOR: '1' })('bad', 'x')).toBe('x');
    expect(paintFor(true, { TERM: 'dumb' })('bad', 'x')).toBe('x');
    expect(paintFor(false, {})('bad', 'x')).toBe('x');
  });

  it('speaks Chinese unless the locale says another language', () => {
    const spoken = (value: string) => languageOf({ LANG: value });
    expect([spoken('zh_CN.UTF-8'), spoken(''), spoken('C.UTF-8'), spoken('POSIX')]).toEqual(
      Array(4).fill('zh-CN'),
    );
    expect([spoken('en_GB.UTF-8'), spoken('de_DE'), spoken('ca_ES')]).toEqual(Array(3).fill('en'));
    expect(languageOf({ LANG: 'en_US', LC_ALL: 'zh_TW' })).toBe('zh-CN');
  });
});
