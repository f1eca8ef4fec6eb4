import { PageFrame } from '#renderer/app/PageFrame.tsx';
import { useText } from '#renderer/app/text.tsx';

export function RulesPage() {
  const t = useText();
  return <PageFrame title={t('nav.rules')}>{null}</PageFrame>;
}
