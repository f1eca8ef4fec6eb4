import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Args } from '#shared/api/methods.ts';
import type { ConsignmentState } from '#shared/exchange/consignmentState.ts';
import type { DocumentState } from '#shared/exchange/documentState.ts';
import type { TestWorkstation } from '#test/builders/workstation.ts';
import { aWorkstation, until } from '#test/builders/workstation.ts';

let station: TestWorkstation;
let id: string;

beforeAll(async () => {
  station = await aWorkstation();
  await station.call('profile.create', { kind: 'training' });
});
afterAll(() => station.close());
beforeEach(async () => {
  const { control } = station.platform();
  control.officer({ outcomes: [] });
  control.pace({ stepMs: 0 });
  await anotherOne(1);
});

async function anotherOne(pieces: number): Promise<void> {
  const { ids } = await station.call('consignments.ids', { check: 'ready', states: ['draft'] });
  for (const one of ids) {
    const { draft } = await station.call('consignments.get', { id: one });
    if (Number(draft.items[0]?.qty) < pieces) continue;
    id = one;
    return;
  }
  throw new Error('no such consignment');
}

const changes = () => station.call('changes.get', { id });
const reaches = (state: ConsignmentState) =>
  until(
    async () => (await station.call('consignments.get', { id })).state,
    (now) => now === state,
  );
const requestIs = (state: DocumentState) =>
  until(
    async () => (await changes()).requests[0],
    (request) => request?.state === state,
  );

/** Sends the consignment and lets it be inspected, so that the clock can be stopped between release and departure. */
async function released(): Promise<void> {
  const { control } = station.platform();
  control.officer({ outcomes: [{ when: {}, do: 'inspect', holdMs: 3_600_000 }] });
  const { draft } = await station.call('consignments.get', { id });
  await station.call('exchange.send', { ids: [id] });
  await reaches('inspection');
  control.pace({ stepMs: 3_600_000 });
  control.resolve(draft.order.orderNo);
  await reaches('released');
}

async function takeBack(lines: Args<'changes.takeBack'>['lines']) {
  const { returnForm } = await changes();
  if (returnForm === null) throw new Error('no return may be asked for');
  const way = { waybillNo: 'RT20260001', trafName: 'CZ0000', voyageNo: 'CZ0000' };
  return station.backend.call('changes.takeBack', {
    id,
    ...returnForm.wish,
    ...way,
    reason: '买家退货',
    lines,
  });
}

describe('a cancellation before the goods leave', () => {
  it('is granted by the platform, and the goods do not leave any more', async () => {
    await released();
    await station.call('changes.cancel', { id, reason: '申报内容有误，撤销后重新申报' });
    await requestIs('acknowledged');
    station.platform().control.pace({ stepMs: 0 });
    await reaches('cancelled');
    const { requests, parts } = await changes();
    expect(requests[0]).toMatchObject({ granted: true, lastStatus: '399' });
    expect(parts.every(({ freedom }) => freedom.reason === 'cancelled')).toBe(true);
    const { documents } = await station.call('consignments.get', { id });
    expect(documents.find(({ kind }) => kind === 'inventory')?.state).toBe('released');
  });

  it('is refused by the officer with a reason, and the goods leave', async () => {
    await released();
    const { control } = station.platform();
    control.officer({
      outcomes: [{ when: { document: 'cancellation' }, do: 'return', info: '撤销理由不充分' }],
    });
    await station.call('changes.cancel', { id, reason: '买家取消订单' });
    await requestIs('acknowledged');
    control.pace({ stepMs: 0 });
    const request = await requestIs('returned');
    expect(request?.lastInfo).toContain('撤销理由不充分');
    await reaches('closed');
    expect((await changes()).cancellation).toEqual({ offered: false, reason: 'left' });
  });
});

describe('a return after the goods have left', () => {
  it('comes in two parts, and the platform finds the sums right', async () => {
    await anotherOne(2);
    await station.call('exchange.send', { ids: [id] });
    await reaches('closed');
    expect(await takeBack([{ gnum: '1', qty: '1' }])).toMatchObject({ ok: true });
    await reaches('takenBack');
    const { returnForm } = await changes();
    const rest = (returnForm?.lines ?? []).map(({ gnum, left }) => ({ gnum, qty: left.qty }));
    expect(await takeBack(rest)).toMatchObject({ ok: true });
    await requestIs('released');
    expect(await changes()).toMatchObject({
      state: 'takenBack',
      returnForm: null,
      return: { offered: false, reason: 'granted' },
    });
    expect((await station.call('audit.verify', {})).brokenAt).toBeNull();
  });

  it('is refused by the officer, and the consignment stays closed', async () => {
    await station.call('exchange.send', { ids: [id] });
    await reaches('closed');
    station.platform().control.officer({
      outcomes: [{ when: { document: 'return' }, do: 'return', info: '退货实货与申报不符' }],
    });
    const { returnForm } = await changes();
    const line = returnForm?.lines[0];
    await takeBack([{ gnum: line?.gnum ?? '', qty: line?.left.qty ?? '' }]);
    const request = await requestIs('returned');
    expect(request?.lastInfo).toContain('退货实货与申报不符');
    expect(await changes()).toMatchObject({ state: 'closed', return: { offered: true } });
  });
});
