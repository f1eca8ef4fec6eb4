import { PageFrame } from '#renderer/app/PageFrame.tsx';
import { useText } from '#renderer/app/text.tsx';

export function ImportPage() {
  const t = useText();
  return <PageFrame title={t('nav.import')}>{null}</PageFrame>;
}
