import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeclarationRecord } from '#shared/documents/documents.ts';
import type { DecBlock } from '#shared/messages/dec/blocks.ts';
import { DEC_BLOCKS, DEC_OTHER_BLOCKS, valuesOf } from '#shared/messages/dec/blocks.ts';
import { buildDeclaration } from '#shared/messages/dec/build.ts';
import { checkDeclaration } from '#shared/messages/dec/check.ts';
import { parseDeclaration } from '#shared/messages/dec/parse.ts';
import type { ElementSpec, ElementType } from '#shared/messages/table.ts';
import { readXml } from '#shared/messages/xml.ts';
import type { XmlElement } from '#shared/messages/xmlTree.ts';
import { aDeclaredConsignment } from '#test/builders/consignment.ts';
import { declarationOf, withoutEmpty } from '#test/builders/declarations.ts';
import type { DeclarationSchema } from '#test/conformance/declarationSchema.ts';
import {
  asPractised,
  CLASHES,
  compileDeclarationSchema,
  DEC_SAMPLE,
  DEC_WHY_SKIPPED,
  declarationSchemaText,
  withoutPatterns,
} from '#test/conformance/declarationSchema.ts';

/** Where the schema describes each block. */
const TYPES: Readonly<Record<DecBlock['part'], string>> = {
  head: 'DecHeadType',
  list: 'DecListItemType',
  containers: 'DecContainerType',
  licences: 'DecLicenseType',
  freeText: 'DecFreeTxtType',
  sign: 'DecSignType',
  attachments: 'Edoc_RealationType',
};
/** What the form cannot do without, though the schema lets it be left out. */
const STRICTER = ['IEPort', 'TransMode', 'DutyMode', 'GModel', 'TradeCurr'].concat([
  'FirstQty',
  'GUnit',
  'FirstUnit',
  'DistrictCode',
]);

describe.skipIf(DEC_WHY_SKIPPED !== '')(`schema of the declaration ${DEC_WHY_SKIPPED}`, () => {
  let patternless: DeclarationSchema;
  let practised: DeclarationSchema;
  beforeAll(() => {
    patternless = compileDeclarationSchema(withoutPatterns(declarationSchemaText()));
    practised = compileDeclarationSchema(asPractised(declarationSchemaText()));
  });
  afterAll(() => {
    patternless.dispose();
    practised.dispose();
  });

  it.each(['9710', '9810', '0110'] as const)('takes the declaration of %s', (regime) => {
    const record = declarationOf(aDeclaredConsignment({ regime }));
    expect(checkDeclaration(record)).toEqual([]);
    expect(practised.errors(buildDeclaration(record))).toEqual([]);
  });

  it('takes every optional element we fill: charges, licences, social credit codes, second quantities', () => {
    const usual = aDeclaredConsignment();
    const record = declarationOf(
      aDeclaredConsignment({
        order: { freight: '12.5', insuredFee: '0.3' },
        trade: { term: '1' },
        seller: { code: '91410100MA0EXAMPL1' },
        producer: { code: '91410100MA0EXAMPL2' },
        declaration: { licenseNo: '26-AA-100001' },
        items: usual.items.map((item) => ({
          ...item,
          qty2: '3',
          unit2: '007',
          speciesPermitNo: '2026CN/1',
          inspectionNo: '126000000000001',
        })),
      }),
    );
    expect(checkDeclaration(record)).toEqual([]);
    expect(practised.errors(buildDeclaration(record))).toEqual([]);
  });

  it('takes fifty lines, and the check stops the fifty-first as the schema does', () => {
    const [item] = aDeclaredConsignment().items;
    if (item === undefined) throw new Error('no item');
    const fifty = declarationOf(aDeclaredConsignment({ items: Array(50).fill(item) }));
    expect(practised.errors(buildDeclaration(fifty))).toEqual([]);
    const more: DeclarationRecord = { ...fifty, list: [...fifty.list, fifty.list[0] ?? {}] };
    expect(checkDeclaration(more).map(({ code }) => code)).toEqual(['messages.problem.tooManyLines']);
    expect(() => buildDeclaration(more)).toThrow('messages.build.lineCount');
  });

  it('finds it in Canonical XML 1.0 form already', () => {
    const record = declarationOf(aDeclaredConsignment({ order: { note: `跨境电子商务 a<b>&"'c]]>` } }));
    const xml = buildDeclaration(record);
    expect(practised.canonical(xml)).toBe(xml);
  });

  it('still refuses what is wrong', () => {
    const xml = buildDeclaration(declarationOf());
    const refused = (from: string | RegExp, to: string) => practised.errors(xml.replace(from, to)).length > 0;
    expect(refused('<IEFlag>E</IEFlag>', '')).toBe(true);
    expect(refused('<CodeTS>4602190000', '<CodeTS>4602')).toBe(true);
    expect(refused('<DespPortCode></DespPortCode>', '')).toBe(true);
    expect(refused(/<DecSign>.*<\/DecSign>/, '')).toBe(true);
    expect(refused('<HostId></HostId>', '')).toBe(true);
  });

  it('as it is published refuses any declaration, by patterns that no value fits', () => {
    const published = compileDeclarationSchema(declarationSchemaText());
    const errors = published.errors(buildDeclaration(declarationOf()));
    published.dispose();
    expect(errors.some((error) => error.includes('TradeCountry') && error.includes('pattern'))).toBe(true);
    expect(errors.some((error) => error.includes('SignDate') && error.includes('pattern'))).toBe(true);
  });

  it('without patterns clashes with practice where we say so, and nowhere else', () => {
    const record = declarationOf();
    const [attachment = {}] = record.attachments;
    const fitting: DeclarationRecord = { ...record, attachments: [{ ...attachment, EdocFomatType: 'US' }] };
    expect(patternless.errors(buildDeclaration(fitting))).toEqual([]);
    for (const { element, now } of CLASHES) {
      const long = element === 'EdocFomatType' ? 'S' : '9'.repeat(Number(/\d+/.exec(now)?.[0]));
      const clashing: DeclarationRecord =
        element in attachment
          ? { ...fitting, attachments: [{ ...fitting.attachments[0], [element]: long }] }
          : { ...fitting, head: { ...fitting.head, [element]: long } };
      expect(checkDeclaration(clashing), element).toEqual([]);
      const xml = buildDeclaration(clashing);
      const errors = patternless.errors(xml);
      expect(errors.length, element).toBeGreaterThan(0);
      for (const error of errors) expect(error).toContain(`}${element}'`);
      expect(practised.errors(xml), element).toEqual([]);
    }
    const general = buildDeclaration(declarationOf(aDeclaredConsignment({ regime: '0110' })));
    expect(patternless.errors(general)).toEqual([expect.stringContaining('EdocRealation')]);
  });
});

