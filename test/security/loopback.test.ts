import { mkdtempSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '#hosts/contentSecurity.ts';
import { MAX_UPLOAD_BYTES } from '#hosts/web/uploads.ts';
import type { Loopback } from '#test/builders/loopback.ts';
import { aLoopback } from '#test/builders/loopback.ts';

let loopback: Loopback;
beforeAll(async () => {
  loopback = await aLoopback();
});
afterAll(() => loopback.host.close());

const JSON_TYPE = { 'content-type': 'application/json' };
const call = (method: string, body = '{}', headers: Readonly<Record<string, string>> = {}) =>
  loopback.asPage({ method: 'POST', path: `/api/${method}`, body, headers: { ...JSON_TYPE, ...headers } });

describe('who may come in', () => {
  test('the link of the terminal gives a cookie and a clean address', async () => {
    const { host, send } = loopback;
    const reply = await send({ path: host.url.slice(host.origin.length) });
    expect(reply.status).toBe(303);
    expect(reply.headers.location).toBe('/');
    expect(reply.headers['set-cookie']?.[0]).toMatch(/^highland-\w+=.*HttpOnly; SameSite=Strict; Path=\/$/);
    const page = await loopback.asPage({ path: '/' });
    expect(page.status).toBe(200);
    expect(page.body).toContain('<title>page</title>');
  });

  test('a link that was handed to the browser works once', async () => {
    const path = loopback.host.openingUrl().slice(loopback.host.origin.length);
    expect((await loopback.send({ path })).status).toBe(303);
    expect((await loopback.send({ path })).status).toBe(403);
  });

  test('nothing is served without the cookie', async () => {
    const { send } = loopback;
    for (const path of ['/', '/index.html', '/assets/index-1a2b3c.js', '/api/events', '/files/ticket-1']) {
      expect((await send({ path })).status).toBe(403);
    }
    const reply = await send({
      method: 'POST',
      path: '/api/settings.get',
      headers: { ...JSON_TYPE, origin: loopback.host.origin },
      body: '{}',
    });
    expect(reply.status).toBe(403);
    expect(JSON.parse(reply.body)).toMatchObject({ ok: false, error: { code: 'host.refused' } });
  });

  test('a token opens nothing but the first page', async () => {
    const token = loopback.host.url.split('?')[1];
    const { send } = loopback;
    expect((await send({ path: `/api/events?${token}` })).status).toBe(403);
    expect((await send({ path: `/files/ticket-1?${token}` })).status).toBe(403);
    expect((await send({ path: `/?${token}`, method: 'HEAD' })).status).toBe(403);
    expect((await send({ path: `/?token=wrong` })).status).toBe(403);
    const post = await send({
      method: 'POST',
      path: `/?${token}`,
      headers: { origin: loopback.host.origin },
    });
    expect(post.status).toBe(403);
  });

  test('with the cookie, a token in the address is taken out of it', async () => {
    const reply = await loopback.asPage({ path: '/?token=old' });
    expect([reply.status, reply.headers.location]).toEqual([303, '/']);
  });
});

describe('other sites', () => {
  test('a name that was pointed here is refused, with and without the cookie', async () => {
    const { port } = loopback;
    for (const host of [`evil.example:${port}`, 'evil.example', `127.0.0.1.nip.io:${port}`]) {
      expect((await loopback.asPage({ path: '/', headers: { host } })).status).toBe(403);
      expect((await loopback.send({ path: '/', headers: { host } })).status).toBe(403);
    }
  });

  test('a page elsewhere cannot call, even with the cookie', async () => {
    const before = loopback.backend.calls.length;
    for (const origin of [
      'http://evil.example',
      'null',
      `http://localhost:${loopback.port}`,
      'http://127.0.0.1',
    ]) {
      expect((await call('settings.get', '{}', { origin })).status).toBe(403);
    }
    expect((await call('settings.get', '{}', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await call('settings.get', '{}', { 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect(loopback.backend.calls).toHaveLength(before);
  });

  test('a form cannot call: it has no JSON', async () => {
    const reply = await call('settings.get', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' });
    expect(reply.status).toBe(415);
  });

  test('no answer ever invites another site, and every answer carries the policy', async () => {
    const replies = [
      await loopback.asPage({ path: '/' }),
      await loopback.send({ path: '/' }),
      await call('settings.get'),
      await loopback.asPage({ method: 'OPTIONS', path: '/api/settings.get' }),
      await loopback.asPage({ path: '/nothing' }),
    ];
    for (const { headers } of replies) {
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
      expect(headers['content-security-policy']).toBe(CONTENT_SECURITY_POLICY);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    }
    expect(CONTENT_SECURITY_POLICY).not.toContain('unsafe-eval');
    expect(CONTENT_SECURITY_POLICY).toMatch(/script-src 'self';/);
  });
});

describe('calls', () => {
  test('reach the backend and come back', async () => {
    const reply = await call('settings.get', '{"a":"订单"}');
    expect(JSON.parse(reply.body)).toEqual({
      ok: true,
      value: { method: 'settings.get', args: { a: '订单' } },
    });
  });

  test.each([
    'no.such',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '',
    '%5F_proto__',
    'settings.get%00',
  ])('unknown method: %s', async (method) => {
    const before = loopback.backend.calls.length;
    const reply = await call(method);
    expect(reply.status).toBe(404);
    expect(JSON.parse(reply.body)).toMatchObject({ ok: false, error: { code: 'api.unknownMethod' } });
    expect(loopback.backend.calls).toHaveLength(before);
  });

  test('too long: refused before it is read to the end', async () => {
    const before = loopback.backend.calls.length;
    const reply = await call('settings.get', `{"a":"${'x'.repeat(300 * 1024)}"}`);
    expect(JSON.parse(reply.body)).toMatchObject({ ok: false, error: { code: 'api.tooLarge' } });
    const larger = await call('settings.get', `{"a":"${'x'.repeat(900 * 1024)}"}`);
    expect(larger.status).toBe(413);
    expect(loopback.backend.calls).toHaveLength(before);
  });

  test('not JSON, not UTF-8', async () => {
    expect(JSON.parse((await call('settings.get', '{')).body)).toMatchObject({
      error: { code: 'api.badArguments' },
    });
    const reply = await loopback.asPage({
      method: 'POST',
      path: '/api/settings.get',
      headers: JSON_TYPE,
      body: Buffer.from([0xff, 0xfe, 0x00]),
    });
    expect(reply.status).toBe(413);
  });

  test.each(['GET', 'PUT', 'DELETE', 'PATCH', 'HEAD'])('%s is no way to call', async (method) => {
    const reply = await loopback.asPage({ method, path: '/api/settings.get', headers: JSON_TYPE });
    expect([reply.status, reply.headers.allow]).toEqual([405, 'POST']);
  });

  test('names of the prototype in arguments stay mere data', async () => {
    const reply = await call('settings.get', '{"__proto__":{"polluted":true}}');
    expect(reply.status).toBe(200);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

describe('files', () => {
  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/../../secret.txt',
    '/assets/..%5c..%5csecret.txt',
    '//secret.txt',
    '/index.html/../../secret.txt',
    '/assets',
    '/assets/',
    '/%00',
    '/files/..%2f..%2fsecret.txt',
    '/files/../secret.txt',
    '/files/ticket-99',
    '/files/__proto__',
  ])('%s leads nowhere', async (path) => {
    const reply = await loopback.asPage({ path });
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(reply.body).not.toContain('SECRET');
  });

  test('an absolute address in the request line is refused', async () => {
    expect((await loopback.asPage({ path: 'http://evil.example/' })).status).toBe(400);
  });

  test('hashed files may be kept, the page may not', async () => {
    const asset = await loopback.asPage({ path: '/assets/index-1a2b3c.js' });
    expect(asset.headers['cache-control']).toContain('immutable');
    expect(asset.headers['content-type']).toContain('text/javascript');
    expect((await loopback.asPage({ path: '/' })).headers['cache-control']).toBe('no-store');
  });

  test('an upload becomes a ticket under a safe name; a download is never shown as a page', async () => {
    const up = await loopback.asPage({
      method: 'PUT',
      path: `/files?name=${encodeURIComponent('../订单.html')}`,
      body: '<script>alert(1)</script>',
    });
    const { ok, value } = JSON.parse(up.body);
    expect(ok).toBe(true);
    expect(value).toEqual({ ticket: expect.any(String), name: '_订单.html', bytes: 25 });
    const down = await loopback.asPage({ path: `/files/${value.ticket}` });
    expect(down.body).toBe('<script>alert(1)</script>');
    expect(down.headers['content-type']).toBe('application/octet-stream');
    expect(down.headers['content-disposition']).toMatch(/^attachment; /);
  });

  test('a file that the backend offers but that is gone is a clear error', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'highland-test-'));
    writeFileSync(join(folder, 'x.csv'), 'a');
    const ticket = await loopback.backend.offerFile(join(folder, 'gone.csv'), 'gone.csv');
    expect((await loopback.asPage({ path: `/files/${ticket}` })).status).toBe(404);
  });

  test('a file that says it is too large is refused before a byte is read', async () => {
    const headers = { 'content-length': String(MAX_UPLOAD_BYTES + 1) };
    const reply = await loopback.asPage({ method: 'PUT', path: '/files?name=a.csv', headers });
    expect(reply.status).toBe(413);
    expect(JSON.parse(reply.body)).toMatchObject({ ok: false, error: { code: 'host.fileTooLarge' } });
  });
});

describe('the server itself', () => {
  test('events reach a page, and only what was told', async () => {
    const line = await new Promise<string>((resolve, reject) => {
      const headers = { cookie: loopback.cookie, 'sec-fetch-site': 'same-origin' };
      const stream = get(`${loopback.host.origin}/api/events`, { headers, agent: false }, (response) => {
        expect(response.headers['content-type']).toContain('text/event-stream');
        response.on('error', () => undefined);
        response.on('data', (part: Buffer) => {
          const text = part.toString();
          if (text.includes('retry')) loopback.backend.tell({ name: 'rules.changed', data: {} });
          if (!text.includes('data:')) return;
          resolve(text.slice(text.indexOf('data:')));
          stream.destroy();
        });
      });
      stream.on('error', reject);
    });
    expect(line).toBe('data: {"name":"rules.changed","data":{}}\n\n');
  });

  test('headers without end are cut off', async () => {
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(loopback.port, '127.0.0.1', () => {
        socket.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ${'a'.repeat(64 * 1024)}\r\n\r\n`);
      });
      let text = '';
      socket.on('data', (part) => {
        text += part.toString();
      });
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 431/);
  });

  test('the log holds no secret', async () => {
    const { host, notes, cookie } = loopback;
    await loopback.send({ path: host.url.slice(host.origin.length), headers: { host: 'evil.example' } });
    const token = host.url.split('=')[1] ?? '?';
    expect(notes.length).toBeGreaterThan(0);
    expect(notes.join('\n')).not.toContain(token);
    expect(notes.join('\n')).not.toContain(cookie.split('=')[1] ?? '?');
  });

  test('stopping lets a call under way finish, then closes the backend', async () => {
    const other = await aLoopback();
    const slow = other.asPage({ method: 'POST', path: '/api/home.summary', headers: JSON_TYPE, body: '{}' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    await Promise.all([other.host.close(), other.host.close()]);
    expect((await slow).status).toBe(200);
    expect(other.backend.closed()).toBe(true);
    await expect(other.send({ path: '/' })).rejects.toThrow();
  });
});
