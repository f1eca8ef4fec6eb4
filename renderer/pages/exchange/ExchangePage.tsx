import { PageFrame } from '#renderer/app/PageFrame.tsx';
import { useText } from '#renderer/app/text.tsx';

export function ExchangePage() {
  const t = useText();
  return <PageFrame title={t('nav.exchange')}>{null}</PageFrame>;
}
