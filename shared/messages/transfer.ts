import type { NodeTable } from '#shared/messages/table.ts';
import { choice, made, opt, req, text } from '#shared/messages/table.ts';

/** Who sends (基础报文传输实体 BaseTransfer): the firm and its user number of the exchange platform. */
export interface Transfer {
  /** copCode 传输企业代码; must be the firm of the client connection */
  readonly copCode: string;
  /** copName 传输企业名称 */
  readonly copName: string;
  /** dxpId 报文传输编号 */
  readonly dxpId: string;
  readonly note?: string;
}

/** The transfer block of every request, edition 202205; dxpMode is always "DXP". */
export const BASE_TRANSFER = {
  name: 'BaseTransfer',
  elements: [
    req('copCode', text(18), '传输企业代码', made('sender')),
    req('copName', text(100), '传输企业名称', made('sender')),
    req('dxpMode', choice('DXP'), '报文传输模式', made('fixed')),
    req('dxpId', text(30), '报文传输编号', made('sender')),
    opt('note', text(1000), '备注', made('sender')),
  ],
} as const satisfies NodeTable;

/** The transfer block's values by element name. */
export function transferValues(transfer: Transfer) {
  return { ...transfer, dxpMode: 'DXP' } as const;
}
