import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { offerPath } from '#hosts/desktop/offerPath.ts';

const folder = mkdtempSync(join(tmpdir(), 'highland-test-'));
const file = join(folder, '订单.csv');
writeFileSync(file, 'a,b\n');

function aBackend() {
  const offered: string[][] = [];
  return { offered, offerFile: async (...what: string[]) => `t-${offered.push(what)}` };
}

test('a dropped file is offered with its name and size, without its path', async () => {
  const backend = aBackend();
  expect(await offerPath(backend, file)).toEqual({ ticket: 't-1', name: '订单.csv', bytes: 4 });
  expect(backend.offered).toEqual([[file, '订单.csv']]);
});

test.each([
  ['host.notAFile', ''],
  ['host.notAFile', 'orders.csv'],
  ['host.notAFile', folder],
  ['host.notAFile', null],
  ['host.notAFile', `/${'x'.repeat(40_000)}`],
  ['host.fileFailed', join(folder, 'gone.csv')],
  ['host.fileFailed', `${file}\0.csv`],
])('%s: %s', async (code, path) => {
  const backend = aBackend();
  expect(await offerPath(backend, path)).toMatchObject({ code });
  expect(backend.offered).toEqual([]);
});
