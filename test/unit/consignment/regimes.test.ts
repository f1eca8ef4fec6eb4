import { describe, expect, it } from 'vitest';
import { emptyDraft, readConsignment } from '#shared/consignment/consignment.ts';
import { FIELD_PATTERNS } from '#shared/consignment/fields.ts';
import { asksFor, fieldsOf, OFFERED_FIELDS } from '#shared/consignment/regimeFields.ts';
import {
  isRegimeCode,
  procedureOf,
  proceduresOf,
  REGIME_CODES,
  REGIMES,
  sentProcedure,
} from '#shared/consignment/regimes.ts';
import type { StoredDraft } from '#shared/consignment/storedDraft.ts';
import { enteredPart, wholeDraft } from '#shared/consignment/storedDraft.ts';
import { fingerprintText } from '#shared/rules/passport.ts';
import { aDraft } from '#test/builders/consignment.ts';

describe('the regimes', () => {
  it('are five, and listed each once', () => {
    expect(REGIME_CODES.toSorted()).toEqual(Object.keys(REGIMES).toSorted());
    for (const code of REGIME_CODES) {
      expect(isRegimeCode(code)).toBe(true);
    }
    for (const text of ['', '9611', 'toString', '__proto__']) expect(isRegimeCode(text)).toBe(false);
  });

  it('have procedures, each with its principal among its documents', () => {
    for (const code of REGIME_CODES) {
      for (const procedure of proceduresOf(code)) {
        expect(procedure.code).toBe(code);
        expect(procedure.documents).toContain(procedure.principal);
        expect(procedureOf(code, procedure.route)).toBe(procedure);
      }
      expect(procedureOf(code, '')).toBe(proceduresOf(code)[0]);
      expect(procedureOf(code, 'by balloon')).toBe(proceduresOf(code)[0]);
    }
    expect(procedureOf('9710', 'declaration').documents).toEqual(['order', 'declaration']);
    expect(procedureOf('9610', 'declaration').principal).toBe('inventory');
  });

  it('are told by what was sent: the principal document sent last', () => {
    expect(sentProcedure('9710', []).route).toBe('list');
    expect(sentProcedure('9710', ['order', 'waybill', 'inventory']).route).toBe('list');
    expect(sentProcedure('9710', ['order', 'inventory', 'declaration']).route).toBe('declaration');
    expect(sentProcedure('9710', ['declaration', 'inventory', 'cancellation']).route).toBe('list');
    expect(sentProcedure('0110', ['order', 'waybill', 'inventory']).principal).toBe('inventory');
    expect(sentProcedure('9610', ['order', 'declaration']).principal).toBe('declaration');
  });
});

describe('the fields of a regime', () => {
  it('are all offered by imports and exports, because each is asked by some regime', () => {
    expect([...OFFERED_FIELDS.keys()]).toEqual([...FIELD_PATTERNS.keys()]);
  });

  it('are asked where they belong, whole sections too', () => {
    expect(asksFor('1210', 'zone.emsNo')).toBe(true);
    expect(asksFor('9710', 'zone.emsNo')).toBe(false);
    expect(asksFor('9810', 'order.warehouseNo')).toBe(true);
    expect(asksFor('0110', 'payment.charge')).toBe(false);
    expect(asksFor('0110', 'items.*.gcode')).toBe(true);
  });

  it('are each asked by some regime', () => {
    const asked = new Set(REGIME_CODES.flatMap((code) => [...fieldsOf(code).keys()]));
    expect([...FIELD_PATTERNS.keys()].filter((pattern) => !asked.has(pattern))).toEqual([]);
  });
});

/** A draft as the first versions wrote it: without the fields and sections of other regimes, with one since gone. */
function old(): StoredDraft {
  const { trade, zone, order, consignee, declaration, items, ...rest } = aDraft();
  const { warehouseNo, ...oldOrder } = order;
  const { code, ...oldConsignee } = consignee;
  const { route, ...oldDeclaration } = declaration;
  const oldItems = items.map(({ recordNo, originCountry, district, originPlace, dutyMode, ...item }) => item);
  const gone = { since: 'gone' };
  return {
    ...rest,
    order: { ...oldOrder, ...gone },
    consignee: oldConsignee,
    declaration: oldDeclaration,
    items: oldItems,
  };
}

describe('a stored draft', () => {
  it('of an older version has the new fields, empty, and nothing this version does not know', () => {
    expect(wholeDraft(old())).toEqual(aDraft());
    expect(readConsignment(wholeDraft(old())).unreadable.size).toBe(0);
  });

  it('of an older version that never had any goods is whole too', () => {
    expect(wholeDraft({ regime: '9610', items: [] })).toEqual(emptyDraft('9610'));
  });

  it('counts as the same content before and after: the fingerprint does not change', () => {
    const { order, ...rest } = old();
    const { since, ...plain } = { since: '', ...order };
    expect(since).toBe('gone');
    expect(fingerprintText(aDraft())).toBe(fingerprintText(wholeDraft(old())));
    expect(JSON.parse(fingerprintText(aDraft()))).toEqual({ ...rest, order: plain });
  });

  it('has what was entered even where its regime does not ask for it', () => {
    const draft = aDraft({ trade: { contractNo: 'EX-1' } });
    expect(enteredPart(draft).trade).toEqual({ contractNo: 'EX-1' });
    expect(enteredPart(draft).zone).toBeUndefined();
    expect(fingerprintText(draft)).not.toBe(fingerprintText(aDraft()));
  });
});
