import { Button, Input } from 'antd';
import { useState } from 'react';
import { useCall } from '#renderer/app/calls.ts';
import { bridge } from '#renderer/app/client.ts';
import { useText } from '#renderer/app/text.tsx';
import type { SettingsEdit } from '#renderer/pages/settings/useSettings.ts';
import { BackupButton } from '#renderer/parts/BackupButton.tsx';
import { Field } from '#renderer/parts/Field.tsx';
import { Panel } from '#renderer/parts/Panel.tsx';
import { fileSize, localTime } from '#renderer/parts/time.ts';
import type { Settings } from '#shared/api/profile.ts';

interface BackupsPanelProps {
  readonly settings: Settings;
  readonly change: SettingsEdit['change'];
}

/** Where backups go, and which there are. */
export function BackupsPanel({ settings, change }: BackupsPanelProps) {
  const t = useText();
  const backups = useCall('backup.list', {});
  const [noDialog, setNoDialog] = useState(false);
  const choose = async () => {
    const folder = await bridge.chooseFolder();
    setNoDialog(folder === null && bridge.host === 'web');
    if (folder !== null) change('backupFolder', { backupFolder: folder });
  };
  return (
    <Panel title={t('settings.backup')} actions={<BackupButton onDone={backups.reload} />}>
      <Field
        label={t('settings.backup.folder')}
        help={noDialog ? t('settings.backup.cannotChoose') : t('settings.backup.folder.hint')}
      >
        {(ids) => (
          <div className="bar settings-folder">
            <Input
              {...ids}
              value={settings.backupFolder}
              maxLength={1000}
              spellCheck={false}
              placeholder={t('settings.backup.inside')}
              onChange={(event) => change('backupFolder', { backupFolder: event.target.value })}
            />
            {bridge.host === 'desktop' && (
              <Button onClick={() => void choose()}>{t('settings.backup.choose')}</Button>
            )}
          </div>
        )}
      </Field>
      <h3>{t('settings.backup.list')}</h3>
      {backups.value?.length === 0 && <p className="hint">{t('settings.backup.none')}</p>}
      {backups.value !== null && backups.value.length > 0 && (
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('settings.backup.when')}</th>
              <th>{t('settings.backup.name')}</th>
              <th className="end">{t('settings.backup.size')}</th>
            </tr>
          </thead>
          <tbody>
            {backups.value.map((backup) => (
              <tr key={`${backup.folder}/${backup.name}`}>
                <td className="keep">{localTime(backup.madeAt)}</td>
                <td className="mono" title={backup.folder}>
                  {backup.name}
                </td>
                <td className="end">{fileSize(backup.bytes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
