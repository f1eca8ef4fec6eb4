import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PackState } from '#backend/store/contract/packs.ts';
import type { ConsignmentView } from '#shared/api/consignments.ts';
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import type { Language } from '#shared/i18n/texts.ts';
import { findText } from '#shared/i18n/texts.ts';
import type { CompiledPack } from '#shared/rules/compile.ts';
import { compilePack } from '#shared/rules/compile.ts';
import { evaluate } from '#shared/rules/evaluate.ts';
import { compareFindings, isUnchanged } from '#shared/rules/findingChanges.ts';
import type { PackRule, RulePack } from '#shared/rules/pack.ts';
import { phraseText } from '#shared/rules/phrase.ts';
import { installPack, nextEdition } from '#test/builders/installedPacks.ts';
import { aRule, starterPack } from '#test/builders/rulePack.ts';
import type { TestWorkstation } from '#test/builders/workstation.ts';
import { aWorkstation, until } from '#test/builders/workstation.ts';

const DAY = 86_400_000;
const starter = starterPack();
let station: TestWorkstation;
let now: number;

beforeEach(async () => {
  now = Date.UTC(2026, 10, 25, 1);
  station = await aWorkstation({ now: () => now });
  await station.call('profile.create', { kind: 'training' });
});
afterEach(() => station.close());

/** Closes, does something to the closed profile, and opens again. */
async function meanwhile<T>(work: (dataFolder: string) => T): Promise<T> {
  await station.backend.close();
  const done = work(station.dataFolder);
  station = await aWorkstation({ dataFolder: station.dataFolder, now: () => now });
  return done;
}

const installed = (pack: RulePack, state: PackState = 'held') =>
  meanwhile((folder) => installPack(folder, 'training', pack, state, now));
/** Changes the closed database behind the program's back. */
const inDatabase = (statements: string) =>
  meanwhile((folder) => {
    const database = new Database(join(folder, 'training', 'work.db'));
    database.exec(statements);
    database.close();
  });
const withRule = (rule: Partial<PackRule>, rest: Partial<RulePack> = {}) =>
  nextEdition((pack) => ({
    rules: [...pack.rules, aRule({ id: 'R9901', at: ['order.note'], ...rule })],
    ...rest,
  }));
const said = (language: Language) => (phrase: Parameters<typeof phraseText>[0]) =>
  phraseText(phrase, (key) => findText(language, key));

async function views(): Promise<readonly ConsignmentView[]> {
  const { ids } = await station.call('consignments.ids', {});
  return Promise.all(ids.map((id) => station.call('consignments.get', { id })));
}

async function codeOf(method: string, args: unknown): Promise<string> {
  const answer = await station.backend.call(method, args);
  return answer.ok ? 'ok' : answer.error.code;
}

describe('what changed between two packs', () => {
  it('is said in words, in both languages', async () => {
    const gone = starter.pack.rules[0];
    const after = await installed(
      nextEdition((pack) => ({
        ...{ rules: [...pack.rules.slice(1), aRule({ id: 'R9901' })], published: '2027-01-01' },
        effective: { from: '2027-01-01', to: null },
      })),
    );
    const changes = await station.call('packs.changes', { before: starter.hash, after });
    expect(changes).toMatchObject({
      ...{ before: { seq: starter.pack.seq }, after: { seq: starter.pack.seq + 1 }, from: '2027-01-01' },
    });
    expect(changes.lines.map(({ about }) => about.name)).toEqual(['R9901', gone?.id]);
    expect(changes.lines.map(({ phrase }) => said('en')(phrase))[0]).toBe(
      'From 2027-01-01 there is a new rule R9901 (Must be put right): There is no order number',
    );
    expect(said('zh-CN')(changes.lines[1]?.phrase ?? { key: '' })).toContain(gone?.id);
    expect(await codeOf('packs.changes', { before: starter.hash, after: '0'.repeat(64) })).toBe(
      'packs.unknown',
    );
  });
});

/** The difference two full checks find, worked out draft by draft. */
async function byHand(pack: RulePack, day: string): Promise<unknown> {
  const other = compilePack(pack, 'other');
  if (!other.ok) throw new Error(JSON.stringify(other.error));
  const check = (compiled: CompiledPack, view: ConsignmentView) =>
    evaluate(compiled, readConsignment(view.draft), { today: day as CalendarDate }).findings;
  return (await views())
    .map((view) => ({
      view,
      changes: compareFindings(check(starter.compiled, view), check(other.value, view)),
    }))
    .filter(({ view, changes }) => view.editable && !isUnchanged(changes))
    .map(({ view, changes }) => [
      view.draft.order.orderNo,
      changes.gained.map(({ rule, item }) => [rule, item]),
      changes.lost.map(({ rule, item }) => [rule, item]),
      changes.reweighed.map(({ after }) => [after.rule, after.severity]),
    ]);
}

