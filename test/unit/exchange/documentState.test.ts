import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { procedureOf, REGIMES } from '#shared/consignment/regimes.ts';
import { backoffMs } from '#shared/exchange/backoff.ts';
import { consignmentState, customsAccepted } from '#shared/exchange/consignmentState.ts';
import type { DocumentEvent, DocumentState } from '#shared/exchange/documentState.ts';
import { DOCUMENT_STATES, nextDocumentState, stateOfReceipt } from '#shared/exchange/documentState.ts';
import { maySendNow } from '#shared/exchange/sendingOrder.ts';
import { planSending } from '#shared/exchange/sendingPlan.ts';

const receipt = (status: string): DocumentEvent => ({ kind: 'receipt', status });
const run = (events: readonly DocumentEvent[], from: DocumentState = 'queued') =>
  events.reduce(nextDocumentState, from);

describe('the life of a sent document', () => {
  it('goes from the outbox to closed', () => {
    expect(
      run([
        { kind: 'sendStarted' },
        { kind: 'acknowledged' },
        ...['2', '120', '399', '800', '899'].map(receipt),
      ]),
    ).toBe('closed');
  });

  it('is not moved back by a late, repeated or reordered receipt', () => {
    const ranks = ['2', '120', '300', '399', '800', '899'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ranks), { minLength: 1, maxLength: 20 }), (statuses) => {
        const highest = Math.max(...statuses.map((status) => ranks.indexOf(status)));
        expect(run(statuses.map(receipt), 'acknowledged')).toBe(stateOfReceipt(ranks[highest] ?? ''));
      }),
    );
  });

  it('is not returned any more once it was released', () => {
    expect(run([receipt('800'), receipt('100'), receipt('-621001')], 'accepted')).toBe('released');
  });

  it('is inspected and then released, but an older state does not end the inspection', () => {
    expect(run([receipt('500'), receipt('399')], 'accepted')).toBe('inspection');
    expect(run([receipt('500'), receipt('800')], 'accepted')).toBe('released');
  });

  it('is unknown after a lost answer and may then only be sent again or answered', () => {
    const unknown = run([{ kind: 'sendStarted' }, { kind: 'answerLost' }]);
    expect(unknown).toBe('unknown');
    expect(nextDocumentState(unknown, { kind: 'withdrawn' })).toBe('unknown');
    expect(nextDocumentState(unknown, { kind: 'sendStarted' })).toBe('sending');
    expect(nextDocumentState(unknown, receipt('2'))).toBe('declaring');
  });

  it('keeps its state for any event the table does not name', () => {
    for (const state of DOCUMENT_STATES) expect(nextDocumentState(state, receipt('777'))).toBe(state);
    for (const state of ['returned', 'withdrawn', 'closed', 'turnedBack'] as const) {
      expect(nextDocumentState(state, { kind: 'sendStarted' })).toBe(state);
      expect(nextDocumentState(state, receipt('120'))).toBe(state);
    }
  });
});

describe('a consignment', () => {
  const [regime] = REGIMES['9610'];

  it('takes its state from the inventory', () => {
    expect(consignmentState(regime, new Map())).toBe('draft');
    expect(
      consignmentState(
        regime,
        new Map([
          ['order', 'stored'],
          ['inventory', 'accepted'],
        ]),
      ),
    ).toBe('underway');
    expect(consignmentState(regime, new Map([['inventory', 'released']]))).toBe('released');
  });

  it('is returned when any document is, unless the inventory is released already', () => {
    expect(
      consignmentState(
        regime,
        new Map([
          ['order', 'returned'],
          ['inventory', 'queued'],
        ]),
      ),
    ).toBe('returned');
    expect(
      consignmentState(
        regime,
        new Map([
          ['receipts', 'returned'],
          ['inventory', 'released'],
        ]),
      ),
    ).toBe('released');
  });

  it('is not returned by what went by another route before', () => {
    expect(
      consignmentState(
        procedureOf('9710', 'declaration'),
        new Map([
          ['order', 'acknowledged'],
          ['inventory', 'returned'],
          ['declaration', 'queued'],
        ]),
      ),
    ).toBe('queued');
  });

  it('is accepted by customs once released, closed, or reviewed with nothing returned', () => {
    const accepted = (inventory: DocumentState, receipts: DocumentState = 'stored') =>
      customsAccepted(
        regime,
        new Map([
          ['receipts', receipts],
          ['inventory', inventory],
        ]),
      );
    expect(DOCUMENT_STATES.filter((state) => accepted(state))).toEqual(['accepted', 'released', 'closed']);
    expect(DOCUMENT_STATES.filter((state) => accepted(state, 'returned'))).toEqual(['released', 'closed']);
    expect(customsAccepted(regime, new Map([['order', 'accepted']]))).toBe(false);
  });

  it('sends the inventory only when order and waybill are there', () => {
    expect(
      maySendNow(
        'inventory',
        new Map([
          ['order', 'acknowledged'],
          ['waybill', 'queued'],
        ]),
      ),
    ).toBe(false);
    expect(
      maySendNow(
        'inventory',
        new Map([
          ['order', 'stored'],
          ['waybill', 'acknowledged'],
        ]),
      ),
    ).toBe(true);
    expect(maySendNow('order', new Map([['inventory', 'queued']]))).toBe(true);
  });

  it('after a return sends what was returned as new, what changed as a change, and nothing else', () => {
    const sent = (state: DocumentState, content: string) => ({ state, content });
    const plan = planSending(
      regime,
      new Map([
        ['order', sent('stored', 'a')],
        ['receipts', sent('stored', 'b')],
        ['waybill', sent('stored', 'c')],
        ['inventory', sent('returned', 'd')],
      ]),
      new Map([
        ['order', 'a, corrected'],
        ['receipts', 'b'],
        ['waybill', 'c'],
        ['inventory', 'd'],
      ]),
    );
    expect(plan).toEqual([
      { kind: 'order', action: '2' },
      { kind: 'inventory', action: '1' },
    ]);
  });
});

describe('waiting before the next attempt', () => {
  it('doubles up to five minutes, jitters, and never undercuts what the server asked for', () => {
    expect(backoffMs(1, 0, null)).toBe(500);
    expect(backoffMs(1, 0.999, null)).toBeLessThanOrEqual(1000);
    expect(backoffMs(50, 0.5, null)).toBe(225_000);
    expect(backoffMs(1, 0, 30_000)).toBe(30_000);
  });
});
