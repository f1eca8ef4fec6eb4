import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pointer } from '#shared/base/pointer.ts';
import type { ConsignmentState } from '#shared/exchange/consignmentState.ts';
import type { TestWorkstation } from '#test/builders/workstation.ts';
import { aWorkstation, until } from '#test/builders/workstation.ts';

let station: TestWorkstation;

beforeEach(async () => {
  station = await aWorkstation();
  await station.call('profile.create', { kind: 'training' });
});
afterEach(() => station.close());

async function readyIds(count: number): Promise<string[]> {
  const { ids } = await station.call('consignments.ids', { check: 'ready' });
  return ids.slice(0, count);
}

async function stateOf(id: string): Promise<ConsignmentState> {
  return (await station.call('consignments.get', { id })).state;
}

const reaches = (id: string, state: ConsignmentState) =>
  until(
    () => stateOf(id),
    (now) => now === state,
  );

describe('sending while the platform is out of reach', () => {
  it.each(['refuse', 'drop', 'dropAfterEffect'] as const)(
    'keeps everything and gets it through once it is back (%s)',
    async (mode) => {
      const ids = await readyIds(5);
      await station.call('training.setOutage', { mode });
      await station.call('exchange.send', { ids });
      const down = await until(
        () => station.call('exchange.connection', {}),
        (connection) => connection.status === 'down',
      );
      expect(down.lastError).not.toBeNull();
      expect(down.waiting).toBeGreaterThan(0);
      await station.call('training.setOutage', { mode: 'off' });
      for (const id of ids) await reaches(id, 'closed');
      const { effects } = station.platform().control.ledger();
      expect(effects).toMatchObject({ repeatedByKey: [], repeatedByBusinessKey: [], refusedAsDuplicate: 0 });
      expect(effects.total).toBe(20);
    },
  );

  it('waits while the user has switched it off, over a restart too', async () => {
    const ids = await readyIds(2);
    await station.call('exchange.setOffline', { offline: true });
    await station.call('exchange.send', { ids });
    station = await station.restart();
    expect(await station.call('exchange.connection', {})).toMatchObject({ status: 'offline', waiting: 8 });
    await station.call('exchange.setOffline', { offline: false });
    for (const id of ids) await reaches(id, 'closed');
  });
});

describe('a restart in the middle', () => {
  it('goes on where it was, with nothing lost and nothing sent twice', async () => {
    const ids = await readyIds(10);
    await station.call('exchange.send', { ids });
    station = await station.restart();
    station = await station.restart();
    for (const id of ids) await reaches(id, 'closed');
    const { effects } = station.platform().control.ledger();
    expect(effects).toMatchObject({ total: 40, repeatedByKey: [], repeatedByBusinessKey: [] });
    expect((await station.call('audit.verify', {})).brokenAt).toBeNull();
  });
});

describe('a return by customs', () => {
  it('shows the reason, opens the consignment, and the correction goes through', async () => {
    const [id = ''] = await readyIds(1);
    await station.call('training.setOfficer', {
      rules: [{ next: 1, do: 'return', info: '规格型号填报不完整' }],
      stepMs: 0,
    });
    await station.call('exchange.send', { ids: [id] });
    await reaches(id, 'returned');
    const returned = await station.call('consignments.get', { id });
    expect(returned.editable).toBe(true);
    expect(returned.documents.find((document) => document.kind === 'inventory')).toMatchObject({
      state: 'returned',
      lastStatus: '100',
    });
    const home = await station.call('home.summary', {});
    expect(home.needsAction[0]?.info).toContain('规格型号填报不完整');

    const at = pointer('items', 0, 'gmodel');
    const text = `${returned.draft.items[0]?.gmodel}|手工制`;
    await station.call('consignments.edit', {
      id,
      revision: returned.revision,
      edits: [{ kind: 'set', at, text }],
    });
    expect((await station.call('exchange.send', { ids: [id] })).refused).toEqual([]);
    await reaches(id, 'closed');
    const outbox = await station.call('exchange.outbox', { search: '' });
    expect(outbox.rows.filter((row) => row.kind === 'inventory')).toHaveLength(2);
    expect(outbox.rows.filter((row) => row.kind === 'order')).toHaveLength(1);
  });

  it('sends a corrected price as a change of the order and a new inventory', async () => {
    const [id = ''] = await readyIds(1);
    await station.call('training.setOfficer', { rules: [{ next: 1, do: 'return' }], stepMs: 0 });
    await station.call('exchange.send', { ids: [id] });
    await reaches(id, 'returned');
    const { draft, revision } = await station.call('consignments.get', { id });
    const qty = draft.items[0]?.qty ?? '';
    const edits = [
      { kind: 'set' as const, at: pointer('items', 0, 'price'), text: '10' },
      { kind: 'set' as const, at: pointer('items', 0, 'totalPrice'), text: `${qty}0` },
    ];
    await station.call('consignments.edit', { id, revision, edits });
    const report = await station.call('exchange.send', { ids: [id] });
    expect(report.refused).toEqual([]);
    await reaches(id, 'closed');
    const { rows } = await station.call('exchange.outbox', { search: '' });
    const order = await station.call('exchange.document', {
      id: rows.find((row) => row.kind === 'order')?.id ?? '',
    });
    expect(order.body).toContain('<ceb:appType>2</ceb:appType>');
  });
});

