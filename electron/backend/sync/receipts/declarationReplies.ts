import type { ReceiptReader } from '#backend/sync/receipts/reader.ts';

/** Replies to a customs declaration: taken in (DecImportResponse), and what became of it (DEC_RESULT). */
export const readDeclarationReply: ReceiptReader = () => null;
