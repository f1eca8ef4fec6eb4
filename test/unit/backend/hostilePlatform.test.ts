import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SendItem } from '#shared/messages/platformProtocol.ts';
import type { ScriptedPlatform } from '#test/builders/scriptedPlatform.ts';
import { aScriptedPlatform, json } from '#test/builders/scriptedPlatform.ts';
import type { TestWorkstation } from '#test/builders/workstation.ts';
import { aWorkstation, until } from '#test/builders/workstation.ts';

let platform: ScriptedPlatform;
let station: TestWorkstation;
let id: string;

beforeEach(async () => {
  platform = await aScriptedPlatform();
  station = await aWorkstation({ platformUrl: platform.url });
  await station.call('profile.create', { kind: 'training' });
  id = (await station.call('consignments.ids', { check: 'ready' })).ids[0] ?? '';
});
afterEach(async () => {
  await station.close();
  await platform.close();
});

let seq = 0;
function issue(body: string, name = `receipt-${++seq}`): void {
  const items = [
    ...platform.feed.items,
    { seq: platform.feed.items.length + 1, id: name, type: 'CEB604Message', body },
  ];
  platform.feed = { ...platform.feed, items };
}

const element = (xml: string, name: string) => new RegExp(`<ceb:${name}>([^<]*)<`).exec(xml)?.[1] ?? '';

/** The receipt of an inventory that was sent. */
function receiptFor(sent: SendItem, status: string, time: string): string {
  const copy = ['agentCode', 'copNo']
    .map((name) => `<ceb:${name}>${element(sent.body, name)}</ceb:${name}>`)
    .join('');
  const keys = ['ebcCode', 'ebpCode', 'orderNo'].map(
    (name) => `<ceb:${name}>${element(sent.body, name)}</ceb:${name}>`,
  );
  return `<ceb:CEB604Message guid="0A1B2C3D-0000-4000-8000-000000000001" version="1.0" xmlns:ceb="http://www.chinaport.gov.cn/ceb"><ceb:InventoryReturn><ceb:guid>0A1B2C3D-0000-4000-8000-000000000005</ceb:guid>${copy}<ceb:preNo>B20260105000000001</ceb:preNo><ceb:invtNo>46062026E000000001</ceb:invtNo>${keys.join('')}<ceb:statisticsFlag>A</ceb:statisticsFlag><ceb:returnStatus>${status}</ceb:returnStatus><ceb:returnTime>${time}</ceb:returnTime><ceb:returnInfo>示例</ceb:returnInfo></ceb:InventoryReturn></ceb:CEB604Message>`;
}

const inventory = () => platform.received.find((item) => item.type === 'CEB603Message');
const receipts = async () => (await station.call('exchange.receipts', { search: '' })).rows;

async function sendAll(): Promise<SendItem> {
  await station.call('exchange.send', { ids: [id] });
  return until(inventory, (sent) => sent !== undefined).then((sent) => sent as SendItem);
}

