import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { startTrainingThread } from '#hosts/trainingPlatform.ts';
import { MAX_BATCH_BYTES } from '#shared/messages/platformProtocol.ts';
import {
  aFolder,
  aPlatform,
  CONTROL_TOKEN,
  enrol,
  firmKey,
  ledgerOf,
  post,
  receiptPage,
  send,
  settled,
  statuses,
  TOKEN,
  textIn,
} from './aPlatform.ts';
import { fourMessages, item, itemsOf, signed } from './messages.ts';

describe('taking in', () => {
  it('answers by key: accepted, duplicate, and refused for other bytes or a wrong digest', async () => {
    const platform = await aPlatform();
    const [first, second] = itemsOf(1, await firmKey());
    if (!first || !second) throw new Error('messages');
    expect(await send(platform, [first])).toEqual([
      { key: first.key, outcome: 'accepted', sha256: first.sha256 },
    ]);
    expect(await send(platform, [first])).toEqual([
      { key: first.key, outcome: 'duplicate', sha256: first.sha256 },
    ]);
    const reused = { ...second, key: first.key };
    const broken = { ...second, body: `${second.body} ` };
    const unknown = { ...second, key: 'k', type: 'CEB999Message' };
    const outcomes = await send(platform, [reused, broken, unknown]);
    expect(outcomes.map((o) => (o.outcome === 'refused' ? o.code : o.outcome))).toEqual([
      'keyReused',
      'digestMismatch',
      'unknownType',
    ]);
    expect((await ledgerOf(platform)).messages.total).toBe(1);
  });

  it('counts a key twice in one batch as one message', async () => {
    const platform = await aPlatform();
    const [first] = itemsOf(1, await firmKey());
    if (!first) throw new Error('message');
    expect((await send(platform, [first, first])).map(({ outcome }) => outcome)).toEqual([
      'accepted',
      'duplicate',
    ]);
  });

  it.each([
    ['no JSON', '{"items":', 'badJson'],
    ['another shape', { items: [{ key: 'k' }] }, 'badRequest'],
    ['nothing', { items: [] }, 'badRequest'],
    ['too many', { items: Array(201).fill({}) }, 'badRequest'],
    ['a list', [], 'badRequest'],
  ])('refuses %s with an error value', async (_what, body, code) => {
    const platform = await aPlatform();
    const response = await post(platform, '/v1/messages', body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code } });
  });

  it('refuses what is too large, whether it says so or not', async () => {
    const platform = await aPlatform();
    const body = 'x'.repeat(MAX_BATCH_BYTES + 1);
    expect((await post(platform, '/v1/messages', body)).status).toBe(413);
    const status = await new Promise<number>((resolve, reject) => {
      const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
      const sending = request(`${platform.url}/v1/messages`, { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      sending.on('error', reject);
      sending.write(body.slice(0, MAX_BATCH_BYTES / 2));
      sending.write(body);
      sending.end();
    });
    expect(status).toBe(413);
    const [one] = itemsOf(1, await firmKey());
    expect(one && (await send(platform, [one]))[0]?.outcome).toBe('accepted');
  });

  it.each([
    ['wrong token', '/v1/messages', { authorization: 'Bearer other' }, 401],
    ['control token at the counter', '/v1/messages', { authorization: `Bearer ${CONTROL_TOKEN}` }, 401],
    ['enterprise token at the desk', '/control/pace', { authorization: `Bearer ${TOKEN}` }, 401],
    ['another content type', '/v1/messages', { 'content-type': 'text/plain' }, 415],
    ['another path', '/v2/messages', {}, 404],
    ['another method', '/v1/health', {}, 405],
    ['another host', '/v1/messages', { host: 'example.org' }, 403],
  ])('turns away: %s', async (_what, path, headers, expected) => {
    const platform = await aPlatform();
    const status = await new Promise<number>((resolve, reject) => {
      const sending = request(
        `${platform.url}${path}`,
        {
          method: 'POST',
          headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json', ...headers },
        },
        (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        },
      );
      sending.on('error', reject);
      sending.end('{}');
    });
    expect(status).toBe(expected);
  });

  it('says that it is training', async () => {
    const platform = await aPlatform();
    const response = await fetch(`${platform.url}/v1/health`);
    expect(await response.json()).toMatchObject({ training: true, epoch: (await ledgerOf(platform)).epoch });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('messages that are not what they should be', () => {
  const bomb = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;&b;">]>';
  it.each([
    ['an entity bomb', (xml: string) => xml.replace('<ceb:CEB303', `${bomb}<ceb:CEB303`)],
    ['an entity of its own', (xml: string) => xml.replace('ExampleMall', '&mall;')],
    ['a processing instruction', (xml: string) => xml.replace('<ceb:Order>', '<?run it?><ceb:Order>')],
    ['endless depth', (xml: string) => xml.replace('ExampleMall', '<a>'.repeat(50_000))],
    ['half a message', (xml: string) => xml.slice(0, xml.length / 2)],
    ['no order number', (xml: string) => xml.replace(/EX20260105-00001/, '')],
    ['another name inside', (xml: string) => xml.replaceAll('CEB303Message', 'CEB403Message')],
    ['a foreign namespace', (xml: string) => xml.replace('gov.cn/ceb', 'gov.cn/cebx')],
  ])('answers %s with a format receipt and goes on', async (_what, spoil) => {
    const platform = await aPlatform();
    const bad = { ...item(spoil(fourMessages(1).order)), type: 'CEB303Message' };
    expect((await send(platform, [bad]))[0]?.outcome).toBe('accepted');
    const receipts = await settled(platform);
    expect(receipts.map(({ type }) => type)).toEqual(['CEB900Message']);
    const [receipt] = receipts;
    expect(receipt && textIn(receipt, 'oriCopMsgId')).toBe(bad.key);
    expect(receipt && textIn(receipt, 'returnStatus')).toBe('-999999');
    await send(platform, itemsOf(2, await firmKey()));
    expect(statuses(await settled(platform), 'CEB604Message').at(-1)).toBe('899');
  });

  it.each([
    ['a missing element', '<ceb:portCode>4606</ceb:portCode>', '', 'portCode 缺失'],
    [
      'a swapped pair',
      /(<ceb:ieFlag>E<\/ceb:ieFlag>)\s*(<ceb:portCode>4606<\/ceb:portCode>)/,
      '$2$1',
      'ieFlag 缺失或顺序不正确',
    ],
    ['an empty value', '<ceb:agentName>示例报关企业<', '<ceb:agentName><', 'agentName 为空'],
    ['an empty optional number', '<ceb:unit>011', '<ceb:qty2/><ceb:unit>011', 'qty2 无值时应省略'],
    ['a short commodity code', '4602000000', '4602', 'gcode 应为10个字符'],
    ['a long item number', 'SKU-STRAW-01', 'S'.repeat(21), 'itemNo 超过20个字符'],
    ['six decimals', '>1.20<', '>1.200001<', 'netWeight 小数位超过5位'],
    ['a word for a number', '>1.40<', '>about 1<', 'grossWeight 不是数字'],
    ['a mode nobody knows', '>9610<', '>9999<', 'tradeMode 取值不正确'],
    ['an element that is no element', '<ceb:country>', '<ceb:colour>red</ceb:colour><ceb:country>', 'colour'],
  ])('refuses an inventory with %s by its own number', async (_what, search, put, reason) => {
    const platform = await aPlatform();
    const xml = fourMessages(1).inventory.replace(search, put);
    await send(platform, [item(signed(xml, await firmKey()))]);
    const [receipt] = await settled(platform);
    expect(receipt && textIn(receipt, 'returnStatus')).toBe('-621001');
    expect(receipt && textIn(receipt, 'returnInfo')).toContain(reason);
  });

  it('refuses a line number that comes twice', async () => {
    const platform = await aPlatform();
    const line = /<ceb:InventoryList>[\s\S]*<\/ceb:InventoryList>/;
    const xml = fourMessages(1).inventory.replace(line, '$&$&');
    await send(platform, [item(signed(xml, await firmKey()))]);
    expect(statuses(await settled(platform), 'CEB604Message')).toEqual(['-621027']);
  });
});

describe('the receipts feed', () => {
  it('goes by cursor and waits for something new', async () => {
    const platform = await aPlatform();
    const waiting = receiptPage(platform, 'after=0&wait=20');
    await send(platform, itemsOf(1, await firmKey()));
    expect((await waiting).items.length).toBeGreaterThan(0);
    const all = await settled(platform);
    const page = await receiptPage(platform, 'after=3&limit=4');
    expect(page.items.map(({ seq }) => seq)).toEqual([4, 5, 6, 7]);
    expect(page.head).toBe(all.length);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect((await receiptPage(platform, `after=${all.length + 50}&wait=20`)).head).toBe(all.length);
  });

  it.each(['after=-1', 'after=x', 'limit=0', 'limit=1001', 'wait=26'])('refuses %s', async (query) => {
    const platform = await aPlatform();
    await expect(receiptPage(platform, query)).rejects.toThrow('400');
  });

  it('lets those who wait go when it closes', async () => {
    const platform = await aPlatform();
    const waiting = receiptPage(platform, 'after=0&wait=25');
    await new Promise((resolve) => setTimeout(resolve, 50));
    await platform.close();
    expect((await waiting).items).toEqual([]);
  });
});

describe('outages', () => {
  it('refuses with Retry-After, and the desk still answers', async () => {
    const platform = await aPlatform();
    await post(platform, '/control/outage', { mode: 'refuse', retryAfterSeconds: 3 });
    const response = await post(platform, '/v1/messages', { items: itemsOf(1, await firmKey()) });
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '3']);
    expect((await ledgerOf(platform)).messages.total).toBe(0);
    await post(platform, '/control/outage', { mode: 'off' });
    expect((await send(platform, itemsOf(1, await firmKey())))[0]?.outcome).toBe('accepted');
  });

  it('drops the connection before or after the effect', async () => {
    const platform = await aPlatform();
    const items = itemsOf(1, await firmKey());
    platform.control.outage({ mode: 'drop', retryAfterSeconds: 1 });
    await expect(send(platform, items)).rejects.toThrow();
    expect((await ledgerOf(platform)).messages.total).toBe(0);
    platform.control.outage({ mode: 'dropAfterEffect', retryAfterSeconds: 1 });
    await expect(send(platform, items)).rejects.toThrow();
    expect((await ledgerOf(platform)).messages.total).toBe(4);
    platform.control.outage({ mode: 'off', retryAfterSeconds: 1 });
    expect((await send(platform, items)).map(({ outcome }) => outcome)).toEqual(Array(4).fill('duplicate'));
    expect(statuses(await settled(platform), 'CEB604Message').filter((s) => s === '800')).toEqual(['800']);
  });

  it('hangs until it is over', async () => {
    const platform = await aPlatform();
    platform.control.outage({ mode: 'hang', retryAfterSeconds: 1 });
    let over = false;
    const lost = send(platform, itemsOf(1, await firmKey())).catch(() => over);
    await new Promise((resolve) => setTimeout(resolve, 100));
    over = true;
    platform.control.outage({ mode: 'off', retryAfterSeconds: 1 });
    expect(await lost).toBe(true);
  });

  it('refuses a mode nobody knows', async () => {
    const platform = await aPlatform();
    const response = await post(platform, '/control/outage', { mode: 'nap' });
    expect(await response.json()).toEqual({ error: { code: 'badRequest', params: { pointer: 'mode' } } });
  });
});

describe('in a thread', () => {
  const options = (dataDir: string) => ({
    dataDir,
    token: TOKEN,
    controlToken: CONTROL_TOKEN,
    pace: { stepMs: 0 },
    seed: 1,
    rulesFrom: null,
  });

  it('works and ends by itself when told to close', async () => {
    const thread = await startTrainingThread(options(aFolder()));
    await enrol(thread, await firmKey());
    await send(thread, itemsOf(1, await firmKey()));
    expect(statuses(await settled(thread), 'CEB604Message').at(-1)).toBe('899');
    await thread.close();
    expect(await thread.ended).toBe(0);
  });

  it('says why it cannot start', async () => {
    const dataDir = aFolder();
    await aPlatform({ dataDir });
    await expect(startTrainingThread(options(dataDir))).rejects.toMatchObject({ code: 'ledgerInUse' });
  });
});
