import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Args } from '#shared/api/methods.ts';
import type { pointer } from '#shared/base/pointer.ts';
import type { SentKind } from '#shared/consignment/regimes.ts';
import type { DocumentState } from '#shared/exchange/documentState.ts';
import type { SendItem } from '#shared/messages/platformProtocol.ts';
import { answer } from '#test/builders/receiptAnswers.ts';
import type { ScriptedPlatform } from '#test/builders/scriptedPlatform.ts';
import { aScriptedPlatform, json } from '#test/builders/scriptedPlatform.ts';
import type { TestWorkstation } from '#test/builders/workstation.ts';
import { aWorkstation, until } from '#test/builders/workstation.ts';

const MESSAGES: Readonly<Partial<Record<SentKind, string>>> = {
  order: 'CEB303Message',
  receipts: 'CEB403Message',
  waybill: 'CEB505Message',
  inventory: 'CEB603Message',
  cancellation: 'CEB605Message',
  return: 'CEB213Message',
};

/** One workstation for all: each test has a consignment of its own. */
let platform: ScriptedPlatform;
let station: TestWorkstation;
let id: string;

beforeAll(async () => {
  platform = await aScriptedPlatform();
  station = await aWorkstation({ platformUrl: platform.url });
  await station.call('profile.create', { kind: 'training' });
});
afterAll(async () => {
  await station.close();
  await platform.close();
});
beforeEach(async () => {
  platform.received.length = 0;
  await anotherOne();
});

/** A consignment nothing was done with yet, whose first line has at least so many pieces. */
async function anotherOne(pieces = 1): Promise<void> {
  const { ids } = await station.call('consignments.ids', { check: 'ready', states: ['draft'] });
  for (const one of ids.toReversed()) {
    const { draft } = await station.call('consignments.get', { id: one });
    if (Number(draft.items[0]?.qty) < pieces) continue;
    id = one;
    return;
  }
  throw new Error('no such consignment');
}

const view = () => station.call('consignments.get', { id });
const changes = () => station.call('changes.get', { id });
const preview = () => station.call('changes.preview', { id });

/** The documents of a kind that arrived, oldest first. */
const received = (kind: SentKind): readonly SendItem[] =>
  platform.received.filter(({ type }) => type === MESSAGES[kind]);

async function arrived(kind: SentKind, count = 1): Promise<SendItem> {
  const items = await until(
    () => received(kind),
    (found) => found.length >= count,
  );
  const item = items[count - 1];
  if (item === undefined) throw new Error(`no ${kind}`);
  return item;
}

/** Waits until the latest document of a kind is in a state. */
const stands = (kind: SentKind, state: DocumentState) =>
  until(
    async () => (await view()).documents.find((document) => document.kind === kind)?.state,
    (now) => now === state,
  );

/** Answers the latest document of a kind, and waits until it was understood. */
async function answered(kind: SentKind, status: string, state: DocumentState, info?: string): Promise<void> {
  const sent = received(kind).at(-1);
  if (sent === undefined) throw new Error(`no ${kind}`);
  answer(platform, sent, status, info);
  await stands(kind, state);
}

async function sendAll(): Promise<void> {
  expect((await station.call('exchange.send', { ids: [id] })).refused).toEqual([]);
  await arrived('inventory');
  await stands('inventory', 'acknowledged');
}

async function release(): Promise<void> {
  await sendAll();
  await answered('inventory', '800', 'released');
}

async function edit(at: string, text: string) {
  const { revision } = await view();
  return station.call('consignments.edit', {
    id,
    revision,
    edits: [{ kind: 'set', at: at as ReturnType<typeof pointer>, text }],
  });
}

async function goods() {
  const { returnForm } = await changes();
  if (returnForm === null) throw new Error('no return may be asked for');
  return returnForm;
}

/** A whole return of the first line, with what differs. */
async function takeBack(overrides: Partial<Args<'changes.takeBack'>> = {}) {
  const { wish, lines } = await goods();
  return station.backend.call('changes.takeBack', {
    id,
    ...wish,
    reason: '买家退货',
    waybillNo: 'RT-1',
    trafName: 'CZ0000',
    voyageNo: 'CZ0000',
    lines: [{ gnum: '1', qty: lines[0]?.left.qty ?? '', qty1: '' }],
    ...overrides,
  });
}