describe('receipts from outside', () => {
  it('are kept and shown when they cannot be read, and harm nothing: entities, bombs, rubbish, unknown documents', async () => {
    const sent = await sendAll();
    const laughs = Array.from({ length: 20 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join(
      '',
    );
    issue(`<!DOCTYPE r [<!ENTITY l0 "ha">${laughs}]><ceb:CEB604Message>&l20;</ceb:CEB604Message>`);
    issue('<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><ceb:CEB604Message>&x;</ceb:CEB604Message>');
    issue(`${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`);
    issue('no xml at all \u0000');
    issue(
      receiptFor(sent, '120', '20991231235959999').replaceAll(element(sent.body, 'orderNo'), 'NOBODY-KNOWS'),
    );
    issue(receiptFor(sent, '800', '20991231235959999'));
    const rows = await until(receipts, (all) => all.length === 6);
    const outcomes = rows.map((row) => row.outcome);
    expect(outcomes.filter((outcome) => outcome === 'unreadable')).toHaveLength(4);
    expect(outcomes.filter((outcome) => outcome === 'unknown')).toHaveLength(1);
    const bomb = rows.find((row) => row.outcome === 'unreadable');
    expect((await station.call('exchange.receipt', { id: bomb?.id ?? '' })).raw).not.toBe('');
    expect((await station.call('consignments.get', { id })).state).toBe('released');
  });

  it('never move a document back, whatever order they come in and however often', async () => {
    const sent = await sendAll();
    issue(receiptFor(sent, '899', '20991231235959003'));
    issue(receiptFor(sent, '120', '20991231235959001'));
    issue(receiptFor(sent, '100', '20991231235959002'));
    const again = receiptFor(sent, '899', '20991231235959003');
    issue(again, 'receipt-of-another-name');
    await until(receipts, (all) => all.length === 4);
    expect((await station.call('consignments.get', { id })).state).toBe('closed');
  });
});

describe('answers that are none', () => {
  it.each([
    ['a login page', '<html>please log in</html>'],
    ['an empty answer', ''],
    ['an answer about nothing', '{"epoch":"first","items":[]}'],
  ])('%s is no acknowledgement: the same bytes go again under the same key', async (_name, body) => {
    let answers = 0;
    const accept = platform.onMessages;
    platform.onMessages = (items, response) => {
      answers += 1;
      if (answers > 1) return accept(items, response);
      response.writeHead(200, { 'content-type': 'text/html' }).end(body);
    };
    await station.call('exchange.send', { ids: [id] });
    await until(
      () => answers,
      (count) => count === 1,
    );
    await station.call('exchange.syncNow', {});
    await until(inventory, (sent) => sent !== undefined);
    const orders = platform.received.filter((item) => item.type === 'CEB303Message');
    expect(orders.length).toBeGreaterThan(1);
    expect(new Set(orders.map((item) => `${item.key} ${item.sha256} ${item.body}`)).size).toBe(1);
  });

  it('an acknowledgement of other bytes is none either', async () => {
    let answers = 0;
    const accept = platform.onMessages;
    platform.onMessages = (items, response) => {
      answers += 1;
      if (answers > 1) return accept(items, response);
      json(response, {
        epoch: 'first',
        items: items.map(({ key }) => ({ key, outcome: 'accepted', sha256: '0'.repeat(64) })),
      });
    };
    await station.call('exchange.send', { ids: [id] });
    const unknown = await until(
      () => station.call('exchange.connection', {}),
      (connection) => connection.unknown > 0 || answers > 1,
    );
    expect(unknown.status).toBe('connected');
    await station.call('exchange.syncNow', {});
    await until(inventory, (sent) => sent !== undefined);
  });

  it('a refusal ends as returned, with the words of the platform', async () => {
    platform.onMessages = (items, response) =>
      json(response, {
        epoch: 'first',
        items: items.map(({ key }) => ({ key, outcome: 'refused', code: 'keyReused', info: '示例:拒收' })),
      });
    await station.call('exchange.send', { ids: [id] });
    const view = await until(
      () => station.call('consignments.get', { id }),
      (seen) => seen.state === 'returned',
    );
    expect(view.documents.find((document) => document.kind === 'order')?.lastInfo).toBe('示例:拒收');
    expect(view.documents.find((document) => document.kind === 'inventory')?.state).toBe('withdrawn');
  });
});

describe('a platform restored from a backup', () => {
  it('is noticed by its epoch: receipts are read from the start and everything is offered again under its old key', async () => {
    const sent = await sendAll();
    issue(receiptFor(sent, '120', '20991231235959001'));
    await until(receipts, (all) => all.length === 1);
    const before = platform.received.length;
    platform.feed = { epoch: 'restored', items: [] };
    await until(
      () => platform.received.length,
      (count) => count === before + 4,
    );
    expect(new Set(platform.received.map((item) => item.key)).size).toBe(4);
    issue(receiptFor(sent, '800', '20991231235959002'));
    await until(
      () => station.call('consignments.get', { id }),
      (seen) => seen.state === 'released',
    );
  });
});
