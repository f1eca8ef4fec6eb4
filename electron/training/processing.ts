import { randomUUID } from 'node:crypto';
import { compactMillisInChina, dateInChina } from '#shared/base/calendarDate.ts';
import type { Kind } from './documentTables.ts';
import { DOCUMENTS } from './documentTables.ts';
import type { Enrolments } from './enrolments.ts';
import type { Ledger, StoredDocument, WaitingMessage } from './ledger.ts';
import { isOpen, TAKEN_IN } from './lifecycle.ts';
import type { Fields, IncomingDocument, IncomingMessage, Refusal } from './readMessage.ts';
import { readMessage } from './readMessage.ts';
import { formatReceiptXml, receiptXml } from './receiptXml.ts';
import type { SignatureVerdict } from './signatureCheck.ts';
import { checkSignature } from './signatureCheck.ts';

/** What processing works with; `now` and `stepMs` are read each time, so that a change of pace counts at once. */
export interface Workplace {
  readonly ledger: Ledger;
  readonly enrolments: Enrolments;
  readonly now: () => number;
  readonly stepMs: () => number;
  readonly seed: number;
}

/** Documents that must be signed; the others are checked when they are. */
const MUST_BE_SIGNED: ReadonlySet<Kind> = new Set(['inventory']);
const SCHEMA_FAILURE = '-999999';
const DUPLICATE = '-304001';
const UNKNOWN_FIRM = '-10102';
const WRONG_SIGNER = '-621015';

/** Looks at one message that was taken in: every document of it is accepted or refused. Runs inside a transaction. */
export function processMessage(place: Workplace, message: WaitingMessage): void {
  place.ledger.lookedAt(message.id);
  const read = readMessage(message.type, message.body);
  if (!read.ok) {
    setAside(place, message, `报文格式校验失败：${read.error}`);
    return;
  }
  const keys = place.enrolments.keysOf(read.value.copCode);
  const verdict = checkSignature(read.value.root, keys, place.now());
  for (const [position, document] of read.value.documents.entries()) {
    const standing = place.ledger.current(document.kind, document.businessKey);
    const refusal =
      firmRefusal(read.value, document, keys.length > 0, verdict) ??
      document.refusal ??
      standingRefusal(place.ledger, document, standing);
    if (refusal === null && standing !== null) place.ledger.retire(standing.id);
    enter(place, message.id, position, document, refusal);
  }
}

/** Answers a message whose documents cannot be told apart, by the key it came under. */
export function setAside(place: Workplace, message: WaitingMessage, info: string): void {
  place.ledger.lookedAt(message.id);
  const values = { status: SCHEMA_FAILURE, time: compactMillisInChina(place.now()), info };
  place.ledger.addReceipt(formatReceiptXml(newGuid(), message, values), null, SCHEMA_FAILURE);
}

function firmRefusal(
  { copCode }: IncomingMessage,
  { kind, head }: IncomingDocument,
  enrolled: boolean,
  verdict: SignatureVerdict,
): Refusal | null {
  if (!enrolled) return { code: UNKNOWN_FIRM, text: `企业代码${copCode.slice(0, 18)}未在平台登记` };
  const code = DOCUMENTS[kind].errors.signature;
  if (verdict.kind === 'invalid') {
    return { code, text: `签名验证失败[Code:${verdict.code};Desc:${verdict.reason}]` };
  }
  if (verdict.kind === 'absent' && MUST_BE_SIGNED.has(kind)) {
    return { code, text: '签名验证失败[Code:1001;Desc:报文没有签名]' };
  }
  if (kind === 'inventory' && head['agentCode'] !== copCode) {
    return { code: WRONG_SIGNER, text: `签名企业${copCode}与申报企业${head['agentCode'] ?? ''}不一致` };
  }
  return null;
}

