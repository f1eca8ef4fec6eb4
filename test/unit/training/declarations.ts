import type { ReceiptItem } from '#shared/messages/platformProtocol.ts';
import type { Values } from './messages.ts';
import { FIRM } from './messages.ts';

/** What a test wants different in a declaration; an attachment of null is left out. */
export interface DeclarationDifferences {
  readonly head?: Values;
  readonly line?: Values;
  readonly lines?: readonly Values[];
  readonly sign?: Values;
  readonly attachment?: Values | null;
}

function plain(values: Values): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('');
}

/** The line that goes with the one line of the usual order. */
export const DECLARED_LINE: Values = {
  CodeTS: '4602000000',
  DeclPrice: '15',
  DutyMode: '1',
  GModel: '0|0|编结品|麦秆|',
  GName: '麦秆画',
  GNo: '1',
  OriginCountry: 'USA',
  TradeCurr: 'USD',
  DeclTotal: '45',
  GQty: '3',
  FirstQty: '1.2',
  SecondQty: undefined,
  GUnit: '011',
  FirstUnit: '035',
  SecondUnit: undefined,
  DestinationCountry: 'CHN',
  CiqCode: '999',
  DistrictCode: '41019',
};

/**
 * A declaration (DecMessage) under the sender's number `serial`, of the goods of order number `serial`; every element in
 * its official place (import schema of 2018).
 */
export function declaration(serial: number, differences: DeclarationDifferences = {}): string {
  const id = String(serial).padStart(5, '0');
  const head = {
    SeqNo: '',
    IEFlag: 'E',
    AgentCode: FIRM.copCode,
    AgentName: FIRM.copName,
    BillNo: '99900000001',
    ContrNo: `CONTRACT-${id}`,
    CustomMaster: '4606',
    CutMode: '101',
    DistinatePort: 'USA264',
    GrossWet: '1.4',
    IEPort: '4606',
    NetWt: '1.2',
    NoteS: '跨境电子商务',
    OwnerCode: 'NO',
    OwnerName: '示例手工合作社',
    PackNo: '1',
    TradeCode: '4199000002',
    TradeCountry: 'USA',
    TradeMode: '9710',
    TradeName: '示例工艺品商行',
    TrafMode: '5',
    TrafName: 'XX1234',
    TransMode: '3',
    WrapType: '22',
    EdiId: '1',
    CopName: FIRM.copName,
    EntryType: 'M',
    DeclTrnRel: '0',
    AgentCodeScc: undefined,
    TradeCoScc: undefined,
    PromiseItmes: '99999',
    TradeAreaCode: 'USA',
    DespPortCode: '',
    EntyPortCode: '410003',
    GoodsPlace: '',
    DeclareName: '示例',
    NoOtherPack: '1',
    OverseasConsigneeEname: 'EXAMPLE BUYER INC',
    ...differences.head,
  };
  const sign = {
    OperType: 'G',
    ClientSeqNo: `EX20260105000${id}`,
    Sign: '',
    SignDate: '2026010509300000',
    HostId: '',
    ...differences.sign,
  };
  const attachment = {
    EdocID: `EX20260105-${id}`,
    EdocCode: '10000004',
    EdocFomatType: 'S',
    OpNote: '',
    EdocCopId: '',
    EdocOwnerCode: '4199000002',
    SignUnit: '',
    SignTime: '20260105093000',
    ...differences.attachment,
  };
  const lines = differences.lines ?? [{ ...DECLARED_LINE, ...differences.line }];
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<DecMessage xmlns="http://www.chinaport.gov.cn/dec" Version="3.1">' +
    `<DecHead>${plain(head)}</DecHead>` +
    `<DecLists>${lines.map((line) => `<DecList>${plain(line)}</DecList>`).join('')}</DecLists>` +
    '<DecContainers/><DecLicenseDocus/><DecFreeTxt><VoyNo>XX1234/06</VoyNo></DecFreeTxt>' +
    `<DecSign>${plain(sign)}</DecSign>` +
    (differences.attachment === null ? '' : `<EdocRealation>${plain(attachment)}</EdocRealation>`) +
    '</DecMessage>'
  );
}

/** The text of an element of a reply to a declaration. */
export function plainIn({ body }: ReceiptItem, name: string): string {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(body)?.[1] ?? '';
}

/** The letters of CHANNEL a declaration went through, in order. */
export function channels(receipts: readonly ReceiptItem[]): readonly string[] {
  return receipts.filter(({ type }) => type === 'DEC_DATA').map((receipt) => plainIn(receipt, 'CHANNEL'));
}

/** The replies to declarations that were handed in. */
export function importAnswers(receipts: readonly ReceiptItem[]): readonly ReceiptItem[] {
  return receipts.filter(({ type }) => type === 'DecImportResponse');
}
