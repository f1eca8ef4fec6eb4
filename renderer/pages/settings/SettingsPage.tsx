import { PageFrame } from '#renderer/app/PageFrame.tsx';
import { useText } from '#renderer/app/text.tsx';

export function SettingsPage() {
  const t = useText();
  return <PageFrame title={t('nav.settings')}>{null}</PageFrame>;
}
