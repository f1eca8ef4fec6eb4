import { importResponseXml } from './declarationReplies.ts';
import type { Fields, Refusal } from './fieldChecks.ts';
import type { Workplace } from './issuing.ts';
import { compactDay, entryNumber, serialText } from './issuing.ts';
import type { WaitingMessage } from './ledger.ts';
import type { StoredDocument } from './ledgerRows.ts';
import { DEFAULT_REASONS, isOpen, TAKEN_IN } from './lifecycle.ts';
import type { Decision } from './officer.ts';
import { decide } from './officer.ts';
import type { IncomingDeclaration } from './readDeclaration.ts';
import { readDeclaration } from './readDeclaration.ts';

/** Numbers of the import answer, of the platform's own choice within the ranges of the exchange layer (S22 section 7). */
const BAD_FORM = '2';
const UNKNOWN_FIRM = '4001';
const NOT_A_DRAFT = '4002';
const OTHER_CONTENT = '4003';

/** G: the import interface takes drafts; they are declared by hand or card afterwards. */
const SAVE_DRAFT = 'G';

/**
 * Takes a declaration in, and answers at once. The same declaration again under the same ClientSeqNo is answered as
 * before and takes no effect. The outcome is a reason when not even its sender's number could be made out.
 */
export function takeInDeclaration(place: Workplace, message: WaitingMessage): string | null {
  const { ledger } = place;
  const read = readDeclaration(message.body);
  if (!read.ok) return read.error;
  const declaration = read.value;
  const { head } = declaration;
  const businessKey = JSON.stringify([firmsOf(head)[0] ?? '', head['ClientSeqNo'] ?? '']);
  const standing = ledger.current('declaration', businessKey);
  if (standing !== null && ledger.bodyOf(standing.id) === message.body) {
    answer(place, standing, '0', '暂存成功（此前已收到同一份报关单）');
    return null;
  }
  const refused = refusalOf(place, declaration) ?? standingRefusal(standing);
  if (refused !== null) {
    enter(place, message, declaration, businessKey, refused, null, '');
    return null;
  }
  const { decision, state } = decide(ledger.officer(), place.seed, {
    document: 'declaration',
    numbers: numbersOf(head),
  });
  if (state.outcomes.length > 0) ledger.setOfficer(state);
  if (decision.do === 'error') {
    const { code, info } = DEFAULT_REASONS.declaration.error;
    const refusal = { code: decision.code ?? code, text: decision.info ?? info };
    enter(place, message, declaration, businessKey, refusal, null, '');
    return null;
  }
  if (standing !== null) ledger.retire(standing.id);
  // A returned declaration that is corrected keeps its number (统一编号).
  enter(place, message, declaration, businessKey, null, decision, standing?.preNo ?? '');
  return null;
}

function refusalOf(place: Workplace, { head, fault }: IncomingDeclaration): Refusal | null {
  const firms = firmsOf(head);
  if (!firms.some((firm) => place.enrolments.keysOf(firm).length > 0)) {
    return { code: UNKNOWN_FIRM, text: `申报单位${(firms[0] ?? '').slice(0, 18)}未在平台登记` };
  }
  if (fault !== null) return { code: BAD_FORM, text: `报关单格式校验失败：${fault}` };
  return head['OperType'] === SAVE_DRAFT
    ? null
    : { code: NOT_A_DRAFT, text: `只受理暂存（OperType为G）的报关单，来文为${head['OperType']}` };
}

function standingRefusal(standing: StoredDocument | null): Refusal | null {
  return standing === null || isOpen(standing.state)
    ? null
    : {
        code: OTHER_CONTENT,
        text: `客户端报关单编号已用于另一份报关单（统一编号${standing.preNo}，状态${standing.state}）`,
      };
}

/** The codes the declarant goes by: of customs, and of its credit register. */
function firmsOf({ AgentCode = '', AgentCodeScc = '' }: Fields): readonly string[] {
  return [AgentCode, AgentCodeScc].filter((code) => code !== '');
}

/** Order number, contract number and the sender's own number, as far as it has them. */
function numbersOf({ EdocID, ContrNo, ClientSeqNo = '' }: Fields): readonly [string, ...string[]] {
  const [first = ClientSeqNo, ...others] = [EdocID, ContrNo].filter(
    (number) => number !== undefined && number !== '',
  );
  return [first, ...others.filter((number) => number !== undefined)];
}

function enter(
  place: Workplace,
  message: WaitingMessage,
  { head, lines }: IncomingDeclaration,
  businessKey: string,
  refusal: Refusal | null,
  decision: Decision | null,
  knownSeqNo: string,
): void {
  const { ledger } = place;
  const id = ledger.newDocumentId();
  const numbers = refusal === null ? officialNumbers(place, head, knownSeqNo) : { preNo: '', invtNo: '' };
  ledger.addDocument({
    id,
    message: message.id,
    position: 0,
    kind: 'declaration',
    businessKey,
    orderKey: null,
    waybillKey: null,
    setKey: null,
    effect: refusal === null,
    state: refusal?.code ?? TAKEN_IN,
    head,
    lines,
    ...numbers,
  });
  const stored = ledger.document(id);
  if (stored === null) return;
  answer(place, stored, refusal?.code ?? '0', refusal?.text ?? '暂存成功');
  if (decision === null) return;
  ledger.setCourse(id, { ...decision, course: decision.do });
  ledger.addStep(id, 'record', { since: place.now(), steps: 1, holdMs: null }, place.stepMs());
}

function answer(place: Workplace, { id, head, preNo }: StoredDocument, code: string, text: string): void {
  const reply = importResponseXml({ code, text, clientSeqNo: head['ClientSeqNo'] ?? '', seqNo: preNo });
  place.ledger.addReceipt(reply, id, code);
}

/** 统一编号 (day and 10 digits) and 报关单编号. */
function officialNumbers(
  place: Workplace,
  head: Fields,
  knownSeqNo: string,
): { preNo: string; invtNo: string } {
  const day = compactDay(place.now());
  const serial = place.ledger.nextSerial();
  const preNo = knownSeqNo === '' ? `${day}${serialText(serial, 10)}` : knownSeqNo;
  return { preNo, invtNo: entryNumber(head['CustomMaster'] ?? '0000', day, serial) };
}
