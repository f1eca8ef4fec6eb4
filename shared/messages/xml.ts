/**
 * A reader for the XML that customs and the port send: elements, text and namespaces, nothing else. It refuses what
 * such a message never needs and an attacker likes (document types, entities of their own, bottomless nesting), and
 * its work is bounded by the input's size.
 */
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import { decodeReferences, lineEnds } from '#shared/messages/xmlText.ts';

/** The most characters, levels, elements and attributes of one element that are read. */
export const XML_BOUNDS = {
  characters: 10 * 1024 * 1024,
  depth: 50,
  elements: 500_000,
  attributes: 64,
} as const;

/** An element. `text` is its own text: all of it in a leaf, "" where only white space stands between children. */
export interface XmlElement {
  /** Local name, without prefix. */
  readonly name: string;
  /** Namespace name; "" for none or an undeclared prefix. */
  readonly namespace: string;
  /** Attributes as written, prefix included, without namespace declarations. */
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly children: readonly XmlElement[];
  readonly text: string;
}

/** Why a text is not XML that we read; `line` counts from 1. */
export interface XmlProblem {
  readonly code:
    | 'messages.parse.tooLarge'
    | 'messages.parse.tooDeep'
    | 'messages.parse.tooMany'
    | 'messages.parse.doctype'
    | 'messages.parse.entity'
    | 'messages.parse.malformed';
  readonly params: { readonly line: number; readonly detail: string };
}

interface OpenElement {
  readonly written: string;
  readonly name: string;
  readonly namespace: string;
  readonly attributes: XmlElement['attributes'];
  readonly scope: Scope;
  children: XmlElement[];
  text: string;
}

/** The namespaces in force, and what names written with a prefix mean under them. */
interface Scope {
  readonly prefixes: ReadonlyMap<string, string>;
  readonly names: Map<string, readonly [name: string, namespace: string]>;
}

