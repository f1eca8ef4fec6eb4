import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConsignmentView } from '#shared/api/consignments.ts';
import { pointer } from '#shared/base/pointer.ts';
import type { TestWorkstation } from '#test/builders/workstation.ts';
import { aWorkstation } from '#test/builders/workstation.ts';

const DAY = 86_400_000;
let station: TestWorkstation;
let now = Date.UTC(2026, 2, 2, 1);

beforeEach(async () => {
  now = Date.UTC(2026, 2, 2, 1);
  station = await aWorkstation({ now: () => now });
  await station.call('profile.create', { kind: 'training' });
});
afterEach(() => station.close());

async function oneOf(check: 'ready' | 'blocked'): Promise<string> {
  const { ids } = await station.call('consignments.ids', { check });
  if (ids[0] === undefined) throw new Error(`no sample is ${check}`);
  return ids[0];
}

async function withOrderNo(id: string, text: string): Promise<ConsignmentView> {
  const { revision } = await station.call('consignments.get', { id });
  const edits = [{ kind: 'set', at: pointer('order', 'orderNo'), text }] as const;
  return station.call('consignments.edit', { id, revision, edits: [...edits] });
}

/** Changes the closed database behind the program's back. */
async function tamper(statement: string): Promise<void> {
  const folder = station.dataFolder;
  await station.backend.close();
  const database = new Database(join(folder, 'training', 'work.db'));
  try {
    for (const trigger of ['passport_keeps', 'passport_body_keeps']) database.exec(`DROP TRIGGER ${trigger}`);
    database.exec(statement);
  } finally {
    database.close();
  }
  station = await aWorkstation({ dataFolder: folder, now: () => now });
}

describe('a passport that was asked for', () => {
  it('keeps pack, day and findings, and is listed newest first', async () => {
    const id = await oneOf('blocked');
    const first = await station.call('passports.make', { id });
    now += 1000;
    const second = await station.call('passports.make', { id });
    expect((await station.call('passports.list', { id })).map((row) => row.id)).toEqual([
      second.id,
      first.id,
    ]);
    const [pack] = await station.call('packs.installed', {});
    expect(first).toMatchObject({
      reason: 'asked',
      basisDate: '2026-03-02',
      pack: { id: pack?.id, version: pack?.version, hash: pack?.hash },
      current: true,
    });
    const view = await station.call('consignments.get', { id });
    const kept = await station.call('passports.get', { passportId: first.id });
    expect(kept).toMatchObject({ consignmentId: id, training: true, sha256: first.sha256 });
    expect(kept.passport.findings).toEqual(view.findings.map(({ confirmed: _, ...finding }) => finding));
    expect(kept.passport.counts.fatal + kept.passport.counts.hold).toBeGreaterThan(0);
  });

  it('says the same when it is checked again, also on another day and after a restart', async () => {
    const { id: passportId } = await station.call('passports.make', { id: await oneOf('blocked') });
    now += 40 * DAY;
    station = await station.restart();
    expect(await station.call('passports.recheck', { passportId })).toMatchObject({
      same: true,
      differs: [],
    });
  });

  it('speaks of the content it was made for, whatever was edited since', async () => {
    const id = await oneOf('ready');
    const { id: passportId, counts } = await station.call('passports.make', { id });
    expect((await withOrderNo(id, '')).counts.fatal).toBeGreaterThan(0);
    expect(await station.call('passports.list', { id })).toMatchObject([{ current: false }]);
    expect((await station.call('passports.get', { passportId })).passport.counts).toEqual(counts);
    expect(await station.call('passports.recheck', { passportId })).toMatchObject({ same: true });
    await station.call('consignments.undo', { id });
    expect(await station.call('passports.list', { id })).toMatchObject([{ current: true }]);
  });

  it('names what a person had confirmed', async () => {
    const { ids } = await station.call('consignments.ids', {});
    for (const id of ids) {
      const { findings } = await station.call('consignments.get', { id });
      const open = findings.find(({ severity }) => severity === 'hold' || severity === 'verify');
      if (open === undefined) continue;
      await station.call('consignments.confirm', { id, rule: open.rule, item: open.item, confirmed: true });
      const { id: passportId } = await station.call('passports.make', { id });
      const { passport, confirmed } = await station.call('passports.get', { passportId });
      expect(passport.confirmations).toMatchObject([{ rule: open.rule, by: 'user' }]);
      expect(confirmed.map((i) => passport.findings[i]?.rule)).toContain(open.rule);
      expect(await station.call('passports.recheck', { passportId })).toMatchObject({ same: true });
      return;
    }
    throw new Error('no sample has anything to confirm');
  });

  it('can be had as a file that carries its hash', async () => {
    const { id: passportId, sha256 } = await station.call('passports.make', { id: await oneOf('ready') });
    const offer = await station.call('passports.export', { passportId });
    expect(offer.name).toMatch(/^verdict-2026-03-02-[0-9a-f]{12}-TRAINING\.json$/);
    const file = await station.backend.fileOf(offer.ticket);
    const { passport } = await station.call('passports.get', { passportId });
    expect(JSON.parse(readFileSync(file?.path ?? '', 'utf8'))).toMatchObject({
      training: true,
      sha256,
      passport: { ...passport },
    });
  });
});

describe('a consignment that is sent', () => {
  it('leaves a passport of what was sent, once for each sending', async () => {
    const id = await oneOf('ready');
    await station.call('exchange.setOffline', { offline: true });
    expect((await station.call('exchange.send', { ids: [id] })).queued).toEqual([id]);
    const rows = await station.call('passports.list', { id });
    expect(rows).toMatchObject([{ reason: 'queued', current: true, counts: { fatal: 0 } }]);
    expect((await station.call('exchange.send', { ids: [id] })).queued).toEqual([]);
    expect(await station.call('passports.list', { id })).toEqual(rows);
  });

  it('leaves none when it is refused', async () => {
    const id = await oneOf('blocked');
    expect((await station.call('exchange.send', { ids: [id] })).queued).toEqual([]);
    expect(await station.call('passports.list', { id })).toEqual([]);
  });
});

describe('a passport that was meddled with', () => {
  const otherPack = 'd'.repeat(64);

  it.each([
    ['its text', `UPDATE passport_body SET passport = replace(passport, '2026-03-02', '2026-03-03')`],
    ['the draft', `UPDATE passport_body SET draft = replace(draft, '9610', '9710')`],
    ['its hash', `UPDATE passport SET sha256 = '${otherPack}'`],
  ])('is found out by %s', async (_what, statement) => {
    const { id: passportId } = await station.call('passports.make', { id: await oneOf('ready') });
    await tamper(statement);
    for (const method of ['passports.get', 'passports.recheck', 'passports.export']) {
      expect(await station.backend.call(method, { passportId })).toMatchObject({
        ok: false,
        error: { code: 'passport.damaged' },
      });
    }
  });

  it('is unknown when it never was made', async () => {
    expect(await station.backend.call('passports.get', { passportId: 'nobody' })).toMatchObject({
      ok: false,
      error: { code: 'passport.missing' },
    });
  });
});
