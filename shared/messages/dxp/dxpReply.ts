/** What the exchange platform answers to a hand-over (交换平台响应 DxpRep, schema terminal_202205). */
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import type { DxpProblem } from '#shared/messages/dxp/dxpMessage.ts';
import { childrenOf, textOf } from '#shared/messages/dxp/tree.ts';
import { readXml } from '#shared/messages/xml.ts';
import type { XmlElement } from '#shared/messages/xmlTree.ts';

/** The platform's answer to one message that was handed over. */
export interface DxpResponse {
  /** NodeId: the node where an error arose; "" where none is named. */
  readonly nodeId: string;
  /** ResponseCode 报文处理响应码, up to 9 characters; the numbers of the exchange layer are in S22 section 7. */
  readonly code: string;
  /** ResponseInfo */
  readonly info: string;
  /** NoticeTime: a day, "2026-01-05". */
  readonly noticeTime: string;
  /** CopMsgId of the message it answers. */
  readonly copMsgId: string;
  /** What became of it at each receiver. */
  readonly results: readonly {
    readonly receiverId: string;
    readonly code: string;
    readonly info: string;
  }[];
}

/** An answer, and whom it is for (RecevierId, the official spelling). */
export interface DxpReply {
  readonly receiverId: string;
  readonly responses: readonly DxpResponse[];
}

/** Reads an answer, tolerantly: any prefix, missing parts are "". */
export function readDxpReply(xml: string): Result<DxpReply, DxpProblem> {
  const read = readXml(xml);
  if (!read.ok) return read;
  const root = read.value;
  if (root.name !== 'DxpRep')
    return err({ code: 'messages.parse.unknownRoot', params: { root: root.name.slice(0, 80) } });
  return ok({
    receiverId: textOf(root, 'RecevierId'),
    responses: childrenOf(root, 'Response').map(responseOf),
  });
}

function responseOf(element: XmlElement): DxpResponse {
  return {
    nodeId: textOf(element, 'NodeId'),
    code: textOf(element, 'ResponseCode'),
    info: textOf(element, 'ResponseInfo'),
    noticeTime: textOf(element, 'NoticeTime'),
    copMsgId: textOf(childrenOf(element, 'OriHead')[0], 'CopMsgId'),
    results: childrenOf(childrenOf(element, 'Results')[0], 'Result').map((result) => ({
      receiverId: textOf(result, 'RecId'),
      code: textOf(result, 'Code'),
      info: textOf(result, 'Info'),
    })),
  };
}
