import { useCallback, useSyncExternalStore } from 'react';
import { bridge, client, listen } from '#renderer/app/client.ts';
import { errorText, useText } from '#renderer/app/text.tsx';
import type { CallState } from '#renderer/state/callCache.ts';
import { CallCache, callKey } from '#renderer/state/callCache.ts';
import { showToast } from '#renderer/state/toasts.ts';
import type { Args, MethodName, Result } from '#shared/api/methods.ts';

const cache = new CallCache((method, args) => bridge.call(method, args));
listen((event) => cache.drop(event));

/** A read with the way to repeat it. */
export interface Called<T> extends CallState<T> {
  reload(): void;
}

/**
 * Result of a read, shared by all who ask for the same and read again when an event makes it old.
 * `value` is the last known one while a newer is on its way; null only before the first answer. Null args: no read.
 */
export function useCall<N extends MethodName>(method: N, args: Args<N> | null): Called<Result<N>> {
  const key = args === null ? '' : callKey(method, args);
  const state = useSyncExternalStore(
    useCallback(
      (listener) =>
        key === '' ? () => {} : cache.watch(key, method, JSON.parse(key.slice(method.length + 1)), listener),
      [key, method],
    ),
    () => cache.peek(key),
  ) as CallState<Result<N>>;
  const reload = useCallback(() => cache.reload(key), [key]);
  return { ...state, loading: key !== '' && state.loading, reload };
}

/** Takes the value that a change has answered with as the result of a read, so that it need not be read again. */
export function putCall<N extends MethodName>(method: N, args: Args<N>, value: Result<N>): void {
  cache.put(callKey(method, args), method, args, value);
}

/** Makes a call that changes something. An error is shown as a toast; the value is null then. */
export function useAct(): <N extends MethodName>(method: N, args: Args<N>) => Promise<Result<N> | null> {
  const t = useText();
  return useCallback(
    async (method, args) => {
      const answer = await client(method, args);
      if (answer.ok) return answer.value;
      showToast({ tone: 'error', text: errorText(t, answer.error) });
      return null;
    },
    [t],
  );
}
