import { useState } from 'react';
import { putCall, useAct } from '#renderer/app/calls.ts';
import { client } from '#renderer/app/client.ts';
import { errorText, useText } from '#renderer/app/text.tsx';
import { BusyButton } from '#renderer/parts/BusyButton.tsx';
import { showToast } from '#renderer/state/toasts.ts';
import type { Answer } from '#shared/api/errors.ts';
import type { CertificateShown } from '#shared/api/signing.ts';

interface CardFinderProps {
  /** Where the card's service is looked for. */
  readonly address: string;
  onDone(): void;
}

/** Looks which card is plugged in, and keeps its certificate. No PIN is asked here. */
export function CardFinder({ address, onDone }: CardFinderProps) {
  const t = useText();
  const act = useAct();
  const [found, setFound] = useState<Answer<CertificateShown> | null>(null);
  const [busy, setBusy] = useState(false);
  const look = async () => {
    setBusy(true);
    setFound(await client('signing.cardStatus', {}));
    setBusy(false);
  };
  const add = async () => {
    setBusy(true);
    const next = await act('signing.addCard', {});
    setBusy(false);
    if (next === null) return;
    putCall('signing.status', {}, next);
    showToast({ tone: 'done', text: t('signing.card.added') });
    onDone();
  };
  return (
    <section className="signing-form" aria-label={t('signing.card')}>
      <p className="hint">{t('signing.card.hint', { address })}</p>
      <div className="bar">
        <BusyButton busy={busy} loading={busy} onClick={() => void look()}>
          {t('signing.card.look')}
        </BusyButton>
        {found?.ok === true && (
          <BusyButton busy={busy} type="primary" onClick={() => void add()}>
            {t('signing.card.add')}
          </BusyButton>
        )}
      </div>
      <div role="status">
        {found?.ok === true && (
          <p>
            {t('signing.card.found', {
              name: found.value.name || found.value.organization,
              number: found.value.number,
              day: found.value.validTo.slice(0, 10),
            })}
          </p>
        )}
        {found?.ok === false && <p className="fatal-text">{errorText(t, found.error)}</p>}
      </div>
    </section>
  );
}
