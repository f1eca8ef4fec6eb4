import { describe, expect, test } from 'vitest';
import {
  computationsFor,
  freshSource,
  sameAsChoices,
  unknownInTemplate,
  unusable,
  unusedColumns,
  withSource,
} from '#renderer/pages/import/mappingEdit.ts';
import { rate, secondsLeft, withPoint } from '#renderer/pages/import/pace.ts';
import { samplesOf } from '#renderer/pages/import/samples.ts';
import {
  lacksSource,
  missingCount,
  neededFields,
  shownGroups,
  TARGET_GROUPS,
  wayOfImport,
} from '#renderer/pages/import/targets.ts';
import {
  fieldToMap,
  finishedValues,
  renamedValue,
  withoutValue,
  withValue,
} from '#renderer/pages/import/valueMap.ts';
import { FIELD_PATTERNS } from '#shared/consignment/fields.ts';
import type { ColumnMapping } from '#shared/consignment/intake/columnMapping.ts';
import { DEFAULT_OPTIONS } from '#shared/consignment/intake/columnMapping.ts';
import { readMapping } from '#shared/consignment/intake/profileReading.ts';
import { asksFor } from '#shared/consignment/regimeFields.ts';
import type { RegimeCode } from '#shared/consignment/regimes.ts';
import { WAYS } from '#shared/consignment/switching.ts';

const HEADER = ['订单号', 'SKU', '国家', '数量', '状态'];
const MAPPING: ColumnMapping = {
  'order.orderNo': { from: 'column', column: '订单号' },
  'transport.country': { from: 'column', column: '国家' },
};

describe('the fields an import can fill', () => {
  test('are all fields of a consignment, each once', () => {
    const listed = TARGET_GROUPS.flatMap((group) => group.fields);
    expect(listed.toSorted()).toEqual([...FIELD_PATTERNS.keys()].toSorted());
  });

  test.each(WAYS)('that are needed for $regime by $route exist, and are asked for', (way) => {
    const needed = [...neededFields(way)];
    expect(needed.filter((field) => !FIELD_PATTERNS.has(field))).toEqual([]);
    expect(needed.filter((field) => !asksFor(way.regime, field, way.route))).toEqual([]);
    expect(needed.length).toBeGreaterThan(25);
  });

  test('are needed as the regime and route ask: the zone, the contract terms, the waybill', () => {
    const needs = (regime: RegimeCode, route: string, field: string) =>
      neededFields({ regime, route }).has(field);
    expect(needs('9610', '', 'zone.emsNo')).toBe(false);
    expect(needs('1210', '', 'zone.emsNo')).toBe(true);
    expect(needs('9710', 'list', 'transport.waybillNo')).toBe(true);
    expect(needs('9710', 'declaration', 'transport.waybillNo')).toBe(false);
    expect(needs('9710', 'declaration', 'trade.term')).toBe(true);
    expect(needs('9710', '', 'trade.term')).toBe(false);
    expect(needs('9710', '', 'declaration.route')).toBe(true);
    expect(needs('0110', '', 'order.orderNo')).toBe(false);
  });

  test('a mapping that gives every consignment one route decides what is needed', () => {
    const mapping = { ...MAPPING, 'declaration.route': { from: 'constant', text: 'declaration' } } as const;
    expect(wayOfImport({ mapping, regime: '9810' })).toEqual({ regime: '9810', route: 'declaration' });
    expect(wayOfImport({ mapping: MAPPING })).toEqual({ regime: '9610', route: '' });
  });

  test('a default of the settings is a source too', () => {
    const profile = { mapping: MAPPING };
    expect(lacksSource('order.currency', profile, {})).toBe(true);
    expect(lacksSource('order.currency', profile, { 'order.currency': 'USD' })).toBe(false);
    expect(missingCount(profile, {})).toBe(neededFields({ regime: '9610', route: '' }).size - 2);
  });

  test('a search looks through all fields whatever the filter', () => {
    const groups = shownGroups('missing', 'BATTERY', { mapping: MAPPING }, {}, (field) => field);
    expect(groups).toEqual([{ name: 'items', fields: ['items.*.battery'] }]);
  });

  test('all fields are those the regime asks for, and what a column is mapped to already', () => {
    const all = (regime: RegimeCode, mapping: ColumnMapping) =>
      shownGroups('all', '', { mapping, regime }, {}, (field) => field).flatMap((g) => g.fields);
    expect(all('0110', {})).not.toContain('payment.charge');
    const payment = { 'payment.charge': { from: 'column', column: '订单号' } } as const;
    expect(all('0110', payment)).toContain('payment.charge');
  });

  test('the filter of what is missing leaves out what has a source', () => {
    const fields = shownGroups('missing', '', { mapping: MAPPING }, {}, (field) => field).flatMap(
      (g) => g.fields,
    );
    expect(fields).toContain('order.currency');
    expect(fields).not.toContain('order.orderNo');
    expect(fields).not.toContain('order.note');
  });
});

