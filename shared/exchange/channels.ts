import type { DocumentState } from '#shared/exchange/documentState.ts';

/**
 * The state a reply's `CHANNEL` speaks of; null: it is shown and moves nothing. No text of customs lists the letters: they
 * come from programs that read these replies, so that all are to be confirmed. Where the programs differ or the letter
 * can be read in two ways (marked doubtful), it leads to the state that promises less.
 */
const CHANNEL_STATES: Readonly<Record<string, DocumentState | null>> = {
  /** stored by customs */ L: 'stored',
  /** reviewed, with paper */ G: 'accepted',
  /** returned */ E: 'returned',
  /** looked at by a person again */ M: 'review',
  /** to be inspected */ C: 'inspection',
  /** inspection going on (doubtful) */ S: 'inspection',
  /** a guarantee is asked for (doubtful) */ B: 'review',
  /** suspended: as status 600 of the unified system */ H: 'inspection',
  /** released */ P: 'released',
  /** released once the papers are handed in (doubtful): not out yet */ F: 'accepted',
  /** reviewed, paperless */ J: 'accepted',
  /** reviewed, paperless (doubtful) */ W: 'accepted',
  /** released, paperless */ I: 'released',
  /** released against a guarantee */ K: 'released',
  /** closed after departure */ R: 'closed',
  /** duty is due (doubtful) */ T: 'accepted',
  /** may enter the port: says nothing of the declaration */ X: null,
  /** deleted before release: there is no declaration any more */ A: 'returned',
  /** deleted after release: what follows is settled with customs, not here */ D: null,
  /** given back to be edited */ Z: 'returned',
  /** to be sent again (doubtful) */ N: 'returned',
  /** on its way to customs */ Y: 'declaring',
  '2': 'declaring',
  '3': 'declaring',
  '4': 'declaring',
  '5': 'declaring',
  '6': 'declaring',
  '7': 'declaring',
  '8': 'declaring',
  '9': 'declaring',
};

/** Every known channel letter. */
export const CHANNELS: readonly string[] = Object.keys(CHANNEL_STATES);

/** The state a channel letter leads to; null for one that moves nothing or is not known. */
export function stateOfChannel(channel: string): DocumentState | null {
  return Object.hasOwn(CHANNEL_STATES, channel) ? (CHANNEL_STATES[channel] ?? null) : null;
}
