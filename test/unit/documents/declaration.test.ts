import { describe, expect, it } from 'vitest';
import type { DerivationContext } from '#shared/documents/derivation.ts';
import { aDeclaredConsignment, aDeclaredItem } from '#test/builders/consignment.ts';
import { declarationOf } from '#test/builders/declarations.ts';

describe('the head of a declaration', () => {
  it('says who, where and how, in the codes of 2018', () => {
    expect(declarationOf().head).toEqual({
      IEFlag: 'E',
      AgentCode: '4199000001',
      AgentName: '示例报关企业',
      BillNo: '99900000001',
      ContrNo: 'EX-2026-0001',
      CustomMaster: '4606',
      CutMode: '101',
      DistinatePort: 'USA264',
      GrossWet: '1.4',
      IEPort: '4606',
      NetWt: '1.2',
      NoteS: '跨境电子商务',
      OwnerCode: 'NO',
      OwnerName: '示例手工合作社',
      PackNo: '1',
      TradeCode: '4199000002',
      TradeCountry: 'USA',
      TradeMode: '9710',
      TradeName: '示例麦秆工艺商行',
      TrafMode: '5',
      TransMode: '3',
      WrapType: '22',
      EdiId: '1',
      CopName: '示例报关企业',
      EntryType: 'M',
      DeclTrnRel: '0',
      PromiseItmes: '99999',
      TradeAreaCode: 'USA',
      MarkNo: 'N/M',
      EntyPortCode: '410003',
      OverseasConsigneeCode: 'NO',
      OverseasConsigneeEname: 'EXAMPLE BUYER INC',
    });
  });

  it.each([
    ['9710', '', '跨境电子商务'],
    ['9810', '易碎', '跨境电子商务 易碎'],
    ['9710', '易碎，跨境电子商务', '易碎,跨境电子商务'],
    ['0110', '', undefined],
    ['0110', '易碎', '易碎'],
  ] as const)('notes e-commerce goods as such: %s with note %j', (regime, note, expected) => {
    expect(declarationOf(aDeclaredConsignment({ regime, order: { note } })).head['NoteS']).toBe(expected);
  });

  it.each([
    [
      '1',
      { FeeCurr: 'USD', FeeMark: '3', FeeRate: '12.5', InsurCurr: 'USD', InsurMark: '3', InsurRate: '0.3' },
    ],
    ['2', { FeeCurr: 'USD', FeeMark: '3', FeeRate: '12.5' }],
    ['4', { InsurCurr: 'USD', InsurMark: '3', InsurRate: '0.3' }],
    ['3', {}],
    ['7', {}],
    ['', {}],
  ])('declares the charges its trade term %j holds, and no others', (term, charges) => {
    const draft = aDeclaredConsignment({
      order: { freight: '12.50', insuredFee: '0.3' },
      trade: { term },
    });
    const found = Object.entries(declarationOf(draft).head).filter(([name]) => /^(?:Fee|Insur)/.test(name));
    expect(Object.fromEntries(found)).toEqual(charges);
  });

  it('leaves out charges of nothing', () => {
    const { head } = declarationOf(aDeclaredConsignment({ trade: { term: '1' } }));
    expect(head).not.toHaveProperty('FeeMark');
    expect(head).not.toHaveProperty('InsurMark');
  });

  it.each([
    ['0.4', '0.3', '1', '1'],
    ['1', '0.999', '1', '1'],
    ['12.340', '12', '12.34', '12'],
    ['0', '', '0', ''],
  ])('declares less than a kilogram as one: %s gross, %s net', (grossWeight, netWeight, gross, net) => {
    const { head } = declarationOf(aDeclaredConsignment({ transport: { grossWeight, netWeight } }));
    expect([head['GrossWet'], head['NetWt']]).toEqual([gross, net]);
  });

  it('puts a social credit code where it belongs, and a customs code where that does', () => {
    const scc = '91410100MA0EXAMPL1';
    const { head } = declarationOf(
      aDeclaredConsignment({
        seller: { code: scc },
        declarant: { code: scc },
        producer: { code: scc },
      }),
    );
    expect(head).toMatchObject({
      TradeCode: '',
      TradeCoScc: scc,
      AgentCode: '',
      AgentCodeScc: scc,
      CopCodeScc: scc,
      OwnerCodeScc: scc,
    });
    expect(head).not.toHaveProperty('OwnerCode');
    const usual = declarationOf().head;
    for (const name of ['TradeCoScc', 'AgentCodeScc', 'CopCodeScc', 'OwnerCodeScc'])
      expect(usual).not.toHaveProperty(name);
  });
});

