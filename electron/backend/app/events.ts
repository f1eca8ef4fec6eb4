import type { AppEvent, EventName, Events } from '#shared/api/events.ts';

/** Where the backend's parts say what changed. */
export interface EventHub {
  emit<N extends EventName>(name: N, data: Events[N]): void;
  listen(listener: (event: AppEvent) => void): () => void;
}

/** An event hub without listeners. */
export function createEventHub(): EventHub {
  const listeners = new Set<(event: AppEvent) => void>();
  return {
    emit(name, data) {
      // Name and data come as a pair of the one event table, which a generic cannot express for a union.
      const event = { name, data } as AppEvent;
      for (const listener of listeners) listener(event);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