describe('a change before anything is declared', () => {
  it('takes back what waits; what customs holds goes as a change, and all of it is shown before', async () => {
    const { onMessages } = platform;
    platform.onMessages = (items, response) =>
      json(response, {
        epoch: platform.feed.epoch,
        items: items.map(({ key, sha256, type }) =>
          type === MESSAGES.inventory
            ? { key, outcome: 'busy', retryAfterSeconds: 3600 }
            : { key, outcome: 'accepted', sha256 },
        ),
      });
    await station.call('exchange.send', { ids: [id] });
    await arrived('inventory');
    await stands('inventory', 'queued');
    platform.onMessages = onMessages;
    expect(await station.call('exchange.withdraw', { ids: [id] })).toMatchObject({
      refused: [{ error: { code: 'exchange.notQueued' } }],
    });
    const { mayBegin, parts } = await changes();
    expect(mayBegin).toBe(true);
    expect(parts.find(({ part }) => part === 'payment')?.freedom).toEqual({
      band: 'free',
      step: 'begin',
      reason: 'partnersHeld',
    });

    expect(await station.call('changes.begin', { id })).toMatchObject({ state: 'draft', editable: true });
    const { draft } = await view();
    await edit('items.0.itemName', `${draft.items[0]?.itemName}·改`);
    expect((await preview()).map(({ kind, going }) => [kind, going])).toEqual([
      ['order', 'change'],
      ['receipts', 'same'],
      ['waybill', 'change'],
      ['inventory', 'new'],
    ]);
    expect((await station.call('exchange.send', { ids: [id] })).refused).toEqual([]);
    await arrived('inventory', 2);
    await stands('inventory', 'acknowledged');
    expect(received('order').at(-1)?.body).toContain('<ceb:appType>2</ceb:appType>');
    expect(received('receipts')).toHaveLength(1);
    const timeline = await station.call('consignments.timeline', { id });
    expect(timeline.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['changeBegun', 'withdrawn']));
  });

  it('is refused once everything has left, and says why of each part', async () => {
    await sendAll();
    expect(await station.backend.call('changes.begin', { id })).toMatchObject({
      error: { code: 'changes.notBegun' },
    });
    const { parts, cancellation, editable } = await changes();
    expect(editable).toBe(false);
    expect(parts.find(({ part }) => part === 'goods')?.freedom).toEqual({
      band: 'locked',
      reason: 'declaring',
    });
    expect(parts.find(({ part }) => part === 'payment')?.freedom).toEqual({
      band: 'locked',
      reason: 'declaredInInventory',
    });
    expect(cancellation).toEqual({ offered: false, reason: 'notReleased' });
    expect((await preview()).every(({ going, elements }) => going === 'frozen' && elements.length > 0)).toBe(
      true,
    );
  });
});

describe('the difference before sending again', () => {
  it('shows what goes as new, as a change, and not at all', async () => {
    await sendAll();
    await answered('inventory', '100', 'returned');
    const untouched = await preview();
    expect(untouched.map(({ kind, going }) => [kind, going])).toEqual([
      ['order', 'same'],
      ['receipts', 'same'],
      ['waybill', 'same'],
      ['inventory', 'new'],
    ]);
    expect(untouched.flatMap(({ elements }) => elements).filter(({ differs }) => differs)).toEqual([]);

    const { draft } = await view();
    await edit('items.0.itemName', `${draft.items[0]?.itemName}·新`);
    const after = await preview();
    expect(after.map(({ kind, going }) => [kind, going])).toEqual([
      ['order', 'change'],
      ['receipts', 'same'],
      ['waybill', 'change'],
      ['inventory', 'new'],
    ]);
    const [differing] = (after[0]?.elements ?? []).filter(({ differs }) => differs);
    expect(differing).toEqual({
      name: 'itemName',
      zh: '企业商品名称',
      line: 0,
      pointer: 'items.0.itemName',
      sent: draft.items[0]?.itemName,
      now: `${draft.items[0]?.itemName}·新`,
      differs: true,
    });
    await station.call('exchange.send', { ids: [id] });
    expect((await arrived('order', 2)).body).toContain('<ceb:appType>2</ceb:appType>');
    expect((await arrived('inventory', 2)).body).toContain('<ceb:appType>1</ceb:appType>');
    expect(received('receipts')).toHaveLength(1);
  });

  it('holds a change back that customs would refuse, when a returned payment receipt opened the form', async () => {
    await sendAll();
    await answered('inventory', '120', 'stored');
    await answered('receipts', '-401008', 'returned');
    expect((await view()).editable).toBe(true);
    await edit('items.0.gname', '改过的品名');
    expect((await preview()).find(({ kind }) => kind === 'inventory')?.going).toBe('held');
    const report = await station.call('exchange.send', { ids: [id] });
    expect(report.refused[0]?.error.code).toBe('exchange.held.inventory');
    await station.call('consignments.undo', { id });
    expect((await station.call('exchange.send', { ids: [id] })).refused).toEqual([]);
    await arrived('receipts', 2);
    expect(received('inventory')).toHaveLength(1);
  });
});

