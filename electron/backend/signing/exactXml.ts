/**
 * XML read exactly as it was written, for checking a signature over it. The reader of messages (shared/messages/xml.ts)
 * drops what does not matter there, prefixes among it; here every one of them is under the signature.
 */
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import { decodeReferences, lineEnds } from '#shared/messages/xmlText.ts';
import { XML_BOUNDS } from '#shared/messages/xmlTree.ts';

/** An attribute that declares no namespace; `namespace` is "" without a prefix. */
export interface ExactAttribute {
  readonly written: string;
  readonly name: string;
  readonly namespace: string;
  readonly value: string;
}

/** An element as written; comments are left out, CDATA is text. */
export interface ExactElement {
  readonly written: string;
  readonly name: string;
  readonly namespace: string;
  readonly attributes: readonly ExactAttribute[];
  /** Every namespace in force here, by prefix; "" is the default one. */
  readonly scope: ReadonlyMap<string, string>;
  readonly children: readonly (ExactElement | string)[];
}

const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
const NAME = /(?:([\p{L}_][\p{L}\p{N}_.·-]{0,99}):)?([\p{L}_][\p{L}\p{N}_.·-]{0,99})/uy;
const ATTRIBUTE =
  /[ \t\n]+((?:[\p{L}_][\p{L}\p{N}_.·-]{0,99}:)?[\p{L}_][\p{L}\p{N}_.·-]{0,99})[ \t\n]*=[ \t\n]*(?:"([^"<]*)"|'([^'<]*)')/uy;
const TAG_END = /[ \t\n]*(\/?)>/y;
const CLOSE_END = /[ \t\n]*>/y;
const DECLARATION = /^\uFEFF?<\?xml[ \t\n][^?<>]{0,200}\?>/;
const FORBIDDEN = /[^\P{Cc}\t\n\x7F-\x9F]|[\p{Cs}\uFFFE\uFFFF]/u;
const NO_SCOPE: ReadonlyMap<string, string> = new Map([['xml', XML_NAMESPACE]]);

interface Open {
  readonly element: ExactElement;
  readonly children: (ExactElement | string)[];
}

/** Thrown inside this file only, and turned into a value at its one entrance. */
class Refusal extends Error {}

/**
 * Reads a document; the error says nothing, for there is only one thing to do about it. Refused, besides what is no XML:
 * document types, entities of their own, processing instructions, attributes of the xml: kind (Canonical XML would hand
 * those down to SignedInfo), and whatever is larger than `XML_BOUNDS`.
 */
export function readExactXml(source: string): Result<ExactElement, null> {
  if (source.length > XML_BOUNDS.characters) return err(null);
  const text = lineEnds(source);
  if (FORBIDDEN.test(text)) return err(null);
  try {
    return ok(readDocument(text));
  } catch (problem) {
    if (problem instanceof Refusal) return err(null);
    throw problem;
  }
}

function readDocument(text: string): ExactElement {
  const stack: Open[] = [];
  let root: ExactElement | null = null;
  let elements = 0;
  let at = DECLARATION.exec(text)?.[0].length ?? (text.startsWith('\uFEFF') ? 1 : 0);
  const addText = (value: string): void => {
    const parent = stack.at(-1);
    if (parent !== undefined) parent.children.push(value);
    else if (/[^ \t\n]/.test(value)) throw new Refusal('text outside');
  };
  while (at < text.length) {
    const start = text.indexOf('<', at);
    const stop = start === -1 ? text.length : start;
    if (stop > at) addText(plainText(text.slice(at, stop)));
    if (start === -1) break;
    if (text[start + 1] === '!') {
      at = readMarkup(text, start, stack, addText);
    } else if (text[start + 1] === '/') {
      at = closeElement(text, start, stack);
    } else {
      elements += 1;
      const bounded = elements <= XML_BOUNDS.elements && stack.length < XML_BOUNDS.depth;
      if (!bounded || (root !== null && stack.length === 0)) throw new Refusal('too many');
      const tag = openElement(text, start, stack.at(-1)?.element.scope ?? NO_SCOPE);
      stack.at(-1)?.children.push(tag.open.element);
      root ??= tag.open.element;
      if (!tag.empty) stack.push(tag.open);
      at = tag.end;
    }
  }
  if (root === null || stack.length > 0) throw new Refusal('unfinished');
  return root;
}

function plainText(raw: string): string {
  const decoded = raw.includes(']]>') ? null : decodeReferences(raw);
  if (decoded === null) throw new Refusal('entity');
  return decoded;
}

