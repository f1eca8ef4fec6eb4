import type { AppError } from '#shared/api/errors.ts';
import type { Connection } from '#shared/api/exchange.ts';
import type { ImportCounts } from '#shared/api/imports.ts';

/** How a long job stands. */
export interface JobProgress {
  readonly job: string;
  readonly kind: 'import' | 'check' | 'backup' | 'packs' | 'products' | 'print';
  readonly state: 'running' | 'done' | 'cancelled' | 'failed';
  readonly done: number;
  /** null when not known yet. */
  readonly total: number | null;
  readonly importId: string | null;
  readonly counts: ImportCounts | null;
  readonly error: AppError | null;
}

/** THE event table: everything a window can hear, with what each carries. */
export interface Events {
  /** Consignments changed; null means "many, read again". */
  readonly 'consignments.changed': { readonly ids: readonly string[] | null };
  readonly 'exchange.changed': Connection;
  readonly 'receipts.arrived': { readonly count: number };
  readonly 'job.progress': JobProgress;
  readonly 'profile.changed': Readonly<Record<string, never>>;
  readonly 'settings.changed': Readonly<Record<string, never>>;
  /** Packs came, went or became active, or a fetch began, went on to its next phase or ended. */
  readonly 'rules.changed': Readonly<Record<string, never>>;
  readonly 'products.changed': Readonly<Record<string, never>>;
  /** A key came, went, was opened, locked or chosen. */
  readonly 'signing.changed': Readonly<Record<string, never>>;
}

/** The name of an event. */
export type EventName = keyof Events;

/** Every event name; the compiler refuses one that is missing. */
export const EVENT_NAMES = Object.keys({
  'consignments.changed': true,
  'exchange.changed': true,
  'receipts.arrived': true,
  'job.progress': true,
  'profile.changed': true,
  'settings.changed': true,
  'rules.changed': true,
  'products.changed': true,
  'signing.changed': true,
} satisfies Record<EventName, true>) as readonly EventName[];

/** An event as it travels. */
export type AppEvent = {
  readonly [N in EventName]: { readonly name: N; readonly data: Events[N] };
}[EventName];
