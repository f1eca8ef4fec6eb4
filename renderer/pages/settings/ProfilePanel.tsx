import { Button } from 'antd';
import { useState } from 'react';
import { putCall, useAct, useCall } from '#renderer/app/calls.ts';
import { goTo } from '#renderer/app/routes.ts';
import { useText } from '#renderer/app/text.tsx';
import { Panel } from '#renderer/parts/Panel.tsx';
import type { ProfileKind } from '#shared/api/profile.ts';
import { PROFILE_KINDS } from '#shared/api/profile.ts';

/** Which profile is open, and the way to the other. */
export function ProfilePanel() {
  const t = useText();
  const act = useAct();
  const { value: status } = useCall('profile.status', {});
  const [busy, setBusy] = useState(false);
  if (status === null) return null;
  const switchTo = async (kind: ProfileKind) => {
    setBusy(true);
    const next = status.existing.includes(kind)
      ? await act('profile.open', { kind })
      : await act('profile.create', { kind, language: t.language });
    setBusy(false);
    if (next === null) return;
    putCall('profile.status', {}, next);
    goTo('home');
  };
  return (
    <Panel title={t('settings.profile')}>
      {PROFILE_KINDS.map((kind) => (
        <div key={kind} className="settings-profile">
          <div>
            <strong>{t(`settings.profile.${kind}`)}</strong>{' '}
            {status.open === kind && <span className="tag tag-good">{t('settings.profile.current')}</span>}
            <p className="hint">{t(`settings.profile.${kind}.hint`)}</p>
          </div>
          {status.open !== kind && (
            <Button loading={busy} onClick={() => void switchTo(kind)}>
              {t(
                busy
                  ? 'settings.profile.switching'
                  : status.existing.includes(kind)
                    ? 'settings.profile.open'
                    : 'settings.profile.create',
                { name: t(`settings.profile.${kind}`) },
              )}
            </Button>
          )}
        </div>
      ))}
    </Panel>
  );
}
