import { describe, expect, it } from 'vitest';
import type { SummaryResult, SummaryResultLine } from '#backend/store/contract/summaries.ts';
import type { WorkStore } from '#backend/store/contract/workStore.ts';
import { A_MORNING, aDocument, aNewConsignment, anEntry, aStore, ofMany } from '#test/builders/store.ts';

const WISHES = {
  ...{ byProducer: false, byName: true, note: '', copNo: 'SUM1' },
  filer: { code: '4199000001', name: '示例报关企业' },
};

/** A closed inventory of a closed consignment, declared with this statisticsFlag. */
function closed(store: WorkStore, name: string, flag: 'A' | 'B' = 'B'): string {
  store.consignments.insert(aNewConsignment(`c-${name}`), ofMany);
  const body = new TextEncoder().encode(`<ceb:statisticsFlag>${flag}</ceb:statisticsFlag>${name}`);
  const of = { kind: 'inventory', message: 'CEB603Message', consignmentId: `c-${name}` } as const;
  store.exchange.freeze([aDocument(name, { ...of, body })], anEntry());
  store.exchange.setState(name, 'queued', 'closed', {}, anEntry());
  store.consignments.setState(`c-${name}`, 'closed', anEntry());
  store.exchange.noteNumbers(name, { invtNo: `INVT-${name}` });
  return name;
}

const JANUARY = ['20260101000000000', '20260201000000000'] as const;
const FEBRUARY = ['20260201000000000', '20260301000000000'] as const;

function made(store: WorkStore, ids: readonly string[]): void {
  const named = ids.map((documentId) => ({ documentId, invtNo: `INVT-${documentId}` }));
  const summary = { id: 's1', month: '2026-01', wishes: WISHES, createdAt: A_MORNING, droppedAt: null };
  store.summaries.start(summary, named, anEntry());
}

describe('the inventories of a month', () => {
  const idsIn = (store: WorkStore, [from, before]: readonly [string, string], limit = 10) =>
    store.summaries.released(from, before, limit).map(({ document }) => document.id);

  it('are those closed in it, to the millisecond; one not closed yet counts by its release', () => {
    const store = aStore();
    for (const name of ['last', 'first', 'late', 'open']) closed(store, name);
    store.summaries.noteRelease('last', 'closed', '20260131235959999');
    store.summaries.noteRelease('first', 'closed', '20260201000000000');
    store.summaries.noteRelease('late', 'released', '20260131120000000');
    store.summaries.noteRelease('late', 'closed', '20260202080000000');
    store.summaries.noteRelease('open', 'released', '20260115080000000');
    expect(idsIn(store, JANUARY)).toEqual(['last', 'open']);
    expect(idsIn(store, FEBRUARY)).toEqual(['first', 'late']);
  });

  it('keep the first word of customs, in whatever order receipts come and however often', () => {
    const store = aStore();
    closed(store, 'd1');
    const notes = [
      ['closed', '20260203080000000'],
      ['released', '20260130080000000'],
      ['closed', '20260202080000000'],
      ['released', '20260131080000000'],
    ] as const;
    for (const [to, time] of notes) store.summaries.noteRelease('d1', to, time);
    expect(store.summaries.released(...FEBRUARY, 10)).toMatchObject([
      { releasedAt: '20260130080000000', closedAt: '20260202080000000', invtNo: 'INVT-d1' },
    ]);
  });

  it('leave simplified ones out but count them, and never hide the free behind the summed up', () => {
    const store = aStore();
    for (const name of ['d1', 'd2', 'd3']) closed(store, name);
    closed(store, 'a1', 'A');
    for (const name of ['d1', 'd2', 'd3', 'a1'])
      store.summaries.noteRelease(name, 'closed', '20260110080000000');
    made(store, ['d1', 'd2']);
    expect(idsIn(store, JANUARY, 1)).toEqual(['d3']);
    expect(idsIn(store, JANUARY)).toEqual(['d3', 'd1', 'd2']);
    expect(store.summaries.simplified(...JANUARY)).toBe(1);
    store.summaries.drop('s1', A_MORNING, anEntry());
    expect(idsIn(store, JANUARY)).toEqual(['d1', 'd2', 'd3']);
  });

  it('lose one that was cancelled, and keep in sight one of which goods were taken back', () => {
    const store = aStore();
    closed(store, 'd1');
    store.summaries.noteRelease('d1', 'closed', '20260110080000000');
    store.consignments.setState('c-d1', 'takenBack', anEntry());
    expect(idsIn(store, JANUARY)).toEqual(['d1']);
    store.consignments.setState('c-d1', 'cancelled', anEntry());
    expect(idsIn(store, JANUARY)).toEqual([]);
    expect(store.summaries.ofDocuments(['d1'])).toEqual([]);
  });
});

describe('what came of a summary', () => {
  const line = (gnum: string): SummaryResultLine => ({
    ...{ invtNo: 'INVT-d1', logisticsNo: 'L1', gseqno: gnum, gnum, gcode: '4602199000' },
  });
  const aResult = (parts: Partial<SummaryResult> = {}): SummaryResult => ({
    ...{ declSeqNo: 'D1', sumNo: 'S1', entryId: '460620260000000001', decState: 'R' },
    ...{ opDate: '20260210080000000', grossWeight: '1', netWeight: '1', part: false },
    lines: [line('1')],
    ...parts,
  });
  const scene = (): WorkStore => {
    const store = aStore();
    closed(store, 'd1');
    made(store, ['d1']);
    return store;
  };
  const gnums = (store: WorkStore) =>
    store.summaries.resultsOf('s1').map(({ lines }) => lines.map(({ gnum }) => gnum));

  it('is replaced by a newer word, not by an older, and keeps a number that was given once', () => {
    const store = scene();
    store.summaries.keepResult('s1', aResult(), anEntry());
    const newer = aResult({ opDate: '20260211080000000', decState: 'C', entryId: '', lines: [line('2')] });
    expect(store.summaries.keepResult('s1', newer, anEntry())).toBe(true);
    const before = store.audit.head().hash;
    expect(store.summaries.keepResult('s1', aResult(), anEntry())).toBe(false);
    expect(store.audit.head().hash).toBe(before);
    expect(store.summaries.resultsOf('s1')).toMatchObject([
      { decState: 'C', entryId: '460620260000000001', lines: [{ gnum: '2' }] },
    ]);
  });

  it('is put together from several messages, in whatever order they come', () => {
    const store = scene();
    const second = aResult({ part: true, opDate: '20260210080000001', lines: [line('2')] });
    store.summaries.keepResult('s1', second, anEntry());
    store.summaries.keepResult('s1', aResult({ part: true }), anEntry());
    expect(gnums(store)).toEqual([['2', '1']]);
    expect(store.summaries.keepResult('s1', aResult({ part: true }), anEntry())).toBe(false);
    expect(store.summaries.resultCountOf('s1')).toBe(1);
    expect(store.summaries.resultsOfInventory('INVT-d1')).toMatchObject([{ lines: [{}, {}] }]);
  });

  it('is not kept for a summary nobody made', () => {
    const store = scene();
    expect(store.summaries.keepResult('no-such', aResult(), anEntry())).toBe(false);
    expect(gnums(store)).toEqual([]);
  });
});
