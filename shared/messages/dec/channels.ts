import type { ReturnStatus, StatusGroup } from '#shared/messages/returnStatus.ts';

type Row = readonly [channel: string, zh: string, en: string, group: StatusGroup];

/** The letters and their names come from programs that read these replies: all are to be confirmed. */
const ROWS: readonly Row[] = [
  ['L', '海关入库', 'Stored by customs', 'stored'],
  ['G', '海关接单', 'Accepted by customs', 'passed'],
  ['E', '退单', 'Returned', 'returned'],
  ['M', '重审', 'Reviewed again', 'review'],
  ['C', '查验', 'Inspection', 'inspection'],
  ['S', '查验中', 'Inspection going on', 'inspection'],
  ['B', '需担保', 'Guarantee asked for', 'review'],
  ['H', '挂起', 'Suspended', 'suspended'],
  ['P', '放行', 'Released', 'released'],
  ['F', '放行交单', 'Release on handing in papers', 'passed'],
  ['J', '无纸审结', 'Reviewed, paperless', 'passed'],
  ['W', '无纸审结', 'Reviewed, paperless', 'passed'],
  ['I', '无纸放行', 'Released, paperless', 'released'],
  ['K', '担保放行', 'Released against a guarantee', 'released'],
  ['R', '结关', 'Closed by customs', 'closed'],
  ['T', '税费待缴', 'Duty due', 'passed'],
  ['X', '准予进港', 'May enter the port', 'awaitingArrival'],
  ['A', '放行前删单', 'Deleted before release', 'returned'],
  ['D', '放行后删单', 'Deleted after release', 'sentBack'],
  ['Z', '退回修改', 'Given back to be edited', 'returned'],
  ['N', '需重新发送', 'To be sent again', 'sendFailed'],
  ['Y', '申报传输中', 'On its way to customs', 'sent'],
];
const BY_CHANNEL: ReadonlyMap<string, Row> = new Map(ROWS.map((row) => [row[0], row]));

const CHANNEL = 'channel:';
const IMPORT = 'import:';

/** How the status of a declaration's later reply is kept, apart from the numbers of the unified system. */
export function channelStatus(channel: string): string {
  return channel === '' ? '' : `${CHANNEL}${channel}`;
}

/** How the answer to a declaration's import is kept. */
export function importStatus(responseCode: string): string {
  return `${IMPORT}${responseCode}`;
}

/** What a kept status of a declaration means; `code` is the letter or number as received. Null for any other status. */
export function declarationStatus(status: string): ReturnStatus | null {
  if (status.startsWith(IMPORT)) return ofImport(status.slice(IMPORT.length));
  return status.startsWith(CHANNEL) ? ofChannel(status.slice(CHANNEL.length)) : null;
}

function ofImport(code: string): ReturnStatus {
  return /^0+$/.test(code)
    ? {
        code,
        zh: '已暂存到单一窗口，待申报',
        en: 'Saved in the single window, to be declared there',
        confidence: 'confirmed',
        group: 'saved',
      }
    : { code, zh: '导入失败', en: 'Import failed', confidence: 'confirmed', group: 'error' };
}

function ofChannel(code: string): ReturnStatus {
  const confidence = 'toBeConfirmed';
  const row = BY_CHANNEL.get(code);
  if (row !== undefined) return { code, zh: row[1], en: row[2], confidence, group: row[3] };
  return /^[2-9]$/.test(code)
    ? { code, zh: '申报传输中', en: 'On its way to customs', confidence, group: 'sent' }
    : { code, zh: '未知状态', en: 'Unknown status', confidence, group: 'unknown' };
}
