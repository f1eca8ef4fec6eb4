import { expect, test } from 'vitest';
import { afterCrash, CRASH_MEMORY_MS } from '#hosts/restartPolicy.ts';
import { superviseBackend } from '#hosts/supervisedBackend.ts';
import type { AppEvent } from '#shared/api/events.ts';
import { echoBackend } from '#test/builders/echoBackend.ts';

test('the first crash is followed by a restart, a second one soon after is not', () => {
  expect(afterCrash([], 0)).toBe('restart');
  expect(afterCrash([1_000], 2_000)).toBe('giveUp');
  expect(afterCrash([1_000], 1_000 + CRASH_MEMORY_MS)).toBe('restart');
});

test('after a crash a new backend answers and the windows read everything again', async () => {
  const crash: (() => void)[] = [];
  const notes: string[] = [];
  const heard: AppEvent[] = [];
  const backend = await superviseBackend({
    start: async (onGone) => {
      crash.push(onGone);
      return echoBackend();
    },
    now: () => 0,
    note: (code) => notes.push(code),
  });
  backend.listen((event) => heard.push(event));

  crash[0]?.();
  expect(await backend.call('settings.get', {})).toMatchObject({ ok: true });
  expect(heard).toEqual([{ name: 'profile.changed', data: {} }]);

  crash[1]?.();
  expect(await backend.call('settings.get', {})).toMatchObject({ error: { code: 'backend.gone' } });
  expect(await backend.fileOf('x')).toBeNull();
  await expect(backend.offerFile('/a', 'a')).rejects.toThrow('backend.gone');
  expect(notes).toEqual(['backend.crashed', 'backend.restarted', 'backend.crashed', 'backend.givenUp']);
  await backend.close();
});

test('a backend that was closed is not started again', async () => {
  let starts = 0;
  let gone = (): void => undefined;
  const backend = await superviseBackend({
    start: async (onGone) => {
      starts += 1;
      gone = onGone;
      return echoBackend();
    },
    now: () => 0,
    note: () => undefined,
  });
  await backend.close();
  gone();
  expect(starts).toBe(1);
});
