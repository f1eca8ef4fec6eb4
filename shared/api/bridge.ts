import type { Answer } from '#shared/api/errors.ts';
import type { AppEvent } from '#shared/api/events.ts';
import type { ChosenFile, FileOffer } from '#shared/api/files.ts';
import type { Args, MethodName, Result } from '#shared/api/methods.ts';

/**
 * What a host gives its window: the preload of the desktop host and the HTTP bridge of the web host both are one.
 * The only thing in the window that knows a host.
 */
export interface Bridge {
  readonly host: 'desktop' | 'web';
  call(method: string, args: unknown): Promise<Answer>;
  /** Returns the function that stops listening. */
  listen(listener: (event: AppEvent) => void): () => void;
  /** Lets the user choose a file (desktop: a dialog); null when none was chosen. The web host uses `offerFile`. */
  chooseFile(accept: readonly string[]): Promise<ChosenFile | null>;
  /** Hands the user a file that the backend made: a save dialog or a download. False when the user declined. */
  saveFile(offer: FileOffer): Promise<boolean>;
  /** Lets the user choose a folder; null when none was chosen or the host cannot. */
  chooseFolder(): Promise<string | null>;
}

/** The typed calls of the window. */
export type Client = <N extends MethodName>(method: N, args: Args<N>) => Promise<Answer<Result<N>>>;

/** The typed client over a bridge. The bridge's answer is our own backend's, checked by the compiler on its side. */
export function clientOf(bridge: Pick<Bridge, 'call'>): Client {
  return <N extends MethodName>(method: N, args: Args<N>) =>
    bridge.call(method, args) as Promise<Answer<Result<N>>>;
}
