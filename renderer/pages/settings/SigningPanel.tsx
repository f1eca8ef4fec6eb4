import { Button } from 'antd';
import { useState } from 'react';
import { putCall, useAct, useCall } from '#renderer/app/calls.ts';
import type { Text } from '#renderer/app/text.tsx';
import { errorText, useText } from '#renderer/app/text.tsx';
import { CardFinder } from '#renderer/pages/settings/CardFinder.tsx';
import { KeyPasswordForm } from '#renderer/pages/settings/KeyPasswordForm.tsx';
import { PlatformCertificates } from '#renderer/pages/settings/PlatformCertificates.tsx';
import { SigningKey } from '#renderer/pages/settings/SigningKey.tsx';
import { Choice } from '#renderer/parts/Choice.tsx';
import { ErrorPanel } from '#renderer/parts/ErrorPanel.tsx';
import { Field } from '#renderer/parts/Field.tsx';
import { Panel } from '#renderer/parts/Panel.tsx';
import type { SigningStatus } from '#shared/api/signing.ts';
import { LOCK_AFTER_MINUTES, TRAINING_KEY_ID } from '#shared/api/signing.ts';
import '#renderer/pages/settings/signing.css';

/** With which key things are signed, how the keys stand, and where more come from. */
export function SigningPanel() {
  const t = useText();
  const { value: status, error, reload } = useCall('signing.status', {});
  return (
    <Panel title={t('signing.title')} aside={status !== null && <Standing status={status} />}>
      {error !== null && <ErrorPanel error={error} retry={reload} />}
      {status !== null && <Keys status={status} />}
    </Panel>
  );
}

function Standing({ status }: { readonly status: SigningStatus }) {
  const t = useText();
  if (status.trouble === null) return <span className="tag tag-good">{t('signing.ready')}</span>;
  return status.trouble.code === 'signing.locked' ? (
    <span className="tag tag-hold">{t('signing.locked')}</span>
  ) : null;
}

function Keys({ status }: { readonly status: SigningStatus }) {
  const t = useText();
  const act = useAct();
  const training = status.keys.some(({ id }) => id === TRAINING_KEY_ID);
  const ask = async (call: Promise<SigningStatus | null>) => {
    const next = await call;
    if (next !== null) putCall('signing.status', {}, next);
  };
  const anyOpen = status.keys.some(({ locked, place }) => !locked && place !== 'training');
  const { trouble } = status;
  return (
    <>
      <p className="hint">{t('signing.hint')}</p>
      <p className="hint">{t(training ? 'signing.training' : 'signing.live')}</p>
      {status.keys.length === 0 && <p>{t('signing.none')}</p>}
      {trouble !== null && trouble.code !== 'signing.locked' && status.keys.length > 0 && (
        <p className="warning-text">{errorText(t, trouble)}</p>
      )}
      {status.keys.map((key) => (
        <SigningKey key={key.id} signingKey={key} chosen={key.id === status.chosen} />
      ))}
      {status.keys.some(({ place }) => place !== 'training') && (
        <div className="signing-lock">
          <Field label={t('signing.lockAfter')}>
            {(ids) => (
              <Choice
                {...ids}
                value={String(status.lockAfterMinutes)}
                options={LOCK_AFTER_MINUTES.map((minutes) => ({
                  value: String(minutes),
                  label: lockText(t, minutes),
                }))}
                onChange={(value) => {
                  const minutes = LOCK_AFTER_MINUTES.find((one) => String(one) === value);
                  if (minutes !== undefined) void ask(act('signing.setLockAfter', { minutes }));
                }}
              />
            )}
          </Field>
          {anyOpen && (
            <Button onClick={() => void ask(act('signing.lock', {}))}>{t('signing.lockAll')}</Button>
          )}
        </div>
      )}
      <More training={training} status={status} />
    </>
  );
}

function lockText(t: Text, minutes: number): string {
  return minutes === 0 ? t('signing.lockAfter.never') : t('signing.lockAfter.minutes', { minutes });
}

type Way = 'import' | 'card' | 'make' | 'platform';

/** The ways to another key, one open at a time. */
function More({ training, status }: { readonly training: boolean; readonly status: SigningStatus }) {
  const t = useText();
  const [way, setWay] = useState<Way | null>(null);
  const ways: readonly Way[] = training
    ? ['import', 'card', 'make', 'platform']
    : ['import', 'card', 'platform'];
  const close = () => setWay(null);
  return (
    <>
      <div className="bar signing-ways">
        {ways.map((one) => (
          <Button key={one} aria-expanded={way === one} onClick={() => setWay(way === one ? null : one)}>
            {t(`signing.${one}`)}
          </Button>
        ))}
      </div>
      {way === 'import' && <KeyPasswordForm kind="import" onDone={close} />}
      {way === 'make' && <KeyPasswordForm kind="make" onDone={close} />}
      {way === 'card' && <CardFinder address={status.cardAddress} onDone={close} />}
      {way === 'platform' && <PlatformCertificates trusted={status.trusted} />}
    </>
  );
}
