import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RegimeCode } from '#shared/consignment/regimes.ts';
import { procedureOf } from '#shared/consignment/regimes.ts';
import type { TestWorkstation } from '#test/builders/workstation.ts';
import { aWorkstation, until } from '#test/builders/workstation.ts';

let station: TestWorkstation;

beforeEach(async () => {
  station = await aWorkstation();
  await station.call('profile.create', { kind: 'training', samples: false });
});
afterEach(() => station.close());

/** Imports the sample orders of a regime the way the window does; gives the ids. */
async function importSamples(regime: RegimeCode): Promise<readonly string[]> {
  const { ticket } = await station.call('imports.sample', { regime });
  const { profile } = await station.call('imports.inspect', { file: ticket });
  const { importId } = await station.call('imports.start', { file: ticket, profile: { ...profile, regime } });
  const [record] = await until(
    () => station.call('imports.history', {}),
    ([latest]) => latest?.id === importId && latest.state !== 'running',
  );
  expect(record?.counts).toMatchObject({ problemRows: 0 });
  return (await station.call('consignments.ids', { importId })).ids;
}

it.each([
  ['9710', 2],
  ['9810', 2],
  ['1210', 2],
  ['0110', 1],
] as const)('the sample orders of %s have nothing that stops them', async (regime, count) => {
  const ids = await importSamples(regime);
  expect(ids).toHaveLength(count);
  for (const id of ids) {
    const { draft, findings } = await station.call('consignments.get', { id });
    expect(draft.regime).toBe(regime);
    const stopping = findings.filter(({ severity }) => severity === 'fatal' || severity === 'hold');
    expect(stopping.map(({ rule, text }) => [rule, text['zh-CN']])).toEqual([]);
    expect(findings.map(({ rule }) => rule)).not.toContain('C7504');
  }
});

it.each(['9710', '9810', '1210', '0110'] as const)(
  'the sample orders of %s are taken by customs as they are, from sending to closing',
  async (regime) => {
    const ids = await importSamples(regime);
    expect(await station.call('exchange.send', { ids: [...ids] })).toMatchObject({ refused: [] });
    const views = await until(
      () => Promise.all(ids.map((id) => station.call('consignments.get', { id }))),
      (all) => all.every(({ state }) => state === 'closed' || state === 'returned'),
    );
    expect(views.map(({ state, documents }) => [state, documents.map(({ lastInfo }) => lastInfo)])).toEqual(
      views.map(({ documents }) => ['closed', documents.map(({ lastInfo }) => lastInfo)]),
    );
    for (const { id, draft } of views) {
      const sent = await station.call('consignments.documents', { id });
      const { documents } = procedureOf(draft.regime, draft.declaration.route);
      expect(sent.map(({ kind }) => kind).toSorted()).toEqual(
        documents.filter((kind) => kind !== 'receipts' || draft.payment.payName !== '').toSorted(),
      );
    }
  },
);

it('an import remembers its regime with its mapping', async () => {
  await importSamples('1210');
  const { ticket } = await station.call('imports.sample', { regime: '1210' });
  const again = await station.call('imports.inspect', { file: ticket });
  expect([again.remembered, again.profile.regime]).toEqual([true, '1210']);
  const plain = await station.call('imports.inspect', {
    file: (await station.call('imports.sample', {})).ticket,
  });
  expect(plain.profile.regime).toBeUndefined();
});
