import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { writeStickFile } from '#backend/packs/trust/stickFile.ts';
import { aTrustFolder, good } from '#test/builders/packRepository.ts';
import type { PackStation } from '#test/builders/packStation.ts';
import { aPackStation } from '#test/builders/packStation.ts';

/** The repository of a station as an update file. */
function aStick({ repository }: PackStation): string {
  const path = join(aTrustFolder(), 'rules.zip');
  good(writeStickFile(repository.dir, path, repository.keys, Date.now(), 60));
  return path;
}

async function taken(rig: PackStation, path: string) {
  const ticket = await rig.station().backend.offerFile(path, 'rules.zip');
  const { job } = await rig.call('packs.takeFile', { ticket });
  return rig.ended(job);
}

describe('an update file', () => {
  it('goes the same way without any network', async () => {
    const rig = await aPackStation();
    const hash = rig.publish({ seq: 2, version: '1.1.0' });
    const path = aStick(rig);
    await rig.server.close();
    await rig.call('exchange.setOffline', { offline: true });
    expect(await taken(rig, path)).toMatchObject({ kind: 'packs', state: 'done', error: null });
    expect(await rig.active()).toMatchObject({ hash, seq: 2, origin: 'stick', standing: 'active' });
    expect((await rig.call('packs.status', {})).lastTry).toMatchObject({ error: null });
    expect(readdirSync(join(rig.folder, 'pack-downloads')).filter((name) => name !== 'partial')).toEqual([]);
    expect(await taken(rig, path)).toMatchObject({ state: 'done' });
    const installed = (await rig.notes()).filter(({ action }) => action === 'packs.installed');
    expect(installed.map(({ detail }) => JSON.parse(detail).origin)).toEqual(['shipped', 'stick']);
  });

  it('of another publisher is refused, and so is an older one than was seen', async () => {
    const rig = await aPackStation();
    const other = await aPackStation();
    other.publish({ seq: 2 });
    expect(await taken(rig, aStick(other))).toMatchObject({ error: { code: 'packs.trust.stranger' } });
    rig.offer({ seq: 1 });
    const old = aStick(rig);
    rig.publish({ seq: 2 });
    await taken(rig, aStick(rig));
    expect(await taken(rig, old)).toMatchObject({ error: { code: 'packs.trust.rollback' } });
    expect((await rig.active()).seq).toBe(2);
  });

  it('with a changed file is refused by its hash', async () => {
    const rig = await aPackStation();
    rig.publish({ seq: 2, text: '第 2 版' });
    const path = aStick(rig);
    const content = unzipSync(readFileSync(path));
    for (const [name, bytes] of Object.entries(content)) {
      if (name.startsWith('targets/files/')) content[name] = new Uint8Array(bytes.length).fill(0x20);
    }
    writeFileSync(path, zipSync(content));
    expect(await taken(rig, path)).toMatchObject({
      state: 'failed',
      error: { code: 'packs.trust.wrongHash' },
    });
    expect(await rig.installed()).toHaveLength(1);
  });
});

/** A link, as a Unix zip says it: the kind of file stands in the upper half of the attributes. */
const LINK = 0xa1ff << 16;
const target = (name: string) => `targets/files/${'a'.repeat(64)}.${name}`;

describe('a hostile file', () => {
  it.each([
    ['a way out of the folder', { '../../outside.json': strToU8('x') }],
    ['an absolute name', { '/etc/outside.json': strToU8('x') }],
    ['a name with a drive', { 'C:\\outside.json': strToU8('x') }],
    ['a way out behind a good beginning', { 'targets/packs/../../outside.json': strToU8('x') }],
    ['something that is no repository', { 'readme.txt': strToU8('x') }],
    [
      'a name that Windows keeps for a device',
      { [`targets/packs/con/${'a'.repeat(64)}.1.json`]: strToU8('x') },
    ],
    ['a link', { [target('json')]: [strToU8('/etc/passwd'), { os: 3, attrs: LINK }] }],
    ['a file beyond all bounds', { [target('big')]: new Uint8Array(13_000_000) }],
    [
      'too many files',
      Object.fromEntries(Array.from({ length: 5_001 }, (_, n) => [target(`${n}`), strToU8('')])),
    ],
  ] as const)('with %s is refused before anything is written', async (_, content) => {
    const rig = await aPackStation();
    const path = join(aTrustFolder(), 'rules.zip');
    writeFileSync(
      path,
      zipSync({ 'metadata/1.root.json': strToU8('{}'), ...content } as Parameters<typeof zipSync>[0]),
    );
    expect(await taken(rig, path)).toMatchObject({ state: 'failed', error: { code: 'packs.badArchive' } });
    expect(existsSync(join(rig.folder, 'outside.json'))).toBe(false);
    expect(readdirSync(join(rig.folder, 'pack-downloads'))).toEqual([]);
    expect(await rig.installed()).toHaveLength(1);
  });

  it('that is no zip, is cut or unpacks to more than it says is refused', async () => {
    const rig = await aPackStation();
    rig.publish({ seq: 2 });
    const path = aStick(rig);
    const whole = readFileSync(path);
    const lying = Buffer.from(whole);
    const at = lying.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    lying.writeUInt32LE(1, at + 24);
    for (const bytes of [Buffer.from('no zip'), whole.subarray(0, whole.length - 40), lying]) {
      writeFileSync(path, bytes);
      expect(await taken(rig, path)).toMatchObject({ error: { code: 'packs.badArchive' } });
    }
    expect((await rig.notes()).filter(({ action }) => action === 'packs.fileRefused')).toHaveLength(3);
  });

  it('is asked for by its ticket only', async () => {
    const rig = await aPackStation();
    expect(await rig.refusal('packs.takeFile', { ticket: 'X' })).toBe('file.ticket');
  });
});
