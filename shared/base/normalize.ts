/** Text as a person typed it, made comparable: full-width to half-width (NFKC), one space, no space at the ends. */
export function tidyText(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, ' ').trim();
}

/** Text made ready for search: tidied and lower-cased in every script (SQLite folds only ASCII). */
export function searchText(text: string): string {
  return tidyText(text).toLowerCase();
}

const HAN_RUN = /\p{Script=Han}+/gu;

/**
 * Words of a text for the search index: other scripts as they stand, runs of Chinese as overlapping pairs,
 * because most Chinese words have two characters and there are no spaces between them.
 */
export function searchTokens(text: string): string {
  return searchText(text)
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
