import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import {
  ATTACHMENT_FIELDS,
  DECLARATION_RULES,
  FIRM_CODES,
  FREE_TEXT_FIELDS,
  HEAD_FIELDS,
  LINE_COUNT,
  LINE_FIELDS,
  PARTS,
  SIGN_FIELDS,
} from './declarationTables.ts';
import type { FieldSpec, Fields } from './fieldChecks.ts';
import { fieldsFault, fieldsOf } from './fieldChecks.ts';
import type { XmlElement } from './xmlTree.ts';
import { childElements, parseXml } from './xmlTree.ts';

/** Root name of the message that carries a customs declaration. */
export const DECLARATION_MESSAGE = 'DecMessage';

/** A declaration that could be read as far as its sender's number. */
export interface IncomingDeclaration {
  /**
   * DecHead, with what is needed of the other parts: OperType and ClientSeqNo of DecSign, EdocID and EdocOwnerCode of the
   * B2B document that is attached, if there is one.
   */
  readonly head: Fields;
  readonly lines: readonly Fields[];
  /** What is wrong with its form, in words; null when nothing is. */
  readonly fault: string | null;
}

/** 随附单据 10000004: CBEC B2B export document, the electronic order the goods were sold under. */
const B2B_DOCUMENT = '10000004';

/** Reads a declaration; the error is a plain reason why not even its sender's number could be made out. */
export function readDeclaration(body: string): Result<IncomingDeclaration, string> {
  const parsed = parseXml(body);
  if (!parsed.ok) return err(`报文不是可接受的XML（${parsed.error.code}，位置${parsed.error.offset}）`);
  const root = parsed.value;
  if (root.local !== DECLARATION_MESSAGE || root.uri !== DECLARATION_RULES.uri)
    return err('报文类型不受支持');
  const parts = childElements(root);
  const all = (name: string): readonly XmlElement[] => parts.filter((part) => part.local === name);
  const fieldsIn = (part: XmlElement | undefined): Fields => (part === undefined ? {} : fieldsOf(part));
  const [headPart] = all('DecHead');
  const [signPart] = all('DecSign');
  const [list] = all('DecLists');
  const { OperType = '', ClientSeqNo = '' } = fieldsIn(signPart);
  if (ClientSeqNo === '') return err('客户端报关单编号（ClientSeqNo）为空');
  const attached = all('EdocRealation').map(fieldsOf);
  const order = attached.find(({ EdocCode }) => EdocCode === B2B_DOCUMENT);
  const lines = list === undefined ? [] : childElements(list);
  return ok({
    head: {
      ...fieldsIn(headPart),
      OperType,
      ClientSeqNo,
      ...(order === undefined
        ? {}
        : { EdocID: order['EdocID'] ?? '', EdocOwnerCode: order['EdocOwnerCode'] ?? '' }),
    },
    lines: lines.map(fieldsOf),
    fault: partsFault(parts) ?? contentFault(all, lines),
  });
}

/** The parts come in their order, each as often as it may. */
function partsFault(parts: readonly XmlElement[]): string | null {
  let reached = 0;
  for (const part of parts) {
    const place = PARTS.findIndex(([name]) => name === part.local);
    if (part.uri !== DECLARATION_RULES.uri || place < reached) {
      return `节点${part.local.slice(0, 40)}的位置或命名空间不正确`;
    }
    reached = place;
  }
  for (const [name, least, most] of PARTS) {
    const count = parts.filter((part) => part.local === name).length;
    if (count < least) return `缺少节点${name}`;
    if (count > most) return `节点${name}多于${most}个`;
  }
  return null;
}

function contentFault(
  all: (name: string) => readonly XmlElement[],
  lines: readonly XmlElement[],
): string | null {
  const { least, most } = LINE_COUNT;
  if (lines.length < least || lines.length > most) return `商品项数应为${least}至${most}`;
  const odd = lines.find((line) => line.local !== 'DecList' || line.uri !== DECLARATION_RULES.uri);
  if (odd !== undefined) return `DecLists/${odd.local.slice(0, 40)} 不应出现在此处`;
  return (
    faultIn(all('DecHead'), HEAD_FIELDS, 'DecHead') ??
    firmFault(all('DecHead')) ??
    faultIn(lines, LINE_FIELDS, 'DecList') ??
    faultIn(all('DecFreeTxt'), FREE_TEXT_FIELDS, 'DecFreeTxt') ??
    faultIn(all('DecSign'), SIGN_FIELDS, 'DecSign') ??
    faultIn(all('EdocRealation'), ATTACHMENT_FIELDS, 'EdocRealation') ??
    numberFault(lines)
  );
}

function faultIn(elements: readonly XmlElement[], specs: readonly FieldSpec[], name: string): string | null {
  for (const [i, element] of elements.entries()) {
    const where = elements.length === 1 ? name : `${name}[${i + 1}]`;
    const fault = fieldsFault(childElements(element), specs, where, DECLARATION_RULES);
    if (fault !== null) return fault;
  }
  return null;
}

function firmFault(heads: readonly XmlElement[]): string | null {
  const given = heads.map(fieldsOf);
  const missing = FIRM_CODES.find((names) =>
    given.some((head) => names.every((name) => (head[name] ?? '') === '')),
  );
  return missing === undefined ? null : `DecHead/${missing.join('、')} 应至少填写一个`;
}

function numberFault(lines: readonly XmlElement[]): string | null {
  const at = lines.findIndex((line, i) => Number(fieldsOf(line)['GNo']) !== i + 1);
  return at === -1 ? null : `DecList[${at + 1}]/GNo 应从1起连续编号`;
}
