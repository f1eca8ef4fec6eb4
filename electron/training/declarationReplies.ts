import { cut, TRAINING_MARK } from './receiptXml.ts';
import { escapeText } from './xmlText.ts';

/** The answer to a declaration that was handed in. */
export interface ImportAnswer {
  /** "0": it was taken in; otherwise an error number. */
  readonly code: string;
  readonly text: string;
  /** Its 18 characters as the sender gave them, "" where it gave none. */
  readonly clientSeqNo: string;
  /** 统一编号; "" where it was not taken in. */
  readonly seqNo: string;
}

/** A notice of what became of a declaration. */
export interface DeclarationNotice {
  readonly seqNo: string;
  readonly entryId: string;
  /** A letter of CHANNEL. */
  readonly channel: string;
  readonly note: string;
  readonly customs: string;
  /** yyyyMMddHHmmssSSS, China time. */
  readonly time: string;
  /** yyyyMMdd; "" where the declaration does not say. */
  readonly ieDate: string;
}

const OPENING = '<?xml version="1.0" encoding="UTF-8"?>\n';
const DEC = 'http://www.chinaport.gov.cn/dec';
const MOST_TEXT = 1000;
const MOST_NUMBER = 40;

/** DecImportResponse, in the order of its schema. */
export function importResponseXml({ code, text, clientSeqNo, seqNo }: ImportAnswer): {
  type: string;
  body: string;
} {
  const rows = [
    plain('ResponseCode', code),
    plain('ErrorMessage', marked(text)),
    plain('ClientSeqNo', cut(clientSeqNo, MOST_NUMBER)),
    plain('SeqNo', seqNo),
    plain('TrnPreId', ''),
  ];
  return {
    type: 'DecImportResponse',
    body: `${OPENING}<DecImportResponse xmlns="${DEC}">${rows.join('')}</DecImportResponse>`,
  };
}

/** DEC_DATA with one DEC_RESULT, in the form the single window's receipts have (DOMAIN 5.5); no namespace. */
export function decisionNoticeXml(notice: DeclarationNotice): { type: string; body: string } {
  const { time } = notice;
  const day = `${time.slice(0, 4)}-${time.slice(4, 6)}-${time.slice(6, 8)}`;
  const rows = [
    plain('CUS_CIQ_NO', notice.seqNo),
    plain('ENTRY_ID', notice.entryId),
    plain('NOTICE_DATE', `${day}T${time.slice(8, 10)}:${time.slice(10, 12)}:${time.slice(12, 14)}`),
    plain('CHANNEL', notice.channel),
    plain('NOTE', marked(notice.note)),
    plain('CUSTOM_MASTER', notice.customs),
    plain('I_E_DATE', notice.ieDate),
    plain('D_DATE', `${day}T00:00:00`),
  ];
  return {
    type: 'DEC_DATA',
    body: `${OPENING}<DEC_DATA><DEC_RESULT>${rows.join('')}</DEC_RESULT></DEC_DATA>`,
  };
}

function marked(text: string): string {
  return cut(`${TRAINING_MARK}${text}`, MOST_TEXT);
}

function plain(name: string, text: string): string {
  return `<${name}>${escapeText(text)}</${name}>`;
}
