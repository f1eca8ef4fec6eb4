import { hrefOf } from '#renderer/app/routes.ts';
import type { SentKind } from '#shared/consignment/regimes.ts';

/** Where what a document is about is shown: its consignment, or the request to sum up. */
export function subjectHref(kind: SentKind | null, id: string): string {
  return kind === 'summary'
    ? hrefOf('exchange', null, { tab: 'summaries', request: id })
    : hrefOf('consignments', id);
}
