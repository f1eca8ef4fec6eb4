const LEAST = 120_000;
const MOST = 30 * 60_000;
/** A page of a paper is some 4 KB of markup and takes a slow machine less than a tenth of a second. */
const PER_KILOBYTE = 60;

/** How long printing a document may take before it counts as stuck, milliseconds; by its length in characters. */
export function printTime(characters: number): number {
  return Math.min(MOST, LEAST + Math.ceil(characters / 1024) * PER_KILOBYTE);
}