function readMarkup(
  text: string,
  start: number,
  stack: readonly Open[],
  addText: (value: string) => void,
): number {
  if (text.startsWith('<!--', start)) {
    const end = text.indexOf('--', start + 4);
    if (end === -1 || text[end + 2] !== '>') throw new Refusal('comment');
    return end + 3;
  }
  const end = text.startsWith('<![CDATA[', start) ? text.indexOf(']]>', start + 9) : -1;
  if (end === -1 || stack.length === 0) throw new Refusal('declaration');
  addText(text.slice(start + 9, end));
  return end + 3;
}

function closeElement(text: string, start: number, stack: Open[]): number {
  const open = stack.pop();
  if (open === undefined || !text.startsWith(open.element.written, start + 2)) throw new Refusal('end tag');
  CLOSE_END.lastIndex = start + 2 + open.element.written.length;
  if (!CLOSE_END.test(text)) throw new Refusal('end tag');
  return CLOSE_END.lastIndex;
}

interface StartTag {
  readonly open: Open;
  readonly empty: boolean;
  readonly end: number;
}

function openElement(text: string, start: number, outer: ReadonlyMap<string, string>): StartTag {
  NAME.lastIndex = start + 1;
  const name = NAME.exec(text);
  if (name === null) throw new Refusal('name');
  const written: [name: string, value: string][] = [];
  let at = NAME.lastIndex;
  for (;;) {
    ATTRIBUTE.lastIndex = at;
    const match = ATTRIBUTE.exec(text);
    if (match === null) break;
    const value = decodeReferences((match[2] ?? match[3] ?? '').replace(/[\t\n]/g, ' '));
    if (value === null || written.length >= XML_BOUNDS.attributes) throw new Refusal('attribute');
    written.push([match[1] ?? '', value]);
    at = ATTRIBUTE.lastIndex;
  }
  TAG_END.lastIndex = at;
  const end = TAG_END.exec(text);
  if (end === null) throw new Refusal('tag');
  if (new Set(written.map(([key]) => key)).size < written.length) throw new Refusal('attribute twice');
  const scope = scopeOf(written, outer);
  const namespace = scope.get(name[1] ?? '');
  if (namespace === undefined && name[1] !== undefined) throw new Refusal('prefix');
  const children: (ExactElement | string)[] = [];
  const element: ExactElement = {
    written: name[0],
    name: name[2] ?? '',
    namespace: namespace ?? '',
    attributes: attributesOf(written, scope),
    scope,
    children,
  };
  return { open: { element, children }, empty: end[1] === '/', end: TAG_END.lastIndex };
}

type Written = readonly (readonly [name: string, value: string])[];

function prefixDeclared(name: string): string | null {
  return name === 'xmlns' ? '' : name.startsWith('xmlns:') ? name.slice('xmlns:'.length) : null;
}

function scopeOf(written: Written, outer: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  let scope: Map<string, string> | null = null;
  for (const [name, value] of written) {
    const prefix = prefixDeclared(name);
    if (prefix === null) continue;
    const reserved = prefix === 'xml' || prefix === 'xmlns' || value === XML_NAMESPACE;
    if (reserved || (prefix !== '' && value === '')) throw new Refusal('namespace');
    scope ??= new Map(outer);
    scope.set(prefix, value);
  }
  return scope ?? outer;
}

function attributesOf(written: Written, scope: ReadonlyMap<string, string>): readonly ExactAttribute[] {
  const attributes = written
    .filter(([name]) => prefixDeclared(name) === null)
    .map(([name, value]): ExactAttribute => {
      const colon = name.indexOf(':');
      const namespace = colon === -1 ? '' : scope.get(name.slice(0, colon));
      if (namespace === undefined || namespace === XML_NAMESPACE) throw new Refusal('prefix');
      return { written: name, name: name.slice(colon + 1), namespace, value };
    });
  const meant = new Set(attributes.map(({ namespace, name }) => `${namespace} ${name}`));
  if (meant.size < attributes.length) throw new Refusal('attribute twice');
  return attributes;
}

/** The elements directly inside an element. */
export function elementsIn(element: ExactElement): readonly ExactElement[] {
  return element.children.filter((child): child is ExactElement => typeof child !== 'string');
}

/** The text of an element without elements in it; null when there are some. */
export function textIn(element: ExactElement): string | null {
  return element.children.every((child) => typeof child === 'string') ? element.children.join('') : null;
}
