import { PageFrame } from '#renderer/app/PageFrame.tsx';
import { useText } from '#renderer/app/text.tsx';

export function ConsignmentsPage() {
  const t = useText();
  return <PageFrame title={t('nav.consignments')}>{null}</PageFrame>;
}
