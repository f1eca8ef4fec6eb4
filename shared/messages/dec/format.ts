import type { DocumentFormat } from '#shared/messages/format.ts';
import { keyOf } from '#shared/messages/receiptFacts.ts';

/** The format of the customs declaration (DecMessage), which the single window signs itself. */
export const DEC_FORMAT: DocumentFormat = {
  message: 'DecMessage',
  signature: 'none',
  check: () => [],
  build: () => '',
  read: () => null,
  content: () => '',
  withAction: (record) => record,
  businessKey: (record) => keyOf([], record),
  shown: () => ({ head: [], lines: [] }),
};
