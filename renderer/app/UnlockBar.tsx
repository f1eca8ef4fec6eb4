import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useCall } from '#renderer/app/calls.ts';
import { useText } from '#renderer/app/text.tsx';
import { UnlockForm } from '#renderer/parts/UnlockForm.tsx';
import { useUnlocking } from '#renderer/state/unlocking.ts';
import type { SigningKeyRow } from '#shared/api/signing.ts';

/** Above the page when a call waits for the signing key: asks for its password, then lets the call go on. */
export function UnlockBar() {
  const waiting = useUnlocking((state) => state.waiting);
  return waiting === null ? null : <Asking done={waiting.done} />;
}

function Asking({ done }: { readonly done: (opened: boolean) => void }) {
  const { value: status, error } = useCall('signing.status', {});
  const before = useRef(document.activeElement);
  const back = (opened: boolean) => {
    done(opened);
    if (before.current instanceof HTMLElement) before.current.focus();
  };
  const key = status?.keys.find(({ id }) => id === status.chosen) ?? null;
  // Opened elsewhere meanwhile, or nothing that a password would open.
  const settled = status !== null && status.trouble?.code !== 'signing.locked';
  const lost = error !== null || (status !== null && key === null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: done is another function each time and means the same
  useEffect(() => {
    if (lost) back(false);
    else if (settled) back(status.trouble === null);
  }, [lost, settled]);
  return key === null || settled ? null : <Bar signingKey={key} back={back} />;
}

interface BarProps {
  readonly signingKey: SigningKeyRow;
  back(opened: boolean): void;
}

function Bar({ signingKey, back }: BarProps) {
  const t = useText();
  return (
    <section
      className="unlock-bar"
      aria-label={t('signing.bar')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') back(false);
      }}
    >
      <div>
        <strong>{t('signing.bar')}</strong>
        <p className="hint">{t('signing.bar.text', { number: signingKey.name || signingKey.number })}</p>
      </div>
      <UnlockForm signingKey={signingKey} focus onDone={() => back(true)} />
      <Button onClick={() => back(false)}>{t('signing.bar.cancel')}</Button>
    </section>
  );
}
