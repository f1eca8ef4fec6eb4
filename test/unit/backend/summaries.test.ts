import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SummaryView } from '#shared/api/summaries.ts';
import { dateInChina } from '#shared/base/calendarDate.ts';
import { dec, equals, parseDecimal, sum } from '#shared/base/decimal.ts';
import { pointer } from '#shared/base/pointer.ts';
import type { TestWorkstation } from '#test/builders/workstation.ts';
import { aWorkstation, until } from '#test/builders/workstation.ts';

let station: TestWorkstation;

beforeEach(async () => {
  station = await aWorkstation();
  await station.call('profile.create', { kind: 'training' });
});
afterEach(() => station.close());

const thisMonth = () => dateInChina(Date.now()).slice(0, 7);

/** Sample consignments to be declared in sum (B), sent, released and closed. */
async function closedParcels(count: number): Promise<readonly string[]> {
  const ready = await station.call('consignments.ids', { check: 'ready' });
  const ids = ready.ids.slice(0, count);
  for (const id of ids) {
    const { revision } = await station.call('consignments.get', { id });
    const edits = [{ kind: 'set' as const, at: pointer('declaration', 'statisticsFlag'), text: 'B' }];
    await station.call('consignments.edit', { id, revision, edits });
  }
  const report = await station.call('exchange.send', { ids: [...ids] });
  expect(report.refused).toEqual([]);
  for (const id of ids) {
    await until(
      () => station.call('consignments.get', { id }),
      ({ state }) => state === 'closed',
    );
  }
  return ids;
}

const ready = async (): Promise<readonly string[]> => {
  const { candidates } = await station.call('summaries.month', { month: thisMonth() });
  return candidates.flatMap(({ id, obstacle }) => (obstacle === null ? [id] : []));
};

const reaches = (id: string, holds: (view: SummaryView) => boolean) =>
  until(() => station.call('summaries.get', { id }), holds);

const send = (ids: readonly string[]) =>
  station.call('summaries.send', { month: thisMonth(), ids: [...ids] });

const refusedBecause = async (ids: readonly string[], code: string) =>
  expect(await station.backend.call('summaries.send', { month: thisMonth(), ids: [...ids] })).toMatchObject({
    ok: false,
    error: { code },
  });

describe('a month summed up', () => {
  it('becomes declarations, and each leads back to its parcels', async () => {
    const consignments = await closedParcels(4);
    const month = await station.call('summaries.month', { month: thisMonth() });
    expect(month.candidates.map(({ consignmentId }) => consignmentId).toSorted()).toEqual(
      consignments.toSorted(),
    );
    expect(month.candidates.every(({ obstacle }) => obstacle === null)).toBe(true);
    expect(month.applicants).toHaveLength(1);
    const ids = await ready();

    const { groups, problem } = await station.call('summaries.preview', { ids: [...ids] });
    expect(problem).toBeNull();
    expect(groups.reduce((count, group) => count + group.inventories, 0)).toBe(4);
    const inLines = groups.flatMap(({ lines }) => lines.map(({ totalPrice }) => dec(totalPrice)));
    const inParcels = month.candidates.map(({ total }) => parseDecimal(total) ?? dec('-1'));
    expect(equals(sum(inLines), sum(inParcels))).toBe(true);

    const sent = await send(ids);
    const declarations = groups.reduce((count, group) => count + group.declarations, 0);
    const view = await reaches(sent.id, ({ results }) => results === declarations);
    expect(view).toMatchObject({ inventories: 4, dropped: false });
    const lines = view.outcomes.flatMap((outcome) => outcome.lines);
    expect(new Set(lines.map(({ consignmentId }) => consignmentId))).toEqual(new Set(consignments));
    for (const id of consignments) {
      const found = await station.call('summaries.ofConsignment', { id });
      expect(found?.summary.id).toBe(sent.id);
      expect(found?.entries.map(({ entryId }) => entryId)).toEqual([expect.stringMatching(/^\d{18}$/)]);
      const { entryId } = await station.call('refunds.get', { id });
      expect(entryId).toBe(found?.entries[0]?.entryId);
    }

    await refusedBecause(ids, 'summary.obstacle');
    expect(await ready()).toEqual([]);
    expect((await station.call('audit.verify', {})).brokenAt).toBeNull();
  });
});

/** Lets the officer return the next summary request. */
const returnNext = (info: string) =>
  station.call('training.setOfficer', {
    rules: [{ document: 'summary', next: 1, do: 'return', info }],
    stepMs: 0,
  });

