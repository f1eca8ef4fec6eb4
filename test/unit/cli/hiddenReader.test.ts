import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import type { HiddenInput } from '#hosts/cli/hiddenReader.ts';
import { hiddenReader } from '#hosts/cli/hiddenReader.ts';

/** A terminal that somebody types on. */
function aTerminal() {
  const keys = new EventEmitter();
  const modes: boolean[] = [];
  let shown = '';
  const input: HiddenInput = {
    setRawMode: (raw) => modes.push(raw),
    setEncoding: () => undefined,
    resume: () => undefined,
    pause: () => undefined,
    on: (event, listener) => keys.on(event, listener),
    off: (event, listener) => keys.off(event, listener),
  };
  const reader = hiddenReader(input, { write: (text: string) => (shown += text) });
  return { reader, type: (text: string) => keys.emit('data', text), modes, shown: () => shown };
}

it('takes a line as it was meant and shows nothing of it', async () => {
  const { reader, type, modes, shown } = aTerminal();
  const answer = reader.ask('? ');
  type('wrong\u0015');
  type('口令x\u007f-12');
  type('3\r');
  expect(await answer).toBe('口令-123');
  expect(shown()).toBe('? \n');
  expect(modes).toEqual([true, false]);
});

it('keeps what was typed ahead for the next question', async () => {
  const { reader, type } = aTerminal();
  const first = reader.ask('1 ');
  type('one\r\ntwo\nthr');
  expect(await first).toBe('one');
  expect(await reader.ask('2 ')).toBe('two');
  const third = reader.ask('3 ');
  type('ee\n');
  expect(await third).toBe('three');
});

it('knows an end from an interruption', async () => {
  const { reader, type, modes } = aTerminal();
  const closed = reader.ask('? ');
  type('\u0004');
  expect(await closed).toBeNull();
  const stopped = reader.ask('? ');
  type('half\u0003');
  await expect(stopped).rejects.toMatchObject({ error: { code: 'cli.interrupted' }, exit: 130 });
  expect(modes.at(-1)).toBe(false);
});
