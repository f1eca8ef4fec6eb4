import type { CodeRow, CodeTables } from '#shared/catalog/codes.ts';
import type { CodeTableName } from '#shared/consignment/fields.ts';

type StubRow = readonly [code: string, customs: string, zh: string, en: string];

/** The rows tests need, with the customs codes of the official tables; not a substitute for a rule pack. */
const ROWS: Readonly<Record<CodeTableName, readonly StubRow[]>> = {
  country: [
    ['USA', '502', '美国', 'United States'],
    ['GBR', '303', '英国', 'United Kingdom'],
    ['DEU', '304', '德国', 'Germany'],
    ['JPN', '116', '日本', 'Japan'],
    ['CHN', '142', '中国', 'China'],
  ],
  currency: [
    ['USD', '502', '美元', 'US dollar'],
    ['EUR', '300', '欧元', 'Euro'],
    ['GBP', '303', '英镑', 'Pound sterling'],
    ['CNY', '142', '人民币', 'Renminbi'],
  ],
  unit: [
    ['006', '006', '套', 'set'],
    ['007', '007', '个', 'piece'],
    ['011', '011', '件', 'item'],
    ['035', '035', '千克', 'kilogram'],
  ],
  port: [
    ['USA264', '3154', '洛杉矶', 'Los Angeles'],
    ['DEU063', '2110', '汉堡', 'Hamburg'],
  ],
  transport: [
    ['2', '2', '水路运输', 'Water'],
    ['5', '5', '航空运输', 'Air'],
    ['6', '6', '邮件运输', 'Mail'],
  ],
  packaging: [
    ['06', '6', '包/袋', 'Bag'],
    ['22', '2', '纸制或纤维板制盒/箱', 'Carton'],
    ['99', '7', '其他包装', 'Other'],
  ],
  customs: [
    ['4604', '4604', '郑州机办', 'Zhengzhou airport'],
    ['4606', '4606', '郑铁东办', 'Zhengzhou railway east'],
  ],
  hs: [
    ['4602', '4602', '编结品', 'Plaited articles'],
    ['4602190000', '4602190000', '其他植物材料编结品', 'Plaited articles of other vegetable materials'],
  ],
  statistics: [
    ['A', 'A', '简化申报', 'Simplified'],
    ['B', 'B', '汇总申报', 'Aggregated'],
  ],
  regime: [['9610', '9610', '电子商务', 'Retail e-commerce']],
  tradeTerm: [['3', '3', 'FOB', 'FOB']],
  levyNature: [['101', '101', '一般征税', 'Ordinary duty']],
  dutyMode: [['1', '1', '照章征税', 'Ordinary duty']],
  region: [['41019', '41019', '郑州其他', 'Zhengzhou, other']],
  division: [['410100', '410100', '郑州市', 'Zhengzhou']],
  domesticPort: [['410003', '410003', '郑州新郑国际机场', 'Zhengzhou Xinzheng airport']],
};

/** A small stand-in for the code tables of an installed rule pack. */
export function someCodes(): CodeTables {
  const index = new Map<string, CodeRow>();
  for (const [table, rows] of Object.entries(ROWS)) {
    for (const [code, customs, zh, en] of rows) {
      index.set(`${table}:${code}`, { code, customs, zh, en, confidence: 'confirmed' });
    }
  }
  return { row: (table, code) => index.get(`${table}:${code}`) };
}
