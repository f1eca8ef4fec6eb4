import type { Backend } from '#backend/backend.ts';
import type { Ports } from '#backend/ports.ts';
import type { AppEvent } from '#shared/api/events.ts';

/** A backend that answers every call with the call itself; for tests of what carries calls. */
export interface EchoBackend extends Backend {
  readonly calls: readonly { readonly method: string; readonly args: unknown }[];
  tell(event: AppEvent): void;
  readonly closed: () => boolean;
}

/**
 * Some names of methods do more than echo: "home.summary" waits 50 ms, "training.state" asks the host for a platform,
 * "prints.make" for a PDF (null where the host makes none), "audit.verify" ends the thread, "backup.now" tells an event first.
 */
export function echoBackend(ports?: Ports): EchoBackend {
  const calls: { method: string; args: unknown }[] = [];
  const files = new Map<string, { readonly path: string; readonly name: string }>();
  const listeners = new Set<(event: AppEvent) => void>();
  const tell = (event: AppEvent): void => {
    for (const listener of listeners) listener(event);
  };
  let closed = false;
  return {
    calls,
    tell,
    closed: () => closed,
    async call(method, args) {
      calls.push({ method, args });
      if (method === 'home.summary') await new Promise((resolve) => setTimeout(resolve, 50));
      if (method === 'training.state') return { ok: true, value: await ports?.startPlatform('/training') };
      if (method === 'prints.make') return { ok: true, value: (await ports?.pdf?.('<p>麦秆画</p>')) ?? null };
      if (method === 'audit.verify') process.exit(7);
      if (method === 'backup.now') tell({ name: 'settings.changed', data: {} });
      return { ok: true, value: { method, args } };
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async offerFile(path, name) {
      const ticket = `ticket-${files.size + 1}`;
      files.set(ticket, { path, name });
      return ticket;
    },
    fileOf: async (ticket) => files.get(ticket) ?? null,
    async close() {
      await ports?.stopPlatform();
      closed = true;
    },
  };
}
