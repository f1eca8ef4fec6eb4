import { compactMillisInChina } from '#shared/base/calendarDate.ts';
import { takeInDeclaration } from './declarationIntake.ts';
import { DOCUMENTS } from './documentTables.ts';
import type { Fields, Refusal } from './fieldChecks.ts';
import type { Workplace } from './issuing.ts';
import { compactDay, issueReceipt, keyOf, newGuid, serialText } from './issuing.ts';
import type { PaperKind } from './kinds.ts';
import type { Ledger, WaitingMessage } from './ledger.ts';
import type { StoredDocument } from './ledgerRows.ts';
import { isOpen, TAKEN_IN } from './lifecycle.ts';
import { DECLARATION_MESSAGE } from './readDeclaration.ts';
import type { IncomingDocument, IncomingMessage } from './readMessage.ts';
import { readMessage } from './readMessage.ts';
import { formatReceiptXml } from './receiptXml.ts';
import { applicationRefusal } from './requestChecks.ts';
import type { SignatureVerdict } from './signatureCheck.ts';
import { checkSignature } from './signatureCheck.ts';

/** Documents that must be signed; the others are checked when they are. */
const MUST_BE_SIGNED: ReadonlySet<PaperKind> = new Set(['inventory', 'cancellation', 'summary']);
/** Documents that only the declaring firm may send (agentCode). */
const BY_DECLARANT: ReadonlySet<PaperKind> = new Set(['inventory', 'cancellation', 'return', 'summary']);
const SCHEMA_FAILURE = '-999999';
const DUPLICATE = '-304001';
const UNKNOWN_FIRM = '-10102';
const WRONG_SIGNER = '-621015';

/** Looks at one message that was taken in: every document of it is accepted or refused. Runs inside a transaction. */
export function processMessage(place: Workplace, message: WaitingMessage): void {
  place.ledger.lookedAt(message.id);
  if (message.type === DECLARATION_MESSAGE) {
    const unreadable = takeInDeclaration(place, message);
    if (unreadable !== null) setAside(place, message, `报文格式校验失败：${unreadable}`);
    return;
  }
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
      applicationRefusal(place.ledger, document) ??
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
  if (BY_DECLARANT.has(kind) && head['agentCode'] !== copCode) {
    const number = kind === 'inventory' ? WRONG_SIGNER : DOCUMENTS[kind].errors.invalid;
    return { code: number, text: `签名企业${copCode}与申报企业${head['agentCode'] ?? ''}不一致` };
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

/**
 * A returned document may be sent again; so may the partners of a returned inventory or declaration, so that all can be
 * corrected.
 */
function mayBeReplaced(ledger: Ledger, standing: StoredDocument, change: boolean): boolean {
  if (isOpen(standing.state)) return true;
  const declared = declaredBy(ledger, standing);
  if (declared === null) return false;
  if (declared.length === 0) return change;
  return declared.every(({ state }) => isOpen(state));
}

/** What was declared with a paper; null for a paper that nothing is declared with. */
function declaredBy(ledger: Ledger, { kind, orderKey, waybillKey }: StoredDocument): StoredDocument[] | null {
  switch (kind) {
    case 'waybill':
      return [...ledger.inventoriesOfWaybill(waybillKey ?? '')];
    case 'order':
    case 'receipts': {
      const inventory = ledger.ofOrder('inventory', orderKey ?? '');
      const declarations = ledger.declarationsOfOrder(orderKey ?? '');
      return inventory === null ? [...declarations] : [inventory, ...declarations];
    }
    default:
      return null;
  }
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
    orderKey: orderKeyOf(ledger, document),
    waybillKey:
      kind === 'waybill' || kind === 'inventory' ? keyOf(head, 'logisticsCode', 'logisticsNo') : null,
    setKey: kind === 'summary' ? keyOf(head, 'agentCode', 'copNo') : null,
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
  if (kind === 'cancellation' && first === 'declare') holdInventory(ledger, head);
}

/** The order a paper goes with; an application goes with that of its inventory. */
function orderKeyOf(ledger: Ledger, { kind, head }: IncomingDocument): string | null {
  switch (kind) {
    case 'waybill':
    case 'summary':
      return null;
    case 'cancellation':
    case 'return':
      return ledger.inventoryByNumber(head['invtNo'] ?? '')?.orderKey ?? null;
    default:
      return keyOf(head, 'orderNo', 'ebcCode');
  }
}

/** While its cancellation is being decided, nothing more happens to an inventory. */
function holdInventory(ledger: Ledger, head: Fields): void {
  const inventory = ledger.inventoryByNumber(head['invtNo'] ?? '');
  if (inventory !== null) ledger.hold(inventory.id);
}

/**
 * preNo (B + day + 9 digits), and by the kind of paper invtNo (customs + year + E + 9 digits) of an inventory, the number
 * of the inventory an application is about, sumNo (S + day + 9 digits) of a summary.
 */
function officialNumbers(
  kind: PaperKind,
  head: Fields,
  id: number,
  nowMs: number,
): { preNo: string; invtNo: string } {
  const day = compactDay(nowMs);
  const serial = serialText(id, 9);
  const preNo = `B${day}${serial}`;
  switch (kind) {
    case 'inventory': {
      const customs = /^\d{4}$/.test(head['customsCode'] ?? '') ? head['customsCode'] : '0000';
      return { preNo, invtNo: `${customs}${day.slice(0, 4)}E${serial}` };
    }
    case 'cancellation':
    case 'return':
      return { preNo, invtNo: head['invtNo'] ?? '' };
    case 'summary':
      return { preNo, invtNo: `S${day}${serial}` };
    default:
      return { preNo: '', invtNo: '' };
  }
}
