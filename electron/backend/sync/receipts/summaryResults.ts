import type { ReceiptReader } from '#backend/sync/receipts/reader.ts';

/** What came of a summary (792): the declarations customs made of the inventories that were summed up. */
export const readSummaryResults: ReceiptReader = () => null;
