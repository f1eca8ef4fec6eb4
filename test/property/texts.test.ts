import fc from 'fast-check';
import { expect, it } from 'vitest';
import { searchTokens, tidyText } from '#shared/base/normalize.ts';

/** What people type: letters, all kinds of spaces, full-width characters, signs that belong together. */
const TYPED = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        'a',
        'Z',
        '~',
        '!',
        ' ',
        '  ',
        '\t',
        '\n',
        '\u00a0',
        '\u3000',
        'Ａ',
        '１',
        '㎡',
        '\u0301',
        '钧瓷',
      ),
    )
    .map((parts) => parts.join('')),
);

it('tidies a text that needs nothing as any other', () => {
  fc.assert(
    fc.property(TYPED, (text) => {
      expect(tidyText(text)).toBe(text.normalize('NFKC').replace(/\s+/gu, ' ').trim());
    }),
  );
});

it('finds the words of a plain text as of one in Chinese', () => {
  fc.assert(
    fc.property(TYPED, (text) => {
      // Beside Chinese no text is plain; what stands before it is divided the same.
      expect(searchTokens(`${text} 钧瓷花`)).toBe(`${searchTokens(text)} 钧瓷 瓷花`.trim());
    }),
  );
});
