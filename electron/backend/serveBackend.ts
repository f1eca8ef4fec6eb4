import { appError } from '#shared/api/errors.ts';
import type { Backend } from './backend.ts';
import type { HostFacts, Ports, WorkstationPaths } from './ports.ts';
import type { HostPort, PortAnswer, PortAsk, ToBackend } from './threadProtocol.ts';

/** What makes the backend once the host has said where its things are. */
export type BackendFactory = (ports: Ports, paths: WorkstationPaths, facts: HostFacts) => Backend;

/** What the thread gives of itself: everything of `Ports` that needs no host. */
export type OwnPorts = Pick<Ports, 'now' | 'guid' | 'random'>;

type Given = Extract<PortAnswer, { readonly ok: true }>;

/**
 * Serves a backend over a port, until the host says `exit`. The factory runs on `start`; when it throws, the host
 * hears `failed` with the error's code.
 */
export function serveBackend(port: HostPort, make: BackendFactory, own: OwnPorts, exit: () => void): void {
  const asked = new Map<number, (answer: PortAnswer) => void>();
  let nextAsk = 1;
  let backend: Backend | null = null;
  let closing: Promise<void> | null = null;

  const ask = (what: PortAsk): Promise<Given> => {
    const answered = Promise.withResolvers<Given>();
    const id = nextAsk++;
    asked.set(id, (answer) => {
      if (answer.ok) answered.resolve(answer);
      else answered.reject(new Error(answer.reason));
    });
    port.send({ kind: 'portAsk', id, ask: what });
    return answered.promise;
  };

  const portsOf = (pdf: boolean): Ports => ({
    ...own,
    async startPlatform(dataFolder) {
      const given = await ask({ kind: 'startPlatform', dataFolder });
      if (!('address' in given) || given.address === null) throw new Error('platform without an address');
      return given.address;
    },
    async stopPlatform() {
      await ask({ kind: 'stopPlatform' });
    },
    pdf: pdf ? makePdf : undefined,
  });

  const makePdf = async (html: string): Promise<Uint8Array> => {
    const given = await ask({ kind: 'pdf', html });
    if (!('pdf' in given)) throw new Error('no PDF was given');
    return given.pdf;
  };

  const start = (paths: WorkstationPaths, facts: HostFacts, pdf: boolean): void => {
    try {
      backend = make(portsOf(pdf), paths, facts);
    } catch (error) {
      port.send({ kind: 'failed', error: appError(codeOf(error)) });
      return;
    }
    backend.listen((event) => port.send({ kind: 'event', event }));
    port.send({ kind: 'ready' });
  };

  const answer = async (id: number, work: (open: Backend) => Promise<unknown>): Promise<void> => {
    const refused = { kind: 'refused', id, error: appError('backend.gone') } as const;
    if (backend === null) {
      port.send(refused);
      return;
    }
    try {
      port.send({ kind: 'answer', id, value: await work(backend) });
    } catch {
      port.send(refused);
    }
  };

  const close = async (): Promise<void> => {
    closing ??= backend === null ? Promise.resolve() : backend.close();
    // A backend that cannot close has still nothing left to do here: the host must not wait for ever.
    await closing.catch(() => undefined);
    port.send({ kind: 'closed' });
  };

  port.receive((message: ToBackend) => {
    switch (message.kind) {
      case 'start':
        if (backend === null) start(message.paths, message.facts, message.pdf);
        return;
      case 'call':
        void answer(message.id, (open) => open.call(message.method, message.args));
        return;
      case 'offerFile':
        void answer(message.id, (open) => open.offerFile(message.path, message.name));
        return;
      case 'fileOf':
        void answer(message.id, (open) => open.fileOf(message.ticket));
        return;
      case 'portAnswer':
        asked.get(message.id)?.(message.answer);
        asked.delete(message.id);
        return;
      case 'close':
        void close();
        return;
      case 'exit':
        exit();
    }
  });
}

function codeOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string') {
    return error.code;
  }
  return 'backend.failed';
}
