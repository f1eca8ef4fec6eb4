import type { DocumentState } from '#shared/exchange/documentState.ts';

/** The filters of the outbox as a person thinks of them, each with the states it stands for; none means all. */
export const OUTBOX_FILTERS = {
  all: [],
  waiting: ['queued', 'sending'],
  unknown: ['unknown'],
  underway: ['acknowledged', 'declaring', 'stored', 'review', 'accepted', 'inspection'],
  returned: ['returned', 'turnedBack'],
  finished: ['released', 'closed', 'withdrawn'],
} as const satisfies Record<string, readonly DocumentState[]>;
/** A filter of the outbox. */
export type OutboxFilter = keyof typeof OUTBOX_FILTERS;

/** Filter names in the order they are offered. */
export const OUTBOX_FILTER_NAMES = Object.keys(OUTBOX_FILTERS) as readonly OutboxFilter[];
