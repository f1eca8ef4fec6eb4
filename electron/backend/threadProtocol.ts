import type { HostFacts, PlatformAddress, WorkstationPaths } from '#backend/ports.ts';
import type { AppError } from '#shared/api/errors.ts';
import type { AppEvent } from '#shared/api/events.ts';

/** What a host sends to the thread or process of the backend. `start` comes first and once; `exit` comes last. */
export type ToBackend =
  | {
      readonly kind: 'start';
      readonly paths: WorkstationPaths;
      readonly facts: HostFacts;
      /** Whether the host makes PDFs. */
      readonly pdf: boolean;
    }
  | { readonly kind: 'call'; readonly id: number; readonly method: string; readonly args: unknown }
  | { readonly kind: 'offerFile'; readonly id: number; readonly path: string; readonly name: string }
  | { readonly kind: 'fileOf'; readonly id: number; readonly ticket: string }
  | { readonly kind: 'portAnswer'; readonly id: number; readonly answer: PortAnswer }
  | { readonly kind: 'close' }
  | { readonly kind: 'exit' };

/** What the thread of the backend sends to its host. */
export type FromBackend =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly error: AppError }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'refused'; readonly id: number; readonly error: AppError }
  | { readonly kind: 'event'; readonly event: AppEvent }
  | { readonly kind: 'portAsk'; readonly id: number; readonly ask: PortAsk }
  | { readonly kind: 'closed' };

/** What the backend asks of its host across the port; the rest of `Ports` the thread has itself. */
export type PortAsk =
  | { readonly kind: 'startPlatform'; readonly dataFolder: string }
  | { readonly kind: 'stopPlatform' }
  | { readonly kind: 'pdf'; readonly html: string };

/** The host's answer: the platform's address, null when it was stopped; a PDF; or the reason why it cannot. */
export type PortAnswer =
  | { readonly ok: true; readonly address: PlatformAddress | null }
  | { readonly ok: true; readonly pdf: Uint8Array }
  | { readonly ok: false; readonly reason: string };

/** One end of a message port, whatever carries it: a worker, a utility process, or a pair of ports in a test. */
export interface MessagePortLike<Out, In> {
  send(message: Out): void;
  receive(listener: (message: In) => void): void;
}

/** The host's end; it also hears when the other side is gone, for whatever reason. */
export interface BackendPort extends MessagePortLike<ToBackend, FromBackend> {
  /** Called once. `code` is the exit code where there is one. */
  gone(listener: (code: number | null) => void): void;
}

/** The backend's end. */
export type HostPort = MessagePortLike<FromBackend, ToBackend>;
