import { escapeAttribute, escapeText } from './xmlText.ts';
import type { XmlElement } from './xmlTree.ts';

type Scope = ReadonlyMap<string, string>;

const NOTHING_RENDERED: Scope = new Map();

/**
 * Canonical XML 1.0 without comments (http://www.w3.org/TR/2001/REC-xml-c14n-20010315) of an element and all it
 * holds, as the text to be hashed in UTF-8. `without` is left out: the enveloped-signature transform.
 * Namespaces in force outside the element are written on it, as the inclusive method wants.
 */
export function canonicalXml(element: XmlElement, without: XmlElement | null = null): string {
  return written(element, NOTHING_RENDERED, without);
}

function written(element: XmlElement, rendered: Scope, without: XmlElement | null): string {
  let text = `<${element.name}`;
  if (element.scope !== rendered) {
    for (const [prefix, uri] of freshNamespaces(element.scope, rendered)) {
      text += ` ${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${escapeAttribute(uri)}"`;
    }
  }
  const attributes =
    element.attributes.length < 2
      ? element.attributes
      : [...element.attributes].sort((a, b) => inOrder(a.uri, b.uri) || inOrder(a.local, b.local));
  for (const { name, value } of attributes) text += ` ${name}="${escapeAttribute(value)}"`;
  text += '>';
  for (const child of element.children) {
    if (typeof child === 'string') text += escapeText(child);
    else if (child !== without) text += written(child, element.scope, without);
  }
  return `${text}</${element.name}>`;
}

function freshNamespaces(scope: Scope, rendered: Scope): readonly (readonly [string, string])[] {
  return [...scope]
    .filter(([prefix, uri]) => prefix !== 'xml' && (rendered.get(prefix) ?? '') !== uri)
    .sort(([a], [b]) => inOrder(a, b));
}

/** Code unit order; names here are ASCII, so it is the code point order the method asks for. */
function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
