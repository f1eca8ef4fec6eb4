import { compactMillisInChina } from '#shared/base/calendarDate.ts';
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import type { Fields, Refusal } from './fieldChecks.ts';
import type { Workplace } from './issuing.ts';
import { compactDay, entryNumber, newGuid, serialText } from './issuing.ts';
import type { Ledger } from './ledger.ts';
import type { StoredDocument } from './ledgerRows.ts';
import { isReleased } from './lifecycle.ts';
import { element, message } from './receiptXml.ts';
import { isBeingCancelled } from './requestChecks.ts';
import type { SummedDeclaration } from './summing.ts';
import { sumUp } from './summing.ts';

/** What an application to sum up comes to. */
export interface Summing {
  readonly inventories: readonly StoredDocument[];
  readonly declarations: readonly SummedDeclaration[];
}

/** B: the inventory is to be declared in aggregate (汇总申报); A is counted only. */
const AGGREGATED = 'B';
/** Released lists need no further clearing, so their declaration counts as closed; toBeConfirmed, customs sets the values. */
const RESULT_STATE = 'R';
const HOUR_MS = 3_600_000;
const CHINA_OFFSET_MS = 8 * HOUR_MS;

/**
 * The parts of a set, in order, once the last of them is the one given; the error says which is missing. Processing of a
 * set begins with its last part.
 */
export function partsOfSet(ledger: Ledger, last: StoredDocument): Result<readonly StoredDocument[], Refusal> {
  const count = Number(last.head['msgCount']);
  const parts = ledger.partsOf(last.setKey ?? '').filter(({ state }) => state === '2');
  const found: StoredDocument[] = [];
  for (let number = 1; number <= count; number += 1) {
    const part = parts.find(({ head }) => Number(head['msgSeqNo']) === number);
    if (part === undefined) return err({ code: '1806', text: `报文共${count}份，缺少第${number}份` });
    const name = SET_FIELDS.find((field) => part.head[field] !== last.head[field]);
    if (name !== undefined) return err({ code: '1806', text: `第${number}份报文的${name}与最后一份不一致` });
    found.push(part);
  }
  return ok(found);
}

const SET_FIELDS = [
  'msgCount',
  'customsCode',
  'ebcCode',
  'declAgentCode',
  'startTime',
  'endTime',
  'summaryFlag',
  'itemNameFlag',
] as const;

/** Whether a part is the one that processing of its set begins with. */
export function isLastPart({ head }: StoredDocument): boolean {
  return Number(head['msgSeqNo']) === Number(head['msgCount']);
}

/** What the inventories of a set come to; the error is the first reason why they cannot be summed up. */
export function summingOf(ledger: Ledger, parts: readonly StoredDocument[]): Result<Summing, Refusal> {
  const [first] = parts;
  if (first === undefined) return err({ code: '1806', text: '没有报文' });
  const { head } = first;
  const inventories = inventoriesOf(ledger, head, parts);
  if (!inventories.ok) return inventories;
  if (inventories.value.length === 0) return err({ code: '1807', text: '没有可汇总的清单' });
  const declarations = sumUp(
    inventories.value.map((inventory) => ({
      invtNo: inventory.invtNo,
      head: inventory.head,
      lines: ledger.linesOf(inventory.id),
    })),
    { summaryFlag: head['summaryFlag'] ?? '', itemNameFlag: head['itemNameFlag'] ?? '' },
  );
  if (!declarations.ok) return err({ code: '1809', text: `清单${declarations.error}归并后超过50项` });
  return ok({ inventories: inventories.value, declarations: declarations.value });
}

