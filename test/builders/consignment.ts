import type { Consignment, Draft, ItemDraft } from '#shared/consignment/consignment.ts';
import { emptyItem, readConsignment } from '#shared/consignment/consignment.ts';
import type { SectionName } from '#shared/consignment/fields.ts';
import { SECTION_NAMES } from '#shared/consignment/fields.ts';

/** What a test wants different from the usual draft: single fields of a section, or the whole list of items. */
export type DraftOverrides = { readonly [S in SectionName]?: Partial<Draft[S]> } & {
  readonly regime?: Draft['regime'];
  readonly items?: readonly ItemDraft[];
};

const STRAW_PAINTING: ItemDraft = {
  ...emptyItem(),
  itemNo: 'STRAW-P-3040',
  itemName: '麦秆画 花鸟 30x40cm',
  gcode: '4602',
  gname: '麦秆画',
  gmodel: '无品牌|不享惠|麦秆|手工编结拼贴|30x40cm',
  barCode: '无',
  country: '',
  qty: '3',
  unit: '011',
  qty1: '0.9',
  unit1: '035',
  price: '15.00',
  totalPrice: '45.00',
  netWeight: '0.9',
  wildlife: 'no',
  battery: 'no',
  antique: 'no',
};

const STRAW_COASTERS: ItemDraft = {
  ...STRAW_PAINTING,
  itemNo: 'STRAW-C-06',
  itemName: '麦秆编杯垫 六件套',
  gname: '麦秆编杯垫',
  gmodel: '无品牌|不享惠|麦秆|手工编结|直径10cm',
  qty: '2',
  unit: '006',
  qty1: '0.3',
  price: '8.50',
  totalPrice: '17.00',
  netWeight: '0.3',
};

const USUAL: Draft = {
  regime: '9610',
  order: {
    orderNo: 'EX20260105-0001',
    copNo: 'COP-20260105-0001',
    platformCode: '无',
    platformName: 'ExampleMall',
    warehouseNo: '',
    currency: 'USD',
    freight: '6.50',
    insuredFee: '0',
    note: '',
  },
  seller: { code: '4199000002', name: '示例麦秆工艺商行', telephone: '0371-00000000' },
  declarant: { code: '4199000001', name: '示例报关企业' },
  producer: { code: 'NO', name: '示例手工合作社' },
  carrier: { code: '4199000003', name: '示例物流' },
  consignee: {
    code: '',
    name: 'Jane Example',
    address: '1 Example Street, Los Angeles, CA 90001, USA',
    telephone: '+1 555 0100',
  },
  transport: {
    waybillNo: 'WB2026010500001',
    customsCode: '4606',
    portCode: '4606',
    exportDate: '2026-01-06',
    mode: '5',
    meansName: '',
    voyageNo: '',
    billNo: '',
    totalPackageNo: '',
    siteCode: '',
    country: 'USA',
    port: 'USA264',
    packaging: '22',
    packages: '1',
    grossWeight: '1.40',
    netWeight: '1.20',
  },
  payment: {
    payCode: '',
    payName: '现金支付',
    payNo: '',
    charge: '68.50',
    currency: 'USD',
    receivedAt: '2026-01-05 08:00:00',
  },
  trade: { contractNo: '', term: '', country: '', levyNature: '', exitPort: '', marks: '' },
  zone: { code: '', name: '', emsNo: '' },
  declaration: { route: '', statisticsFlag: 'A', licenseNo: '', refundWanted: 'no' },
  items: [STRAW_PAINTING, STRAW_COASTERS],
};

/**
 * A complete, valid retail-export draft (9610): two kinds of Henan straw work to the USA in US dollars.
 * All sums agree (45.00 + 17.00 goods, 6.50 freight, 68.50 received; net 0.9 + 0.3 = 1.20 kg).
 */
export function aDraft(overrides: DraftOverrides = {}): Draft {
  const sections = Object.fromEntries(
    SECTION_NAMES.map((section) => [section, { ...USUAL[section], ...overrides[section] }]),
  );
  return {
    ...USUAL,
    ...sections,
    regime: overrides.regime ?? USUAL.regime,
    items: overrides.items ?? USUAL.items,
  };
}

/** The goods of the usual draft as a customs declaration wants them: ten-digit code, elements in order, origin. */
const DECLARED = {
  gcode: '4602190000',
  gmodel: '0|0|编结品|麦秆|手工编结拼贴',
  originCountry: 'CHN',
  district: '41019',
  originPlace: '410100',
  dutyMode: '1',
} as const;

/**
 * A complete draft that is declared by customs declaration: 9710 unless it is said, FOB, to a firm in the USA. In general
 * trade (0110) it has no electronic order.
 */
export function aDeclaredConsignment(overrides: DraftOverrides = {}): Draft {
  const regime = overrides.regime ?? '9710';
  return aDraft({
    ...overrides,
    regime,
    order: { freight: '0', insuredFee: '0', ...overrides.order },
    consignee: { code: 'NO', name: 'EXAMPLE BUYER INC', ...overrides.consignee },
    transport: { billNo: '99900000001', voyageNo: 'XX1234', ...overrides.transport },
    trade: {
      contractNo: 'EX-2026-0001',
      term: '3',
      country: 'USA',
      levyNature: '101',
      exitPort: '410003',
      ...overrides.trade,
    },
    declaration: {
      route: regime === '0110' ? '' : 'declaration',
      statisticsFlag: '',
      refundWanted: 'yes',
      ...overrides.declaration,
    },
    items: overrides.items ?? USUAL.items.map((item) => ({ ...item, ...DECLARED })),
  });
}

/** One goods item of a customs declaration (three straw paintings), with single fields changed. */
export function aDeclaredItem(overrides: Partial<ItemDraft> = {}): ItemDraft {
  return { ...STRAW_PAINTING, ...DECLARED, ...overrides };
}

/** One valid goods item (three straw paintings), with single fields changed. */
export function anItem(overrides: Partial<ItemDraft> = {}): ItemDraft {
  return { ...STRAW_PAINTING, ...overrides };
}

/** The usual draft, read. */
export function aConsignment(overrides: DraftOverrides = {}): Consignment {
  return readConsignment(aDraft(overrides)).consignment;
}

/** The draft as order number `index` of many: its order, document and waybill numbers differ, nothing else. */
export function numbered(draft: Draft, index: number): Draft {
  const serial = String(index).padStart(5, '0');
  return {
    ...draft,
    order: { ...draft.order, orderNo: `EX20260105-${serial}`, copNo: `COP-20260105-${serial}` },
    transport: { ...draft.transport, waybillNo: `WB20260105${serial}` },
  };
}

/** The draft with these goods instead of its own. */
export function withItems(draft: Draft, ...items: readonly ItemDraft[]): Draft {
  return { ...draft, items };
}

/** The draft declared for aggregation (statisticsFlag B), which needs full ten-digit codes. */
export function aggregated(draft: Draft, gcode = '4602190000'): Draft {
  return {
    ...draft,
    declaration: { ...draft.declaration, statisticsFlag: 'B' },
    items: draft.items.map((item) => ({ ...item, gcode })),
  };
}
