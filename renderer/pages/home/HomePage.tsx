import { PageFrame } from '#renderer/app/PageFrame.tsx';
import { useText } from '#renderer/app/text.tsx';

export function HomePage() {
  const t = useText();
  return <PageFrame title={t('nav.home')}>{null}</PageFrame>;
}
