import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { openProcess } from '#hosts/desktop/backendProcess.ts';
import { platformStarter } from '#hosts/desktop/platformProcess.ts';

class Child extends EventEmitter {
  readonly sent: unknown[] = [];
  postMessage(message: unknown): void {
    this.sent.push(message);
  }
}

const electron = vi.hoisted(() => ({ next: null as unknown }));
vi.mock('electron', () => ({ utilityProcess: { fork: () => electron.next } }));

const ENTRY = new URL('file:///out/desktop/entry.js');
const START = { dataFolder: '/d', token: 'a', controlToken: 'b', resources: '/r' };
let child = new Child();

beforeEach(() => {
  child = new Child();
  electron.next = child;
});

describe('a process that dies of a fatal error', () => {
  test('is reported once, as gone', () => {
    const gone: unknown[] = [];
    openProcess(ENTRY).gone((code) => gone.push(code));
    child.emit('error', 'FatalError', 'v8', '{}');
    child.emit('exit', 133);
    expect(gone).toEqual([133]);
  });

  test('fails the start of the training platform', async () => {
    const start = platformStarter(ENTRY)(START);
    child.emit('error', 'FatalError', 'v8', '{}');
    child.emit('exit', 133);
    await expect(start).rejects.toThrow('platformFault');
  });
});

test('the training platform is told to close and waited for', async () => {
  const start = platformStarter(ENTRY)(START);
  const packs = { url: 'http://127.0.0.1:1/packs/', firstRoot: Uint8Array.of(1, 2, 3) };
  child.emit('message', { kind: 'ready', url: 'http://127.0.0.1:1', packs });
  const platform = await start;
  expect(platform.packs).toEqual(packs);
  const closed = platform.close();
  expect(child.sent).toEqual([{ kind: 'start', start: START }, { kind: 'close' }]);
  child.emit('exit', 0);
  await closed;
});
