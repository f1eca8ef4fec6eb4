import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openFile } from '#backend/packs/trust/source.ts';
import { downloadFile, PATIENCE } from '#backend/packs/trust/transfer.ts';

const folder = mkdtempSync(join(tmpdir(), 'highland-source-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const source = { kind: 'folder', path: folder } as const;
const { signal } = new AbortController();
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 30));

describe('a folder as a source', () => {
  it('gives the bytes of a file from where they are asked for', async () => {
    writeFileSync(join(folder, 'a.json'), 'abcdef');
    const opened = await openFile(source, 'a.json', 2, signal);
    if (!opened.ok || opened.value === null) throw new Error('is not there');
    expect(opened.value).toMatchObject({ from: 2, declared: 4 });
    const parts: Uint8Array[] = [];
    for await (const chunk of opened.value.chunks) parts.push(chunk);
    expect(Buffer.concat(parts).toString()).toBe('cdef');
  });

  // Found by fuzzing: the file was opened before anybody read it, and its failing then ended the program.
  it('survives that a file it was about to read, or refused to, is gone the next moment', async () => {
    const faults: unknown[] = [];
    const note = (fault: unknown): void => void faults.push(fault);
    process.on('uncaughtException', note);
    try {
      writeFileSync(join(folder, 'b.json'), 'abcdef');
      const opened = await openFile(source, 'b.json', 0, signal);
      const signed = { bytes: 3, sha256: '0'.repeat(64) };
      const place = join(folder, 'partial');
      const came = downloadFile(source, 'b.json', signed, place, { patience: PATIENCE });
      rmSync(join(folder, 'b.json'));
      expect(await came).toMatchObject({ ok: false });
      await aMoment();
      if (!opened.ok || opened.value === null) throw new Error('was not there');
      const reading = (async () => {
        for await (const chunk of opened.value?.chunks ?? []) expect(chunk).toBeDefined();
      })();
      await expect(reading).rejects.toThrow('ENOENT');
      expect(faults).toEqual([]);
    } finally {
      process.off('uncaughtException', note);
    }
  });
});
