import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { JobProgress } from '#shared/api/events.ts';
import type { FieldSource, MappingProfile } from '#shared/consignment/intake/columnMapping.ts';
import type { TestWorkstation } from '#test/builders/workstation.ts';
import { aWorkstation, until } from '#test/builders/workstation.ts';

const ORDERS = join(
  import.meta.dirname,
  '../../../../shared/reference/orders/online_retail_non_uk_2011H2.csv',
);

const constant = (text: string): FieldSource => ({ from: 'constant', text });
const template = (text: string): FieldSource => ({ from: 'template', text });

/** What a giftware shop's file does not say, as its owner would complete it in the wizard. */
const COMPLETION: Readonly<Record<string, FieldSource>> = {
  'order.copNo': template('C{order.orderNo}'),
  'order.platformCode': constant('无'),
  'order.platformName': constant('Example Giftware'),
  'order.currency': constant('GBP'),
  'order.freight': constant('0'),
  'order.insuredFee': constant('0'),
  'carrier.code': constant('4101980377'),
  'carrier.name': constant('示例国际物流有限公司'),
  'transport.waybillNo': template('WB{order.orderNo}'),
  'transport.customsCode': constant('4604'),
  'transport.portCode': constant('4604'),
  'transport.exportDate': constant('2026-12-01'),
  'transport.mode': constant('5'),
  'transport.port': constant('DEU063'),
  'transport.packaging': constant('22'),
  'transport.packages': constant('1'),
  'transport.grossWeight': constant('80'),
  'transport.netWeight': { from: 'computed', how: 'sumOfNetWeights' },
  'payment.payName': constant('示例跨境收款'),
  'payment.receivedAt': constant('2026-11-20 09:30'),
  'payment.currency': { from: 'computed', how: 'sameAs', field: 'order.currency' },
  'payment.charge': { from: 'computed', how: 'sumOfTotalsAndFees' },
  'declaration.statisticsFlag': constant('A'),
  'declaration.refundWanted': constant('no'),
  'items.*.gcode': constant('3926400000'),
  'items.*.gname': constant('塑料装饰摆件'),
  'items.*.gmodel': constant('无品牌|不享惠|塑料制|装饰用'),
  'items.*.barCode': constant('无'),
  'items.*.unit': constant('007'),
  'items.*.unit1': constant('035'),
  'items.*.netWeight': constant('0.3'),
  'items.*.qty1': { from: 'computed', how: 'sameAs', field: 'items.*.netWeight' },
  'items.*.totalPrice': { from: 'computed', how: 'qtyTimesPrice' },
  'items.*.wildlife': constant('no'),
  'items.*.battery': constant('no'),
  'items.*.antique': constant('no'),
};

let station: TestWorkstation;

/** What the shop's owner does with words like "paint": looks, and confirms that it is a picture and no chemical. */
async function confirmHolds(id: string): Promise<void> {
  const { findings } = await station.call('consignments.get', { id });
  for (const { rule, item } of findings.filter((finding) => finding.severity === 'hold')) {
    await station.call('consignments.confirm', { id, rule, item, confirmed: true });
  }
}

afterEach(() => station.close());

describe.skipIf(!existsSync(ORDERS))(
  '26,287 real order lines (skipped where the reference file is absent)',
  () => {
    it('are imported, completed, checked, sent through an outage, and every one is released', async () => {
      station = await aWorkstation();
      await station.call('profile.create', { kind: 'training', samples: false });
      const file = await station.backend.offerFile(ORDERS, 'orders.csv');
      const inspected = await station.call('imports.inspect', { file });
      const values = {
        EIRE: 'IRL',
        RSA: 'ZAF',
        'Channel Islands': 'GBR',
        Unspecified: 'FRA',
        'European Community': 'FRA',
      };
      const { mapping, options } = inspected.profile;
      const country = mapping['transport.country'];
      expect(country?.from).toBe('column');
      const profile: MappingProfile = {
        ...inspected.profile,
        mapping: {
          ...mapping,
          ...COMPLETION,
          'transport.country': { from: 'column', column: 'Country', values },
        },
        options: { ...options, splitOver: 100 },
      };
      const ended = new Promise<JobProgress>((resolve) => {
        station.backend.listen((event) => {
          if (
            event.name === 'job.progress' &&
            event.data.kind === 'import' &&
            event.data.state !== 'running'
          ) {
            resolve(event.data);
          }
        });
      });
      await station.call('imports.start', { file, profile });
      const { state, counts } = await ended;
      expect(state).toBe('done');
      expect((counts?.itemRows ?? 0) + (counts?.problemRows ?? 0) + (counts?.skippedRows ?? 0)).toBe(26_287);

      const blocked = await station.call('consignments.list', { check: 'blocked', limit: 500 });
      for (const { id } of blocked.rows) await confirmHolds(id);
      const ready = await station.call('consignments.ids', { check: 'ready' });
      expect((await station.call('consignments.ids', { check: 'blocked' })).ids).toEqual([]);
      expect(ready.ids.length).toBeGreaterThan(1000);
      await station.call('exchange.send', { ids: [...ready.ids] });
      await until(
        () =>
          station.call('exchange.outbox', {
            search: '',
            states: ['acknowledged', 'declaring', 'stored', 'accepted', 'released', 'closed'],
          }),
        (outbox) => outbox.total > 1500,
        60_000,
      );
      await station.call('training.setOutage', { mode: 'dropAfterEffect' });
      await until(
        () => station.call('exchange.connection', {}),
        (connection) => connection.status === 'down',
        60_000,
      );
      await station.call('training.setOutage', { mode: 'off' });
      const home = await until(
        () => station.call('home.summary', {}),
        (summary) => summary.counts.closed === ready.ids.length,
        120_000,
      );
      expect(home.counts.returned).toBe(0);
      const { effects } = station.platform().control.ledger();
      expect(effects).toMatchObject({
        total: ready.ids.length * 4,
        repeatedByKey: [],
        repeatedByBusinessKey: [],
      });
      expect((await station.call('audit.verify', {})).brokenAt).toBeNull();
    }, 240_000);
  },
);
