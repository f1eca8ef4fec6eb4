/**
 * The envelope in which a firm's own client hands messages to the exchange platform (终端节点 DxpMsg, schema
 * terminal_202205): who sends what to whom, and the message itself as base64. The spellings CreatTime and RecevierId
 * are the official ones.
 */
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import { escapeAttribute, escapeText } from '#shared/messages/characters.ts';
import type { MessageProblem } from '#shared/messages/check.ts';
import { checkValues } from '#shared/messages/check.ts';
import { childrenOf, textOf } from '#shared/messages/dxp/tree.ts';
import type { NodeTable } from '#shared/messages/table.ts';
import { made, opt, req, text } from '#shared/messages/table.ts';
import { readXml } from '#shared/messages/xml.ts';
import type { XmlElement, XmlProblem } from '#shared/messages/xmlTree.ts';
import { XML_BOUNDS } from '#shared/messages/xmlTree.ts';

/** XML namespace of the exchange platform's envelopes. */
export const DXP_NAMESPACE = 'http://www.chinaport.gov.cn/dxp';

/** A message on its way through the exchange platform. */
export interface DxpMessage {
  /** CopMsgId 原始报文编号: up to 255 characters, unique for the sender. */
  readonly copMsgId: string;
  /** SenderId 发送方编号: up to 16 characters. */
  readonly senderId: string;
  /** ReceiverId 接收方编号: one to five, up to 16 characters each. */
  readonly receiverIds: readonly string[];
  /** CreatTime 创建时间: "2026-01-05T09:30:00". */
  readonly createdAt: string;
  /** MsgType 报文类型, "CEB603Message". */
  readonly msgType: string;
  /** Data: the message's bytes as base64, without white space. */
  readonly data: string;
  /** FileName 原始报文名 */
  readonly fileName?: string;
  /** IcCard IC卡号 */
  readonly icCard?: string;
  /** BizKey/Key 业务关键字: up to five. */
  readonly keys?: readonly { readonly name: string; readonly value: string }[];
  /** IsText@Encode: set when the data is text, its character set. */
  readonly encoding?: string;
}

/** Receivers and keys: at most so many of each. */
const MOST = 5;
/** No message is longer than what we read; base64 adds a third. */
const MOST_DATA = Math.ceil(XML_BOUNDS.characters / 3) * 4;

/** TransInfo, Data and AddInfo, as far as they are single texts. */
const ENVELOPE = {
  name: null,
  elements: [
    req('CopMsgId', text(255), '原始报文编号', made('sending')),
    req('SenderId', text(16), '发送方编号', made('sender')),
    req('CreatTime', text(35, 'dateTime'), '创建时间', made('sending')),
    req('MsgType', text(30), '报文类型', made('fixed')),
    req('Data', text(MOST_DATA, 'base64'), '待传输数据', made('document')),
    opt('FileName', text(255), '原始报文名', made('sending')),
    opt('IcCard', text(13), 'IC卡号', made('sender')),
  ],
} as const satisfies NodeTable;
const RECEIVERS = {
  name: null,
  elements: [req('ReceiverId', text(16), '接收方编号', made('sender'))],
} as const satisfies NodeTable;
const KEY = {
  name: null,
  elements: [
    req('name', text(32), '关键字名称', made('sending')),
    req('Key', text(64), '业务关键字', made('sending')),
  ],
} as const satisfies NodeTable;

/** Checks an envelope: presence, lengths, counts, the form of time and data. */
export function checkDxp(message: DxpMessage): readonly MessageProblem[] {
  const { receiverIds, keys = [] } = message;
  const problems = [
    ...checkValues(ENVELOPE, {
      CopMsgId: message.copMsgId,
      SenderId: message.senderId,
      CreatTime: message.createdAt,
      MsgType: message.msgType,
      Data: message.data,
      FileName: message.fileName,
      IcCard: message.icCard,
    }),
    ...receiverIds.flatMap((ReceiverId) => checkValues(RECEIVERS, { ReceiverId })),
    ...keys.flatMap(({ name, value }) => checkValues(KEY, { name, Key: value })),
  ];
  return [
    ...problems,
    ...countFaults('ReceiverId', receiverIds.length, 1),
    ...countFaults('Key', keys.length, 0),
  ];
}

