import { Button } from 'antd';
import { useState } from 'react';
import { useAct } from '#renderer/app/calls.ts';
import { useText } from '#renderer/app/text.tsx';
import { showToast } from '#renderer/state/toasts.ts';

/** Makes a backup now. */
export function BackupButton(props: { onDone?(): void }) {
  const t = useText();
  const act = useAct();
  const [busy, setBusy] = useState(false);
  const backUp = async () => {
    setBusy(true);
    const made = await act('backup.now', {});
    setBusy(false);
    if (made === null) return;
    showToast({ tone: 'done', text: t('home.backup.done', { name: made.name }) });
    props.onDone?.();
  };
  return (
    <Button loading={busy} onClick={() => void backUp()}>
      {busy ? t('home.backup.running') : t('home.backup.now')}
    </Button>
  );
}
