import { writeOffer } from '#backend/app/fileOffers.ts';
import { giveWay } from '#backend/app/jobs.ts';
import type { Outcome } from '#backend/app/outcome.ts';
import { fail } from '#backend/app/outcome.ts';
import { paperInputOf } from '#backend/app/paperInputs.ts';
import type { Session } from '#backend/app/session.ts';
import type { Workstation } from '#backend/app/workstation.ts';
import type { Html } from '#backend/output/print/html.ts';
import { printDocument, printSheets } from '#backend/output/print/printDocument.ts';
import type { FileOffer } from '#shared/api/files.ts';
import type { PrintNotice } from '#shared/api/prints.ts';
import { dateInChina } from '#shared/base/calendarDate.ts';
import { compare, dec } from '#shared/base/decimal.ts';
import { ok } from '#shared/base/result.ts';
import type { PaperInput } from '#shared/documents/commercial/paperInput.ts';
import type { LabelSize, PaperKind, PaperLanguage } from '#shared/documents/commercial/paperKinds.ts';
import { PAPER_KINDS } from '#shared/documents/commercial/paperKinds.ts';
import { itemNumberOf } from '#shared/documents/commercial/postalDeclaration.ts';

/** Which papers of which consignments, and how. */
export interface PrintOrder {
  readonly ids: readonly string[];
  readonly papers: readonly PaperKind[];
  readonly language: PaperLanguage;
  readonly paperSize: LabelSize;
}

/** Papers put together. */
export interface PrintRun {
  readonly html: string;
  readonly notices: readonly PrintNotice[];
  readonly consignments: number;
}

/** How far work has come, and whether to go on. */
export interface PrintPace {
  readonly report: (done: number, total: number) => void;
  readonly stopped: () => boolean;
}

/** The largest document, characters; a browser needs many times as much to lay it out. */
const MOST_CHARACTERS = 64 * 1024 * 1024;
/** Consignments between two turns for everybody else. */
const LOT = 10;
const GAP = 'class="gap"';
/** Small packets, which CN22 is for, weigh up to this, kg (UPU Convention Regulations; to be confirmed per country). */
const MOST_CN22 = dec('2');

/** Puts the papers of some consignments together, each consignment's in the usual order. */
export async function printRun(
  workstation: Workstation,
  session: Session,
  order: PrintOrder,
  pace: PrintPace = { report: () => undefined, stopped: () => false },
): Promise<Outcome<PrintRun>> {
  const papers = PAPER_KINDS.filter((kind) => order.papers.includes(kind));
  const now = workstation.ports.now();
  const sheets: Html[] = [];
  const notices: PrintNotice[] = [];
  const orderNos: string[] = [];
  let characters = 0;
  for (const [index, id] of order.ids.entries()) {
    if (pace.stopped()) break;
    const stored = session.store.consignments.get(id);
    if (stored === null) continue;
    const input = paperInputOf(session, stored, now);
    for (const paper of papers) {
      const sheet = printSheets(session.kind, input, [paper], {
        language: order.language,
        labels: order.paperSize,
      });
      sheets.push(sheet);
      const text = sheet.toString();
      characters += text.length;
      notices.push(...noticesOf(input, paper, text));
    }
    if (characters > MOST_CHARACTERS) return fail('prints.tooLarge');
    orderNos.push(stored.draft.order.orderNo);
    pace.report(index + 1, order.ids.length);
    if (index % LOT === LOT - 1) await giveWay();
  }
  if (sheets.length === 0) return fail('consignment.missing');
  const title = orderNos.length === 1 ? `Highland ${orderNos[0]}` : `Highland ${orderNos.length}`;
  return ok({ html: printDocument(session.kind, title, sheets), notices, consignments: orderNos.length });
}

/** Makes the file of papers that were put together: a PDF by the host, or the document itself. */
export async function printFile(
  workstation: Workstation,
  session: Session,
  run: PrintRun,
  format: 'pdf' | 'html',
): Promise<Outcome<FileOffer>> {
  const mark = session.kind === 'training' ? '-TRAINING' : '';
  const name = `highland-print-${dateInChina(workstation.ports.now())}-${run.consignments}${mark}.${format}`;
  if (format === 'html') return writeOffer(workstation, session, name, new TextEncoder().encode(run.html));
  const { pdf } = workstation.ports;
  if (pdf === undefined) return fail('prints.noPdf');
  let bytes: Uint8Array;
  try {
    bytes = await pdf(run.html);
  } catch (thrown) {
    workstation.log('prints.make', thrown);
    return fail('prints.pdfFailed');
  }
  return isPdf(bytes) ? writeOffer(workstation, session, name, bytes) : fail('prints.pdfFailed');
}

function isPdf(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 5)) === '%PDF-';
}

function noticesOf({ consignment }: PaperInput, paper: PaperKind, text: string): readonly PrintNotice[] {
  const { orderNo } = consignment.order;
  const { grossWeight, waybillNo } = consignment.transport;
  const { wrongDigit } = itemNumberOf(waybillNo);
  const postal = paper === 'cn22' || paper === 'cn23' || paper === 'addressLabel';
  const wrong = postal && wrongDigit !== '';
  const gaps = text.split(GAP).length - 1 - (wrong ? 1 : 0);
  const notices: PrintNotice[] = [];
  if (gaps > 0) notices.push({ code: 'gaps', orderNo, paper, params: { count: gaps } });
  if (wrong) notices.push({ code: 'wrongDigit', orderNo, paper, params: { waybillNo, digit: wrongDigit } });
  if (paper === 'cn22' && grossWeight !== null && compare(grossWeight, MOST_CN22) > 0) {
    const params = { weight: grossWeight.toString(), most: MOST_CN22.toString() };
    notices.push({ code: 'heavyForCn22', orderNo, paper, params });
  }
  return notices;
}
