import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { highland, startHighland } from '#test/builders/highland.ts';

// Every command is a process of its own; a busy machine starts them slowly.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'highland-platform-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('platform', () => {
  it('prints where it is, answers to its tokens only, and stops on SIGINT with its ledger', async () => {
    const running = startHighland(['platform', '--data', join(folder, 'one'), '--step', '7']);
    const said = await running.said('Ctrl-C');
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? '';
    const token = /教员令牌：(\w+)/.exec(said)?.[1] ?? '';
    const ledger = (bearer: string) =>
      fetch(`${url}/control/ledger`, { headers: { authorization: `Bearer ${bearer}` } });
    expect((await ledger(token)).status).toBe(200);
    expect((await ledger('wrong')).status).toBe(401);
    running.child.kill('SIGINT');
    const { code, stdout, stderr } = await running.ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout.slice(stdout.indexOf('{')))).toMatchObject({ messages: { total: 0 } });
  });

  it('gives its address as the one JSON value, at once, and refuses a second one on its folder', async () => {
    const data = join(folder, 'two');
    const running = startHighland(['platform', '--data', data, '--json']);
    const value: unknown = JSON.parse(await running.said('\n}\n'));
    expect(value).toMatchObject({
      url: expect.stringContaining('http://127.0.0.1:'),
      dataFolder: data,
      packs: {
        url: expect.stringContaining('/packs/'),
        root: join(data, 'publisher/repository/metadata/1.root.json'),
      },
    });
    const second = await highland(['platform', '--data', data]);
    expect(second.code).toBe(2);
    expect(second.stderr).toContain('ledgerInUse');
    running.child.kill('SIGTERM');
    const { code, stdout, stderr } = await running.ended;
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual(value);
    expect(stderr).toContain('"repeatedByKey": []');
  });

  it('says that a port is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const { code, stderr } = await highland([
      'platform',
      '--data',
      join(folder, 'three'),
      '--port',
      `${port}`,
    ]);
    server.close();
    expect(code).toBe(2);
    expect(stderr).toContain(`端口 ${port} 已被`);
  });
});
