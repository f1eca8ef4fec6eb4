import { create } from 'zustand';

/** A call that waits for a key to be opened. */
interface Waiting {
  readonly promise: Promise<boolean>;
  done(opened: boolean): void;
}

/** Whether a call waits for the signing key. */
export const useUnlocking = create<{ readonly waiting: Waiting | null }>(() => ({ waiting: null }));

/** Asks for the signing key to be opened; true once it is, false when the person would rather not. Asking twice is asking once. */
export function askUnlock(): Promise<boolean> {
  const { waiting } = useUnlocking.getState();
  if (waiting !== null) return waiting.promise;
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const done = (opened: boolean) => {
    useUnlocking.setState({ waiting: null });
    resolve(opened);
  };
  useUnlocking.setState({ waiting: { promise, done } });
  return promise;
}