describe.skipIf(DEC_WHY_SKIPPED !== '')(`tables against the schema ${DEC_WHY_SKIPPED}`, () => {
  const read = DEC_WHY_SKIPPED === '' ? readXml(declarationSchemaText()) : null;
  const schema = read?.ok === true ? read.value : null;

  /** The elements of a type of the schema, in order. */
  function elementsOf(type: string): readonly XmlElement[] {
    const found = schema?.children.find((child) => attribute(child, 'name') === type);
    return found?.children.find(({ name }) => name === 'sequence')?.children ?? [];
  }

  it.each(DEC_BLOCKS)(
    '$table.name has every element in its order, as wide as the schema lets it',
    (block) => {
      const official = elementsOf(TYPES[block.part]).filter(
        (element) => !Object.hasOwn(DEC_OTHER_BLOCKS, attribute(element, 'name')),
      );
      expect(block.table.elements.map(({ name }) => name)).toEqual(
        official.map((element) => attribute(element, 'name')),
      );
      const stricter: string[] = [];
      block.table.elements.forEach((spec: ElementSpec, i) => {
        const element = official[i];
        if (element === undefined) throw new Error(spec.name);
        const demanded = attribute(element, 'minOccurs') !== '0';
        if (demanded) expect(spec.required || spec.keptEmpty === true, spec.name).toBe(true);
        else if (spec.required) stricter.push(spec.name);
        if (CLASHES.some((clash) => clash.element === spec.name)) return;
        const [least, most] = lengthsOf(spec.type);
        const { min, max } = facetsOf(element);
        expect(most, spec.name).toBeLessThanOrEqual(max);
        expect(least, spec.name).toBeGreaterThanOrEqual(min);
      });
      for (const name of stricter) expect(STRICTER).toContain(name);
    },
  );

  it('has its blocks in their order, and knows every other block by name', () => {
    const root = schema?.children.find((child) => attribute(child, 'name') === 'DecMessage');
    const sequence = root?.children.find(({ name }) => name === 'complexType')?.children[0]?.children ?? [];
    const official = sequence.map((element) => attribute(element, 'name'));
    const ours = DEC_BLOCKS.map(({ within, table }) => within ?? table.name);
    expect(official.filter((name) => ours.includes(name))).toEqual(ours);
    expect(official.filter((name) => !ours.includes(name) && !(name in DEC_OTHER_BLOCKS))).toEqual([]);
    for (const block of DEC_BLOCKS) {
      const found = sequence.find(
        (element) => attribute(element, 'name') === (block.within ?? block.table.name),
      );
      const repeated = found === undefined ? undefined : (insideOf(found) ?? found);
      expect(Number((repeated && attribute(repeated, 'maxOccurs')) || 1)).toBe(block.max);
    }
  });

  /** The one element inside an element that only holds others. */
  function insideOf(element: XmlElement): XmlElement | undefined {
    const type = element.children.find(({ name }) => name === 'complexType');
    return type?.children.find(({ name }) => name === 'sequence')?.children[0];
  }
});

