import type { Answer } from '#shared/api/errors.ts';
import { appError } from '#shared/api/errors.ts';
import type { AppEvent } from '#shared/api/events.ts';
import type { Backend } from './backend.ts';
import type { HostFacts, Ports, WorkstationPaths } from './ports.ts';
import type { BackendPort, FromBackend, PortAnswer, PortAsk, ToBackend } from './threadProtocol.ts';

/** What a host lends to a backend that runs elsewhere. */
export type RemotePorts = Pick<Ports, 'startPlatform' | 'stopPlatform' | 'pdf'>;

/** How a backend is opened over a port. */
export interface ConnectOptions {
  readonly paths: WorkstationPaths;
  readonly facts: HostFacts;
  readonly ports: RemotePorts;
  /** How long the other side may take to say that it is ready, milliseconds. */
  readonly readyWithin?: number;
  /** Heard once, when the other side was ready and went away without having been closed. */
  readonly onGone?: (code: number | null) => void;
}

const READY_WITHIN = 30_000;
const GONE = appError('backend.gone');

/** The backend could not be started; `code` is the error value to show. */
export class BackendStartError extends Error {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  constructor(code: string, params: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.name = 'BackendStartError';
    this.code = code;
    this.params = params;
  }
}

interface Waiting {
  readonly answer: (value: unknown) => void;
  readonly refuse: () => void;
}

/**
 * A backend at the other end of a message port. Resolves when it is ready; rejects with `BackendStartError`
 * (`backend.slow`, `backend.gone`, or what the backend itself reports). Calls under way when the other side dies are
 * answered with the error value `backend.gone`, and so is every later call.
 */
export function connectBackend(port: BackendPort, options: ConnectOptions): Promise<Backend> {
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<(event: AppEvent) => void>();
  const ended = Promise.withResolvers<void>();
  const started = Promise.withResolvers<Backend>();
  let nextId = 1;
  let life: 'starting' | 'open' | 'closing' | 'gone' = 'starting';

  const ask = (message: (id: number) => ToBackend, waiter: Waiting): void => {
    if (life === 'gone') {
      waiter.refuse();
      return;
    }
    const id = nextId++;
    waiting.set(id, waiter);
    port.send(message(id));
  };

  const settle = (id: number, how: (waiter: Waiting) => void): void => {
    const waiter = waiting.get(id);
    waiting.delete(id);
    if (waiter !== undefined) how(waiter);
  };

  const answerAsk = async (id: number, what: PortAsk): Promise<void> => {
    const answer = await answerTo(what, options.ports);
    if (life !== 'gone') port.send({ kind: 'portAnswer', id, answer });
  };

  const end = (code: number | null): void => {
    if (life === 'gone') return;
    const wasOpen = life === 'open';
    life = 'gone';
    const pending = [...waiting.values()];
    waiting.clear();
    for (const waiter of pending) waiter.refuse();
    started.reject(new BackendStartError('backend.gone'));
    ended.resolve();
    if (wasOpen) options.onGone?.(code);
  };

  const backend: Backend = {
    call: (method, args) =>
      new Promise<Answer>((resolve) => {
        ask((id) => ({ kind: 'call', id, method, args }), {
          // The value was made by our own thread as an Answer; only its carrier forgot the type.
          answer: (value) => resolve(value as Answer),
          refuse: () => resolve({ ok: false, error: GONE }),
        });
      }),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    offerFile: (path, name) =>
      new Promise<string>((resolve, reject) => {
        ask((id) => ({ kind: 'offerFile', id, path, name }), {
          answer: (value) => resolve(String(value)),
          refuse: () => reject(new BackendStartError('backend.gone')),
        });
      }),
    fileOf: (ticket) =>
      new Promise((resolve) => {
        ask((id) => ({ kind: 'fileOf', id, ticket }), {
          answer: (value) => resolve(asFile(value)),
          refuse: () => resolve(null),
        });
      }),
    close() {
      if (life === 'open') {
        life = 'closing';
        port.send({ kind: 'close' });
      }
      return ended.promise;
    },
  };

  const hear = (message: FromBackend): void => {
    switch (message.kind) {
      case 'ready':
        if (life !== 'starting') return;
        life = 'open';
        started.resolve(backend);
        return;
      case 'failed':
        started.reject(new BackendStartError(message.error.code, message.error.params));
        life = 'closing';
        port.send({ kind: 'exit' });
        return;
      case 'answer':
        settle(message.id, (waiter) => waiter.answer(message.value));
        return;
      case 'refused':
        settle(message.id, (waiter) => waiter.refuse());
        return;
      case 'event':
        for (const listener of [...listeners]) listener(message.event);
        return;
      case 'portAsk':
        void answerAsk(message.id, message.ask);
        return;
      case 'closed':
        port.send({ kind: 'exit' });
    }
  };

  const tooSlow = setTimeout(() => {
    started.reject(new BackendStartError('backend.slow'));
    life = life === 'starting' ? 'closing' : life;
    port.send({ kind: 'close' });
  }, options.readyWithin ?? READY_WITHIN);

  port.receive(hear);
  port.gone(end);
  const { paths, facts, ports } = options;
  port.send({ kind: 'start', paths, facts, pdf: ports.pdf !== undefined });
  return started.promise.finally(() => clearTimeout(tooSlow));
}

async function answerTo(ask: PortAsk, ports: RemotePorts): Promise<PortAnswer> {
  try {
    switch (ask.kind) {
      case 'startPlatform':
        return { ok: true, address: await ports.startPlatform(ask.dataFolder) };
      case 'stopPlatform':
        await ports.stopPlatform();
        return { ok: true, address: null };
      case 'pdf':
        if (ports.pdf === undefined) return { ok: false, reason: 'the host makes no PDF' };
        return { ok: true, pdf: await ports.pdf(ask.html) };
    }
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

function asFile(value: unknown): { readonly path: string; readonly name: string } | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!('path' in value && 'name' in value)) return null;
  const { path, name } = value;
  return typeof path === 'string' && typeof name === 'string' ? { path, name } : null;
}
