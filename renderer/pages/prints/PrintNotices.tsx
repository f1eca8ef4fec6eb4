import { useText } from '#renderer/app/text.tsx';
import type { PrintNotice } from '#shared/api/prints.ts';

const MOST = 8;

/** What a person should know before the papers leave the house. */
export function PrintNotices({ notices }: { readonly notices: readonly PrintNotice[] }) {
  const t = useText();
  if (notices.length === 0) return null;
  return (
    <section className="print-notices" aria-label={t('prints.notices')}>
      <h2>{t('prints.notices')}</h2>
      <ul>
        {notices.slice(0, MOST).map((notice) => (
          <li key={`${notice.orderNo} ${notice.paper} ${notice.code}`}>
            {t(`prints.notice.${notice.code}`, {
              paper: t(`print.paper.${notice.paper}`),
              order: notice.orderNo || t('prints.unnamed'),
              ...notice.params,
            })}
          </li>
        ))}
        {notices.length > MOST && <li>{t('prints.notice.more', { count: notices.length - MOST })}</li>}
      </ul>
    </section>
  );
}
