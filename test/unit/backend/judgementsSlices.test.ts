import { expect, it } from 'vitest';
import { radarOnDrafts } from '#backend/app/draftRadar.ts';
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import { compilePack } from '#shared/rules/compile.ts';
import type { PackRule } from '#shared/rules/pack.ts';
import { radar } from '#shared/rules/radar.ts';
import { aDraft, anItem, numbered } from '#test/builders/consignment.ts';
import { aPack, aRule } from '#test/builders/rulePack.ts';
import { aNewConsignment, aStore, ofMany } from '#test/builders/store.ts';

const TODAY = '2026-01-05' as CalendarDate;

function compiled(...rules: readonly PackRule[]) {
  const made = compilePack(aPack(...rules), 'hash');
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

/** A store with drafts, the one named first changed last. */
function storeOf(drafts: readonly Draft[]) {
  const store = aStore();
  const list = drafts.map((draft, i) => aNewConsignment(`c${i}`, draft, { createdAt: 1000 - i }));
  store.consignments.insertMany(list, ofMany);
  return store;
}

const holds = aRule();
const even = aRule({ id: 'R0002', scope: 'item', assert: 'item.qty > 1', at: ['item.qty'] });
const packs = { before: compiled(holds), after: compiled(holds, even) };

it('says in slices what one run says, and what those that are named are called', async () => {
  const drafts = Array.from({ length: 57 }, (_, i) =>
    numbered(aDraft({ items: [anItem({ qty: i % 3 === 0 ? '1' : '2' }), anItem({ qty: '1' })] }), i),
  );
  const read = drafts.map((draft, i) => ({ id: `c${i}`, read: readConsignment(draft) }));
  const found = await radarOnDrafts(storeOf(drafts), packs, TODAY, 30);
  expect(found?.report).toEqual(radar(packs.before, packs.after, read, TODAY, 30));
  expect(found?.report.touched).toBe(57);
  expect([...(found?.orderNos ?? [])]).toEqual(
    drafts.slice(0, 30).map(({ order }, i) => [`c${i}`, order.orderNo]),
  );
});

it('names fewer when each of them has very many findings, and still counts all', async () => {
  const items = Array.from({ length: 100 }, () => anItem({ qty: '1' }));
  const drafts = Array.from({ length: 90 }, (_, i) => numbered(aDraft({ items }), i));
  const found = await radarOnDrafts(storeOf(drafts), packs, TODAY, 200);
  expect(found?.report).toMatchObject({ checked: 90, touched: 90 });
  expect(found?.report.drafts).toHaveLength(60);
});

it('lets others have their turn, and stops between two slices when it is told to', async () => {
  const drafts = Array.from({ length: 100 }, (_, i) => numbered(aDraft(), i));
  const store = storeOf(drafts);
  const stop = new AbortController();
  expect((await radarOnDrafts(store, packs, TODAY, 0, stop.signal))?.report.checked).toBe(100);
  const running = radarOnDrafts(store, packs, TODAY, 0, stop.signal);
  setImmediate(() => stop.abort());
  expect(await running).toBeNull();
});
