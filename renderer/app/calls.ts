import { useCallback, useSyncExternalStore } from 'react';
import { bridge, client, listen } from '#renderer/app/client.ts';
import { goTo } from '#renderer/app/routes.ts';
import type { Text } from '#renderer/app/text.tsx';
import { errorText, useText } from '#renderer/app/text.tsx';
import type { CallState } from '#renderer/state/callCache.ts';
import { CallCache, callKey } from '#renderer/state/callCache.ts';
import type { Toast } from '#renderer/state/toasts.ts';
import { showToast } from '#renderer/state/toasts.ts';
import { askUnlock } from '#renderer/state/unlocking.ts';
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

/** Errors that are put right in the settings lead there. */
function wayOut(t: Text, code: string): Pick<Toast, 'action'> {
  if (code !== 'signing.none' && code !== 'signing.expired') return {};
  return { action: { label: t('signing.settings'), run: () => goTo('settings') } };
}

/**
 * Makes a call that changes something. An error is shown as a toast; the value is null then. A call that finds the
 * signing key locked asks for its password and goes on.
 */
export function useAct(): <N extends MethodName>(method: N, args: Args<N>) => Promise<Result<N> | null> {
  const t = useText();
  return useCallback(
    async (method, args) => {
      const first = await client(method, args);
      const locked = !first.ok && first.error.code === 'signing.locked';
      if (locked && !(await askUnlock())) {
        showToast({ tone: 'note', text: t('signing.bar.cancelled') });
        return null;
      }
      const answer = locked ? await client(method, args) : first;
      if (answer.ok) return answer.value;
      showToast({ tone: 'error', text: errorText(t, answer.error), ...wayOut(t, answer.error.code) });
      return null;
    },
    [t],
  );
}
