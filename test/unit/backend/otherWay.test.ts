import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Edit } from '#shared/consignment/edit.ts';
import { switchEdits } from '#shared/consignment/switching.ts';
import { aDeclaredConsignment } from '#test/builders/consignment.ts';
import { enterDraft } from '#test/builders/enterDraft.ts';
import type { TestWorkstation } from '#test/builders/workstation.ts';
import { aWorkstation, until } from '#test/builders/workstation.ts';

let station: TestWorkstation;
let id: string;

beforeEach(async () => {
  station = await aWorkstation();
  await station.call('profile.create', { kind: 'training' });
  const { enterprise } = await station.call('settings.get', {});
  id = await enterDraft(
    station,
    aDeclaredConsignment({
      declarant: { code: enterprise.code, name: enterprise.name },
      order: { note: '跨境电子商务' },
      declaration: { route: 'list', statisticsFlag: 'A', refundWanted: 'no' },
    }),
  );
});
afterEach(() => station.close());

const view = () => station.call('consignments.get', { id });

async function looked(): Promise<void> {
  for (const { rule, item, severity } of (await view()).findings) {
    if (severity !== 'hold' && severity !== 'verify') continue;
    await station.call('consignments.confirm', { id, rule, item, confirmed: true });
  }
}

async function switchTo(route: string): Promise<void> {
  const { draft, revision } = await view();
  const edits: Edit[] = [...switchEdits(draft, { regime: '9710', route })];
  await station.call('consignments.edit', { id, revision, edits });
  await looked();
}

const reaches = (state: string) =>
  until(
    async () => (await view()).state,
    (now) => now === state,
  );

it('a consignment returned by inventory goes by declaration, and the old inventory has no say any more', async () => {
  await looked();
  await station.call('training.setOfficer', {
    rules: [{ next: 1, do: 'return', info: '请改按报关单申报' }],
    stepMs: 0,
  });
  expect((await station.call('exchange.send', { ids: [id] })).refused).toEqual([]);
  await reaches('returned');
  await switchTo('declaration');
  expect((await station.call('exchange.send', { ids: [id] })).refused).toEqual([]);
  expect(await reaches('closed')).toBe('closed');
});
