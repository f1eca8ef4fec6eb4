import { describe, expect, it, onTestFinished } from 'vitest';
import type { WorkStore } from '#backend/store/contract/workStore.ts';
import { aDeclaredConsignment } from '#test/builders/consignment.ts';
import { anImportAnswer, aResult } from '#test/builders/declarations.ts';
import type { ScriptedPlatform } from '#test/builders/scriptedPlatform.ts';
import { aScriptedPlatform } from '#test/builders/scriptedPlatform.ts';
import { aDocument, aNewConsignment, anEntry, aStore, ofMany } from '#test/builders/store.ts';
import { aSyncRig } from '#test/builders/syncRig.ts';
import { until } from '#test/builders/workstation.ts';

const CLIENT = '260105000000000005';
const SEQ = 'E20260000000000001';
const ENTRY = '460620260000000001';

interface Scene {
  readonly store: WorkStore;
  readonly platform: ScriptedPlatform;
  /** Issues replies and waits until each has been interpreted. */
  issue(...bodies: readonly string[]): Promise<void>;
}

/** A declaration that is with a platform which says what the test wants. */
async function aScene(): Promise<Scene> {
  const platform = await aScriptedPlatform();
  onTestFinished(() => platform.close());
  const store = aStore();
  store.consignments.insert(aNewConsignment('c1', aDeclaredConsignment({ regime: '0110' })), ofMany);
  const declaration = { kind: 'declaration', message: 'DecMessage', businessKey: CLIENT } as const;
  store.exchange.freeze([aDocument('d1', declaration)], anEntry());
  aSyncRig(store, platform.url);
  await until(
    () => store.exchange.document('d1')?.state,
    (state) => state === 'acknowledged',
  );
  return {
    store,
    platform,
    async issue(...bodies) {
      const { items } = platform.feed;
      const before = items.length;
      const added = bodies.map((body, i) => ({
        seq: before + i + 1,
        id: `r${before + i + 1}`,
        type: body.startsWith('<DEC_DATA') ? 'DEC_DATA' : 'DecImportResponse',
        body,
      }));
      platform.feed = { ...platform.feed, items: [...items, ...added] };
      await until(
        () => store.exchange.receipt(added.at(-1)?.id ?? '')?.interpretation ?? null,
        (interpretation) => interpretation !== null,
      );
    },
  };
}

const stateOf = (store: WorkStore) => store.exchange.document('d1')?.state;
const interpretationOf = (store: WorkStore, id: string) => store.exchange.receipt(id)?.interpretation;

describe('replies to a declaration', () => {
  it('are matched by the client number first, and then by the number that came with the answer', async () => {
    const { store, issue } = await aScene();
    await issue(anImportAnswer(CLIENT, SEQ));
    expect(stateOf(store)).toBe('declaring');
    expect(store.exchange.numbersOf('d1')).toEqual({ SeqNo: SEQ });
    await issue(aResult(SEQ, 'L', '', '入库'), aResult(SEQ, 'P', ENTRY, '海关放行'));
    expect(stateOf(store)).toBe('released');
    expect(store.exchange.numbersOf('d1')).toEqual({ SeqNo: SEQ, ENTRY_ID: ENTRY });
    expect(interpretationOf(store, 'r1')).toEqual({
      outcome: 'matched',
      consignmentId: 'c1',
      documentId: 'd1',
      documentKind: 'declaration',
      orderNo: 'EX20260105-0001',
      businessKey: CLIENT,
      status: 'import:0',
      info: `${SEQ} 暂存成功`,
      returnTime: '',
    });
    expect(interpretationOf(store, 'r3')).toMatchObject({
      outcome: 'matched',
      businessKey: SEQ,
      status: 'channel:P',
      info: `${ENTRY} 海关放行`,
      returnTime: '20260105101112000',
    });
    expect(store.exchange.document('d1')).toMatchObject({ lastStatus: 'channel:P', lastInfo: '海关放行' });
    expect(store.consignments.row('c1')?.state).toBe('released');
    const moves = store.audit.ofSubject('d1', 100).filter(({ actor }) => actor === 'platform');
    expect(moves.map(({ action, detail }) => [action, detail])).toEqual([
      ['document.declaring', { from: 'acknowledged', event: 'imported', responseCode: '0' }],
      ['document.stored', { from: 'declaring', event: 'channel', channel: 'L' }],
      ['document.released', { from: 'stored', event: 'channel', channel: 'P' }],
    ]);
    expect(store.audit.verify().brokenAt).toBeNull();
  });

  it('count even when they overtake the answer that says whose they are', async () => {
    const { store, issue } = await aScene();
    await issue(aResult(SEQ, 'L'), aResult(SEQ, 'P', ENTRY, '海关放行'));
    expect(interpretationOf(store, 'r2')).toMatchObject({ outcome: 'unknown', businessKey: SEQ });
    expect(stateOf(store)).toBe('acknowledged');
    await issue(anImportAnswer(CLIENT, SEQ));
    expect(stateOf(store)).toBe('released');
    expect(interpretationOf(store, 'r2')).toMatchObject({ outcome: 'matched', documentId: 'd1' });
    expect(store.exchange.document('d1')).toMatchObject({ lastStatus: 'channel:P', lastInfo: '海关放行' });
    expect(store.exchange.receiptsOf('c1').map(({ id }) => id)).toEqual(['r1', 'r2', 'r3']);
  });

  it('say why a declaration was not taken in, and open the consignment', async () => {
    const { store, issue } = await aScene();
    await issue(anImportAnswer(CLIENT, '', '2', '格式校验失败'));
    expect(store.exchange.document('d1')).toMatchObject({
      state: 'returned',
      lastStatus: 'import:2',
      lastInfo: '格式校验失败',
    });
    expect(store.exchange.numbersOf('d1')).toEqual({});
    expect(store.consignments.row('c1')?.state).toBe('returned');
  });

  it('that come late or name another declaration change nothing', async () => {
    const { store, issue } = await aScene();
    await issue(
      anImportAnswer(CLIENT, SEQ),
      aResult(SEQ, 'P', ENTRY),
      aResult(SEQ, 'L', ENTRY, '入库'),
      aResult('E2', 'R', '460620260000000002'),
      anImportAnswer('260105999999999999', 'E3'),
      '<DEC_DATA><DEC_RESULT><CHANNEL>R</CHANNEL></DEC_RESULT></DEC_DATA>',
    );
    expect(store.exchange.document('d1')).toMatchObject({ state: 'released', lastStatus: 'channel:P' });
    expect(['r3', 'r4', 'r5', 'r6'].map((id) => interpretationOf(store, id)?.outcome)).toEqual([
      'matched',
      'unknown',
      'unknown',
      'unreadable',
    ]);
  });

  it('are found by the number of customs alone, once it is known', async () => {
    const { store, issue } = await aScene();
    await issue(anImportAnswer(CLIENT, SEQ), aResult(SEQ, 'J', ENTRY), aResult('', 'R', ENTRY));
    expect(stateOf(store)).toBe('closed');
    expect(interpretationOf(store, 'r3')).toMatchObject({ outcome: 'matched', businessKey: ENTRY });
  });
});