describe('an inspection', () => {
  it('is shown, locks the consignment, and ends with release', async () => {
    const [id = ''] = await readyIds(1);
    const { draft } = await station.call('consignments.get', { id });
    await station.call('training.setOfficer', { rules: [{ next: 1, do: 'inspect' }], stepMs: 200 });
    await station.call('exchange.send', { ids: [id] });
    await reaches(id, 'inspection');
    const { revision } = await station.call('consignments.get', { id });
    const edits = [{ kind: 'set' as const, at: pointer('order', 'note'), text: 'x' }];
    expect(await station.backend.call('consignments.edit', { id, revision, edits })).toMatchObject({
      ok: false,
      error: { code: 'consignment.locked' },
    });
    await station.call('training.resolve', { orderNo: draft.order.orderNo });
    await reaches(id, 'closed');
  });
});

describe('what may not be sent', () => {
  it('is refused with its reason, and the rest goes', async () => {
    const [good = ''] = await readyIds(1);
    const blocked = await station.call('consignments.ids', { check: 'blocked' });
    const report = await station.call('exchange.send', { ids: [good, ...blocked.ids] });
    expect(report.queued).toEqual([good]);
    expect(report.refused.map((refusal) => refusal.error.code)).toEqual(
      blocked.ids.map(() => 'exchange.blocked'),
    );
  });

  it('is a consignment of another declaring firm: its certificate does not sign for it', async () => {
    const [id = ''] = await readyIds(1);
    const { revision } = await station.call('consignments.get', { id });
    const edits = [{ kind: 'set' as const, at: pointer('declarant', 'code'), text: '4101960128' }];
    await station.call('consignments.edit', { id, revision, edits });
    const report = await station.call('exchange.send', { ids: [id] });
    expect(report.refused[0]?.error.code).toBe('exchange.declarant');
  });

  it('is anything in a live profile, which has no channel yet', async () => {
    await station.call('profile.create', { kind: 'live' });
    expect(await station.backend.call('exchange.send', { ids: [] })).toMatchObject({
      ok: false,
      error: { code: 'exchange.noChannel' },
    });
    expect(await station.call('exchange.connection', {})).toMatchObject({ status: 'none' });
    expect(await station.backend.call('training.state', {})).toMatchObject({
      error: { code: 'training.only' },
    });
  });
});

describe('a finding that wants a second look', () => {
  it('stops sending until it is confirmed, and asks again when the value changes', async () => {
    const blocked = await station.call('consignments.list', { check: 'blocked', search: '毛尖' });
    const id = blocked.rows[0]?.id ?? '';
    const { findings } = await station.call('consignments.get', { id });
    const hold = findings.find((finding) => finding.severity === 'hold');
    const about = { id, rule: hold?.rule ?? '', item: hold?.item ?? null };
    const confirmed = await station.call('consignments.confirm', { ...about, confirmed: true });
    expect(confirmed.counts.hold).toBe(0);
    expect(confirmed.findings.find((finding) => finding.rule === about.rule)?.confirmed).toBe(true);
    station = await station.restart();
    const { revision } = await station.call('consignments.get', { id });
    const change = (text: string, on: number) =>
      station.call('consignments.edit', {
        id,
        revision: on,
        edits: (hold?.at ?? []).map((at) => ({ kind: 'set' as const, at, text })),
      });
    const changed = await change('0902209000', revision);
    expect(changed.findings.filter((finding) => finding.confirmed)).toEqual([]);
    await station.call('consignments.undo', { id });
    expect((await station.call('exchange.send', { ids: [id] })).refused).toEqual([]);
    await reaches(id, 'closed');
  });

  it('cannot be confirmed away when it is fatal', async () => {
    const view = await station.call('consignments.create', {});
    const fatal = view.findings.find((finding) => finding.severity === 'fatal');
    const args = { id: view.id, rule: fatal?.rule ?? '', item: fatal?.item ?? null, confirmed: true };
    expect(await station.backend.call('consignments.confirm', args)).toMatchObject({
      error: { code: 'consignment.notConfirmable' },
    });
  });
});

describe('the console of the trainer', () => {
  it('shows what the platform has set, also after a restart', async () => {
    const rules = [
      { document: 'cancellation' as const, next: 1, do: 'return' as const },
      { next: 2, do: 'return' as const, info: '示例' },
    ];
    expect(await station.call('training.setOfficer', { rules, stepMs: 700 })).toMatchObject({
      rules,
      stepMs: 700,
    });
    expect(await station.call('training.setOutage', { mode: 'refuse' })).toMatchObject({ outage: 'refuse' });
    station = await station.restart();
    expect(await station.call('training.state', {})).toMatchObject({ rules, outage: 'off', documents: 0 });
  });
});

describe('taking back', () => {
  it('works until the documents have left', async () => {
    const ids = await readyIds(2);
    await station.call('exchange.setOffline', { offline: true });
    await station.call('exchange.send', { ids });
    expect((await station.call('exchange.withdraw', { ids })).queued).toEqual(ids);
    expect(await stateOf(ids[0] ?? '')).toBe('draft');
    await station.call('exchange.send', { ids });
    await station.call('exchange.setOffline', { offline: false });
    for (const id of ids) await reaches(id, 'closed');
    const refused = await station.call('exchange.withdraw', { ids });
    expect(refused.refused[0]?.error.code).toBe('exchange.notQueued');
  });
});
