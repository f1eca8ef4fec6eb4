import fc from 'fast-check';
import { XmlDocument } from 'libxml2-wasm';
import { describe, expect, it } from 'vitest';
import { canonicalXml } from '#training/canonicalXml.ts';
import type { XmlElement } from '#training/xmlTree.ts';
import { childElements, parseXml } from '#training/xmlTree.ts';
import { fourMessages } from './messages.ts';

function read(xml: string): XmlElement {
  const parsed = parseXml(xml);
  if (!parsed.ok) throw new Error(`${parsed.error.code} at ${parsed.error.offset}: ${xml}`);
  return parsed.value;
}

/** What a library that shares no code with us makes of it. */
function reference(xml: string): string {
  const document = XmlDocument.fromString(xml);
  try {
    return document.canonicalizeToString();
  } finally {
    document.dispose();
  }
}

const text = fc.string({
  unit: fc.constantFrom('a', '麦', ' ', '\n', '&amp;', '&lt;', '&gt;', '&#13;', '"', "'", '\u{20000}'),
});
const comment = fc.constantFrom('<!-- aside -->', '<![CDATA[<a> & b]]>', '');
const attributes = fc
  .uniqueArray(
    fc.tuple(
      fc.constantFrom('b', 'a', 'y:b', 'x:a'),
      fc.constantFrom('1', '&quot;', "'", '&#9;&#10;', ' 麦 '),
    ),
    {
      selector: ([name]) => name,
    },
  )
  .map((pairs) => pairs.map(([name, value]) => ` ${name}="${value}"`).join(''));
const namespaces = fc.constantFrom(
  '',
  ' xmlns:x="urn:x"',
  ' xmlns:x="urn:z" xmlns="urn:default"',
  ' xmlns=""',
  ' xmlns:z="urn:unused"',
);
const { element } = fc.letrec<{ element: string }>((tie) => ({
  element: fc
    .tuple(
      fc.constantFrom('e', 'x:e', 'y:e'),
      namespaces,
      attributes,
      fc.array(fc.oneof({ maxDepth: 3 }, text, comment, tie('element')), { maxLength: 4 }),
    )
    .map(([name, scope, given, children]) =>
      children.length === 0
        ? `<${name}${scope}${given}/>`
        : `<${name}${scope}${given}>${children.join('')}</${name}>`,
    ),
}));

describe('canonicalXml', () => {
  it('says what an independent library says', () => {
    fc.assert(
      fc.property(element, (inner) => {
        const xml = `<root xmlns:y="urn:y" xmlns:x="urn:x">\r\n${inner}</root>`;
        expect(canonicalXml(read(xml))).toBe(reference(xml));
      }),
      { numRuns: 300 },
    );
  });

  it('says the same of every message', () => {
    for (const xml of Object.values(fourMessages(1))) expect(canonicalXml(read(xml))).toBe(reference(xml));
  });

  it('writes the namespaces in force on a part, and leaves out what it is told to', () => {
    const root = read('<a:r xmlns:a="urn:a" xmlns="urn:d"><part>1</part> <cut/>!</a:r>');
    const [part, cut] = childElements(root);
    if (part === undefined || cut === undefined) throw new Error('parts');
    expect(canonicalXml(part)).toBe('<part xmlns="urn:d" xmlns:a="urn:a">1</part>');
    expect(canonicalXml(root, cut)).toBe('<a:r xmlns="urn:d" xmlns:a="urn:a"><part>1</part> !</a:r>');
  });
});

describe('parseXml', () => {
  it.each([
    ['<!DOCTYPE r><r/>', 'doctype'],
    ['<r>&e;</r>', 'entity'],
    ['<r>&#0;</r>', 'entity'],
    ['<r a="&e;"/>', 'entity'],
    ['<?go?><r/>', 'instruction'],
    ['<r>\u0001</r>', 'encoding'],
    ['<r>\ud800</r>', 'encoding'],
    ['<?xml version="1.0" encoding="GBK"?><r/>', 'encoding'],
    [`<r>${'<a>'.repeat(20)}`, 'depth'],
    [`<r ${Array.from({ length: 20 }, (_, i) => `a${i}=""`).join(' ')}/>`, 'size'],
    ['<r', 'malformed'],
    ['<r><a></r></a>', 'malformed'],
    ['<r/><r/>', 'malformed'],
    ['<r/>text', 'malformed'],
    ['<x:r/>', 'malformed'],
    ['<r a="1" a="2"/>', 'malformed'],
    ['<r xmlns:a="u" xmlns:b="u" a:c="" b:c=""/>', 'malformed'],
    ['<r>]]></r>', 'malformed'],
    ['<r><!-- -- --></r>', 'malformed'],
    ['', 'malformed'],
  ])('refuses %j', (xml, code) => {
    expect(parseXml(xml)).toMatchObject({ ok: false, error: { code } });
  });

  it('never throws, whatever it is given', () => {
    const soup = fc.string({
      unit: fc.constantFrom(
        '<',
        '>',
        '/',
        'a',
        ':',
        '=',
        '"',
        '&',
        ';',
        '!',
        '-',
        '[',
        ']',
        '?',
        ' ',
        'xmlns',
      ),
    });
    fc.assert(
      fc.property(soup, (xml) => void parseXml(xml)),
      { numRuns: 500 },
    );
  });
});
