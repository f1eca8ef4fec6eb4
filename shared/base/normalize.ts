/** ASCII words with one space between them, as nearly every field is: NFKC and the rest change nothing in them. */
const TIDY = /^(?:[!-~]+(?: [!-~]+)*)?$/;

/** Text as a person typed it, made comparable: full-width to half-width (NFKC), one space, no space at the ends. */
export function tidyText(text: string): string {
  if (TIDY.test(text)) return text;
  return text.normalize('NFKC').replace(/\s+/gu, ' ').trim();
}

/** Text made ready for search: tidied and lower-cased in every script (SQLite folds only ASCII). */
export function searchText(text: string): string {
  return tidyText(text).toLowerCase();
}

/** Whether there is nothing in a text that Unicode had to be asked about. */
export function isAscii(text: string): boolean {
  return ASCII.test(text);
}

const ASCII = /^[\0-\x7f]*$/;
const HAN_RUN = /\p{Script=Han}+/gu;

/**
 * Words of a text for the search index: other scripts as they stand, runs of Chinese as overlapping pairs,
 * because most Chinese words have two characters and there are no spaces between them.
 */
export function searchTokens(text: string): string {
  const plain = searchText(text);
  if (isAscii(plain)) return plain;
  return plain
    .replace(HAN_RUN, (run) => {
      const chars = [...run];
      if (chars.length === 1) return ` ${run} `;
      return ` ${chars
        .slice(1)
        .map((c, i) => `${chars[i]}${c}`)
        .join(' ')} `;
    })
    .replace(/\s+/g, ' ')
    .trim();
}
