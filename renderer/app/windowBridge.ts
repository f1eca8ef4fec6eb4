import type { Bridge } from '#shared/api/bridge.ts';
import type { AppError } from '#shared/api/errors.ts';
import type { ChosenFile } from '#shared/api/files.ts';

/** A bridge that can also take a file dropped on the window, and tell whether its backend can be reached. */
export interface WindowBridge extends Bridge {
  /** Hands a dropped file to the backend; the error says why it did not arrive. */
  offerFile?(file: File): Promise<ChosenFile | AppError>;
  /** Hears whether the backend can be reached; starts with the present state. */
  watchReach?(listener: (reachable: boolean) => void): () => void;
}
