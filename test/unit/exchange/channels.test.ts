import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHANNELS, stateOfChannel } from '#shared/exchange/channels.ts';
import type { DocumentEvent, DocumentState } from '#shared/exchange/documentState.ts';
import { DOCUMENT_STATES, nextDocumentState } from '#shared/exchange/documentState.ts';

const channel = (letter: string): DocumentEvent => ({ kind: 'channel', channel: letter });
const imported = (responseCode: string): DocumentEvent => ({ kind: 'imported', responseCode });
const run = (events: readonly DocumentEvent[], from: DocumentState = 'acknowledged') =>
  events.reduce(nextDocumentState, from);

describe('the life of a declaration', () => {
  it('goes from its import to closed', () => {
    const states = ['L', 'M', 'J', 'C', 'P', 'R'].map((_, i, letters) =>
      run([imported('0'), ...letters.slice(0, i + 1).map(channel)]),
    );
    expect(run([imported('0')])).toBe('declaring');
    expect(states).toEqual(['stored', 'review', 'accepted', 'inspection', 'released', 'closed']);
  });

  it('is returned when it is not taken in, or given back', () => {
    expect(run([imported('4002')])).toBe('returned');
    expect(run([imported('-1')])).toBe('returned');
    for (const letter of ['E', 'Z', 'A'])
      expect(run([imported('0'), channel('L'), channel(letter)])).toBe('returned');
  });

  it('is not moved back by late, repeated or reordered replies', () => {
    const ranks = ['Y', 'L', 'M', 'J', 'P', 'R'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ranks), { minLength: 1, maxLength: 20 }), (letters) => {
        const highest = Math.max(...letters.map((letter) => ranks.indexOf(letter)));
        expect(run([...letters.map(channel), imported('0')])).toBe(stateOfChannel(ranks[highest] ?? ''));
      }),
      { numRuns: 100 },
    );
    expect(run([channel('P'), channel('E'), imported('1')])).toBe('released');
    expect(run([imported('0'), imported('4003')])).toBe('declaring');
    expect(run([imported('0'), channel('L'), imported('4003')])).toBe('stored');
  });

  it('stays where it is for a letter that moves nothing, or that nobody knows', () => {
    for (const letter of ['D', 'X', '?', '', 'constructor', 'LL']) {
      expect(stateOfChannel(letter)).toBeNull();
      for (const state of DOCUMENT_STATES) expect(nextDocumentState(state, channel(letter))).toBe(state);
    }
  });

  it('promises release only by letters that say so', () => {
    expect(CHANNELS.filter((letter) => stateOfChannel(letter) === 'released').sort()).toEqual([
      'I',
      'K',
      'P',
    ]);
  });
});
