import { useText } from '#renderer/app/text.tsx';
import { BackupButton } from '#renderer/parts/BackupButton.tsx';
import { Panel } from '#renderer/parts/Panel.tsx';
import { fileSize, localTime } from '#renderer/parts/time.ts';
import type { BackupInfo } from '#shared/api/profile.ts';

/** When the last backup was made, and the button for the next. */
export function BackupPanel({ last }: { readonly last: BackupInfo | null }) {
  const t = useText();
  return (
    <Panel title={t('home.backup')} actions={<BackupButton />}>
      {last === null ? (
        <p className="warning-text">{t('home.backup.none')}</p>
      ) : (
        <>
          <p>{t('home.backup.last', { when: localTime(last.madeAt) })}</p>
          <p className="hint mono">
            {last.name} · {fileSize(last.bytes)}
          </p>
        </>
      )}
    </Panel>
  );
}
