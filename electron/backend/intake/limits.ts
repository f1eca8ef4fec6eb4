/** Bounds on what an order file may ask of the machine. */
export const LIMITS = {
  /** Bytes of the file itself. */
  fileBytes: 200 * 1024 * 1024,
  /** Rows below the header. */
  rows: 1_000_000,
  columns: 500,
  /** Characters of one cell; spreadsheet programs stop at 32,767. */
  cellChars: 32_767,
  /** Entries of the zip container of a workbook. */
  zipEntries: 10_000,
  /** Bytes of everything in the container together, unpacked. */
  unpackedBytes: 1024 * 1024 * 1024,
  /** How much larger than packed; ordinary workbooks reach 10 to 40. */
  unpackRatio: 250,
  /** Below this the ratio says nothing. */
  ratioFromBytes: 50 * 1024 * 1024,
  /** Characters of all shared texts of a workbook together. */
  sharedTextChars: 150_000_000,
  /** Characters of one piece of markup in a workbook. */
  markupChars: 1_000_000,
  /** Bytes of the small parts of a workbook (sheet list, styles). */
  partBytes: 32 * 1024 * 1024,
  /** Memory of the thread that reads, in megabytes. */
  threadMegabytes: 512,
  /** Rows in one message of the reading thread. */
  chunkRows: 1000,
  /** Rows looked at to find the header. */
  headerSearchRows: 20,
  /** Rows of a preview. */
  previewRows: 20,
} as const;
