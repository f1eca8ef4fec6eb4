import { randomUUID } from 'node:crypto';
import { compactMillisInChina, dateInChina } from '#shared/base/calendarDate.ts';
import { decisionNoticeXml } from './declarationReplies.ts';
import type { Enrolments } from './enrolments.ts';
import type { Fields } from './fieldChecks.ts';
import type { Ledger } from './ledger.ts';
import type { StoredDocument } from './ledgerRows.ts';
import { receiptXml } from './receiptXml.ts';

/** What processing works with; `now` and `stepMs` are read each time, so that a change of pace counts at once. */
export interface Workplace {
  readonly ledger: Ledger;
  readonly enrolments: Enrolments;
  readonly now: () => number;
  readonly stepMs: () => number;
  readonly seed: number;
}

/** Issues a receipt and moves the document to its number; receipt times of one document always rise. */
export function issueReceipt(place: Workplace, document: StoredDocument, status: string, info: string): void {
  const at = Math.max(place.now(), document.lastReturnAt + 1);
  const receipt = receiptOf(document, status, compactMillisInChina(at), info);
  place.ledger.addReceipt(receipt, document.id, status);
  place.ledger.setState(document.id, status, at);
}

function receiptOf(
  document: StoredDocument,
  status: string,
  time: string,
  info: string,
): { type: string; body: string } {
  const { kind, head, preNo, invtNo } = document;
  if (kind === 'declaration') {
    const { CustomMaster: customs = '', IEDate: ieDate = '' } = head;
    return decisionNoticeXml({
      seqNo: preNo,
      entryId: invtNo,
      channel: status,
      note: info,
      customs,
      time,
      ieDate,
    });
  }
  const sumNo = kind === 'summary' && status === '399' ? invtNo : '';
  return receiptXml(kind, head, newGuid(), { status, time, info, preNo, invtNo, sumNo });
}

/** Business keys join their fields as JSON, so that no separator inside a field can make two keys one. */
export function keyOf(head: Fields, ...names: readonly string[]): string {
  return JSON.stringify(names.map((name) => head[name] ?? ''));
}

/** The day in China, "YYYYMMDD". */
export function compactDay(nowMs: number): string {
  return dateInChina(nowMs).replaceAll('-', '');
}

/** The last digits of a count, as official numbers have them. */
export function serialText(count: number, digits: number): string {
  return String(count % 10 ** digits).padStart(digits, '0');
}

/** 报关单编号 of an export: customs office, year, 0, 9 digits. */
export function entryNumber(customs: string, day: string, serial: number): string {
  return `${customs}${day.slice(0, 4)}0${serialText(serial, 9)}`;
}

/** A fresh record number, 36 characters, upper case. */
export function newGuid(): string {
  return randomUUID().toUpperCase();
}
