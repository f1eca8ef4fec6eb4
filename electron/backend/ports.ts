import type { ProfileKind } from '#shared/api/profile.ts';

/** Where the training platform of a training profile can be reached. */
export interface PlatformAddress {
  /** "http://127.0.0.1:PORT" */
  readonly url: string;
  /** Token of the enterprise. */
  readonly token: string;
  /** Token of the trainer's console. */
  readonly controlToken: string;
  /** Where it publishes rule packs, and the first root to trust them by; null where it publishes none. */
  readonly packs: { readonly url: string; readonly firstRoot: Uint8Array } | null;
}

/** What the workstation asks of its host. Everything else it does itself, so that every host behaves alike. */
export interface Ports {
  /** Starts the training platform on a data folder of its own; rejects when it cannot. */
  startPlatform(dataFolder: string): Promise<PlatformAddress>;
  /** Stops it in order; resolves when its ledger is closed. */
  stopPlatform(): Promise<void>;
  /**
   * Makes a PDF of a page that holds all it needs, each sheet in the size that the page gives it; rejects when it
   * cannot. Absent where the host has nothing to make one with.
   */
  readonly pdf?: ((html: string) => Promise<Uint8Array>) | undefined;
  /** The port of the local card service, where it is another than the usual one. */
  readonly cardPort?: number | undefined;
  /** Milliseconds since 1970. */
  now(): number;
  /** An unguessable id, 36 characters, upper-case GUID form. */
  guid(): string;
  /** A number in [0, 1), for jitter only. */
  random(): number;
}

/** Where a workstation keeps and finds its things. */
export interface WorkstationPaths {
  /** The folder of all profiles. */
  readonly dataFolder: string;
  /** resources/ of this installation. */
  readonly resources: string;
}

/** What a host says about itself. */
export interface HostFacts {
  readonly host: 'desktop' | 'web' | 'cli';
  readonly appVersion: string;
}

/** The sub-folder of a profile; live and training share nothing. */
export function profileFolderName(kind: ProfileKind): string {
  return kind;
}
