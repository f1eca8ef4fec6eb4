import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import { decodeText, hasForbiddenCharacter } from './xmlText.ts';

/** An attribute; `uri` is '' without a prefix. */
export interface XmlAttribute {
  readonly name: string;
  readonly local: string;
  readonly uri: string;
  readonly value: string;
}

/** An element with its namespaces resolved. Comments are dropped, CDATA is text, text stands as strings. */
export interface XmlElement {
  readonly name: string;
  readonly local: string;
  readonly uri: string;
  readonly attributes: readonly XmlAttribute[];
  /** Every namespace in force here, prefix to URI; '' is the default one. */
  readonly scope: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
}

/** Why a text was not read; `entity` and `doctype` are refused on sight, whatever they say. */
export interface XmlProblem {
  readonly code: 'size' | 'depth' | 'doctype' | 'entity' | 'instruction' | 'encoding' | 'malformed';
  readonly offset: number;
}

/** The bounds a message has to keep. */
export const XML_BOUNDS = {
  characters: 4 * 1024 * 1024,
  depth: 12,
  elements: 300_000,
  attributes: 16,
} as const;

const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
const NAME = /(?:([A-Za-z_][\w.-]{0,99}):)?([A-Za-z_][\w.-]{0,99})/y;
const ATTRIBUTE = /[ \t\n]+([A-Za-z_][\w.:-]{0,199})[ \t\n]*=[ \t\n]*(?:"([^"<]*)"|'([^'<]*)')/y;
const TAG_END = /[ \t\n]*(\/?)>/y;
const CLOSE_END = /[ \t\n]*>/y;
const DECLARATION = /<\?xml[ \t\n]+version=["']1\.0["']([^?<>]{0,100})\?>/y;

interface Open {
  readonly element: XmlElement;
  readonly children: (XmlElement | string)[];
}

class Fault extends Error {
  readonly problem: XmlProblem;
  constructor(code: XmlProblem['code'], offset: number) {
    super(code);
    this.problem = { code, offset };
  }
}

/**
 * Reads a UTF-8 XML 1.0 document into a tree, within XML_BOUNDS. Knows what a message needs and refuses the rest:
 * DOCTYPE, entities of its own, processing instructions, undeclared prefixes.
 */
export function parseXml(source: string): Result<XmlElement, XmlProblem> {
  if (source.length > XML_BOUNDS.characters) return err({ code: 'size', offset: XML_BOUNDS.characters });
  if (!source.isWellFormed() || hasForbiddenCharacter(source)) return err({ code: 'encoding', offset: 0 });
  try {
    return ok(readDocument(source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source));
  } catch (fault) {
    if (fault instanceof Fault) return err(fault.problem);
    throw fault;
  }
}

function readDocument(text: string): XmlElement {
  const stack: Open[] = [];
  let root: XmlElement | null = null;
  let elements = 0;
  let at = skipDeclaration(text);

  const addText = (value: string, offset: number): void => {
    const parent = stack.at(-1);
    if (parent !== undefined) parent.children.push(value);
    else if (/[^ \t\n]/.test(value)) throw new Fault('malformed', offset);
  };

  while (at < text.length) {
    const start = text.indexOf('<', at);
    const stop = start === -1 ? text.length : start;
    if (stop > at) addText(plainText(text.slice(at, stop), at), at);
    if (start === -1) break;
    const next = text[start + 1];
    if (next === '!') {
      at = readMarkup(text, start, addText);
    } else if (next === '?') {
      throw new Fault('instruction', start);
    } else if (next === '/') {
      at = readEndTag(text, start, stack);
    } else {
      if (root !== null && stack.length === 0) throw new Fault('malformed', start);
      elements += 1;
      if (elements > XML_BOUNDS.elements) throw new Fault('size', start);
      if (stack.length >= XML_BOUNDS.depth) throw new Fault('depth', start);
      const tag = readStartTag(text, start, stack.at(-1)?.element.scope ?? NO_SCOPE);
      stack.at(-1)?.children.push(tag.open.element);
      root ??= tag.open.element;
      if (!tag.empty) stack.push(tag.open);
      at = tag.end;
    }
  }
  if (root === null || stack.length > 0) throw new Fault('malformed', text.length);
  return root;
}

const NO_SCOPE: ReadonlyMap<string, string> = new Map([['xml', XML_NAMESPACE]]);

function skipDeclaration(text: string): number {
  const start = text.startsWith('\ufeff') ? 1 : 0;
  if (!text.startsWith('<?xml', start)) return start;
  DECLARATION.lastIndex = start;
  const match = DECLARATION.exec(text);
  if (match === null) throw new Fault('malformed', start);
  const encoding = /encoding=["']([^"']*)["']/.exec(match[1] ?? '')?.[1];
  if (encoding !== undefined && encoding.toUpperCase() !== 'UTF-8') throw new Fault('encoding', start);
  return DECLARATION.lastIndex;
}

function plainText(raw: string, offset: number): string {
  if (raw.includes(']]>')) throw new Fault('malformed', offset);
  const decoded = decodeText(raw);
  if (decoded === null) throw new Fault('entity', offset);
  return decoded;
}

function readMarkup(text: string, start: number, addText: (value: string, offset: number) => void): number {
  if (text.startsWith('<!--', start)) {
    const end = text.indexOf('--', start + 4);
    if (end === -1 || text[end + 2] !== '>') throw new Fault('malformed', start);
    return end + 3;
  }
  if (text.startsWith('<![CDATA[', start)) {
    const end = text.indexOf(']]>', start + 9);
    if (end === -1) throw new Fault('malformed', start);
    addText(text.slice(start + 9, end), start);
    return end + 3;
  }
  throw new Fault('doctype', start);
}

function readEndTag(text: string, start: number, stack: Open[]): number {
  const open = stack.pop();
  if (open === undefined || !text.startsWith(open.element.name, start + 2))
    throw new Fault('malformed', start);
  CLOSE_END.lastIndex = start + 2 + open.element.name.length;
  if (!CLOSE_END.test(text)) throw new Fault('malformed', start);
  return CLOSE_END.lastIndex;
}

interface StartTag {
  readonly open: Open;
  readonly empty: boolean;
  readonly end: number;
}

function readStartTag(text: string, start: number, outer: ReadonlyMap<string, string>): StartTag {
  NAME.lastIndex = start + 1;
  const name = NAME.exec(text);
  if (name === null) throw new Fault('malformed', start);
  const plain = text[NAME.lastIndex] === '>';
  const { written, empty, end } = plain
    ? { written: NO_ATTRIBUTES, empty: false, end: NAME.lastIndex + 1 }
    : readAttributes(text, NAME.lastIndex);
  const scope = plain ? outer : scopeOf(written, outer, start);
  const uri = scope.get(name[1] ?? '');
  if (uri === undefined && name[1] !== undefined) throw new Fault('malformed', start);
  const children: (XmlElement | string)[] = [];
  const element: XmlElement = {
    name: name[0],
    local: name[2] ?? '',
    uri: uri ?? '',
    attributes: plain ? [] : attributesOf(written, scope, start),
    scope,
    children,
  };
  return { open: { element, children }, empty, end };
}

type Written = readonly (readonly [name: string, value: string])[];

const NO_ATTRIBUTES: Written = [];

function readAttributes(text: string, start: number): { written: Written; empty: boolean; end: number } {
  const written: [name: string, value: string][] = [];
  let at = start;
  for (;;) {
    ATTRIBUTE.lastIndex = at;
    const match = ATTRIBUTE.exec(text);
    if (match === null) break;
    if (written.length >= XML_BOUNDS.attributes) throw new Fault('size', at);
    const value = decodeText((match[2] ?? match[3] ?? '').replace(/[\t\n]/g, ' '));
    if (value === null) throw new Fault('entity', at);
    written.push([match[1] ?? '', value]);
    at = ATTRIBUTE.lastIndex;
  }
  TAG_END.lastIndex = at;
  const end = TAG_END.exec(text);
  if (end === null) throw new Fault('malformed', at);
  return { written, empty: end[1] === '/', end: TAG_END.lastIndex };
}

function scopeOf(
  written: Written,
  outer: ReadonlyMap<string, string>,
  offset: number,
): ReadonlyMap<string, string> {
  let scope: Map<string, string> | null = null;
  for (const [name, value] of written) {
    const prefix = name === 'xmlns' ? '' : name.startsWith('xmlns:') ? name.slice(6) : null;
    if (prefix === null) continue;
    if (prefix === 'xml' || prefix === 'xmlns' || (prefix !== '' && value === '')) {
      throw new Fault('malformed', offset);
    }
    scope ??= new Map(outer);
    scope.set(prefix, value);
  }
  return scope ?? outer;
}

function attributesOf(
  written: Written,
  scope: ReadonlyMap<string, string>,
  offset: number,
): readonly XmlAttribute[] {
  if (new Set(written.map(([name]) => name)).size < written.length) throw new Fault('malformed', offset);
  const attributes = written
    .filter(([name]) => name !== 'xmlns' && !name.startsWith('xmlns:'))
    .map(([name, value]): XmlAttribute => {
      const [local = '', prefix, ...more] = name.split(':').reverse();
      const uri = prefix === undefined ? '' : scope.get(prefix);
      // xml:space and its like would be inherited by a canonical fragment; no message uses them.
      if (more.length > 0 || uri === undefined || uri === XML_NAMESPACE) throw new Fault('malformed', offset);
      return { name, local, uri, value };
    });
  const expanded = new Set(attributes.map((attribute) => `${attribute.uri} ${attribute.local}`));
  if (expanded.size < attributes.length) throw new Fault('malformed', offset);
  return attributes;
}

/** The child elements of an element. */
export function childElements(element: XmlElement): readonly XmlElement[] {
  return element.children.filter((child): child is XmlElement => typeof child !== 'string');
}

/** The text of an element that has no child elements; null when it has some. */
export function textOf(element: XmlElement): string | null {
  if (element.children.length === 0) return '';
  if (element.children.length === 1 && typeof element.children[0] === 'string') return element.children[0];
  return element.children.every((child) => typeof child === 'string') ? element.children.join('') : null;
}
