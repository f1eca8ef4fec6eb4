import { describe, expect, test, vi } from 'vitest';
import { quitOrder } from '#hosts/desktop/quitOrder.ts';

function setUp(finish: () => Promise<unknown>) {
  const did: string[] = [];
  const order = quitOrder({
    finish: () => {
      did.push('finish');
      return finish();
    },
    quit: () => did.push('quit'),
    exit: () => did.push('exit'),
  });
  const event = { preventDefault: () => did.push('held') };
  return { did, order, event };
}

describe('the end of the application', () => {
  test('waits for the work once, however often it is asked for', async () => {
    const work = Promise.withResolvers<void>();
    const { did, order, event } = setUp(() => work.promise);
    expect(order.begun()).toBe(false);
    order.willQuit(event);
    order.willQuit(event);
    expect(order.begun()).toBe(true);
    expect(did).toEqual(['finish', 'held', 'held']);
    work.resolve();
    await vi.waitFor(() => expect(did).toContain('exit'));
    order.willQuit(event);
    expect(did).toEqual(['finish', 'held', 'held', 'exit']);
  });

  test('comes also when the work fails', async () => {
    const { did, order, event } = setUp(() => Promise.reject(new Error('x')));
    order.willQuit(event);
    await vi.waitFor(() => expect(did).toEqual(['finish', 'held', 'exit']));
  });

  test('is not held up when the system shuts down', async () => {
    const work = Promise.withResolvers<void>();
    const { did, order, event } = setUp(() => work.promise);
    order.systemEnds();
    order.willQuit(event);
    expect(did).toEqual(['finish']);
    work.resolve();
    await vi.waitFor(() => expect(did).toEqual(['finish', 'quit']));
  });
});