describe('a request that customs returns', () => {
  it('says why, goes once more under the same number, and is granted then', async () => {
    await closedParcels(2);
    await returnNext('收发货人汇总标志填报有误');
    const ids = await ready();
    const first = await send(ids);
    const returned = await reaches(first.id, ({ state }) => state === 'returned');
    expect(returned.lastInfo).toContain('收发货人汇总标志填报有误');
    await refusedBecause(ids, 'summary.obstacle');
    const again = await station.call('summaries.resend', { id: first.id });
    expect(again.copNo).toBe(first.copNo);
    const granted = await reaches(first.id, ({ results }) => results > 0);
    expect(granted.outcomes.flatMap(({ lines }) => lines.map(({ orderNo }) => orderNo))).not.toContain('');
    for (const method of ['summaries.resend', 'summaries.drop'] as const)
      expect(await station.backend.call(method, { id: first.id })).toMatchObject({
        error: { code: 'summary.held' },
      });
    expect((await station.call('audit.verify', {})).brokenAt).toBeNull();
  });

  it('can be given up, which frees its inventories for another', async () => {
    const [consignment = ''] = await closedParcels(2);
    await returnNext('重复申请');
    const ids = await ready();
    const first = await send(ids);
    await reaches(first.id, ({ state }) => state === 'returned');
    expect(await station.call('summaries.drop', { id: first.id })).toMatchObject({ dropped: true });
    expect(await station.call('summaries.ofConsignment', { id: consignment })).toBeNull();
    expect(await ready()).toEqual(ids);
    const second = await send(ids);
    await reaches(second.id, ({ results }) => results > 0);
    expect(await station.call('summaries.list', {})).toMatchObject([
      { id: second.id, dropped: false },
      { id: first.id, dropped: true, results: 0 },
    ]);
    expect((await station.call('summaries.ofConsignment', { id: consignment }))?.summary.id).toBe(second.id);
  });
});

describe('a request that has not left', () => {
  it('waits over a restart, can be taken back and sent later, and goes once', async () => {
    await closedParcels(3);
    await station.call('exchange.setOffline', { offline: true });
    const { id } = await send(await ready());
    station = await station.restart();
    expect(await station.call('summaries.get', { id })).toMatchObject({ state: 'queued', inventories: 3 });
    expect(await station.call('summaries.withdraw', { id })).toMatchObject({ state: 'withdrawn' });
    expect(await station.backend.call('summaries.withdraw', { id })).toMatchObject({
      error: { code: 'exchange.notQueued' },
    });
    await station.call('summaries.resend', { id });
    station = await station.restart();
    await station.call('exchange.setOffline', { offline: false });
    const done = await reaches(id, ({ results }) => results > 0);
    expect(done.parcels).toHaveLength(3);
    const { effects } = station.platform().control.ledger();
    expect(effects).toMatchObject({ repeatedByKey: [], repeatedByBusinessKey: [] });
    expect((await station.call('audit.verify', {})).brokenAt).toBeNull();
  });

  it('takes an inventory once, however often it is named, and none that is not there', async () => {
    await closedParcels(1);
    const [only = ''] = await ready();
    const sent = await send([only, only]);
    expect(sent.inventories).toBe(1);
    await refusedBecause([only, 'NO-SUCH-ID'], 'summary.gone');
    await refusedBecause([], 'summary.none');
  });
});

describe('an inventory that may not be summed up', () => {
  it('is one declared simplified: it is counted only', async () => {
    const { ids } = await station.call('consignments.ids', { check: 'ready' });
    const simplified: string[] = [];
    for (const id of ids) {
      const { draft } = await station.call('consignments.get', { id });
      if (draft.declaration.statisticsFlag === 'A') simplified.push(id);
    }
    const [id = ''] = simplified;
    await station.call('exchange.send', { ids: [id] });
    const month = await until(
      () => station.call('summaries.month', { month: thisMonth() }),
      (found) => found.simplified === 1,
    );
    expect(month.candidates).toEqual([]);
  });

  it('is one whose cancellation is under way, and one that is cancelled', async () => {
    const { control } = station.platform();
    control.officer({ outcomes: [{ when: {}, do: 'inspect', holdMs: 3_600_000 }] });
    const [id = ''] = (await station.call('consignments.ids', { check: 'ready' })).ids;
    const { revision, draft } = await station.call('consignments.get', { id });
    const edits = [{ kind: 'set' as const, at: pointer('declaration', 'statisticsFlag'), text: 'B' }];
    await station.call('consignments.edit', { id, revision, edits });
    await station.call('exchange.send', { ids: [id] });
    const stateIs = (wanted: string) =>
      until(
        () => station.call('consignments.get', { id }),
        ({ state }) => state === wanted,
      );
    await stateIs('inspection');
    control.pace({ stepMs: 3_600_000 });
    control.resolve(draft.order.orderNo);
    await stateIs('released');
    const { candidates } = await station.call('summaries.month', { month: thisMonth() });
    expect(candidates).toMatchObject([{ obstacle: 'notClosed', closedAt: '' }]);
    const parcel = candidates[0]?.id ?? '';

    await station.call('exchange.setOffline', { offline: true });
    const request = await send([parcel]);
    await station.call('summaries.withdraw', { id: request.id });
    await station.call('summaries.drop', { id: request.id });
    await station.call('changes.cancel', { id, reason: '买家取消订单，申请撤销' });
    const now = await station.call('summaries.month', { month: thisMonth() });
    expect(now.candidates).toMatchObject([{ obstacle: 'cancelling' }]);
    await refusedBecause([parcel], 'summary.obstacle');
    control.pace({ stepMs: 0 });
    await station.call('exchange.setOffline', { offline: false });
    await stateIs('cancelled');
    await refusedBecause([parcel], 'summary.gone');
    expect((await station.call('summaries.month', { month: thisMonth() })).candidates).toEqual([]);
  });
});