function countFaults(element: string, count: number, min: number): readonly MessageProblem[] {
  if (count < min) return [{ code: 'messages.problem.tooFewLines', element, params: { min, count } }];
  return count > MOST
    ? [{ code: 'messages.problem.tooManyLines', element, params: { max: MOST, count } }]
    : [];
}

/** Builds an envelope that `checkDxp` finds no fault with; throws `RangeError` for any other. */
export function buildDxp(message: DxpMessage): string {
  const [problem] = checkDxp(message);
  if (problem !== undefined) throw new RangeError(`${problem.code}: ${problem.element}`);
  const receivers = message.receiverIds.map((id) => leaf('ReceiverId', id)).join('');
  return [
    `<dxp:DxpMsg xmlns:dxp="${DXP_NAMESPACE}" ver="1.0"><dxp:TransInfo>`,
    leaf('CopMsgId', message.copMsgId),
    leaf('SenderId', message.senderId),
    `<dxp:ReceiverIds>${receivers}</dxp:ReceiverIds>`,
    leaf('CreatTime', message.createdAt),
    leaf('MsgType', message.msgType),
    `</dxp:TransInfo>${leaf('Data', message.data)}${addInfo(message)}</dxp:DxpMsg>`,
  ].join('');
}

function addInfo({ fileName, icCard, keys = [], encoding }: DxpMessage): string {
  const parts = [
    fileName === undefined ? '' : leaf('FileName', fileName),
    icCard === undefined ? '' : leaf('IcCard', icCard),
    keys.length === 0 ? '' : `<dxp:BizKey>${keys.map(keyElement).join('')}</dxp:BizKey>`,
    encoding === undefined ? '' : `<dxp:IsText Encode="${escapeAttribute(encoding)}"></dxp:IsText>`,
  ].join('');
  return parts === '' ? '' : `<dxp:AddInfo>${parts}</dxp:AddInfo>`;
}

function keyElement({ name, value }: { readonly name: string; readonly value: string }): string {
  return `<dxp:Key name="${escapeAttribute(name)}">${escapeText(value)}</dxp:Key>`;
}

function leaf(name: string, value: string): string {
  return `<dxp:${name}>${escapeText(value)}</dxp:${name}>`;
}

/** Why a text is no envelope. */
export type DxpProblem =
  | XmlProblem
  | { readonly code: 'messages.parse.unknownRoot'; readonly params: { readonly root: string } };

/** Reads an envelope, tolerantly: any prefix, missing parts are "", white space in the data is taken out. */
export function readDxp(xml: string): Result<DxpMessage, DxpProblem> {
  const read = readXml(xml);
  if (!read.ok) return read;
  const root = read.value;
  if (root.name !== 'DxpMsg')
    return err({ code: 'messages.parse.unknownRoot', params: { root: root.name.slice(0, 80) } });
  return ok(envelopeOf(root));
}

function envelopeOf(root: XmlElement): DxpMessage {
  const info = childrenOf(root, 'TransInfo')[0];
  const more = childrenOf(root, 'AddInfo')[0];
  const keys = childrenOf(childrenOf(more, 'BizKey')[0], 'Key').map((key) => ({
    name: attribute(key, 'name'),
    value: key.text.trim(),
  }));
  const text = childrenOf(more, 'IsText')[0];
  return {
    copMsgId: textOf(info, 'CopMsgId'),
    senderId: textOf(info, 'SenderId'),
    receiverIds: childrenOf(childrenOf(info, 'ReceiverIds')[0], 'ReceiverId').map((id) => id.text.trim()),
    createdAt: textOf(info, 'CreatTime'),
    msgType: textOf(info, 'MsgType'),
    data: textOf(root, 'Data').replace(/\s+/g, ''),
    ...present('fileName', textOf(more, 'FileName')),
    ...present('icCard', textOf(more, 'IcCard')),
    ...(keys.length === 0 ? {} : { keys }),
    ...(text === undefined ? {} : { encoding: attribute(text, 'Encode') }),
  };
}

function present<const N extends string>(name: N, value: string): { readonly [K in N]?: string } {
  const found: { [K in N]?: string } = {};
  if (value !== '') found[name] = value;
  return found;
}

function attribute(element: XmlElement, name: string): string {
  return element.attributes.find(([known]) => known === name)?.[1] ?? '';
}
