import { describe, expect, it } from 'vitest';
import { fieldsOf } from '#shared/consignment/regimeFields.ts';
import type { Procedure, SentKind } from '#shared/consignment/regimes.ts';
import { procedureOf } from '#shared/consignment/regimes.ts';
import { changeability } from '#shared/exchange/changeability.ts';
import type { Part } from '#shared/exchange/changeParts.ts';
import { partOf } from '#shared/exchange/changeParts.ts';
import { REASONS } from '#shared/exchange/changeReasons.ts';
import { consignmentState } from '#shared/exchange/consignmentState.ts';
import { declaredAlready, documentFreedom, heldBack } from '#shared/exchange/documentFreedom.ts';
import type { DocumentState } from '#shared/exchange/documentState.ts';
import { DOCUMENT_STATES } from '#shared/exchange/documentState.ts';
import { findText } from '#shared/i18n/texts.ts';

const RETAIL = procedureOf('9610', 'list');
const DECLARED = procedureOf('9710', 'declaration');
type States = Partial<Record<SentKind, DocumentState>>;

const statesOf = (states: States) => new Map(Object.entries(states) as [SentKind, DocumentState][]);
const all = (state: DocumentState, ...kinds: readonly SentKind[]): States =>
  Object.fromEntries((kinds.length > 0 ? kinds : RETAIL.documents).map((kind) => [kind, state]));

function look(states: States, procedure: Procedure = RETAIL) {
  const map = statesOf(states);
  return changeability(procedure, consignmentState(procedure, map), map);
}
function part(states: States, name: Part, procedure: Procedure = RETAIL) {
  return look(states, procedure).parts.find((one) => one.part === name)?.freedom;
}

describe('what may still be changed of a retail export', () => {
  it('is everything before it was sent and after it was returned', () => {
    for (const states of [{}, all('withdrawn')]) {
      expect(look(states).parts.every(({ freedom }) => freedom.band === 'free')).toBe(true);
    }
    expect(part({ ...all('stored'), inventory: 'returned' }, 'goods')).toMatchObject({ band: 'free' });
  });

  it('is everything once it is taken back, as long as it waits in the outbox', () => {
    expect(look(all('queued'))).toMatchObject({ mayBegin: true });
    expect(part(all('queued'), 'goods')).toEqual({ band: 'free', step: 'begin', reason: 'queued' });
  });

  it('opens again while only the partners have left: they go as a change, no inventory declares them yet', () => {
    const states: States = { order: 'stored', receipts: 'declaring', waybill: 'stored', inventory: 'queued' };
    expect(look(states).mayBegin).toBe(true);
    expect(part(states, 'payment')).toEqual({ band: 'free', step: 'begin', reason: 'partnersHeld' });
  });

  it('is nothing while an answer is missing: the platform may hold it or not', () => {
    const states: States = { order: 'unknown', waybill: 'acknowledged', inventory: 'queued' };
    expect(look(states).mayBegin).toBe(false);
    expect(part(states, 'order')).toEqual({ band: 'locked', reason: 'answerOpen' });
  });

  it.each([
    ['acknowledged', 'declaring'],
    ['declaring', 'declaring'],
    ['stored', 'underReview'],
    ['review', 'underReview'],
    ['accepted', 'accepted'],
    ['inspection', 'inspection'],
    ['turnedBack', 'turnedBack'],
  ] as const)('is nothing while the inventory is %s', (inventory, reason) => {
    const found = look({ ...all('stored'), inventory });
    expect(found.parts.every(({ freedom }) => freedom.band === 'locked')).toBe(true);
    expect(part({ ...all('stored'), inventory }, 'goods')).toEqual({ band: 'locked', reason });
    expect([found.cancellation.offered, found.return.offered]).toEqual([false, false]);
  });

  it('is asked for after release: cancelled before the goods leave, taken back after', () => {
    const released = look({ ...all('stored'), inventory: 'released' });
    expect(part({ ...all('stored'), inventory: 'released' }, 'goods')).toMatchObject({
      band: 'request',
      requests: ['cancellation', 'return'],
    });
    expect([released.cancellation.offered, released.return.offered]).toEqual([true, true]);
    const closed = look({ ...all('stored'), inventory: 'closed' });
    expect(closed).toMatchObject({
      cancellation: { offered: false, reason: 'left' },
      return: { offered: true },
    });
  });

  it('waits for the answer to a request, and may be asked for again when it is refused', () => {
    const states: States = { ...all('stored'), inventory: 'released' };
    for (const cancellation of [
      'queued',
      'sending',
      'unknown',
      'acknowledged',
      'declaring',
      'stored',
    ] as const) {
      const found = look({ ...states, cancellation });
      expect(found.cancellation).toEqual({ offered: false, reason: 'pending' });
      expect(found.return).toEqual({ offered: false, reason: 'pending' });
    }
    for (const cancellation of ['returned', 'withdrawn'] as const)
      expect(look({ ...states, cancellation }).cancellation.offered).toBe(true);
    expect(look({ ...states, cancellation: 'accepted' })).toMatchObject({
      cancellation: { reason: 'granted' },
      return: { reason: 'granted' },
    });
  });

  it('does not take a reviewed return for a granted one: only its release is', () => {
    const found = look({ ...all('stored'), inventory: 'closed', return: 'accepted' });
    expect(found.return).toEqual({ offered: false, reason: 'pending' });
    expect(look({ ...all('stored'), inventory: 'closed', return: 'released' }).return.offered).toBe(true);
  });

  it('holds a change of what an inventory declares back, also when a returned receipt opened the form', () => {
    const states = statesOf({ ...all('stored'), receipts: 'returned' });
    expect(consignmentState(RETAIL, states)).toBe('returned');
    expect(heldBack(RETAIL, ['order', 'inventory', 'receipts'], states)).toEqual(['order', 'inventory']);
    expect(part({ ...all('stored'), receipts: 'returned' }, 'payment')).toMatchObject({ band: 'free' });
    expect(part({ ...all('stored'), receipts: 'returned' }, 'goods')).toMatchObject({ band: 'locked' });
    expect(heldBack(RETAIL, ['order'], statesOf({ ...all('stored'), inventory: 'returned' }))).toEqual([]);
  });
});