describe.skipIf(DEC_WHY_SKIPPED !== '')(`sample of the import interface ${DEC_WHY_SKIPPED}`, () => {
  function sample() {
    // The stored copy has a stray digit in front of its XML declaration, which no reader of XML may take.
    const xml = readFileSync(DEC_SAMPLE, 'utf8').replace(/^\uFEFF?\d(?=<\?xml)/, '');
    const parsed = parseDeclaration(xml);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    return { xml, parsed: parsed.value };
  }

  it('is read whole: every value stands in a block, or in an official block that is kept', () => {
    const { xml, parsed } = sample();
    const { record, others, unknown } = parsed;
    expect(unknown).toEqual([]);
    expect(others.map(({ path }) => path)).toEqual([
      'DecLists/DecList/DecGoodsLimits',
      'DecRequestCerts',
      'DecOtherPacks',
      'DecCopLimits',
      'DecUsers',
      'EcoRelation',
    ]);
    const runs = DEC_BLOCKS.flatMap(({ part }) => valuesOf(record, part));
    const read = runs.reduce((sum, values) => sum + Object.keys(values).length, 0);
    const kept = others.reduce((sum, { element }) => sum + leaves(element), 0);
    const schema = compileDeclarationSchema(withoutPatterns(declarationSchemaText()));
    const values = schema.values(xml);
    schema.dispose();
    expect(read + kept).toBe(values);
    expect(values).toBeGreaterThan(200);
    expect(record.licences).toEqual([{ DocuCode: 'Y', CertCode: '<14>I2017-0166475' }]);
  });

  it('is judged: its times have another length than its own schema gives them', () => {
    const { parsed } = sample();
    expect(checkDeclaration(parsed.record).map(({ element, code }) => [element, code])).toEqual([
      ['DespDate', 'messages.problem.tooLong'],
      ['CmplDschrgDt', 'messages.problem.tooLong'],
      ['SignTime', 'messages.problem.wrongLength'],
    ]);
  });

  it('is built again to the same declaration', () => {
    const { parsed } = sample();
    const again = parseDeclaration(buildDeclaration(parsed.record));
    if (!again.ok) throw new Error('not read');
    expect(withoutEmpty(again.value.record)).toEqual(withoutEmpty(parsed.record));
    expect(again.value.unknown).toEqual([]);
  });
});

function leaves(element: XmlElement): number {
  return element.children.length === 0 ? 1 : element.children.reduce((sum, child) => sum + leaves(child), 0);
}

function attribute(element: XmlElement, name: string): string {
  return element.attributes.find(([known]) => known === name)?.[1] ?? '';
}

function lengthsOf(type: ElementType): readonly [least: number, most: number] {
  switch (type.kind) {
    case 'text':
    case 'code':
      return [type.min, type.max];
    case 'choice':
      return [1, Math.max(...type.options.map((option) => option.length))];
    default:
      // The schema gives numbers no length.
      return [Number.POSITIVE_INFINITY, 0];
  }
}

/** The least and most characters the schema allows. */
function facetsOf(element: XmlElement): { readonly min: number; readonly max: number } {
  const facets = element.children.find(({ name }) => name === 'simpleType')?.children[0]?.children ?? [];
  const of = (...names: readonly string[]) =>
    facets.filter(({ name }) => names.includes(name)).map((facet) => Number(attribute(facet, 'value')));
  return {
    min: Math.max(0, ...of('length', 'minLength')),
    max: Math.min(Number.POSITIVE_INFINITY, ...of('length', 'maxLength')),
  };
}
