import type { Result } from '#shared/base/result.ts';
import { err, ok } from '#shared/base/result.ts';

/** What a column of a tariff table can be taken for; "ignore" for a column that looks like one and is not. */
export const TARIFF_FIELDS = [
  'code',
  'zh',
  'en',
  'unit1',
  'unit2',
  'elements',
  'control',
  'inspection',
  'exportDuty',
  'rebate',
] as const;
/** One of TARIFF_FIELDS. */
export type TariffField = (typeof TARIFF_FIELDS)[number];

/** Which column holds what, by its place. */
export type TariffColumns = Readonly<Partial<Record<TariffField, number>>>;

/** Names that tables give their columns, without spaces and brackets, the surest first. */
const NAMES: Readonly<Record<TariffField, readonly RegExp[]>> = {
  code: [/^(10位|十位)?(商品编码|商品编号|税则号列|税号|hs编码|hscode|hs)$/i, /商品编[码号]|税则号|税号/],
  zh: [/^(商品名称|货品名称|中文名称|品名|名称)$/, /(商品|货品|中文).*名称/],
  en: [/英文/, /^english/i],
  unit1: [
    /^(法定)?第一(法定|计量)?单位$/,
    /^(法定|计量)单位[1一]$/,
    /^(法定单位|计量单位|法定计量单位|单位)$/,
  ],
  unit2: [/^(法定)?第二(法定|计量)?单位$/, /^(法定|计量)单位[2二]$/],
  elements: [/申报要素/],
  control: [/监管(条件|证件)/],
  inspection: [/(检验)?检疫(类别|要求)?/],
  exportDuty: [/^出口(关税)?税率$/, /^出口关税/],
  rebate: [/退税/],
};

/** Suggests what the columns of a table are from their Chinese names; each column and each field once. */
export function suggestColumns(header: readonly string[]): TariffColumns {
  const plain = header.map((name) => name.replace(/[\s（(［[].*?[）)］\]]|\s/gu, ''));
  const columns: Partial<Record<TariffField, number>> = {};
  const taken = new Set<number>();
  for (const field of TARIFF_FIELDS) {
    for (const name of NAMES[field]) {
      const at = plain.findIndex((text, i) => !taken.has(i) && name.test(text));
      if (at < 0) continue;
      columns[field] = at;
      taken.add(at);
      break;
    }
  }
  return columns;
}

/** Why a mapping given by hand cannot be used. */
export interface MappingProblem {
  readonly code: 'badMap' | 'noColumn' | 'noField' | 'noCode';
  readonly params: Readonly<Record<string, string>>;
}

/** The suggested columns with those that were given as "column=field" in their place. */
export function chooseColumns(
  header: readonly string[],
  given: readonly string[],
): Result<TariffColumns, MappingProblem> {
  const columns: Partial<Record<TariffField, number>> = suggestColumns(header);
  for (const text of given) {
    const [, column = '', word = ''] = /^(.+)=([^=]+)$/su.exec(text) ?? [];
    if (column === '') return err({ code: 'badMap', params: { given: text } });
    const at = header.findIndex((name) => name.trim() === column.trim());
    if (at < 0) return err({ code: 'noColumn', params: { column, columns: header.join(', ') } });
    const field = TARIFF_FIELDS.find((name) => name === word.trim());
    if (field === undefined && word.trim() !== 'ignore')
      return err({ code: 'noField', params: { field: word, fields: TARIFF_FIELDS.join(', ') } });
    for (const name of TARIFF_FIELDS) if (columns[name] === at) delete columns[name];
    if (field !== undefined) columns[field] = at;
  }
  if (columns.code === undefined) return err({ code: 'noCode', params: { columns: header.join(', ') } });
  return ok(columns);
}