describe('what may still be changed of a customs declaration', () => {
  it('is a matter of the single window once customs has it, but not during an inspection', () => {
    for (const declaration of ['stored', 'review', 'accepted', 'released', 'closed'] as const) {
      const states: States = { order: 'stored', declaration };
      expect(part(states, 'goods', DECLARED)).toMatchObject({ band: 'request', requests: ['amendment'] });
      expect(look(states, DECLARED)).toMatchObject({
        cancellation: { reason: 'declaration' },
        return: { reason: 'declaration' },
      });
    }
    expect(part({ declaration: 'inspection' }, 'goods', DECLARED)).toMatchObject({ band: 'locked' });
    expect(part({ order: 'stored', declaration: 'declaring' }, 'goods', DECLARED)).toEqual({
      band: 'locked',
      reason: 'handedOver',
    });
  });
});

describe('the table', () => {
  it('answers every combination of states with a reason that has a text in both languages', () => {
    for (const procedure of [RETAIL, DECLARED, procedureOf('0110', '')]) {
      for (const principal of DOCUMENT_STATES) {
        for (const other of DOCUMENT_STATES) {
          const states = statesOf({
            ...all(other, ...procedure.documents),
            [procedure.principal]: principal,
          });
          for (const kind of procedure.documents) {
            const { reason } = documentFreedom(procedure, kind, states);
            expect(REASONS[reason]).toBeDefined();
          }
        }
      }
    }
    for (const [reason, { basis }] of Object.entries(REASONS)) {
      for (const language of ['zh-CN', 'en'] as const) {
        expect(findText(language, `changes.reason.${reason}`), reason).not.toBeNull();
        expect(findText(language, `changes.basis.${basis}`), basis).not.toBeNull();
      }
    }
  });

  it('never frees a part while a document that carries it is locked', () => {
    for (const inventory of DOCUMENT_STATES) {
      for (const order of DOCUMENT_STATES) {
        const states = statesOf({ ...all('stored'), order, inventory });
        const found = changeability(RETAIL, consignmentState(RETAIL, states), states);
        for (const { documents, freedom } of found.parts) {
          const bands = documents.map((kind) => documentFreedom(RETAIL, kind, states).band);
          if (freedom.band === 'free') expect(bands.every((band) => band === 'free')).toBe(true);
        }
      }
    }
  });

  it('knows goods that are declared another way already, until customs returns them', () => {
    const held = (inventory: DocumentState) =>
      declaredAlready(DECLARED, statesOf({ order: 'stored', inventory }));
    expect(DOCUMENT_STATES.filter((state) => held(state) === null)).toEqual(['returned', 'withdrawn']);
    expect(held('review')).toBe('inventory');
    expect(declaredAlready(DECLARED, statesOf(all('released', 'order', 'declaration')))).toBeNull();
    expect(declaredAlready(RETAIL, statesOf({ declaration: 'declaring' }))).toBe('declaration');
  });

  it('puts every field of every regime into a part that regime has', () => {
    for (const [regime, route] of [
      ['9610', 'list'],
      ['9710', 'declaration'],
      ['1210', 'list'],
      ['0110', ''],
    ] as const) {
      const procedure = procedureOf(regime, route);
      const parts = changeability(procedure, 'draft', new Map()).parts.map((one) => one.part);
      for (const field of fieldsOf(regime).keys()) expect(parts).toContain(partOf(procedure, field));
    }
    expect(partOf(RETAIL, 'transport.waybillNo')).toBe('waybill');
    expect(partOf(RETAIL, 'transport.voyageNo')).toBe('customs');
    expect(partOf(RETAIL, 'consignee.name')).toBe('own');
    expect(partOf(DECLARED, 'consignee.name')).toBe('trade');
  });
});