describe('a cancellation', () => {
  it('is asked for after release, by the numbers of the receipt, and cancels the consignment when granted', async () => {
    await release();
    const asked = await station.call('changes.cancel', { id, reason: '买家取消订单，货物不再出口' });
    expect(asked.cancellation).toEqual({ offered: false, reason: 'pending' });
    expect(asked.requests[0]).toMatchObject({ kind: 'cancellation', reason: '买家取消订单，货物不再出口' });
    const sent = await arrived('cancellation');
    expect(sent.body).toContain('<ceb:invtNo>46062026E000000001</ceb:invtNo>');
    expect(sent.body).toContain('<ds:SignatureValue>');
    await stands('cancellation', 'acknowledged');
    await answered('cancellation', '399', 'accepted');
    expect((await view()).state).toBe('cancelled');
    const after = await changes();
    expect(after.requests[0]).toMatchObject({ granted: true, state: 'accepted' });
    expect(after.parts.every(({ freedom }) => freedom.band === 'locked')).toBe(true);
    const timeline = await station.call('consignments.timeline', { id });
    expect(timeline.map(({ kind, document, status }) => [kind, document, status])).toEqual(
      expect.arrayContaining([
        ['cancellationAsked', null, ''],
        ['sent', 'cancellation', ''],
        ['receipt', 'cancellation', '399'],
      ]),
    );
    expect((await station.call('audit.verify', {})).brokenAt).toBeNull();
  });

  it('shows why it was refused, and may be asked for again', async () => {
    await release();
    await station.call('changes.cancel', { id, reason: '申报有误' });
    await arrived('cancellation');
    await stands('cancellation', 'acknowledged');
    await answered('cancellation', '100', 'returned', '撤销理由不充分');
    expect((await view()).state).toBe('released');
    const refused = await changes();
    expect(refused.requests[0]).toMatchObject({
      state: 'returned',
      granted: false,
      lastInfo: '撤销理由不充分',
    });
    expect(refused.cancellation).toEqual({ offered: true });
    await station.call('changes.cancel', { id, reason: '买家取消订单，附退款记录' });
    expect((await arrived('cancellation', 2)).body).toContain('附退款记录');
    await stands('cancellation', 'acknowledged');
    await answered('cancellation', '399', 'accepted');
    expect((await view()).state).toBe('cancelled');
  });

  it('is taken back while it waits, and not asked for twice', async () => {
    await release();
    await station.call('exchange.setOffline', { offline: true });
    onTestFinished(async () => {
      await station.call('exchange.setOffline', { offline: false });
    });
    const asked = await station.call('changes.cancel', { id, reason: '申报有误' });
    expect(await station.backend.call('changes.cancel', { id, reason: '又一次' })).toMatchObject({
      error: { code: 'changes.no.pending' },
    });
    const documentId = asked.requests[0]?.id ?? '';
    const after = await station.call('changes.withdrawRequest', { id, documentId });
    expect(after).toMatchObject({ state: 'released', cancellation: { offered: true } });
    expect(after.requests[0]?.state).toBe('withdrawn');
    expect(await station.backend.call('changes.withdrawRequest', { id, documentId })).toMatchObject({
      error: { code: 'changes.requestLeft' },
    });
    const order = (await view()).documents.find(({ kind }) => kind === 'order');
    expect(
      await station.backend.call('changes.withdrawRequest', { id, documentId: order?.id ?? '' }),
    ).toMatchObject({ error: { code: 'exchange.missing' } });
  });

  it('is not asked for before release, after departure, nor without a reason', async () => {
    await sendAll();
    const ask = (reason: string) => station.backend.call('changes.cancel', { id, reason });
    expect(await ask('申报有误')).toMatchObject({ error: { code: 'changes.no.notReleased' } });
    await answered('inventory', '800', 'released');
    expect(await ask('  ')).toMatchObject({ error: { code: 'api.badArguments' } });
    await answered('inventory', '899', 'closed');
    expect(await ask('申报有误')).toMatchObject({ error: { code: 'changes.no.left' } });
  });
});

