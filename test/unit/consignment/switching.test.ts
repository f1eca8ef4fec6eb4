import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointer } from '#shared/base/pointer.ts';
import type { Draft } from '#shared/consignment/consignment.ts';
import { readConsignment } from '#shared/consignment/consignment.ts';
import type { Edit } from '#shared/consignment/edit.ts';
import { applyEdits, textAt } from '#shared/consignment/edit.ts';
import { FIELD_PATTERNS } from '#shared/consignment/fields.ts';
import { asksFor } from '#shared/consignment/regimeFields.ts';
import { REGIME_CODES } from '#shared/consignment/regimes.ts';
import { keptPlaces, newlyAsked, switchEdits, WAYS, wayOf } from '#shared/consignment/switching.ts';
import { aDraft } from '#test/builders/consignment.ts';

function apply(draft: Draft, edits: readonly Edit[]) {
  const edited = applyEdits(draft, edits);
  if (!edited.ok) throw new Error(edited.error.code);
  return edited.value;
}

const anyWay = fc.constantFrom(...WAYS);

describe('switching to another regime', () => {
  it('keeps every text, and its inverse brings back the very draft', () => {
    fc.assert(
      fc.property(fc.array(anyWay, { minLength: 1, maxLength: 6 }), (ways) => {
        const start = aDraft({ trade: { contractNo: 'EX-1' }, zone: { emsNo: 'T1' } });
        let draft = start;
        const back: Edit[] = [];
        for (const way of ways) {
          const { draft: next, inverse } = apply(draft, switchEdits(draft, way));
          back.unshift(...inverse);
          draft = next;
          expect(wayOf(draft).regime).toBe(way.regime);
        }
        expect({ ...draft, regime: start.regime, declaration: start.declaration }).toEqual(start);
        expect(apply(draft, back).draft).toEqual(start);
      }),
      { numRuns: 100 },
    );
  });

  it('is one edit where only the regime differs, two where the route does too, none where nothing does', () => {
    const draft = aDraft();
    expect(switchEdits(draft, { regime: '1210', route: 'list' })).toEqual([
      { kind: 'setRegime', regime: '1210' },
    ]);
    const b2b = switchEdits(draft, { regime: '9710', route: 'declaration' });
    expect(b2b).toEqual([
      { kind: 'setRegime', regime: '9710' },
      { kind: 'set', at: 'declaration.route', text: 'declaration' },
    ]);
    const there = apply(draft, b2b).draft;
    expect(switchEdits(there, { regime: '9710', route: 'declaration' })).toEqual([]);
    expect(switchEdits(there, { regime: '9610', route: 'list' })).toEqual([
      { kind: 'setRegime', regime: '9610' },
    ]);
  });

  it('names what is kept without being asked for, and what is asked for newly and empty', () => {
    const draft = aDraft();
    const to = { regime: '9710', route: 'declaration' } as const;
    const kept = keptPlaces(draft, to);
    expect(kept).toEqual(
      expect.arrayContaining(['carrier.code', 'transport.waybillNo', 'payment.charge', 'order.copNo']),
    );
    expect(kept).not.toContain('order.orderNo');
    expect(newlyAsked(draft, wayOf(draft), to)).toEqual(
      expect.arrayContaining(['trade.term', 'items.*.district', 'declaration.route']),
    );
    expect(keptPlaces(draft, wayOf(draft))).toEqual([]);
    expect(newlyAsked(draft, wayOf(draft), wayOf(draft))).toEqual([]);
  });
});

describe('what a regime does not ask for', () => {
  it('is kept in the draft and read as nothing, by every way', () => {
    fc.assert(
      fc.property(anyWay, fc.constantFrom(...FIELD_PATTERNS.keys()), (way, pattern) => {
        const at = pointer(...pattern.replace('*', '0').split('.'));
        const draft = apply(aDraft(), [
          ...switchEdits(aDraft(), way),
          { kind: 'set', at, text: pattern === 'declaration.route' ? way.route : '不是数字' },
        ]).draft;
        const { consignment, unreadable } = readConsignment(draft);
        const [section = '', name = '', third = ''] = at.split('.');
        const group: object =
          section === 'items' ? (consignment.items[0] ?? {}) : Reflect.get(consignment, section);
        const value: unknown = Reflect.get(group, section === 'items' ? third : name);
        const asked = asksFor(way.regime, pattern, way.route);
        if (!asked) expect([value === '' || value === null, unreadable.has(at)]).toEqual([true, false]);
        else if (FIELD_PATTERNS.get(pattern)?.kind === 'text') expect(value).toBe('不是数字');
        expect(textAt(draft, at)).not.toBe('');
      }),
      { numRuns: 300 },
    );
  });

  it('is everything of all routes while no route is chosen', () => {
    for (const pattern of FIELD_PATTERNS.keys()) {
      const either = ['list', 'declaration'].some((route) => asksFor('9710', pattern, route));
      expect(asksFor('9710', pattern), pattern).toBe(either);
      for (const regime of REGIME_CODES)
        expect(asksFor(regime, pattern, 'by balloon')).toBe(asksFor(regime, pattern));
    }
    expect(asksFor('9710', 'transport.waybillNo', 'declaration')).toBe(false);
    expect(asksFor('9710', 'trade.term', 'list')).toBe(false);
  });
});
