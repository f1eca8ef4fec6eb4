import type { Backend } from '#backend/backend.ts';
import { appError } from '#shared/api/errors.ts';
import type { AppEvent } from '#shared/api/events.ts';
import { afterCrash } from './restartPolicy.ts';

/** Starts one backend; `onGone` is heard when it dies without having been closed. */
export type BackendStarter = (onGone: () => void) => Promise<Backend>;

/** What a supervisor tells its host. */
export interface SupervisorOptions {
  readonly start: BackendStarter;
  readonly now: () => number;
  /** One line for the log: a code of the host's texts. */
  readonly note: (code: 'backend.crashed' | 'backend.restarted' | 'backend.givenUp') => void;
}

/**
 * A backend that survives one crash of the thread or process it runs in. Calls under way are answered `backend.gone`;
 * the windows then hear `profile.changed` and read everything again. After a second crash within five minutes it stays
 * down, so that a crash that repeats itself does not eat the machine.
 */
export async function superviseBackend({ start, now, note }: SupervisorOptions): Promise<Backend> {
  const listeners = new Set<(event: AppEvent) => void>();
  const crashes: number[] = [];
  let closed = false;
  let current: Backend | null = null;
  let restarting: Promise<void> = Promise.resolve();

  const tell = (event: AppEvent): void => {
    for (const listener of [...listeners]) listener(event);
  };

  const open = async (): Promise<void> => {
    const backend = await start(() => {
      current = null;
      if (!closed) restarting = revive();
    });
    backend.listen(tell);
    current = backend;
  };

  const revive = async (): Promise<void> => {
    note('backend.crashed');
    const verdict = afterCrash(crashes, now());
    crashes.push(now());
    if (verdict === 'restart') {
      await open().then(
        () => note('backend.restarted'),
        () => note('backend.givenUp'),
      );
    } else {
      note('backend.givenUp');
    }
    tell({ name: 'profile.changed', data: {} });
  };

  await open();

  const running = async (): Promise<Backend | null> => {
    await restarting;
    return current;
  };

  return {
    async call(method, args) {
      const backend = await running();
      return backend?.call(method, args) ?? { ok: false, error: appError('backend.gone') };
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async offerFile(path, name) {
      const backend = await running();
      if (backend === null) throw new Error('backend.gone');
      return backend.offerFile(path, name);
    },
    async fileOf(ticket) {
      const backend = await running();
      return backend?.fileOf(ticket) ?? null;
    },
    async close() {
      closed = true;
      const backend = await running();
      await backend?.close();
    },
  };
}
