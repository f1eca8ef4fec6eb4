import { Button } from 'antd';
import { useState } from 'react';
import { putCall, useAct } from '#renderer/app/calls.ts';
import type { Text } from '#renderer/app/text.tsx';
import { useText } from '#renderer/app/text.tsx';
import { KeyAlgorithms } from '#renderer/pages/settings/KeyAlgorithms.tsx';
import { Facts } from '#renderer/parts/Panel.tsx';
import { UnlockForm } from '#renderer/parts/UnlockForm.tsx';
import { showToast } from '#renderer/state/toasts.ts';
import type { SigningKeyRow, SigningStatus } from '#shared/api/signing.ts';

/** A certificate is renewed in weeks, not days. */
const SOON_DAYS = 30;

interface SigningKeyProps {
  readonly signingKey: SigningKeyRow;
  readonly chosen: boolean;
}

/** One key: whose it is, until when, whether it is open; how it signs on demand. */
export function SigningKey({ signingKey, chosen }: SigningKeyProps) {
  const t = useText();
  const act = useAct();
  const [unlocking, setUnlocking] = useState(false);
  const { id, place, locked, daysLeft } = signingKey;
  const name = signingKey.name || t('signing.noName');
  const ask = async (call: Promise<SigningStatus | null>): Promise<boolean> => {
    const next = await call;
    if (next !== null) putCall('signing.status', {}, next);
    return next !== null;
  };
  const restore = async () => {
    if (await ask(act('signing.restoreKey', {}))) showToast({ tone: 'done', text: t('signing.restored') });
  };
  const forget = async () => {
    if (!(await ask(act('signing.forgetKey', { id })))) return;
    showToast({
      tone: 'done',
      text: t('signing.forgotten'),
      action: { label: t('common.undo'), run: () => void restore() },
    });
  };
  return (
    <article className="signing-key" aria-label={`${t(`signing.place.${place}`)} ${name}`}>
      <div className="signing-key-head">
        <strong>{name}</strong>
        <span className="tag">{t(`signing.place.${place}`)}</span>
        {chosen && <span className="tag tag-info">{t('signing.inUse')}</span>}
        {place !== 'training' && (
          <span className={locked ? 'tag' : 'tag tag-good'}>
            {t(locked ? 'signing.locked' : 'signing.open')}
          </span>
        )}
      </div>
      {signingKey.organization !== '' && <div>{signingKey.organization}</div>}
      <Facts
        rows={[
          [
            t('signing.number'),
            <span key="number" className="mono">
              {signingKey.number}
            </span>,
          ],
          signingKey.issuer === '' || signingKey.issuer === signingKey.name
            ? null
            : [t('signing.issuer'), signingKey.issuer],
          [
            t('signing.validTo'),
            <span key="to">
              {signingKey.validTo.slice(0, 10)}{' '}
              {daysLeft < SOON_DAYS && (
                <span className={daysLeft < 0 ? 'fatal-text' : 'warning-text'}>{lifeText(t, daysLeft)}</span>
              )}
            </span>,
          ],
          [
            t('signing.algorithm'),
            place === 'training' ? (
              t(`signing.suite.${signingKey.algorithms.suite}`)
            ) : (
              <KeyAlgorithms key="algorithms" signingKey={signingKey} />
            ),
          ],
        ]}
      />
      {signingKey.tried !== null && (
        <p className={signingKey.tried ? 'good-text' : 'warning-text'}>
          {t(signingKey.tried ? 'signing.tried.yes' : 'signing.tried.no')}
        </p>
      )}
      <div className="bar">
        {!chosen && (
          <Button onClick={() => void ask(act('signing.choose', { id }))}>{t('signing.use')}</Button>
        )}
        {locked && (
          <Button aria-expanded={unlocking} onClick={() => setUnlocking(!unlocking)}>
            {t('signing.unlock')}
          </Button>
        )}
        {place !== 'training' && (
          <Button type="text" aria-label={t('signing.forget.of', { name })} onClick={() => void forget()}>
            {t('signing.forget')}
          </Button>
        )}
      </div>
      {locked && unlocking && (
        <UnlockForm
          signingKey={signingKey}
          focus
          onDone={() => {
            setUnlocking(false);
            showToast({ tone: 'done', text: t('signing.unlocked') });
          }}
        />
      )}
    </article>
  );
}

function lifeText(t: Text, days: number): string {
  if (days < 0) return t('signing.ended', { days: -days });
  return days === 0 ? t('signing.lastDay') : t('signing.daysLeft', { days });
}
