import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/base/calendarDate.ts';
import { emptyDraft, readConsignment } from '#shared/consignment/consignment.ts';
import { evaluate } from '#shared/rules/evaluate.ts';
import type { Passport, PassportParts } from '#shared/rules/passport.ts';
import {
  fingerprintText,
  makePassport,
  passportText,
  readPassport,
  samePassport,
} from '#shared/rules/passport.ts';
import { aDraft, anItem } from '#test/builders/consignment.ts';
import { starterPack } from '#test/builders/rulePack.ts';

const { pack, hash, compiled } = starterPack();
const TODAY = '2026-01-05' as CalendarDate;
const HASH = 'a'.repeat(64);

function passport(draft = aDraft(), change: Partial<PassportParts> = {}): Passport {
  return makePassport({
    madeAt: '2026-01-05T08:00:00.000Z',
    appVersion: '2.0.0',
    consignment: { id: 'c1', fingerprint: HASH },
    pack: { id: pack.pack, version: pack.version, seq: pack.seq, hash },
    evaluation: evaluate(compiled, readConsignment(draft), { today: TODAY }),
    confirmations: [{ rule: 'R1067', key: '["R1067",1,""]', by: 'Wang', at: '2026-01-05T07:59:00.000Z' }],
    ...change,
  });
}

const wrong = aDraft({
  order: { currency: 'XYZ' },
  items: [anItem({ qty: 'six', wildlife: 'yes' }), anItem({ totalPrice: '1' })],
});

describe('a passport', () => {
  it('is read back from its text as it was made, for good, wrong and empty consignments', () => {
    for (const draft of [aDraft(), wrong, emptyDraft('9610')]) {
      const made = passport(draft);
      const read = readPassport(JSON.parse(passportText(made)));
      if (!read.ok) throw new Error(JSON.stringify(read.error));
      expect(read.value).toEqual(made);
      expect(passportText(read.value)).toBe(passportText(made));
    }
    expect(passport(wrong).findings.some((finding) => finding.fix?.kind === 'set')).toBe(true);
  });

  it('counts what it holds and names pack, day and consignment', () => {
    const made = passport(wrong);
    const total = Object.entries(made.counts).filter(([name]) => name !== 'blocked' && name !== 'confirmed');
    expect(total.reduce((sum, [, count]) => sum + count, 0)).toBe(made.findings.length);
    expect(made.counts).toMatchObject({ blocked: made.blocked.length, confirmed: 1 });
    expect(made).toMatchObject({
      basisDate: TODAY,
      pack: { seq: pack.seq, hash },
      consignment: { id: 'c1' },
    });
  });

  it('has one text whatever the order of its keys', () => {
    const made = passport();
    const turned = Object.fromEntries(Object.entries(made).reverse()) as unknown as Passport;
    expect(passportText(turned)).toBe(passportText(made));
    expect(fingerprintText(aDraft())).toBe(fingerprintText(aDraft()));
    expect(fingerprintText(aDraft({ order: { note: ' ' } }))).not.toBe(fingerprintText(aDraft()));
  });

  it.each([
    ['another format', { format: 'x/1' }],
    ['a day that is none', { basisDate: '2026-02-30' }],
    ['a hash that is none', { consignment: { id: 'c1', fingerprint: 'zz' } }],
    ['something extra', { extra: 1 }],
    ['a finding that is none', { findings: [{ rule: 'R1' }] }],
    ['too many confirmations', { confirmations: Array.from({ length: 6000 }, () => ({})) }],
    ['a pointer that is none', { blocked: [{ rule: 'R1001', item: null, at: ['__proto__'] }] }],
  ])('is refused with %s', (_what, change) => {
    const read = readPassport({ ...JSON.parse(passportText(passport())), ...change });
    expect(read.ok ? null : read.error.code).toBe('rules.passport.unreadable');
  });

  it('is refused when its counts are not those of its findings', () => {
    const made = JSON.parse(passportText(passport(wrong)));
    const read = readPassport({ ...made, findings: made.findings.slice(1) });
    expect(read.ok ? null : read.error.code).toBe('rules.passport.inconsistent');
    expect(readPassport(null).ok).toBe(false);
  });
});

describe('two passports', () => {
  it('of the same check made twice are the same, whenever it was', () => {
    const later = passport(aDraft(), { madeAt: '2026-02-01T00:00:00.000Z', appVersion: '3.0.0' });
    expect(samePassport(passport(), later)).toMatchObject({ same: true, differs: [] });
  });

  it('differ in what differs', () => {
    const other = passport(wrong, {
      consignment: { id: 'c1', fingerprint: 'b'.repeat(64) },
      confirmations: [],
    });
    const compared = samePassport(passport(), other);
    expect(compared.same).toBe(false);
    expect(compared.differs).toEqual(expect.arrayContaining(['consignment', 'findings', 'confirmations']));
    expect(compared.gained.map((finding) => finding.rule)).toContain('R4001');
  });

  it('differ in the pack alone when another pack finds the same', () => {
    const stamped = { ...passport().pack, hash: 'c'.repeat(64) };
    expect(samePassport(passport(), passport(aDraft(), { pack: stamped })).differs).toEqual(['pack']);
  });
});
