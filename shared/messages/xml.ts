/**
 * A reader for the XML that customs and the port send: elements, text and namespaces, nothing else. It refuses what
 * such a message never needs and an attacker likes (document types, entities of their own, bottomless nesting), and
 * its work is bounded by the input's size.
 */
import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';
import type { QualifiedName } from '#shared/messages/xmlNames.ts';
import { endOfName, NameScope } from '#shared/messages/xmlNames.ts';
import { decodeReferences, lineEnds } from '#shared/messages/xmlText.ts';
import type { XmlElement, XmlProblem } from '#shared/messages/xmlTree.ts';
import { XML_BOUNDS } from '#shared/messages/xmlTree.ts';

/** An element while it is read; it becomes an `XmlElement` as it is. */
interface OpenElement {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: XmlElement['attributes'];
  children: XmlElement[] | typeof NONE;
  text: string;
}

const NONE: readonly never[] = [];
const GREATER = 0x3e;
const SLASH = 0x2f;
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
  readonly #names: string[] = [];
  readonly #scopes: NameScope[] = [];
  #at = 0;
  #elements = 0;
  #root: XmlElement | null = null;
  #scope = new NameScope();
  #last: QualifiedName = this.#scope.resolve('');

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
    const open = this.#names.at(-1);
    if (open !== undefined) throw new Refusal('messages.parse.malformed', xml.length, `<${open}>`);
    if (this.#root === null) throw new Refusal('messages.parse.malformed', 0, 'no element');
    return this.#root;
  }

  #markup(): void {
    const xml = this.#xml;
    const at = this.#at;
    switch (xml.charCodeAt(at + 1)) {
      case SLASH:
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
    if (this.#root !== null && this.#stack.length === 0) {
      throw new Refusal('messages.parse.malformed', at, 'second root');
    }
    if (this.#stack.length >= XML_BOUNDS.depth) {
      throw new Refusal('messages.parse.tooDeep', at, String(XML_BOUNDS.depth));
    }
    this.#elements += 1;
    if (this.#elements > XML_BOUNDS.elements) {
      throw new Refusal('messages.parse.tooMany', at, String(XML_BOUNDS.elements));
    }
    const outer = this.#scope;
    let own: XmlElement['attributes'] = NONE;
    let known = this.#expected(at + 1);
    let closed = false;
    if (known === null) {
      const written = this.#name(at + 1);
      const attributes = this.#attributes();
      closed = this.#tagEnd();
      if (attributes !== NONE) own = this.#enterScope(attributes);
      known = this.#scope.resolve(written);
      this.#last.next = outer === this.#scope ? known : null;
    }
    this.#last = known;
    const element: OpenElement = {
      name: known.name,
      namespace: known.namespace,
      attributes: own,
      children: NONE,
      text: '',
    };
    const parent = this.#stack.at(-1);
    if (parent === undefined) this.#root = element;
    else if (parent.children === NONE) parent.children = [element];
    else (parent.children as XmlElement[]).push(element);
    if (closed) {
      this.#scope = outer;
      return;
    }
    this.#stack.push(element);
    this.#names.push(known.written);
    this.#scopes.push(outer);
  }

  /**
   * Records repeat their elements in one order, so the name that followed last time is tried first, without making it
   * from the text anew; null when it is not that one, or has attributes.
   */
  #expected(from: number): QualifiedName | null {
    const { next } = this.#last;
    if (next === null || !this.#xml.startsWith(next.written, from)) return null;
    const end = from + next.written.length;
    if (this.#xml.charCodeAt(end) !== GREATER || next.scope !== this.#scope) return null;
    this.#at = end + 1;
    return next;
  }

  /** Reads the name that starts at a place and moves behind it. */
  #name(from: number): string {
    const end = endOfName(this.#xml, from);
    if (end === from)
      throw new Refusal('messages.parse.malformed', from, this.#xml.slice(from - 1, from + 10));
    this.#at = end;
    return this.#xml.slice(from, end);
  }

  /** Moves behind the end of a tag; true when the tag closes itself. */
  #tagEnd(): boolean {
    const at = this.#at;
    if (this.#xml.charCodeAt(at) === GREATER) {
      this.#at = at + 1;
      return false;
    }
    const end = this.#match(TAG_END, at);
    if (end === null) throw new Refusal('messages.parse.malformed', at, this.#xml.slice(at, at + 20));
    return end[1] === '/';
  }

  #attributes(): readonly (readonly [string, string])[] {
    const code = this.#xml.charCodeAt(this.#at);
    if (code === GREATER || code === SLASH) return NONE;
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
    this.#scope = this.#scope.with(declared);
    return attributes.filter((attribute) => !declared.includes(attribute));
  }

  #closeTag(): void {
    const xml = this.#xml;
    const at = this.#at;
    const open = this.#stack.pop();
    const written = this.#names.pop();
    const outer = this.#scopes.pop();
    if (
      open === undefined ||
      written === undefined ||
      outer === undefined ||
      !xml.startsWith(written, at + 2)
    ) {
      throw new Refusal('messages.parse.malformed', at, xml.slice(at, at + 40));
    }
    this.#at = at + 2 + written.length;
    if (this.#tagEnd()) throw new Refusal('messages.parse.malformed', at, xml.slice(at, at + 40));
    this.#scope = outer;
    if (open.children !== NONE) open.text = open.text.trim();
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

function decode(text: string, at: number): string {
  const decoded = decodeReferences(text);
  if (decoded === null) throw new Refusal('messages.parse.entity', at, text);
  return decoded;
}
