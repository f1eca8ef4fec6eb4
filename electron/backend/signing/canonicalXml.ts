import type { ExactElement } from '#backend/signing/exactXml.ts';
import { escapeText } from '#shared/messages/characters.ts';

type Scope = ReadonlyMap<string, string>;

const NOTHING: Scope = new Map();

/**
 * Canonical XML 1.0 without comments (http://www.w3.org/TR/2001/REC-xml-c14n-20010315) of an element and all in it.
 * Namespaces in force around the element are written on it. `without` is left out: the enveloped-signature transform.
 */
export function canonicalXml(element: ExactElement, without: ExactElement | null = null): string {
  return written(element, NOTHING, without);
}

function written(element: ExactElement, outer: Scope, without: ExactElement | null): string {
  const parts = [`<${element.written}`];
  if (element.scope !== outer) {
    for (const [prefix, namespace] of declared(element.scope, outer)) {
      parts.push(` ${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${escapeAttribute(namespace)}"`);
    }
  }
  const attributes = [...element.attributes].sort(
    (a, b) => order(a.namespace, b.namespace) || order(a.name, b.name),
  );
  for (const attribute of attributes)
    parts.push(` ${attribute.written}="${escapeAttribute(attribute.value)}"`);
  parts.push('>');
  for (const child of element.children) {
    if (typeof child === 'string') parts.push(escapeText(child).replaceAll('\r', '&#xD;'));
    else if (child !== without) parts.push(written(child, element.scope, without));
  }
  parts.push(`</${element.written}>`);
  return parts.join('');
}

/** What has to be declared on an element that its surroundings do not say already, in order of the prefixes. */
function declared(scope: Scope, outer: Scope): readonly (readonly [string, string])[] {
  return [...scope]
    .filter(([prefix, namespace]) => prefix !== 'xml' && (outer.get(prefix) ?? '') !== namespace)
    .sort(([a], [b]) => order(a, b));
}

/** By code points: other than code units for characters beyond the first plane. */
function order(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

function escapeAttribute(value: string): string {
  return value.replace(/[&<"\t\n\r]/g, (character) => ESCAPES[character] ?? character);
}
