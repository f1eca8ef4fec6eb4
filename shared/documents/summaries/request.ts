import type { DocumentRecord, ElementValues } from '#shared/documents/documents.ts';
import { present } from '#shared/documents/elementText.ts';
import type { SentInventory, SummingWay } from '#shared/documents/summaries/summing.ts';
import { applicantKey, obstacleOf } from '#shared/documents/summaries/summing.ts';

/** The most inventories one request names: several requests a month are allowed. */
export const MOST_INVENTORIES = 5_000;

/** What a request adds to the inventories it names. */
export interface SummaryWishes extends SummingWay {
  /** copNo: the firm's own number of the request, up to 30 characters. */
  readonly copNo: string;
  /** Who will file the declarations (declAgentCode, declAgentName). */
  readonly filer: { readonly code: string; readonly name: string };
  readonly note: string;
}

/** What is made for the sending. */
export interface SummarySending {
  readonly guid: string;
  /** "YYYYMMDDhhmmss" in China. */
  readonly appTime: string;
}

/** Why no request can be made of some inventories. */
export type SummaryProblem =
  | { readonly code: 'summary.none' }
  | { readonly code: 'summary.gone'; readonly params: { readonly count: number } }
  | { readonly code: 'summary.tooMany'; readonly params: { readonly max: number; readonly count: number } }
  | { readonly code: 'summary.mixed' }
  | { readonly code: 'summary.obstacle'; readonly params: { readonly count: number } };

/**
 * Why a request cannot name these inventories together; null when it can. Goods that have not left yet may be named. A
 * null stands for one that was chosen and is no released inventory any more.
 */
export function problemOf(chosen: readonly (SentInventory | null)[]): SummaryProblem | null {
  const inventories = chosen.filter((one) => one !== null);
  const gone = chosen.length - inventories.length;
  if (gone > 0) return { code: 'summary.gone', params: { count: gone } };
  const count = inventories.length;
  if (count === 0) return { code: 'summary.none' };
  if (count > MOST_INVENTORIES) return { code: 'summary.tooMany', params: { max: MOST_INVENTORIES, count } };
  const kept = inventories.filter((one) => ![null, 'notClosed'].includes(obstacleOf(one)));
  if (kept.length > 0) return { code: 'summary.obstacle', params: { count: kept.length } };
  return new Set(inventories.map(applicantKey)).size > 1 ? { code: 'summary.mixed' } : null;
}

/**
 * The request to sum inventories up (汇总申请单, CEB701). It names every inventory and no period: with a period customs
 * passes over the list, and takes what the seller never looked at.
 */
export function summaryRequest(
  inventories: readonly SentInventory[],
  wishes: SummaryWishes,
  sending: SummarySending,
): DocumentRecord<ElementValues, ElementValues> {
  const first = inventories[0]?.head ?? {};
  const of = (name: string) => first[name] ?? '';
  return {
    head: {
      guid: sending.guid,
      appType: '1',
      appTime: sending.appTime,
      appStatus: '2',
      customsCode: of('customsCode'),
      copNo: wishes.copNo,
      agentCode: of('agentCode'),
      agentName: of('agentName'),
      ebcCode: of('ebcCode'),
      ebcName: of('ebcName'),
      declAgentCode: wishes.filer.code,
      declAgentName: wishes.filer.name,
      ...present({ loctNo: sameSite(inventories) }),
      summaryFlag: wishes.byProducer ? '2' : '1',
      itemNameFlag: wishes.byName ? '1' : '0',
      msgCount: '1',
      msgSeqNo: '1',
      ...present({ note: wishes.note }),
    },
    list: inventories.map(({ invtNo }) => ({ invtNo })),
  };
}

/** The supervised site when all inventories name the same. */
function sameSite(inventories: readonly SentInventory[]): string {
  const sites = new Set(inventories.map(({ head }) => head['loctNo'] ?? ''));
  return sites.size === 1 ? ([...sites][0] ?? '') : '';
}