describe('the radar', () => {
  it('finds exactly the drafts that two full checks judge differently, and counts all', async () => {
    const rules = starter.pack.rules.flatMap((rule, i): PackRule[] => {
      if (i % 9 === 0) return [];
      return [i % 7 === 0 ? { ...rule, severity: 'warning' } : rule];
    });
    const heavy = aRule({ id: 'R9901', scope: 'item', assert: 'item.netWeight < 1', at: ['item.netWeight'] });
    const pack = nextEdition(() => ({ rules: [...rules, heavy] }));
    const after = await installed(pack);
    const [binned] = (await station.call('consignments.ids', {})).ids;
    await station.call('consignments.remove', { ids: [binned ?? ''] });
    const report = await station.call('packs.radar', { before: starter.hash, after });
    const expected = await byHand(pack, '2026-11-25');
    expect(
      report.drafts.map(({ orderNo, gained, lost, reweighed }) => [
        orderNo,
        gained.map(({ rule, item }) => [rule, item]),
        lost.map(({ rule, item }) => [rule, item]),
        reweighed.map((pair) => [pair.after.rule, pair.after.severity]),
      ]),
    ).toEqual(expected);
    expect(report.touched).toBe(report.drafts.length);
    expect(report.touched).toBeGreaterThan(3);
    expect(report.checked).toBe((await station.call('consignments.ids', {})).ids.length);
    expect(report.byRule[0]?.drafts).toBeGreaterThan(0);
  });

  it('looks at a pack that is still to come as of its first day, or of the day asked for', async () => {
    const effective = { from: '2027-01-01', to: null };
    const dated = { assert: "order.note == 'x'", effective: { from: '2027-02-01', to: null } };
    const after = await installed(withRule(dated, { effective }));
    const on = async (day: string | null) => {
      const report = await station.call('packs.radar', { before: starter.hash, after, day });
      return [report.day, report.byRule.some(({ rule }) => rule === 'R9901')];
    };
    expect(await on(null)).toEqual(['2027-01-01', false]);
    expect(await on('2027-02-01')).toEqual(['2027-02-01', true]);
  });
});

/** Sends what is ready and waits until customs has closed it; gives the order numbers. */
async function sentAndClosed(): Promise<readonly string[]> {
  const { ids } = await station.call('consignments.ids', { check: 'ready' });
  expect((await station.call('exchange.send', { ids: [...ids] })).queued.length).toBe(ids.length);
  await until(
    () => station.call('home.summary', {}),
    ({ counts }) => counts.closed === ids.length,
  );
  const closed = await station.call('consignments.list', { states: ['closed'] });
  return closed.rows.map(({ orderNo }) => orderNo);
}

describe('the trial of a pack', () => {
  it('stops it when it would refuse what customs accepted, and says which and by what', async () => {
    const orderNos = await sentAndClosed();
    const victim = orderNos[0] ?? '';
    const refusing = await installed(withRule({ assert: `order.orderNo != '${victim}'` }));
    const trial = await station.call('packs.shadow', { hash: refusing });
    expect(trial).toMatchObject({
      ...{ hash: refusing, day: '2026-11-25', stops: true, leftOut: 0 },
      ...{ checked: orderNos.length, accepted: orderNos.length, held: [], draftsTouched: 0 },
      refusingRules: [{ rule: 'R9901', declarations: 1 }],
      refused: [{ orderNo: victim, rules: ['R9901'], findings: [{ rule: 'R9901', severity: 'fatal' }] }],
    });
    const active = await station.call('packs.shadow', { hash: starter.hash });
    expect(active).toMatchObject({ stops: false, checked: orderNos.length, draftsTouched: 0 });
    expect(await codeOf('packs.shadow', { hash: '0'.repeat(64) })).toBe('packs.unknown');
  });

  it('does not stop it when it touches drafts only, and goes by the day each was declared on', async () => {
    const accepted = await sentAndClosed();
    const { ids } = await station.call('consignments.ids', { states: ['draft'] });
    const draft = await station.call('consignments.get', { id: ids[0] ?? '' });
    now += 400 * DAY;
    const assert = `order.orderNo != '${draft.draft.order.orderNo}' && transport.exportDate >= today`;
    const when = `order.orderNo in ['${draft.draft.order.orderNo}', '${accepted[0]}']`;
    const hash = await installed(withRule({ assert, when }));
    const trial = await station.call('packs.shadow', { hash });
    expect(trial).toMatchObject({ stops: false, refused: [], draftsTouched: 1 });
  });

  it('says how many it could not look at because what was sent was not kept', async () => {
    const orderNos = await sentAndClosed();
    const refusing = await installed(withRule({ assert: 'false' }));
    await inDatabase(`DROP TRIGGER passport_body_keeps; DROP TRIGGER passport_body_stays; DROP TRIGGER passport_stays;
      UPDATE passport_body SET draft = replace(draft, '9610', '9710') WHERE passport_n = 1;
      DELETE FROM passport_body WHERE passport_n = 2; DELETE FROM passport WHERE n = 2`);
    const trial = await station.call('packs.shadow', { hash: refusing });
    expect([trial.leftOut, trial.checked, trial.refused.length]).toEqual([
      2,
      orderNos.length - 2,
      orderNos.length - 2,
    ]);
  });
});

