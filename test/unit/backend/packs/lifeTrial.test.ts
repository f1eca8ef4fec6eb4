import { describe, expect, it } from 'vitest';
import { aPackStation, someResources, updated } from '#test/builders/packStation.ts';
import { until } from '#test/builders/workstation.ts';

describe('a pack that would refuse what customs accepted', () => {
  it('is held by its trial, and becomes active only by hand', async () => {
    const rig = await aPackStation({ samples: true, resources: someResources({ realTables: true }) });
    const first = await rig.active();
    const { ids } = await rig.call('consignments.ids', { check: 'ready' });
    const sent = await rig.call('exchange.send', { ids: ids.slice(0, 2) });
    expect(sent).toMatchObject({ queued: [expect.any(String), expect.any(String)], refused: [] });
    await until(
      () => rig.call('consignments.ids', { states: ['released', 'closed'] }),
      (found) => found.ids.length === 2,
    );
    const hash = rig.publish({ seq: 2, version: '1.1.0', assert: "order.orderNo == 'EX1'" });
    expect(await updated(rig)).toMatchObject({ state: 'done', error: null });
    expect(await rig.active()).toMatchObject({ hash: first.hash });
    expect((await rig.installed()).map(({ standing }) => standing)).toEqual(['active', 'held']);
    expect((await rig.call('consignments.ids', { check: 'blocked' })).ids).toHaveLength(0);
    expect(await rig.call('packs.shadow', { hash })).toMatchObject({ stops: true, accepted: 2 });
    // Neither another update nor a restart lets it slip through.
    await updated(rig);
    await rig.restart();
    expect((await rig.active()).hash).toBe(first.hash);
    expect(await rig.call('packs.activate', { hash })).toMatchObject({ hash, standing: 'active' });
    await until(
      () => rig.call('consignments.ids', { check: 'blocked' }),
      (found) => found.ids.length > 0,
    );
    const notes = await rig.notes();
    const held = notes.find(({ action }) => action === 'packs.held');
    expect(held?.subject).toBe(hash);
    expect(JSON.parse(held?.detail ?? '')).toMatchObject({ refused: 2, stops: true, state: 'held' });
    expect(notes.find((note) => note.action === 'packs.allowed' && note.subject === hash)).toBeDefined();
  });
});
