import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConsignmentView } from '#shared/api/consignments.ts';
import { pointer } from '#shared/base/pointer.ts';
import type { Edit } from '#shared/consignment/edit.ts';
import { anItem } from '#test/builders/consignment.ts';
import { starterPack } from '#test/builders/rulePack.ts';
import type { TestWorkstation } from '#test/builders/workstation.ts';
import { aWorkstation } from '#test/builders/workstation.ts';

const ENTERPRISE = {
  code: '4101980256',
  name: '郑州示例报关有限公司',
  telephone: '0371-55550100',
  dxpId: '',
};
let station: TestWorkstation;
let now: number;

beforeEach(async () => {
  now = Date.UTC(2026, 10, 25, 1);
  station = await aWorkstation({ now: () => now });
});
afterEach(() => station.close());

async function edited(view: ConsignmentView, ...edits: readonly Edit[]): Promise<ConsignmentView> {
  return station.call('consignments.edit', { id: view.id, revision: view.revision, edits: [...edits] });
}

const orderNo = (text: string): Edit => ({ kind: 'set', at: pointer('order', 'orderNo'), text });

describe('a rule tried on a consignment', () => {
  it('says what it comes to on each item, and what it read', async () => {
    await station.call('profile.create', { kind: 'live', enterprise: ENTERPRISE });
    const { pack } = starterPack();
    const blank = await station.call('consignments.create', {});
    const view = await edited(
      blank,
      { kind: 'insertItem', index: 0, item: anItem({ qty: '2', price: '3', totalPrice: '6' }) },
      { kind: 'insertItem', index: 1, item: anItem({ qty: '2', price: '3', totalPrice: '7' }) },
    );
    const wrong = view.findings.find(
      ({ item, at }) => item === 1 && at.includes(pointer('items', 1, 'totalPrice')),
    );
    if (wrong === undefined) throw new Error('no rule on totals');
    const { confirmed: _, ...finding } = wrong;
    const trial = await station.call('rules.try', { rule: wrong.rule, id: view.id });
    expect(trial).toMatchObject({
      rule: wrong.rule,
      pack: { id: pack.pack, seq: pack.seq },
      day: '2026-11-25',
    });
    expect(trial.results.map(({ item, outcome }) => [item, outcome])).toEqual([
      [0, 'holds'],
      [1, 'fails'],
    ]);
    expect(trial.results[1]?.finding).toEqual(finding);
    expect(trial.results[1]?.reads).toContainEqual({ at: 'items.1.totalPrice', text: '7' });
  });

  it('is an error for a rule or a pack that is not there', async () => {
    await station.call('profile.create', { kind: 'live', enterprise: ENTERPRISE });
    const { id } = await station.call('consignments.create', {});
    const code = async (args: object) => {
      const answer = await station.backend.call('rules.try', { id, rule: 'R1001', ...args });
      return answer.ok ? 'ok' : answer.error.code;
    };
    expect(await code({ rule: 'R9999' })).toBe('rules.unknownRule');
    expect(await code({ pack: '0'.repeat(64) })).toBe('packs.unknown');
    expect(await code({ id: 'nobody' })).toBe('consignment.missing');
  });
});

describe('when a rule was met before', () => {
  it('is remembered with each save, also when it was put right and when that was taken back', async () => {
    await station.call('profile.create', { kind: 'live', enterprise: ENTERPRISE });
    const present = await station.call('consignments.create', {});
    now += 1000;
    const other = await station.call('consignments.create', {});
    const met = () => station.call('rules.met', { rule: 'R1001', id: present.id });
    const metAt = new Date(now).toISOString();
    expect(await met()).toMatchObject({
      consignments: 1,
      cleared: 0,
      latest: [{ id: other.id, metAt, clearedAt: null }],
    });
    now += 1000;
    await edited(other, orderNo('EX1'));
    expect(await met()).toEqual({
      ...{ rule: 'R1001', consignments: 1, cleared: 1 },
      latest: [{ id: other.id, orderNo: 'EX1', metAt, clearedAt: new Date(now).toISOString() }],
    });
    await station.call('consignments.undo', { id: other.id });
    expect(await met()).toMatchObject({ cleared: 0, latest: [{ metAt, clearedAt: null }] });
    station = await station.restart();
    expect(await met()).toMatchObject({ consignments: 1, cleared: 0 });
    expect((await station.call('rules.met', { rule: 'R1001' })).consignments).toBe(2);
  });

  it('counts what an import brought, and a confirmed finding as put right', async () => {
    await station.call('profile.create', { kind: 'training' });
    const { ids } = await station.call('consignments.ids', {});
    const views = await Promise.all(ids.map((id) => station.call('consignments.get', { id })));
    const speaking = new Map<string, Set<string>>();
    for (const { id, findings } of views) {
      for (const { rule, severity } of findings) {
        if (severity !== 'info') speaking.set(rule, (speaking.get(rule) ?? new Set()).add(id));
      }
    }
    expect(speaking.size).toBeGreaterThan(1);
    for (const [rule, on] of speaking) {
      expect(await station.call('rules.met', { rule }), rule).toMatchObject({
        consignments: on.size,
        cleared: 0,
      });
    }
    const [view] = views.filter(({ findings }) =>
      findings.some(({ severity }) => severity === 'verify' || severity === 'hold'),
    );
    const open = view?.findings.filter(({ severity }) => severity === 'verify' || severity === 'hold') ?? [];
    for (const { rule, item } of open) {
      await station.call('consignments.confirm', { id: view?.id ?? '', rule, item, confirmed: true });
    }
    expect((await station.call('rules.met', { rule: open[0]?.rule ?? '' })).cleared).toBe(1);
  });
});