/** Whether the business key is free, or was freed by a return; `appType` 2 changes what is not declared yet. */
function standingRefusal(
  ledger: Ledger,
  { kind, head }: IncomingDocument,
  standing: StoredDocument | null,
): Refusal | null {
  const spec = DOCUMENTS[kind];
  switch (head['appType']) {
    case '3':
      return { code: spec.errors.invalid, text: '训练平台不受理删除，请用变更或重新申报' };
    case '2':
      if (standing === null) return { code: spec.errors.notFound, text: `未找到要变更的${spec.title}` };
      return mayBeReplaced(ledger, standing, true) ? null : taken(spec.title, standing);
    default:
      return standing === null || mayBeReplaced(ledger, standing, false) ? null : taken(spec.title, standing);
  }
}

function taken(title: string, standing: StoredDocument): Refusal {
  return { code: DUPLICATE, text: `${title}业务主键重复，已有记录状态为${standing.state}` };
}

/** A returned document may be sent again; so may the partners of a returned inventory, so that all can be corrected. */
function mayBeReplaced(ledger: Ledger, standing: StoredDocument, change: boolean): boolean {
  if (isOpen(standing.state)) return true;
  if (standing.kind === 'inventory') return false;
  const inventories =
    standing.kind === 'waybill'
      ? ledger.inventoriesOfWaybill(standing.waybillKey ?? '')
      : [ledger.ofOrder('inventory', standing.orderKey ?? '')].filter((found) => found !== null);
  if (inventories.length === 0) return change;
  return inventories.every(({ state }) => isOpen(state));
}

function enter(
  place: Workplace,
  message: number,
  position: number,
  document: IncomingDocument,
  refusal: Refusal | null,
): void {
  const { ledger } = place;
  const { kind, head, lines, businessKey } = document;
  const id = ledger.newDocumentId();
  ledger.addDocument({
    id,
    message,
    position,
    kind,
    businessKey,
    orderKey: kind === 'waybill' ? null : keyOf(head, 'orderNo', 'ebcCode'),
    waybillKey:
      kind === 'waybill' || kind === 'inventory' ? keyOf(head, 'logisticsCode', 'logisticsNo') : null,
    effect: refusal === null,
    state: TAKEN_IN,
    head,
    lines,
    ...officialNumbers(kind, head, id, place.now()),
  });
  if (refusal !== null) {
    const stored = ledger.document(id);
    if (stored !== null) issueReceipt(place, stored, refusal.code, refusal.text);
    return;
  }
  const first = head['appStatus'] === '1' ? 'save' : 'declare';
  ledger.addStep(id, first, { since: place.now(), steps: 1, holdMs: null }, place.stepMs());
}

/** Business keys join their fields as JSON, so that no separator inside a field can make two keys one. */
function keyOf(head: Fields, ...names: readonly string[]): string {
  return JSON.stringify(names.map((name) => head[name] ?? ''));
}

/** preNo (B + day + 9 digits) and invtNo (customs + year + E + 9 digits) of an inventory. */
function officialNumbers(
  kind: Kind,
  head: Fields,
  id: number,
  nowMs: number,
): { preNo: string; invtNo: string } {
  if (kind !== 'inventory') return { preNo: '', invtNo: '' };
  const day = dateInChina(nowMs).replaceAll('-', '');
  const serial = String(id % 1_000_000_000).padStart(9, '0');
  const customs = /^\d{4}$/.test(head['customsCode'] ?? '') ? head['customsCode'] : '0000';
  return { preNo: `B${day}${serial}`, invtNo: `${customs}${day.slice(0, 4)}E${serial}` };
}

/** Issues a receipt and moves the document to its number; receipt times of one document always rise. */
export function issueReceipt(place: Workplace, document: StoredDocument, status: string, info: string): void {
  const at = Math.max(place.now(), document.lastReturnAt + 1);
  const time = compactMillisInChina(at);
  const { preNo, invtNo } = document;
  const values = { status, time, info, preNo, invtNo };
  const receipt = receiptXml(document.kind, document.head, newGuid(), values);
  place.ledger.addReceipt(receipt, document.id, status);
  place.ledger.setState(document.id, status, at);
}

function newGuid(): string {
  return randomUUID().toUpperCase();
}
