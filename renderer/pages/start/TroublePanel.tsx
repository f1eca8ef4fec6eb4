import { Button } from 'antd';
import { useState } from 'react';
import { useAct } from '#renderer/app/calls.ts';
import { errorText, useText } from '#renderer/app/text.tsx';
import { fileSize, localTime } from '#renderer/parts/time.ts';
import type { ProfileTrouble } from '#shared/api/profile.ts';
import type { TextKey } from '#shared/i18n/texts.ts';

interface TroublePanelProps {
  readonly trouble: ProfileTrouble;
  done(): void;
}

/** What a profile's error code means for the reader, and whether a backup would help. */
const MEANINGS: readonly { readonly code: RegExp; readonly text: TextKey; readonly restore: boolean }[] = [
  { code: /newer/i, text: 'trouble.newer', restore: false },
  { code: /in_?use|locked|busy/i, text: 'trouble.inUse', restore: false },
  { code: /read_?only|full|space/i, text: 'trouble.readOnly', restore: false },
  { code: /damaged|foreign|migrationFailed/i, text: 'trouble.damaged', restore: true },
];

/** A profile that would not open: what happened, why, and the ways out. */
export function TroublePanel({ trouble, done }: TroublePanelProps) {
  const t = useText();
  const act = useAct();
  const [busy, setBusy] = useState(false);
  const meaning = MEANINGS.find((one) => one.code.test(trouble.error.code));
  const restore = meaning?.restore ?? true;
  const run = async (work: () => Promise<unknown>) => {
    setBusy(true);
    await work();
    setBusy(false);
    done();
  };
  const profile = t(trouble.kind === 'live' ? 'start.live.title' : 'start.training.title');
  return (
    <section className="banner trouble" role="alert">
      <h2>{t('trouble.title', { profile })}</h2>
      <p>{t(meaning?.text ?? 'trouble.other')}</p>
      <p className="dim">{t('trouble.reason', { reason: errorText(t, trouble.error) })}</p>
      <Button disabled={busy} onClick={() => void run(() => act('profile.open', { kind: trouble.kind }))}>
        {t('common.retry')}
      </Button>
      {restore && (
        <>
          <h3>{t('trouble.backups')}</h3>
          {trouble.backups.length === 0 && <p>{t('trouble.noBackups')}</p>}
          <ul className="trouble-backups">
            {trouble.backups.map((backup) => (
              <li key={backup.name}>
                <span>
                  {t('trouble.backup', { time: localTime(backup.madeAt), size: fileSize(backup.bytes) })}
                </span>
                <Button
                  disabled={busy}
                  onClick={() =>
                    void run(() => act('profile.recover', { kind: trouble.kind, backup: backup.name }))
                  }
                >
                  {t('trouble.restore')}
                </Button>
              </li>
            ))}
          </ul>
          <Button
            danger
            disabled={busy}
            onClick={() => void run(() => act('profile.recover', { kind: trouble.kind, backup: null }))}
          >
            {t('trouble.empty')}
          </Button>
        </>
      )}
    </section>
  );
}