describe('a return', () => {
  it('takes a part of the goods back, then the rest, to the last digit', async () => {
    await anotherOne(2);
    await release();
    await answered('inventory', '899', 'closed');
    const whole = (await goods()).lines[0]?.left;
    expect(await takeBack({ lines: [{ gnum: '1', qty: '1', qty1: '' }] })).toMatchObject({ ok: true });
    const first = await arrived('return');
    expect(first.body).toContain('<ceb:tradeMode>9661</ceb:tradeMode>');
    expect(first.body).toContain('<ceb:billNo>RT-1</ceb:billNo>');
    await stands('return', 'acknowledged');
    await answered('return', '120', 'stored');
    expect((await view()).state).toBe('closed');
    await answered('return', '800', 'released');
    expect((await view()).state).toBe('takenBack');

    const rest = await goods();
    expect(Number(rest.lines[0]?.left.qty)).toBe(Number(whole?.qty) - 1);
    expect(rest.wish.requestNo).toMatch(/-R2$/);
    expect(await takeBack({ lines: [{ gnum: '1', qty: whole?.qty ?? '', qty1: '' }] })).toMatchObject({
      error: { code: 'changes.return.tooMuch', params: { line: '1', left: rest.lines[0]?.left.qty } },
    });
    expect(await takeBack()).toMatchObject({ ok: true });
    await arrived('return', 2);
    await stands('return', 'acknowledged');
    // A further return that is refused does not undo the one that was granted.
    await answered('return', '100', 'returned', '实货不符');
    expect((await view()).state).toBe('takenBack');
    expect((await changes()).requests.map(({ granted, state }) => [granted, state])).toEqual([
      [false, 'returned'],
      [true, 'released'],
    ]);
  });

  it('remembers the carrier of the way back for the next consignment, over a restart', async () => {
    await release();
    const carrier = { carrierCode: '4101960999', carrierName: '回程快递', siteCode: '4606A' };
    expect(await takeBack(carrier)).toMatchObject({ ok: true });
    await arrived('return');
    station = await station.restart();
    await anotherOne();
    expect((await station.call('exchange.send', { ids: [id] })).refused).toEqual([]);
    await arrived('inventory', 2);
    await stands('inventory', 'acknowledged');
    await answered('inventory', '800', 'released');
    expect((await goods()).wish).toMatchObject(carrier);
  });

  it('is refused for what is missing or cannot be, and leaves no trace', async () => {
    await release();
    const wrongs = [
      [{ waybillNo: '' }, 'changes.element', { element: 'logisticsNo' }],
      [{ voyageNo: '' }, 'changes.element', { element: 'voyageNo' }],
      [{ carrierCode: '12' }, 'changes.element', { element: 'logisticsCode' }],
      [{ country: 'CHN' }, 'changes.return.fromChina', {}],
      [{ lines: [] }, 'changes.return.noLines', {}],
      [{ lines: [{ gnum: '77', qty: '1' }] }, 'changes.return.unknownLine', { line: '77' }],
    ] as const;
    for (const [wrong, code, params] of wrongs) {
      const { lines, ...fields } = { lines: undefined, ...wrong };
      const wish = lines === undefined ? fields : { ...fields, lines: [...lines] };
      expect(await takeBack(wish)).toMatchObject({ error: { code, params } });
    }
    expect((await changes()).requests).toEqual([]);
    expect((await view()).state).toBe('released');
  });

  it('does not take the number of a return that stands', async () => {
    await anotherOne(2);
    await release();
    expect(await takeBack({ lines: [{ gnum: '1', qty: '1', qty1: '' }], requestNo: 'MY-1' })).toMatchObject({
      ok: true,
    });
    await arrived('return');
    await stands('return', 'acknowledged');
    await answered('return', '800', 'released');
    expect(await takeBack({ requestNo: 'MY-1' })).toMatchObject({ error: { code: 'changes.numberUsed' } });
  });
});

describe('without the numbers of customs', () => {
  it('nothing can be asked for', async () => {
    await sendAll();
    const sent = received('inventory')[0];
    if (sent === undefined) throw new Error('no inventory');
    answer(platform, sent, '800');
    const last = platform.feed.items.at(-1);
    if (last === undefined) throw new Error('no receipt');
    const body = last.body.replace(/<ceb:invtNo>[^<]*<\/ceb:invtNo>/, '');
    platform.feed = { ...platform.feed, items: [...platform.feed.items.slice(0, -1), { ...last, body }] };
    await stands('inventory', 'released');
    expect((await changes()).numbers).toBeNull();
    expect(await station.backend.call('changes.cancel', { id, reason: '申报有误' })).toMatchObject({
      error: { code: 'changes.noNumber' },
    });
  });
});
