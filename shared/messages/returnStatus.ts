import type { Confidence } from '#shared/catalog/codes.ts';

/** What a receipt status means for the sender. */
export type StatusGroup =
  | 'saved'
  | 'accepted'
  | 'sent'
  | 'sendFailed'
  | 'returned'
  | 'stored'
  | 'review'
  | 'passed'
  | 'awaitingArrival'
  | 'inspection'
  | 'detained'
  | 'handedOver'
  | 'suspended'
  | 'sentBack'
  | 'released'
  | 'closed'
  | 'error'
  | 'unknown';

/** One receipt status (回执状态 returnStatus). */
export interface ReturnStatus {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly confidence: Confidence;
  readonly group: StatusGroup;
}

type Row = readonly [code: string, zh: string, en: string, confidence: Confidence, group: StatusGroup];

/** Confirmed: the specification text of edition 202205. To be confirmed: import messages and other programs only. */
const ROWS: readonly Row[] = [
  ['1', '电子口岸已暂存', 'Saved at the port', 'confirmed', 'saved'],
  ['2', '电子口岸申报中', 'Accepted by the port', 'confirmed', 'accepted'],
  ['3', '发送海关成功', 'Sent on to customs', 'confirmed', 'sent'],
  ['4', '发送海关失败', 'Sending to customs failed', 'confirmed', 'sendFailed'],
  ['100', '海关退单', 'Returned by customs', 'confirmed', 'returned'],
  ['120', '海关入库', 'Stored by customs', 'confirmed', 'stored'],
  ['300', '人工审核', 'Manual review', 'confirmed', 'review'],
  ['399', '海关审结', 'Reviewed and accepted', 'confirmed', 'passed'],
  ['400', '待运抵', 'Waiting for arrival', 'toBeConfirmed', 'awaitingArrival'],
  ['500', '查验', 'Inspection', 'confirmed', 'inspection'],
  ['501', '扣留移送通关', 'Detained: handed to clearance', 'toBeConfirmed', 'detained'],
  ['502', '扣留移送缉私', 'Detained: handed to anti-smuggling', 'toBeConfirmed', 'detained'],
  ['503', '扣留移送法规', 'Detained: handed to the legal office', 'toBeConfirmed', 'detained'],
  ['505', '移交', 'Handed over', 'confirmed', 'handedOver'],
  ['509', '其他扣留', 'Other detention', 'toBeConfirmed', 'detained'],
  ['599', '其他扣留', 'Other detention', 'toBeConfirmed', 'detained'],
  ['600', '挂起', 'Suspended', 'confirmed', 'suspended'],
  ['700', '退运', 'Sent back', 'toBeConfirmed', 'sentBack'],
  ['800', '放行', 'Released', 'confirmed', 'released'],
  ['899', '结关', 'Closed by customs', 'confirmed', 'closed'],
];

/** Every known receipt status by its code. */
export const RETURN_STATUSES: ReadonlyMap<string, ReturnStatus> = new Map(
  ROWS.map(([code, zh, en, confidence, group]) => [code, { code, zh, en, confidence, group }]),
);

/** The status of a code: a negative number is an error, anything else unknown keeps its code. */
export function returnStatus(code: string): ReturnStatus {
  const known = RETURN_STATUSES.get(code);
  if (known !== undefined) return known;
  return isErrorNumber(code)
    ? { code, zh: '处理异常', en: 'Processing error', confidence: 'confirmed', group: 'error' }
    : { code, zh: '未知状态', en: 'Unknown status', confidence: 'toBeConfirmed', group: 'unknown' };
}

/** Whether a status is an error number (negative). */
export function isErrorNumber(code: string): boolean {
  return /^-\d{1,9}$/.test(code);
}

/** Error numbers (section 7 of the specification text) that mean something a user can act on. */
const ERROR_TEXTS = {
  '-10101': 'messages.returnError.enterprise',
  '-10102': 'messages.returnError.enterprise',
  '-301001': 'messages.returnError.noLines',
  '-301002': 'messages.returnError.lineNumbers',
  '-301003': 'messages.returnError.notFound',
  '-301004': 'messages.returnError.notFound',
  '-301005': 'messages.returnError.notFound',
  '-301006': 'messages.returnError.notFound',
  '-301007': 'messages.returnError.empty',
  '-301008': 'messages.returnError.parameters',
  '-301009': 'messages.returnError.action',
  '-301010': 'messages.returnError.exists',
  '-301011': 'messages.returnError.alreadyDeclared',
  '-301014': 'messages.returnError.older',
  '-301015': 'messages.returnError.tooMany',
  '-301020': 'messages.returnError.signature',
  '-304001': 'messages.returnError.exists',
  '-401005': 'messages.returnError.empty',
  '-401007': 'messages.returnError.exists',
  '-401008': 'messages.returnError.alreadyDeclared',
  '-401012': 'messages.returnError.older',
  '-401013': 'messages.returnError.tooMany',
  '-504010': 'messages.returnError.empty',
  '-504012': 'messages.returnError.exists',
  '-504013': 'messages.returnError.tooMany',
  '-504015': 'messages.returnError.exists',
  '-504016': 'messages.returnError.alreadyDeclared',
  '-621000': 'messages.returnError.noLines',
  '-621001': 'messages.returnError.parameters',
  '-621004': 'messages.returnError.alreadyDeclared',
  '-621010': 'messages.returnError.state',
  '-621012': 'messages.returnError.state',
  '-621015': 'messages.returnError.signer',
  '-621027': 'messages.returnError.lineNumbers',
  '-621028': 'messages.returnError.signature',
  '-621029': 'messages.returnError.signature',
  '-621030': 'messages.returnError.tooMany',
  '-623003': 'messages.returnError.notFound',
  '-623005': 'messages.returnError.state',
  '-623009': 'messages.returnError.cancelled',
  '-625006': 'messages.returnError.noLines',
  '-625009': 'messages.returnError.secondUnit',
  '-625012': 'messages.returnError.parameters',
  '-625209': 'messages.returnError.notFound',
  '-999999': 'messages.returnError.schema',
} as const satisfies Record<string, `messages.returnError.${string}`>;

/** The text key that explains an error number; a general one where the number is not listed. */
export type ReturnErrorKey = (typeof ERROR_TEXTS)[keyof typeof ERROR_TEXTS] | 'messages.returnError.other';

/** The text that explains an error number to the user. */
export function returnErrorKey(code: string): ReturnErrorKey {
  const texts: Readonly<Record<string, ReturnErrorKey>> = ERROR_TEXTS;
  return (Object.hasOwn(texts, code) ? texts[code] : undefined) ?? 'messages.returnError.other';
}