function inventoriesOf(
  ledger: Ledger,
  head: Fields,
  parts: readonly StoredDocument[],
): Result<readonly StoredDocument[], Refusal> {
  const { startTime = '', endTime = '', ebcCode = '', customsCode = '' } = head;
  if (startTime !== '') {
    // A filled period makes customs ignore the numbers that are listed.
    const period = { from: instantOf(startTime), to: instantOf(endTime) + 999 };
    const released = ledger.releasedIn({ ebcCode, customsCode, ...period });
    return ok(released.filter((inventory) => summableFault(ledger, inventory, head) === null));
  }
  const found: StoredDocument[] = [];
  for (const { invtNo = '' } of parts.flatMap(({ id }) => ledger.linesOf(id))) {
    const inventory = ledger.inventoryByNumber(invtNo);
    const fault = inventory === null ? '不存在' : summableFault(ledger, inventory, head);
    if (inventory === null || fault !== null) return err({ code: '1808', text: `清单${invtNo}${fault}` });
    if (found.some(({ id }) => id === inventory.id)) return err({ code: '1808', text: `清单${invtNo}重复` });
    found.push(inventory);
  }
  return ok(found);
}

function summableFault(ledger: Ledger, inventory: StoredDocument, head: Fields): string | null {
  if (inventory.head['ebcCode'] !== head['ebcCode']) return '不属于这个收发货人';
  if (inventory.head['agentCode'] !== head['agentCode']) return '不是这个申报单位申报的';
  if (inventory.head['customsCode'] !== head['customsCode']) return '申报地海关不同';
  if (inventory.head['statisticsFlag'] !== AGGREGATED) return '申报业务类型不是汇总申报（B）';
  if (!isReleased(inventory.state)) return `状态为${inventory.state}，放行或结关后才能汇总`;
  if (isBeingCancelled(ledger, inventory)) return '正在撤销';
  return ledger.isSummed(inventory.id) ? '已经汇总' : null;
}

/** "YYYYMMDDhhmmss" in China as ms since 1970. */
function instantOf(time: string): number {
  const part = (from: number, to: number): number => Number(time.slice(from, to));
  const [year, month, day] = [part(0, 4), part(4, 6), part(6, 8)];
  return Date.UTC(year, month - 1, day, part(8, 10), part(10, 12), part(12, 14)) - CHINA_OFFSET_MS;
}

/** Marks the inventories as summed up and issues one result for each declaration (CEB792). */
export function issueResults(place: Workplace, application: StoredDocument, summing: Summing): void {
  const { ledger } = place;
  for (const { id } of summing.inventories) ledger.addSummed(id, application.id);
  for (const declaration of summing.declarations) {
    ledger.addReceipt(resultXml(place, application, declaration), application.id, RESULT_STATE);
  }
}

function resultXml(
  place: Workplace,
  { head, invtNo: sumNo }: StoredDocument,
  { grossWeight, netWeight, lines }: SummedDeclaration,
): { type: string; body: string } {
  const now = place.now();
  const day = compactDay(now);
  const serial = place.ledger.nextSerial();
  const customs = head['customsCode'] ?? '';
  const row = (name: string, value = head[name] ?? ''): string => element(name, value);
  const rows = [
    row('guid', newGuid()),
    row('customsCode'),
    row('sumNo', sumNo),
    row('opDate', compactMillisInChina(now)),
    row('declSeqNo', `D${day}${serialText(serial, 9)}`),
    row('entryId', entryNumber(customs, day, serial)),
    row('decState', RESULT_STATE),
    row('agentCode'),
    row('agentName'),
    row('ebcCode'),
    row('ebcName'),
    row('declAgentCode'),
    row('declAgentName'),
    row('grossWeight', String(grossWeight)),
    row('netWeight', String(netWeight)),
    row('msgCount', '1'),
    row('msgSeqNo', '1'),
    row('note', '【演练】'),
  ];
  const list = lines.map((line) => {
    const { invtNo, logisticsNo, gseqno, gnum, gcode } = line;
    const values = [
      element('invtNo', invtNo),
      element('logisticsNo', logisticsNo),
      element('gseqno', String(gseqno)),
      element('gnum', gnum),
      element('gcode', gcode),
    ];
    return `<ceb:SummaryResultList>${values.join('')}</ceb:SummaryResultList>`;
  });
  const content = [`<ceb:SummaryResultHead>${rows.join('')}</ceb:SummaryResultHead>`, ...list];
  return { type: 'CEB792Message', body: message('CEB792Message', 'SummaryResult', newGuid(), content) };
}
