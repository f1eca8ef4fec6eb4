import { describe, expect, test } from 'vitest';
import type { Backend } from '#backend/backend.ts';
import type { ConnectOptions } from '#backend/remoteBackend.ts';
import { connectBackend } from '#backend/remoteBackend.ts';
import { openThread } from '#hosts/threadPort.ts';
import type { AppEvent } from '#shared/api/events.ts';

const THREAD = new URL('../../builders/echoThread.ts', import.meta.url);
const ADDRESS = {
  url: 'http://127.0.0.1:1',
  token: 'a',
  controlToken: 'b',
  packs: { url: 'http://127.0.0.1:1/packs/', firstRoot: Uint8Array.of(1, 2, 3) },
};

async function open(changes: Partial<ConnectOptions> = {}, dataFolder = '/data'): Promise<Backend> {
  return connectBackend(openThread(THREAD), {
    paths: { dataFolder, resources: '/resources' },
    facts: { host: 'web', appVersion: '1.0.0' },
    ports: { startPlatform: async () => ADDRESS, stopPlatform: async () => undefined },
    ...changes,
  });
}

describe('a backend in a thread', () => {
  test('answers calls, tells events and keeps tickets of files', async () => {
    const backend = await open();
    const heard: AppEvent[] = [];
    backend.listen((event) => heard.push(event));
    expect(await backend.call('backup.now', { a: 1 })).toEqual({
      ok: true,
      value: { method: 'backup.now', args: { a: 1 } },
    });
    expect(heard).toEqual([{ name: 'settings.changed', data: {} }]);
    const ticket = await backend.offerFile('/tmp/orders.csv', 'orders.csv');
    expect(await backend.fileOf(ticket)).toEqual({ path: '/tmp/orders.csv', name: 'orders.csv' });
    expect(await backend.fileOf('other')).toBeNull();
    await backend.close();
  });

  test('borrows the training platform of its host, and stops it when it is closed', async () => {
    const asked: string[] = [];
    const backend = await open({
      ports: {
        startPlatform: async (folder) => {
          asked.push(folder);
          return ADDRESS;
        },
        stopPlatform: async () => {
          asked.push('stop');
        },
      },
    });
    expect(await backend.call('training.state', {})).toEqual({ ok: true, value: ADDRESS });
    await backend.close();
    expect(asked).toEqual(['/training', 'stop']);
  });

  test('borrows the printing of its host, and knows when the host has none', async () => {
    const ports = { startPlatform: async () => ADDRESS, stopPlatform: async () => undefined };
    const asked: string[] = [];
    const printing = await open({
      ports: {
        ...ports,
        pdf: async (html) => {
          asked.push(html);
          return Uint8Array.of(37, 80, 68, 70);
        },
      },
    });
    expect(await printing.call('prints.make', {})).toEqual({
      ok: true,
      value: Uint8Array.of(37, 80, 68, 70),
    });
    expect(asked).toEqual(['<p>麦秆画</p>']);
    await printing.close();

    const broken = await open({ ports: { ...ports, pdf: () => Promise.reject(new Error('no paper')) } });
    expect(await broken.call('prints.make', {})).toMatchObject({ ok: false });
    await broken.close();

    const bare = await open();
    expect(await bare.call('prints.make', {})).toEqual({ ok: true, value: null });
    await bare.close();
  });

  test('answers what was under way, and all that comes later, when it dies', async () => {
    const gone = Promise.withResolvers<number | null>();
    const backend = await open({ onGone: gone.resolve });
    const slow = backend.call('home.summary', {});
    const deadly = backend.call('audit.verify', {});
    const error = { ok: false, error: { code: 'backend.gone', params: {} } };
    expect(await slow).toEqual(error);
    expect(await deadly).toEqual(error);
    expect(await gone.promise).toBe(7);
    expect(await backend.call('settings.get', {})).toEqual(error);
    expect(await backend.fileOf('ticket-1')).toBeNull();
    await expect(backend.offerFile('/a', 'a')).rejects.toThrow('backend.gone');
    await backend.close();
  });

  test('is closed by message, once, and does not count as dead then', async () => {
    let dead = false;
    const backend = await open({
      onGone: () => {
        dead = true;
      },
    });
    await Promise.all([backend.close(), backend.close()]);
    expect(dead).toBe(false);
    expect(await backend.call('settings.get', {})).toMatchObject({ ok: false });
  });

  test('says why it did not start', async () => {
    await expect(open({}, 'refuse')).rejects.toMatchObject({ code: 'store.inUse' });
  });

  test('that dies before it is ready has not started, and does not count as dead', async () => {
    let dead = false;
    const start = connectBackend(
      {
        send: () => undefined,
        receive: () => undefined,
        gone: (listener) => queueMicrotask(() => listener(1)),
      },
      {
        paths: { dataFolder: '/data', resources: '/resources' },
        facts: { host: 'web', appVersion: '1.0.0' },
        ports: { startPlatform: async () => ADDRESS, stopPlatform: async () => undefined },
        onGone: () => {
          dead = true;
        },
      },
    );
    await expect(start).rejects.toMatchObject({ code: 'backend.gone' });
    expect(dead).toBe(false);
  });

  test('is given up when it takes too long to start', async () => {
    await expect(open({ readyWithin: 100 }, 'hang')).rejects.toMatchObject({ code: 'backend.slow' });
  });
});
