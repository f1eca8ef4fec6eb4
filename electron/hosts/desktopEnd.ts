/** Exit code of a desktop application that could not start and has told the person so itself. */
export const START_FAILED = 3;

/** An end within this time of the start is one of a runtime that never came up, milliseconds. */
const COMING_UP_MS = 10_000;
/** A library of the system is missing, or the program is none for this machine. */
const NOT_RUNNABLE = 126;

/** How a desktop application ended. */
export interface DesktopEnd {
  /** Null when a signal ended it, or when it could not even be started. */
  readonly code: number | null;
  /** From its start to its end, milliseconds. */
  readonly lived: number;
  /** Whether it was asked to stop. */
  readonly stopped: boolean;
}

/**
 * Whether the runtime cannot run here at all: no sandbox allowed by the system, no reachable display, libraries
 * missing. It then ends at once, by a signal of its own or with one of a few codes.
 */
export function neverCameUp({ code, lived, stopped }: DesktopEnd): boolean {
  return !stopped && lived < COMING_UP_MS && (code === null || code === 1 || code >= NOT_RUNNABLE);
}

/** The exit code to pass on: a crash is never a success, a wanted stop always is. */
export function exitCodeOf({ code, stopped }: DesktopEnd): number {
  return code ?? (stopped ? 0 : 1);
}
