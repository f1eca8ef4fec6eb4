import type { Fields } from './fieldChecks.ts';
import type { PaperKind } from './kinds.ts';
import { escapeText } from './xmlText.ts';

/** What a receipt says, besides the names of its document. */
export interface ReceiptValues {
  readonly status: string;
  /** yyyyMMddHHmmssSSS, China time. */
  readonly time: string;
  readonly info: string;
  readonly preNo: string;
  readonly invtNo: string;
  /** 汇总申请编号 of a summary that was granted; "" otherwise. */
  readonly sumNo: string;
}

interface ReceiptSpec {
  readonly message: string;
  readonly node: string;
  /** Elements between guid and returnStatus with the most characters each may have; "?" leaves out an empty one. */
  readonly names: readonly (readonly [name: string, most: number, optional?: 'optional'])[];
}

/** Receipt messages of edition 202205: 304, 404, 506, 604, 606, 214, 702. */
const RECEIPTS: Readonly<Record<PaperKind, ReceiptSpec>> = {
  order: {
    message: 'CEB304Message',
    node: 'OrderReturn',
    names: [
      ['ebpCode', 18],
      ['ebcCode', 18],
      ['orderNo', 60],
    ],
  },
  receipts: {
    message: 'CEB404Message',
    node: 'ReceiptsReturn',
    names: [
      ['ebcCode', 18],
      ['orderNo', 60],
      ['payNo', 60, 'optional'],
    ],
  },
  waybill: {
    message: 'CEB506Message',
    node: 'LogisticsReturn',
    names: [
      ['logisticsCode', 18],
      ['logisticsNo', 32],
    ],
  },
  inventory: {
    message: 'CEB604Message',
    node: 'InventoryReturn',
    names: [
      ['agentCode', 18],
      ['copNo', 30],
      ['preNo', 18],
      ['invtNo', 20],
      ['ebcCode', 18],
      ['ebpCode', 18],
      ['orderNo', 60],
      ['statisticsFlag', 1],
    ],
  },
  cancellation: {
    message: 'CEB606Message',
    node: 'InvtCancelReturn',
    names: [
      ['agentCode', 18],
      ['copNo', 30],
      ['preNo', 18],
      ['invtNo', 20],
    ],
  },
  return: {
    message: 'CEB214Message',
    node: 'RefundReturn',
    names: [
      ['ebpCode', 18, 'optional'],
      ['ebcCode', 18, 'optional'],
      ['agentCode', 18],
      ['coElNo', 30],
      ['preNo', 18, 'optional'],
      ['invtNo', 20],
    ],
  },
  summary: {
    message: 'CEB702Message',
    node: 'SummaryReturn',
    names: [
      ['agentCode', 18],
      ['ebcCode', 18],
      ['copNo', 30],
      ['preNo', 18],
      ['sumNo', 18, 'optional'],
      ['msgSeqNo', 9],
    ],
  },
};

const OPENING = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'xmlns:ceb="http://www.chinaport.gov.cn/ceb"';
const MOST_INFO = 1000;

/** Everything the platform issues says that it is training. */
export const TRAINING_MARK = '【演练】';

/** A receipt message for one document. `guid` is the receipt message's own; the node echoes the document's. */
export function receiptXml(
  kind: PaperKind,
  head: Fields,
  guid: string,
  values: ReceiptValues,
): { type: string; body: string } {
  const spec = RECEIPTS[kind];
  const { preNo, invtNo, sumNo } = values;
  const given: Fields = { ...head, preNo, invtNo, sumNo, msgSeqNo: wholeIn(head['msgSeqNo']) };
  const documentGuid = head['guid'] ?? '';
  const rows = [
    element('guid', documentGuid.length === 36 ? documentGuid : guid),
    ...spec.names
      .filter(([name, , optional]) => optional === undefined || (given[name] ?? '') !== '')
      .map(([name, most]) => element(name, cut(given[name] ?? '', most))),
    element('returnStatus', values.status),
    element('returnTime', values.time),
    element('returnInfo', cut(`${TRAINING_MARK}${values.info}`, MOST_INFO)),
  ];
  return { type: spec.message, body: message(spec.message, spec.node, guid, rows) };
}

/**
 * A format-check receipt (格式校验回执, CEB900) for a message whose documents could not be told apart. It names the
 * key the message was sent under, and does not repeat the message.
 */
export function formatReceiptXml(
  guid: string,
  original: { readonly key: string; readonly type: string },
  values: { readonly status: string; readonly time: string; readonly info: string },
): { type: string; body: string } {
  const rows = [
    element('guid', guid),
    element('returnStatus', values.status),
    element('returnInfo', cut(`${TRAINING_MARK}${values.info}`, MOST_INFO)),
    element('returnTime', values.time),
    element('oriCopMsgId', original.key),
    element('oriMessageType', cut(original.type, 15)),
    element('oriBizMessage', ''),
  ];
  return { type: 'CEB900Message', body: message('CEB900Message', 'MessageReturn', guid, rows) };
}

/** A message of the unified system from its rows. */
export function message(name: string, node: string, guid: string, rows: readonly string[]): string {
  return (
    `${OPENING}<ceb:${name} guid="${guid}" version="1.0" ${NAMESPACE}><ceb:${node}>` +
    `${rows.join('')}</ceb:${node}></ceb:${name}>`
  );
}

/** An element with text. */
export function element(name: string, text: string): string {
  return `<ceb:${name}>${escapeText(text)}</ceb:${name}>`;
}

/** What a refused message gave for a whole number, so that its receipt stays in order. */
function wholeIn(text: string | undefined): string {
  return /^\d{1,9}$/.test(text ?? '') ? (text ?? '') : '0';
}

/** A text with at most so many characters. */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : [...text].slice(0, most).join('');
}
