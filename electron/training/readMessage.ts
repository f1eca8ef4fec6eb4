import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import type { DocumentSpec } from './documentTables.ts';
import { documentOfMessage, SHAPES, TRANSFER_FIELDS } from './documentTables.ts';
import type { Fields, MessageRules, Refusal } from './fieldChecks.ts';
import { fieldsFault, fieldsOf } from './fieldChecks.ts';
import type { PaperKind } from './kinds.ts';
import type { XmlElement } from './xmlTree.ts';
import { childElements, parseXml } from './xmlTree.ts';

/** One document of a message as it came, with what is wrong with it, if anything. */
export interface IncomingDocument {
  readonly kind: PaperKind;
  readonly head: Fields;
  readonly lines: readonly Fields[];
  /** Unique text of the fields that name the document (业务主键). */
  readonly businessKey: string;
  readonly refusal: Refusal | null;
}

/** A message that could be read as far as its documents' names. */
export interface IncomingMessage {
  readonly root: XmlElement;
  readonly copCode: string;
  readonly documents: readonly IncomingDocument[];
}

const CEB = 'http://www.chinaport.gov.cn/ceb';
const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
const MOST_DOCUMENTS = 100;
const USUAL_LINES = { least: 1, most: 100 } as const;
const COMMON: MessageRules = { uri: CEB, shapes: SHAPES, emptyOptionals: false };

/** Reads and checks a message; the error is a plain reason why not even its documents could be told apart. */
export function readMessage(type: string, body: string): Result<IncomingMessage, string> {
  const parsed = parseXml(body);
  if (!parsed.ok) return err(`报文不是可接受的XML（${parsed.error.code}，位置${parsed.error.offset}）`);
  const root = parsed.value;
  const spec = documentOfMessage(root.local);
  if (spec === undefined || root.uri !== CEB) return err('报文类型不受支持');
  if (root.local !== type) return err(`报文类型${root.local}与申报类型不一致`);

  const children = childElements(root);
  const nodes = children.filter((child) => child.uri === CEB && child.local === spec.node);
  if (nodes.length === 0 || nodes.length > MOST_DOCUMENTS) return err(`业务节点数量应为1至${MOST_DOCUMENTS}`);
  const transfer = children.find((child) => child.uri === CEB && child.local === 'BaseTransfer');
  const envelope = envelopeFault(root, children, spec) ?? transferFault(transfer);
  const documents = nodes.map((node) => readDocument(node, spec, envelope));
  if (documents.some((document) => document.businessKey === '')) {
    return err(`业务主键为空：${spec.keyFields.join('、')}`);
  }
  return ok({
    root,
    copCode: transfer === undefined ? '' : (fieldsOf(transfer)['copCode'] ?? ''),
    documents,
  });
}

function envelopeFault(root: XmlElement, children: readonly XmlElement[], spec: DocumentSpec): string | null {
  const attribute = (name: string): string => root.attributes.find((a) => a.name === name)?.value ?? '';
  if (attribute('guid').length !== 36) return '报文头guid应为36位';
  if (attribute('version') === '' || attribute('version').length > 10) return '报文头version缺失或过长';
  const order = [spec.node, 'BaseTransfer', 'BaseSubscribe', 'Signature', 'ExtendMessage'];
  let reached = 0;
  for (const child of children) {
    const place = order.indexOf(child.local);
    const uri = child.local === 'Signature' ? DSIG : CEB;
    if (place < reached || child.uri !== uri) return `节点${child.local}的位置或命名空间不正确`;
    reached = place;
  }
  const count = (name: string): number => children.filter((child) => child.local === name).length;
  if (count('BaseTransfer') !== 1) return 'BaseTransfer应有且只有一个';
  return count('BaseSubscribe') > 5 || count('ExtendMessage') > 1 ? '订阅或扩展节点过多' : null;
}

function transferFault(transfer: XmlElement | undefined): string | null {
  return transfer === undefined
    ? null
    : fieldsFault(childElements(transfer), TRANSFER_FIELDS, 'BaseTransfer', COMMON);
}

function readDocument(node: XmlElement, spec: DocumentSpec, envelope: string | null): IncomingDocument {
  const children = childElements(node);
  const headNode = spec.head === null ? node : children[0];
  const lineNodes = spec.list === null ? [] : children.slice(1);
  const head = headNode === undefined ? {} : fieldsOf(headNode);
  const lines = lineNodes.map(fieldsOf);
  const key = spec.keyFields.map((name) => head[name] ?? '');
  return {
    kind: spec.kind,
    head,
    lines,
    businessKey: key.includes('') ? '' : JSON.stringify(key),
    refusal: refusalOf(headNode, lineNodes, lines, spec, envelope),
  };
}

function refusalOf(
  headNode: XmlElement | undefined,
  lineNodes: readonly XmlElement[],
  lines: readonly Fields[],
  spec: DocumentSpec,
  envelope: string | null,
): Refusal | null {
  const fault = envelope ?? structureFault(headNode, lineNodes, spec);
  if (fault !== null) {
    const { invalid, noLines = invalid } = spec.errors;
    const code = lineNodes.length === 0 && envelope === null ? noLines : invalid;
    return { code, text: `${spec.title}参数校验失败：${fault}` };
  }
  if (!spec.listFields.some(({ name }) => name === 'gnum')) return null;
  const numbers = lines.map((line) => Number(line['gnum']));
  const repeated = numbers.find((number, i) => numbers.indexOf(number) !== i);
  if (repeated === undefined) return null;
  return { code: spec.errors.lineNumber, text: `${spec.title}商品序号重复：${repeated}` };
}

function structureFault(
  headNode: XmlElement | undefined,
  lineNodes: readonly XmlElement[],
  spec: DocumentSpec,
): string | null {
  if (headNode === undefined || (spec.head !== null && !isCeb(headNode, spec.head))) return '缺少表头';
  if (spec.list !== null) {
    const list = spec.list;
    const { least, most } = spec.lineCount ?? USUAL_LINES;
    if (lineNodes.length < least || lineNodes.length > most) return `表体行数应为${least}至${most}`;
    if (!lineNodes.every((line) => isCeb(line, list))) return '表体中有不认识的节点';
  }
  const rules = spec.shapes === undefined ? COMMON : { ...COMMON, shapes: { ...SHAPES, ...spec.shapes } };
  const head = fieldsFault(childElements(headNode), spec.headFields, spec.head ?? spec.node, rules);
  if (head !== null) return head;
  for (const [i, line] of lineNodes.entries()) {
    const fault = fieldsFault(childElements(line), spec.listFields, `${spec.list}[${i + 1}]`, rules);
    if (fault !== null) return fault;
  }
  return null;
}

function isCeb(element: XmlElement, local: string): boolean {
  return element.local === local && element.uri === CEB;
}
