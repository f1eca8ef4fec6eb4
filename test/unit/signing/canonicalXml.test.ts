import fc from 'fast-check';
import { XmlDocument } from 'libxml2-wasm';
import { describe, expect, it } from 'vitest';
import { canonicalXml } from '#backend/signing/canonicalXml.ts';
import { elementsIn, readExactXml } from '#backend/signing/exactXml.ts';
import { XML_BOUNDS } from '#shared/messages/xmlTree.ts';

/** What libxml2 makes of a document. */
function theirs(xml: string): string {
  const document = XmlDocument.fromString(xml);
  const text = document.canonicalizeToString();
  document.dispose();
  return text;
}

function ours(xml: string): string {
  const read = readExactXml(xml);
  if (!read.ok) throw new Error(`not read: ${xml}`);
  return canonicalXml(read.value);
}

describe('Canonical XML 1.0', () => {
  it.each([
    '<a/>',
    '<?xml version="1.0" encoding="UTF-8"?>\n<!-- c --><a ></a >\n<!-- d -->\n',
    '<a z="1" b = \'2\'\n\tx="3"/>',
    '<a xmlns="urn:a" xmlns:c="urn:c" xmlns:b="urn:b" c:x="1" b:x="2" x="3"><b:d xmlns:b="urn:b"/><c:d xmlns:c="urn:e"/><e xmlns=""/></a>',
    '<a xmlns="urn:a"><b xmlns="urn:a"><c xmlns="urn:b"/></b></a>',
    '<a x="&lt;&gt;&amp;&quot;&apos;&#9;&#10;&#13;\t\n"> &lt;&gt;&amp;&quot;&apos;&#9;&#10;&#13;\t\r\n</a>',
    '<a><![CDATA[<&>]]>]]<![CDATA[]]>&gt;<!-- x -->y</a>',
    '<a>钧瓷 👍 é</a>',
    '\uFEFF<a>b</a>',
  ])('is what libxml2 makes of %j', (xml) => {
    expect(ours(xml)).toBe(theirs(xml.replace(/^\uFEFF/, '')));
  });

  it('is what libxml2 makes of any document of ours', () => {
    const name = fc.constantFrom('a', 'b', 'p:a', 'p:b', 'q:a');
    const value = fc.string({
      unit: fc.constantFrom('x', '&amp;', '&lt;', '&quot;', '&#10;', '&#xD;', ' ', '\n', '中', '👍', '>'),
    });
    const attribute = fc.tuple(fc.constantFrom('x', 'y', 'p:x', 'q:y', 'xmlns:p', 'xmlns:q', 'xmlns'), value);
    const written = ([key, text]: readonly [string, string]) =>
      ` ${key}="${key.startsWith('xmlns') ? `urn:${text.length % 3}` : text.replaceAll('"', '')}"`;
    const { tree } = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc
        .tuple(
          name,
          fc.uniqueArray(attribute, { maxLength: 4, selector: ([key]) => key }),
          fc.array(
            fc.oneof(
              { maxDepth: 4 },
              value,
              fc.constant('<![CDATA[<&]]>'),
              fc.constant('<!-- c -->'),
              tie('tree'),
            ),
            {
              maxLength: 4,
            },
          ),
        )
        .map(
          ([tag, attributes, children]) =>
            `<${tag}${attributes.map(written).join('')}>${children.join('')}</${tag}>`,
        ),
    }));
    fc.assert(
      fc.property(tree, (inner) => {
        const xml = `<r xmlns:p="urn:p" xmlns:q="urn:q">${inner}</r>`;
        const read = readExactXml(xml);
        // p:x and q:x may come to mean the same attribute: then it is no XML with namespaces.
        if (!read.ok) return fc.pre(false);
        expect(ours(xml)).toBe(theirs(xml));
      }),
      { numRuns: 300 },
    );
  });

  it('of an element inside writes the namespaces in force around it', () => {
    const read = readExactXml('<a xmlns="urn:a" xmlns:b="urn:b"><b:c><d/></b:c></a>');
    const [inner] = read.ok ? elementsIn(read.value) : [];
    if (inner === undefined) throw new Error('no element');
    expect(canonicalXml(inner)).toBe('<b:c xmlns="urn:a" xmlns:b="urn:b"><d></d></b:c>');
  });
});

describe('what is no XML we check', () => {
  it.each([
    '',
    'a',
    '<a>',
    '<a></b>',
    '<a/><b/>',
    '<a/>x',
    '<a b="1" b="2"/>',
    '<a xmlns:p="u" xmlns:q="u" p:x="1" q:x="2"/>',
    '<p:a/>',
    '<a p:b="1"/>',
    '<a xml:lang="zh"/>',
    '<a xmlns:xml="urn:x"/>',
    '<a xmlns:p=""/>',
    '<a b="<"/>',
    '<a>&nbsp;</a>',
    '<a>&#0;</a>',
    '<a>]]></a>',
    '<a>\u0001</a>',
    '<a>\uD800</a>',
    '<!DOCTYPE a><a/>',
    '<a><?p?></a>',
    '<a><!-- -- --></a>',
    '<![CDATA[a]]>',
    `${'<a>'.repeat(XML_BOUNDS.depth + 1)}${'</a>'.repeat(XML_BOUNDS.depth + 1)}`,
    'x'.repeat(XML_BOUNDS.characters + 1),
  ])('is refused (%#)', (xml) => {
    expect(readExactXml(xml).ok).toBe(false);
  });
});
