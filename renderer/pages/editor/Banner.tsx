import { useText } from '#renderer/app/text.tsx';
import type { ConsignmentView } from '#shared/api/consignments.ts';
import { receiptStatus } from '#shared/messages/receiptStatus.ts';

interface BannerProps {
  readonly view: ConsignmentView;
  /** Shows what can still be changed. */
  showChanges(): void;
}

/** Above the form: what customs said of a returned consignment, or why a locked one cannot be edited. */
export function Banner({ view, showChanges }: BannerProps) {
  const t = useText();
  if (view.state === 'returned') {
    const words = view.documents.filter((one) => one.state === 'returned');
    return (
      <section className="banner banner-bad" aria-label={t('editor.returned.title')}>
        <strong>{t('editor.returned.title')}</strong>
        {words.map((one) => (
          <blockquote key={one.id}>
            <span className="tag tag-bad">
              {t(`document.${one.kind}`)} {receiptStatus(one.lastStatus).code}
            </span>{' '}
            {one.lastInfo === '' ? t('editor.returned.noInfo') : one.lastInfo}
          </blockquote>
        ))}
        <p>{t('editor.returned.help')}</p>
      </section>
    );
  }
  if (view.editable || view.state === 'draft') return null;
  const tone = view.state === 'released' || view.state === 'closed' ? 'good' : 'ask';
  return (
    <p className={`banner banner-${tone}`} role="note">
      {t(`editor.locked.${view.state}`)}{' '}
      <button type="button" className="link-button" onClick={showChanges}>
        {t('editor.locked.link')}
      </button>
    </p>
  );
}