const NONE: readonly never[] = [];
const NAME = /[^\s<>/="'&;!?]+/uy;
const ATTRIBUTE = /\s+([^\s<>/="'&;!?]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/uy;
const TAG_END = /\s*(\/?)>/uy;
const FORBIDDEN = /[^\P{Cc}\t\n\r\x7F-\x9F]/u;

/** Thrown inside this file only, and turned into a value at its one entrance. */
class Refusal extends Error {
  readonly code: XmlProblem['code'];
  readonly at: number;
  readonly detail: string;

  constructor(code: XmlProblem['code'], at: number, detail: string) {
    super(code);
    this.code = code;
    this.at = at;
    this.detail = detail;
  }
}

/** Reads one XML document. Comments, processing instructions and a byte-order mark are passed over. */
export function readXml(input: string): Result<XmlElement, XmlProblem> {
  if (input.length > XML_BOUNDS.characters) {
    return err({ code: 'messages.parse.tooLarge', params: { line: 0, detail: String(input.length) } });
  }
  try {
    return ok(new Reader(input).read());
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    const line = input.slice(0, problem.at).split('\n').length;
    return err({ code: problem.code, params: { line, detail: problem.detail.slice(0, 80) } });
  }
}

class Reader {
  readonly #xml: string;
  readonly #stack: OpenElement[] = [];
  #at = 0;
  #elements = 0;
  #root: XmlElement | null = null;
  #scope: Scope = { prefixes: new Map(), names: new Map() };

  constructor(xml: string) {
    this.#xml = xml;
  }

  read(): XmlElement {
    const xml = this.#xml;
    const odd = FORBIDDEN.exec(xml);
    if (odd !== null) throw new Refusal('messages.parse.malformed', odd.index, 'control character');
    if (xml.startsWith('\uFEFF')) this.#at = 1;
    while (this.#at < xml.length) {
      const next = xml.indexOf('<', this.#at);
      const end = next === -1 ? xml.length : next;
      if (end > this.#at) this.#addText(this.#at, end);
      this.#at = end;
      if (next !== -1) this.#markup();
    }
    const open = this.#stack.at(-1);
    if (open !== undefined) throw new Refusal('messages.parse.malformed', xml.length, `<${open.written}>`);
    if (this.#root === null) throw new Refusal('messages.parse.malformed', 0, 'no element');
    return this.#root;
  }

  #markup(): void {
    const xml = this.#xml;
    const at = this.#at;
    switch (xml.charCodeAt(at + 1)) {
      case 0x2f:
        this.#closeTag();
        return;
      case 0x3f:
        this.#at = this.#after('?>', at + 2);
        return;
      case 0x21:
        this.#declaration();
        return;
      default:
        this.#openTag();
    }
  }

  #declaration(): void {
    const xml = this.#xml;
    const at = this.#at;
    if (xml.startsWith('<!--', at)) {
      this.#at = this.#after('-->', at + 4);
    } else if (xml.startsWith('<![CDATA[', at)) {
      const end = this.#after(']]>', at + 9);
      const open = this.#stack.at(-1);
      if (open === undefined) throw new Refusal('messages.parse.malformed', at, 'CDATA');
      open.text += lineEnds(xml.slice(at + 9, end - 3));
      this.#at = end;
    } else if (xml.startsWith('<!DOCTYPE', at)) {
      throw new Refusal('messages.parse.doctype', at, 'DOCTYPE');
    } else {
      throw new Refusal('messages.parse.malformed', at, xml.slice(at, at + 10));
    }
  }

  #addText(from: number, to: number): void {
    const raw = this.#xml.slice(from, to);
    const open = this.#stack.at(-1);
    if (open === undefined) {
      if (raw.trim() !== '') throw new Refusal('messages.parse.malformed', from, raw.trim());
      return;
    }
    open.text += decode(lineEnds(raw), from);
  }

  #openTag(): void {
    const at = this.#at;
    if (this.#root !== null) throw new Refusal('messages.parse.malformed', at, 'second root');
    if (this.#stack.length >= XML_BOUNDS.depth) {
      throw new Refusal('messages.parse.tooDeep', at, String(XML_BOUNDS.depth));
    }
    this.#elements += 1;
    if (this.#elements > XML_BOUNDS.elements) {
      throw new Refusal('messages.parse.tooMany', at, String(XML_BOUNDS.elements));
    }
    const written = this.#match(NAME, at + 1)?.[0];
    if (written === undefined)
      throw new Refusal('messages.parse.malformed', at, this.#xml.slice(at, at + 10));
    const attributes = this.#attributes();
    const end = this.#match(TAG_END, this.#at);
    if (end === null) throw new Refusal('messages.parse.malformed', this.#at, `<${written}`);
    const outer = this.#scope;
    const own = attributes === NONE ? NONE : this.#enterScope(attributes);
    const [name, namespace] = resolve(this.#scope, written);
    this.#stack.push({ written, name, namespace, attributes: own, scope: outer, children: [], text: '' });
    if (end[1] === '/') this.#close();
  }

  #attributes(): readonly (readonly [string, string])[] {
    const code = this.#xml.charCodeAt(this.#at);
    if (code === 0x3e || code === 0x2f) return NONE;
    const found: [string, string][] = [];
    for (;;) {
      const at = this.#at;
      const match = this.#match(ATTRIBUTE, at);
      if (match === null) return found.length === 0 ? NONE : found;
      const name = match[1] ?? '';
      if (found.length >= XML_BOUNDS.attributes || found.some(([known]) => known === name)) {
        throw new Refusal('messages.parse.malformed', at, name);
      }
      found.push([name, decode((match[2] ?? match[3] ?? '').replace(/[\t\r\n]/g, ' '), at)]);
    }
  }

  /** Takes namespace declarations out of the attributes and into a new scope. */
  #enterScope(attributes: readonly (readonly [string, string])[]): XmlElement['attributes'] {
    const declared = attributes.filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'));
    if (declared.length === 0) return attributes;
    const prefixes = new Map(this.#scope.prefixes);
    for (const [name, namespace] of declared) prefixes.set(name.slice('xmlns:'.length), namespace);
    this.#scope = { prefixes, names: new Map() };
    return attributes.filter((attribute) => !declared.includes(attribute));
  }

  #closeTag(): void {
    const xml = this.#xml;
    const at = this.#at;
    const open = this.#stack.at(-1);
    if (open === undefined || !xml.startsWith(open.written, at + 2)) {
      throw new Refusal('messages.parse.malformed', at, xml.slice(at, at + 40));
    }
    const end = this.#match(TAG_END, at + 2 + open.written.length);
    if (end === null || end[1] === '/') {
      throw new Refusal('messages.parse.malformed', at, xml.slice(at, at + 40));
    }
    this.#close();
  }

  #close(): void {
    const open = this.#stack.pop();
    if (open === undefined) return;
    this.#scope = open.scope;
    const leaf = open.children.length === 0;
    const element: XmlElement = {
      name: open.name,
      namespace: open.namespace,
      attributes: open.attributes,
      children: leaf ? NONE : open.children,
      text: leaf ? open.text : open.text.trim(),
    };
    const parent = this.#stack.at(-1);
    if (parent === undefined) this.#root = element;
    else parent.children.push(element);
  }

  /** Matches a sticky pattern at a place and moves behind it. */
  #match(pattern: RegExp, at: number): RegExpExecArray | null {
    pattern.lastIndex = at;
    const match = pattern.exec(this.#xml);
    if (match !== null) this.#at = pattern.lastIndex;
    return match;
  }

  #after(mark: string, from: number): number {
    const found = this.#xml.indexOf(mark, from);
    if (found === -1) throw new Refusal('messages.parse.malformed', this.#at, mark);
    return found + mark.length;
  }
}

function resolve(scope: Scope, written: string): readonly [name: string, namespace: string] {
  const known = scope.names.get(written);
  if (known !== undefined) return known;
  const colon = written.indexOf(':');
  const prefix = colon === -1 ? '' : written.slice(0, colon);
  const resolved = [written.slice(colon + 1), scope.prefixes.get(prefix) ?? ''] as const;
  scope.names.set(written, resolved);
  return resolved;
}

function decode(text: string, at: number): string {
  const decoded = decodeReferences(text);
  if (decoded === null) throw new Refusal('messages.parse.entity', at, text);
  return decoded;
}
