import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { parseDate } from '#shared/base/calendarDate.ts';
import type { Consignment } from '#shared/consignment/consignment.ts';
import { emptyDraft, readConsignment } from '#shared/consignment/consignment.ts';
import type { PaperInput } from '#shared/documents/commercial/paperInput.ts';
import { someCodes } from '#test/builders/codes.ts';
import type { DraftOverrides } from '#test/builders/consignment.ts';
import { aConsignment, anItem } from '#test/builders/consignment.ts';

const DAY = parseDate('2026-01-06') as CalendarDate;

/** What papers of the usual consignment are made of: everything that papers ask for is there. */
export function aPaperInput(overrides: Partial<PaperInput> = {}, draft: DraftOverrides = {}): PaperInput {
  return {
    consignment: aWholeConsignment({
      ...draft,
      transport: { waybillNo: 'LX123456785CN', ...draft.transport },
      trade: {
        ...{ contractNo: 'HT-2026-018', term: '3', country: 'USA', levyNature: '101', exitPort: '410003' },
        ...draft.trade,
      },
    }),
    codes: someCodes(),
    letterhead: {
      code: '4199000002',
      nameEn: 'Example Straw Craft Co., Ltd.',
      addressZh: '河南省郑州市示例区示例路 1 号',
      addressEn: '1 Example Road, Zhengzhou, Henan, China',
      telephone: '0371-00000000',
      bankName: 'Example Bank, Zhengzhou Branch',
      bankAccount: '6200 0000 0000 0000',
      bankCode: 'EXAMCNB1',
    },
    packing: null,
    englishNames: new Map([
      ['STRAW-P-3040', 'Straw painting, flowers and birds, 30x40 cm'],
      ['STRAW-C-06', 'Straw coasters, set of six'],
    ]),
    customsNumbers: { preNo: 'B20260106000000001', invtNo: '460620269000000001', entryId: '' },
    day: DAY,
    ...overrides,
  };
}

/** A consignment with what a list asks for and what a declaration asks for, so that every paper has all it needs. */
function aWholeConsignment(draft: DraftOverrides): Consignment {
  const listed = aConsignment(draft);
  const declared = aConsignment({ ...draft, regime: '0110' });
  return {
    ...listed,
    trade: declared.trade,
    items: listed.items.map((item, i) => {
      const { originCountry, district, originPlace, dutyMode } = declared.items[i] ?? item;
      return { ...item, originCountry, district, originPlace, dutyMode };
    }),
  };
}

/** Papers of a consignment in which nothing was entered. */
export function anEmptyPaperInput(): PaperInput {
  return {
    ...aPaperInput(),
    consignment: readConsignment(emptyDraft('9610')).consignment,
    letterhead: {
      ...{ code: '', nameEn: '', addressZh: '', addressEn: '', telephone: '' },
      ...{ bankName: '', bankAccount: '', bankCode: '' },
    },
    englishNames: new Map(),
    customsNumbers: { preNo: '', invtNo: '', entryId: '' },
  };
}

/** Papers with names as long as the fields take. */
export function aLongPaperInput(): PaperInput {
  const firm =
    '中原示例非物质文化遗产传统手工艺品研究开发与国际贸易服务（集团）股份有限公司郑州航空港经济综合实验区分公司';
  const words =
    'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Handicraft Importers and Distributors';
  const model = `0|0|麦秆|手工编结拼贴|${'花鸟山水人物'.repeat(15)}|${'LONGMODELNUMBER'.repeat(4)}`;
  return aPaperInput(
    { englishNames: new Map([['STRAW-P-3040', `${words}, ${words}`.slice(0, 240)]]) },
    {
      seller: { name: firm.slice(0, 100) },
      producer: { name: firm.slice(0, 100) },
      order: { platformName: words, note: '请小心轻放，避免受潮。'.repeat(20) },
      consignee: { name: words, address: `${words}, ${words}, ${words}`.slice(0, 300) },
      items: [
        anItem({
          gname: '麦秆画'.repeat(30),
          gmodel: model,
          qty: '1234567.12345',
          totalPrice: '987654321.12',
        }),
        anItem({ itemNo: 'STRAW-C-06', gmodel: model }),
      ],
    },
  );
}

/** Papers of many goods items. */
export function aCrowdedPaperInput(count: number): PaperInput {
  return aPaperInput(
    {},
    { items: Array.from({ length: count }, (_, i) => anItem({ gname: `麦秆画第${i + 1}款` })) },
  );
}