describe('the lines of a declaration', () => {
  it('carry the destination as origin and the origin as destination, as exports do', () => {
    const items = [aDeclaredItem({ country: 'DEU' }), aDeclaredItem({ country: '', originCountry: 'JPN' })];
    const { list } = declarationOf(aDeclaredConsignment({ items }));
    expect(list.map((line) => [line['GNo'], line['OriginCountry'], line['DestinationCountry']])).toEqual([
      ['1', 'DEU', 'CHN'],
      ['2', 'USA', 'JPN'],
    ]);
  });

  it('carry quantities, prices and units, and the code of inspection', () => {
    const items = [aDeclaredItem({ qty2: '3', unit2: '007' })];
    expect(declarationOf(aDeclaredConsignment({ items })).list).toEqual([
      {
        CodeTS: '4602190000',
        DeclPrice: '15',
        DutyMode: '1',
        GModel: '0|0|编结品|麦秆|手工编结拼贴',
        GName: '麦秆画',
        GNo: '1',
        OriginCountry: 'USA',
        TradeCurr: 'USD',
        DeclTotal: '45',
        GQty: '3',
        FirstQty: '0.9',
        SecondQty: '3',
        GUnit: '011',
        FirstUnit: '035',
        SecondUnit: '007',
        DestinationCountry: 'CHN',
        CiqCode: '999',
        OrigPlaceCode: '410100',
        DistrictCode: '41019',
      },
    ]);
  });
});

describe('the papers of a declaration', () => {
  it('name the electronic order in e-commerce, and nothing in general trade', () => {
    expect(declarationOf().attachments).toEqual([
      {
        EdocID: 'EX20260105-0001',
        EdocCode: '10000004',
        EdocFomatType: 'S',
        EdocOwnerCode: '4199000002',
        SignTime: '20260105093000',
        EdocOwnerName: '示例麦秆工艺商行',
      },
    ]);
    expect(declarationOf(aDeclaredConsignment({ regime: '0110' })).attachments).toEqual([]);
  });

  it('name each species permit and each ledger number once', () => {
    const items = [
      aDeclaredItem({ speciesPermitNo: '2026CN/1', inspectionNo: '126000000000001' }),
      aDeclaredItem({ speciesPermitNo: '2026CN/1', inspectionNo: '126000000000002' }),
    ];
    expect(declarationOf(aDeclaredConsignment({ items })).licences).toEqual([
      { DocuCode: 'E', CertCode: '2026CN/1' },
      { DocuCode: 'B', CertCode: '126000000000001' },
      { DocuCode: 'B', CertCode: '126000000000002' },
    ]);
  });

  const controls = (...letters: readonly string[]): Partial<DerivationContext> => ({
    controls: (gcode) => (gcode === '4602190000' ? letters : []),
  });
  const licensed = aDeclaredConsignment({ declaration: { licenseNo: '26-AA-100001' } });

  it.each([
    ['nothing is known of the code', undefined],
    ['an export licence is asked for', controls('4', 'B')],
    ['a licence of the head and a permit', controls('4', 'J')],
    ['several permits, so that nobody knows which it is', controls('J', 'S')],
  ])('keep the licence number in the head when %s', (_why, context) => {
    const { head, licences } = declarationOf(licensed, context);
    expect(head['LicenseNo']).toBe('26-AA-100001');
    expect(licences).toEqual([]);
  });

  it('name the licence number under the permit the code asks for', () => {
    const { head, licences } = declarationOf(licensed, controls('J', 'B'));
    expect(head).not.toHaveProperty('LicenseNo');
    expect(licences).toEqual([{ DocuCode: 'J', CertCode: '26-AA-100001' }]);
  });
});

describe('the sending of a declaration', () => {
  it('is a draft under a number made of the day and its identifier', () => {
    const { sign } = declarationOf(aDeclaredConsignment(), {
      guid: () => '0A1B2C3D-0000-4000-8FFF-FFFFFFFFFFFF',
    });
    expect(sign).toEqual({
      OperType: 'G',
      ClientSeqNo: '260105ZZZZZZZZZZZZ',
      SignDate: '2026010509300000',
    });
  });
});
