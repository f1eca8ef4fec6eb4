import { declarationStatus } from '#shared/messages/dec/channels.ts';
import type { ReturnStatus } from '#shared/messages/returnStatus.ts';
import { returnStatus } from '#shared/messages/returnStatus.ts';

/** What the kept status of a receipt means, of whatever family: a number of the unified system, or a declaration's. */
export function receiptStatus(status: string): ReturnStatus {
  return declarationStatus(status) ?? returnStatus(status);
}
