import { Button } from 'antd';
import { useMemo } from 'react';
import { PageFrame } from '#renderer/app/PageFrame.tsx';
import { errorText, useText } from '#renderer/app/text.tsx';
import { AboutPanel } from '#renderer/pages/settings/AboutPanel.tsx';
import { AppearancePanel } from '#renderer/pages/settings/AppearancePanel.tsx';
import { BackupsPanel } from '#renderer/pages/settings/BackupsPanel.tsx';
import { DefaultsPanel } from '#renderer/pages/settings/DefaultsPanel.tsx';
import { EnterprisePanel } from '#renderer/pages/settings/EnterprisePanel.tsx';
import { LetterheadPanel } from '#renderer/pages/settings/LetterheadPanel.tsx';
import { ProfilePanel } from '#renderer/pages/settings/ProfilePanel.tsx';
import { SigningPanel } from '#renderer/pages/settings/SigningPanel.tsx';
import type { SettingsEdit } from '#renderer/pages/settings/useSettings.ts';
import { useSettings } from '#renderer/pages/settings/useSettings.ts';
import { useActions } from '#renderer/state/actions.ts';
import '#renderer/pages/settings/settings.css';

/** The settings of the open profile; saved as they are typed. */
export function SettingsPage() {
  const t = useText();
  const edit = useSettings();
  const { settings, change } = edit;
  const { canUndo, undo } = edit;
  useActions(
    useMemo(
      () =>
        canUndo
          ? [{ id: 'settings.undo', label: t('settings.undo'), group: 'page' as const, run: undo }]
          : [],
      [canUndo, undo, t],
    ),
  );
  return (
    <PageFrame
      title={t('settings.title')}
      aside={<Standing edit={edit} />}
      actions={
        <Button disabled={!edit.canUndo} onClick={edit.undo}>
          {t('settings.undo')}
        </Button>
      }
    >
      {settings !== null && (
        <div className="settings">
          <div className="settings-column">
            <EnterprisePanel settings={settings} change={change} />
            <LetterheadPanel settings={settings} change={change} />
            <DefaultsPanel settings={settings} change={change} />
          </div>
          <div className="settings-column">
            <AppearancePanel settings={settings} change={change} />
            <SigningPanel />
            <BackupsPanel settings={settings} change={change} />
            <ProfilePanel />
            <AboutPanel />
          </div>
        </div>
      )}
    </PageFrame>
  );
}

function Standing({ edit }: { readonly edit: SettingsEdit }) {
  const t = useText();
  if (edit.error !== null) {
    return (
      <span role="alert" className="fatal-text">
        {t('settings.notSaved')} {errorText(t, edit.error)}{' '}
        <Button size="small" onClick={edit.retry}>
          {t('settings.retry')}
        </Button>
      </span>
    );
  }
  return (
    <span role="status">
      {edit.standing === 'saving' && t('settings.saving')}
      {edit.standing === 'saved' && t('settings.saved')}
    </span>
  );
}
