import { EDITION_202205_IMPORT } from '#shared/messages/import/importElements.ts';
import type { MessageTable } from '#shared/messages/table.ts';
import { fixed, kept, made, req, text } from '#shared/messages/table.ts';
import { XML_BOUNDS } from '#shared/messages/xmlTree.ts';

/**
 * CEB900 receipt of the format check (报文格式校验回执): a message did not get as far as its documents, so that it names the
 * message and not the documents. It stands in the import schema and answers exports too.
 */
export const CEB900 = {
  kind: 'CEB900Message',
  zh: '报文格式校验回执',
  source: EDITION_202205_IMPORT,
  node: 'MessageReturn',
  head: {
    name: null,
    elements: [
      req('guid', fixed(36), '系统唯一序号', made('authority')),
      /** negative when the check failed */
      req('returnStatus', text(10), '回执状态', made('authority')),
      kept('returnInfo', text(5000), '回执信息', made('authority')),
      req('returnTime', fixed(17, 'millis'), '回执时间', made('authority')),
      /** the identifier the message was sent under; with a platform of our own kind the idempotency key */
      kept('oriCopMsgId', text(255), '原始传输报文编号', made('authority')),
      /** "CEB603Message", Unknown for one nobody knows */
      kept('oriMessageType', text(15), '原始报文类型', made('authority')),
      /** the schema sets no bound; what is longer is not read at all */
      kept('oriBizMessage', text(XML_BOUNDS.characters), '原始报文内容', made('authority')),
    ],
  },
  list: null,
  envelope: 'none',
  maxRecords: 1,
} as const satisfies MessageTable;