describe('a check as of a day', () => {
  it('goes by the pack in force on that day', async () => {
    const effective = { from: '2027-01-01', to: '2027-07-01' };
    const pack = withRule({ assert: "order.note == 'x'" }, { effective });
    const hash = await installed(pack, 'allowed');
    const { ids } = await station.call('consignments.ids', {});
    const id = ids[0] ?? '';
    const on = (day: string) => station.call('passports.asOf', { id, day });
    const speaks = (findings: readonly { readonly rule: string }[]) =>
      findings.some(({ rule }) => rule === 'R9901');
    const [before, after] = [await on('2026-12-31'), await on('2027-01-01')];
    expect([before.pack.hash, speaks(before.findings)]).toEqual([starter.hash, false]);
    expect([after.pack, speaks(after.findings)]).toEqual([
      { id: pack.pack, version: pack.version, seq: pack.seq, hash },
      true,
    ]);
    expect(after.counts.fatal).toBe(after.findings.filter(({ severity }) => severity === 'fatal').length);
    expect((await on('2027-07-01')).pack.hash).toBe(starter.hash);
    const { findings } = await station.call('consignments.get', { id });
    expect((await on('2026-11-25')).findings).toEqual(
      findings.map(({ confirmed: _, ...finding }) => finding),
    );
  });

  it('is refused for a day on which no pack was in force', async () => {
    const { ids } = await station.call('consignments.ids', {});
    const id = ids[0];
    await installed(withRule({ assert: 'true' }, { effective: { from: '2026-01-01', to: null } }), 'allowed');
    await inDatabase(`UPDATE rule_pack SET state = 'withdrawn' WHERE hash = '${starter.hash}'`);
    expect(await codeOf('passports.asOf', { id, day: '2026-01-01' })).toBe('ok');
    expect(await codeOf('passports.asOf', { id, day: '2025-12-31' })).toBe('packs.noneOn');
    expect(await codeOf('passports.asOf', { id: 'nobody', day: '2026-01-01' })).toBe('consignment.missing');
  });
});

describe('a passport checked again', () => {
  it('gives the same verdict with the pack it was made with, when another one is active since', async () => {
    const { ids } = await station.call('consignments.ids', { check: 'blocked' });
    const id = ids[0] ?? '';
    const { id: passportId } = await station.call('passports.make', { id });
    const hash = await installed(withRule({ assert: "order.note == 'x'" }), 'allowed');
    const [active] = await station.call('packs.installed', {});
    expect(active?.hash).toBe(hash);
    expect(await station.call('passports.recheck', { passportId })).toMatchObject({
      same: true,
      differs: [],
    });
    const { findings } = await station.call('consignments.get', { id });
    expect(findings.some(({ rule }) => rule === 'R9901')).toBe(true);
  });

  it('cannot be had when the pack it was made with is not there any more', async () => {
    await installed(withRule({ assert: "order.note == 'x'" }), 'allowed');
    const { ids } = await station.call('consignments.ids', {});
    const { id: passportId } = await station.call('passports.make', { id: ids[0] ?? '' });
    await inDatabase(
      `DROP TRIGGER rule_pack_stays; DELETE FROM rule_pack WHERE seq = ${starter.pack.seq + 1}`,
    );
    expect(await codeOf('passports.recheck', { passportId })).toBe('passport.otherPack');
  });
});

describe('a finding explained', () => {
  it('is explained by the pack that made it', async () => {
    const pack = await installed(withRule({ assert: "order.note == 'x'" }));
    const { ids } = await station.call('consignments.ids', {});
    const asked = { id: ids[0] ?? '', rule: 'R9901' };
    expect(await station.call('findings.explain', asked)).toBeNull();
    const reason = await station.call('findings.explain', { ...asked, pack });
    expect(reason?.failed.map(({ text }) => text)).toEqual([`order.note == "x"`]);
  });
});
