/** Names of elements as written, and what they mean under the namespaces in force. */

/** A name as written, resolved; `next` is the name that followed it last time. */
export interface QualifiedName {
  readonly written: string;
  readonly name: string;
  /** "" for none or an undeclared prefix. */
  readonly namespace: string;
  /** Where it means that. */
  readonly scope: NameScope;
  next: QualifiedName | null;
}

/** The namespaces in force in a part of a document. */
export class NameScope {
  readonly #prefixes: ReadonlyMap<string, string>;
  readonly #names = new Map<string, QualifiedName>();

  constructor(prefixes: ReadonlyMap<string, string> = new Map()) {
    this.#prefixes = prefixes;
  }

  /** The scope inside an element that declares these namespaces ("xmlns", "xmlns:prefix"). */
  with(declared: readonly (readonly [name: string, namespace: string])[]): NameScope {
    const prefixes = new Map(this.#prefixes);
    for (const [name, namespace] of declared) prefixes.set(name.slice('xmlns:'.length), namespace);
    return new NameScope(prefixes);
  }

  /** What a name means here. */
  resolve(written: string): QualifiedName {
    const known = this.#names.get(written);
    if (known !== undefined) return known;
    const colon = written.indexOf(':');
    const namespace = this.#prefixes.get(colon === -1 ? '' : written.slice(0, colon)) ?? '';
    const resolved = { written, name: written.slice(colon + 1), namespace, scope: this, next: null };
    this.#names.set(written, resolved);
    return resolved;
  }
}

const ENDS_NAME = Uint8Array.from({ length: 128 }, (_, c) =>
  c <= 0x20 || '<>/="\'&;!?'.includes(String.fromCharCode(c)) ? 1 : 0,
);

/** Where the name that starts at a place ends; the place itself when none starts there. */
export function endOfName(xml: string, from: number): number {
  let end = from;
  for (let c = xml.charCodeAt(end); c > 127 || ENDS_NAME[c] === 0; c = xml.charCodeAt(end)) end += 1;
  return end;
}
