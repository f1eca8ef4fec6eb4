import { existsSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { createUploads } from '#hosts/web/uploads.ts';
import type { AppError } from '#shared/api/errors.ts';
import type { ChosenFile } from '#shared/api/files.ts';
import type { Result } from '#shared/base/result.ts';

type Taken = Result<ChosenFile, AppError>;

/** Sends parts without saying how long they are together, and gives what became of the upload. */
async function upload(
  parts: readonly string[],
  max: number,
): Promise<{ taken: Taken; path: string | null; left: boolean }> {
  let path: string | null = null;
  const uploads = createUploads(
    {
      offerFile: async (offered) => {
        path = offered;
        return 'ticket';
      },
    },
    max,
  );
  const taken = Promise.withResolvers<Taken>();
  const server = createServer((incoming, response) => {
    void uploads.take(incoming, 'a.csv').then((result) => {
      response.end();
      taken.resolve(result);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const outgoing = request({ host: '127.0.0.1', port, method: 'PUT', agent: false });
  outgoing.on('error', () => undefined);
  for (const part of parts) outgoing.write(part);
  outgoing.end();
  const result = await taken.promise;
  const left = path !== null && existsSync(path);
  await uploads.close();
  server.closeAllConnections();
  server.close();
  return { taken: result, path, left };
}

test('a file that grows beyond the bound is refused and leaves nothing behind', async () => {
  const { taken, path } = await upload(['12345', '67890', 'x'], 10);
  expect(taken).toMatchObject({ ok: false, error: { code: 'host.fileTooLarge' } });
  expect(path).toBeNull();
});

test('a file within the bound is kept until the host stops', async () => {
  const { taken, path, left } = await upload(['12345', '67890'], 10);
  expect(taken).toEqual({ ok: true, value: { ticket: 'ticket', name: 'a.csv', bytes: 10 } });
  expect(left).toBe(true);
  expect(existsSync(path ?? '')).toBe(false);
});
