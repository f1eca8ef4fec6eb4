import { describe, expect, it } from 'vitest';
import { CHAPTERS } from '#shared/catalog/products/chapters.ts';
import { hsIndex } from '#shared/catalog/products/hsSearch.ts';
import { starterPack } from '#test/builders/rulePack.ts';

const { pack } = starterPack();
const index = hsIndex(pack.tables['hs'] ?? [], pack.tariff ?? []);
const MOST = { lines: 30, headings: 20 };
const lines = (query: string) => index.search(query, MOST).lines.map(({ code }) => code);

describe('the search for a commodity code', () => {
  it('finds Chinese anywhere in the text of a line, and shows its path', () => {
    const [first] = index.search('香菇', MOST).lines;
    expect(first).toMatchObject({ code: '0712340000', zh: '干香菇' });
    expect(first?.path.map(({ code }) => code)).toEqual(['07', '0712', '071234']);
    expect(first?.path[0]?.zh).toContain('蔬菜');
  });

  it('finds English by the beginning of its words', () => {
    expect(lines('shiitake')).toContain('0712340000');
    const { headings } = index.search('porcelain', MOST);
    expect(headings.map(({ heading }) => heading.code)).toContain('6911');
    expect(
      headings.every(({ subheadings, heading }) =>
        subheadings.every(({ code }) => code.startsWith(heading.code)),
      ),
    ).toBe(true);
    // Found by its own Chinese text, with the subheadings that have none.
    const [tea] = index.search('茶', MOST).headings;
    expect(tea?.subheadings.map(({ code }) => code)).toContain('090210');
    expect(index.search('tea', MOST).headings.map(({ heading }) => heading.code)).toContain('0902');
    expect(index.search('orcelain', MOST).headings).toEqual([]);
  });

  it('takes words of what a line stands under, but not those alone', () => {
    expect(lines('陶瓷 钧瓷')[0]).toBe('6913100000');
    expect(lines('陶瓷产品')).toEqual([]);
  });

  it('finds codes by their beginning, with or without points', () => {
    expect(lines('6913.10')).toEqual(['6913100000']);
    expect(index.search('0712', MOST).headings[0]?.heading.code).toBe('0712');
    expect(lines('0712340000')).toEqual(['0712340000']);
  });

  it('finds nothing for nothing, marks and words nobody wrote', () => {
    for (const query of ['', '  ', '|", *', '没有这样的货物']) {
      expect(index.search(query, MOST)).toEqual({ lines: [], headings: [] });
    }
  });

  it('says how little Chinese there is, and what stands below a code', () => {
    expect(index.chinese.known).toBeGreaterThan(100);
    expect(index.chinese.known).toBeLessThan(index.chinese.all);
    expect(index.below('0712').every(({ level }) => level === 'subheading')).toBe(true);
    expect(index.below('071234').map(({ code }) => code)).toEqual(['0712340000']);
    expect(index.below('0712340000')).toEqual([]);
    expect(index.below('69').map(({ code }) => code)).toContain('6913');
    expect(index.hit('9999')).toBeNull();
  });
});

it('has a short name for every chapter in both languages', () => {
  expect(CHAPTERS).toHaveLength(96);
  expect(CHAPTERS.every(({ zh, en }) => zh !== '' && en !== '')).toBe(true);
  expect(CHAPTERS.map(({ code }) => code)).toEqual(CHAPTERS.map(({ code }) => code).toSorted());
});