describe('changing where a field comes from', () => {
  test('every fresh source is one the import accepts', () => {
    for (const field of FIELD_PATTERNS.keys()) {
      for (const kind of ['column', 'constant', 'template', 'computed'] as const) {
        const mapping = withSource({}, field, freshSource(kind, field, HEADER));
        expect(readMapping(mapping), `${field} ${kind}`).toMatchObject({ ok: true });
      }
    }
  });

  test('taking the source away leaves no trace', () => {
    expect(withSource(MAPPING, 'transport.country', null)).toEqual({
      'order.orderNo': { from: 'column', column: '订单号' },
    });
  });

  test('a field of the whole order is never the same as a field of one goods item', () => {
    expect(sameAsChoices('payment.currency')).toEqual(['order.currency']);
    expect(sameAsChoices('order.freight').some((field) => field.startsWith('items.'))).toBe(false);
    expect(sameAsChoices('items.*.gname')).toContain('items.*.itemName');
  });

  test('the total can be worked out from quantity and price', () => {
    expect(computationsFor('items.*.totalPrice')).toEqual(['qtyTimesPrice', 'sameAs']);
  });

  test('columns that only a skip rule reads are used', () => {
    const options = { ...DEFAULT_OPTIONS, skipWhen: [{ column: '状态', values: ['已取消'] }] };
    expect(unusedColumns(HEADER, { mapping: MAPPING, groupBy: '订单号', options })).toEqual(['SKU', '数量']);
  });

  test('a template that names no field, or a column the file lacks, is found before the import refuses it', () => {
    const mapping: ColumnMapping = {
      'order.copNo': { from: 'template', text: 'A{order.orderNumber}' },
      'order.note': { from: 'column', column: '备注' },
      'transport.waybillNo': { from: 'template', text: 'WB{order.orderNo}' },
    };
    expect(unusable({ mapping, groupBy: '订单号' }, HEADER)).toEqual(['order.copNo', 'order.note']);
    expect(unknownInTemplate('A{order.orderNumber}')).toBe('order.orderNumber');
  });
});

describe('samples beside a field', () => {
  const rows = [
    ['1', 'A', 'EIRE', '2', ''],
    ['1', 'B', 'EIRE', '1', ''],
    ['2', 'A', '美国', '4', ''],
  ];

  test('are the different cells of the column, with what they stand for', () => {
    const source = { from: 'column', column: '国家', values: { eire: 'IRL' } } as const;
    expect(samplesOf(source, HEADER, rows)).toEqual({ kind: 'texts', texts: ['EIRE → IRL', '美国'] });
  });

  test('show an empty column as empty', () => {
    expect(samplesOf({ from: 'column', column: '状态' }, HEADER, rows)).toEqual({
      kind: 'texts',
      texts: [''],
    });
  });
});

describe('saying what a value stands for', () => {
  const source = { from: 'column', column: '国家' } as const;

  test('is offered for names that are not known, and only there', () => {
    const problem = { code: 'intake.row.unknownCode', column: '国家', value: 'EIRE' };
    expect(fieldToMap(problem, MAPPING)).toBe('transport.country');
    expect(fieldToMap({ ...problem, code: 'intake.row.notANumber' }, MAPPING)).toBeNull();
    expect(fieldToMap({ ...problem, column: '数量' }, MAPPING)).toBeNull();
  });

  test('lines are added, renamed in place and removed', () => {
    const two = withValue(withValue(source, 'EIRE', 'IRL'), 'RSA', '');
    expect(renamedValue(two, 0, 'Eire').values).toEqual({ Eire: 'IRL', RSA: '' });
    expect(withoutValue(withoutValue(two, 'RSA'), 'EIRE')).toEqual(source);
  });

  test('an unfinished line does not reach the import', () => {
    const mapping = finishedValues({ 'transport.country': withValue(source, 'RSA', '') });
    expect(mapping).toEqual({ 'transport.country': source });
  });
});

describe('the pace of an import', () => {
  test('is measured over the last seconds only', () => {
    const points = [0, 1000, 2000, 10_000, 11_000].reduce<ReturnType<typeof withPoint>>(
      (all, at, i) => withPoint(all, { at, done: i * 500 }),
      [],
    );
    expect(rate(points)).toBe(500);
    expect(secondsLeft(2000, 4000, 500)).toBe(4);
  });

  test('says nothing it does not know', () => {
    expect(rate([{ at: 0, done: 10 }])).toBeNull();
    expect(secondsLeft(10, null, 500)).toBeNull();
    expect(secondsLeft(10, 100, 0)).toBeNull();
  });
});
